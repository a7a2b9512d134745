"""Prints the figures of docs/benchmarks.md afresh: what reading costs, layer by layer, and what the rest of the way costs.

usage: run.py [NUMBER OF DOCUMENTS] [--stream DOCUMENTS] [--longest CHARACTERS]
"""

import argparse
import platform
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path
from types import ModuleType
from typing import Any

import msgspec

sys.path.insert(0, str(Path(__file__).parent))
from memory import children, peak
from scaling import lengths, streamed
from shared import shared_sets
from texts import BY_LANGUAGE, documents
from yardstick import yardsticks

from witnessmark import pipeline
from witnessmark.model.document import Document
from witnessmark.model.reading import Reading
from witnessmark.read import reader
from witnessmark.resolve.people import people
from witnessmark.resolve.places import places

# Every layer of a reading, in the order of the work: the module that calls it, and its name there.
LAYERS: tuple[tuple[ModuleType, str], ...] = (
    *((reader, name) for name in ("language_of", "segment", "find_passages", "read_places", "read_times", "read_weapons", "read_attributions")),
    *((reader, name) for name in ("read_casualties", "read_statements", "assigned", "read_cautions")),
    (people, "resolve_people"),
    (places, "resolve_places"),
)
# Copies are looked for among all pairs that share rare things, and incidents among all claims: fewer documents show it.
COMPARED = 200


def main() -> None:
    options = arguments()
    made = {language: list(documents(options.count, language)) for language in BY_LANGUAGE}
    list(pipeline.read([document for given in made.values() for document in given[:20]]))  # loads what is loaded once
    english = made["en"]
    words = word_count(english)
    machine = f"{platform.python_implementation()} {platform.python_version()} on {platform.machine()}"
    print(f"{machine}, one core, processor time; {options.count} made-up documents in each language, {words:,} English words.\n")
    print("| what | figure |\n| --- | --- |")
    print(f"| first reading in a fresh process (loading the words and the gazetteer) | {started(english[0]):.2f} s |")
    readings = [row for given in made.values() for row in whole(given)][: len(english)]
    print(f"| the `read` command, JSON Lines in and out, English | {words / piped(english):,.0f} words/s |")
    print(f"| peak memory so far | {peak():,.0f} MB |")
    for name, work in yardsticks(english):
        print(f"| for comparison: {name} | {words / timed(work)[0]:,.0f} words/s |")
    compare(readings[:COMPARED])
    shares = {language: dict(layers(given)) for language, given in made.items()}
    print("\n| layer of reading: words/s, and share of the time | " + " | ".join(made) + " |\n| --- |" + " --- |" * len(made))
    for name in shares["en"]:
        print(f"| {name} | " + " | ".join(told(shares[language][name], word_count(given)) for language, given in made.items()) + " |")
    on_real_texts()
    lengths(options.longest)
    streamed(options.stream)


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("count", type=int, nargs="?", default=1000)
    parser.add_argument("--stream", type=int, default=50_000, help="documents that are streamed while the memory is watched")
    parser.add_argument("--longest", type=int, default=5_000_000, help="characters of the longest single line")
    return parser.parse_args()


def word_count(given: Iterable[Document]) -> int:
    return sum(len(document.text.split()) for document in given)


def whole(given: list[Document]) -> list[Reading]:
    """All documents of one language read, with a line of what that took."""
    spent, readings = timed(lambda: list(pipeline.read(given)))
    print(f"| reading, people and places resolved, {given[0].language} | {word_count(given) / spent:,.0f} words/s |")
    return list(readings)


def on_real_texts() -> None:
    """The same on the sets beside the checkout; each is read twice, since small ones are over before every table is loaded."""
    found = list(shared_sets())
    if not found:
        print("\nReal texts: there is no ../shared/bench beside this checkout.")
        return
    print("\n| real texts | words | first time | again |\n| --- | --- | --- | --- |")
    for name, given in found:
        words = word_count(given)
        first, again = (timed(lambda given=given: list(pipeline.read(given)))[0] for _ in range(2))
        print(f"| {name} | {words:,} | {words / first:,.0f} words/s | {words / again:,.0f} words/s |")


def told(spent: tuple[float, float], words: int) -> str:
    """A layer's words a second and its share of the time."""
    seconds, share = spent
    return f"{words / seconds:,.0f}, {share:.0%}" if seconds > 0 else f"–, {share:.0%}"


def timed(work: Callable[[], Any]) -> tuple[float, Any]:
    """Seconds of the processor, which other programs on the machine do not change, and the result."""
    began = time.process_time()
    result = work()
    return time.process_time() - began, result


def started(document: Document) -> float:
    """Seconds from nothing to the first reading."""
    return command([document], ["read"])


def piped(given: Iterable[Document]) -> float:
    """Seconds of the `read` command, its start included."""
    return command(given, ["read"])


def command(given: Iterable[Document], arguments: list[str]) -> float:
    """Seconds of one command on these records."""
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "records.jsonl"
        source.write_bytes(b"".join(msgspec.json.encode(document) + b"\n" for document in given))
        began = children()
        subprocess.run([sys.executable, "-m", "witnessmark.cli.main", *arguments, str(source)], check=True, capture_output=True)
        return children() - began


def compare(readings: list[Reading]) -> None:
    """What finding copies and reconciling take."""
    spent, pairs = timed(lambda: list(pipeline.copies(readings)))
    print(f"| copies among {len(readings)} documents | {spent:.2f} s, {len(pairs):,} related pairs |")
    spent, incidents = timed(lambda: list(pipeline.reconcile(readings, pairs=pairs)))
    print(f"| gathering and reconciling them | {spent:.2f} s, {len(incidents):,} incidents |")


def layers(given: list[Document]) -> list[tuple[str, tuple[float, float]]]:
    """Each layer's seconds and its share of the time of reading, by a clock around it."""
    spent: Counter[str] = Counter()
    plain = [(module, name, getattr(module, name)) for module, name in LAYERS]
    for module, name, layer in plain:
        setattr(module, name, clocked(layer, name, spent))
    whole, _ = timed(lambda: list(pipeline.read(given)))
    for module, name, layer in plain:
        setattr(module, name, layer)
    rest = whole - spent.total()
    return [*((name, (float(spent[name]), spent[name] / whole)) for _, name in LAYERS), ("the rest", (rest, rest / whole))]


def clocked(layer: Callable[..., Any], name: str, spent: Counter[str]) -> Callable[..., Any]:
    """The same layer with a clock around it."""

    def run(*arguments: Any, **options: Any) -> Any:
        began = time.process_time()
        result = layer(*arguments, **options)
        spent[name] += time.process_time() - began  # type: ignore[assignment]
        return result

    return run


if __name__ == "__main__":
    main()
