"""Prints the figures of docs/benchmarks.md afresh: what reading costs, layer by layer, and what the rest of the way costs.

usage: run.py [NUMBER OF DOCUMENTS]
"""

import platform
import resource
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
from texts import documents

from witnessmark import pipeline
from witnessmark.model.document import Document
from witnessmark.model.reading import Reading
from witnessmark.read import reader
from witnessmark.resolve import people, places

# Every layer of a reading, in the order of the work: the module that calls it, and its name there.
LAYERS: tuple[tuple[ModuleType, str], ...] = (
    *((reader, name) for name in ("language_of", "segment", "read_places", "read_times", "read_weapons", "read_attributions")),
    *((reader, name) for name in ("read_casualties", "read_statements", "assign", "read_cautions")),
    (people, "resolve_people"),
    (places, "resolve_places"),
)
# Copies are looked for among all pairs that share rare things, and incidents among all claims: fewer documents show it.
COMPARED = 200


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    given = list(documents(count))
    words = sum(len(document.text.split()) for document in given)
    list(pipeline.read(given[:20]))  # loads what is loaded once
    machine = f"{platform.python_implementation()} {platform.python_version()} on {platform.machine()}"
    print(f"{machine}, one core, processor time; {count} made-up documents, {words:,} words.\n")
    print("| what | figure |\n| --- | --- |")
    print(f"| first reading in a fresh process (loading the words and the gazetteer) | {started(given[0]):.2f} s |")
    spent, readings = timed(lambda: list(pipeline.read(given)))
    print(f"| reading, people and places resolved | {words / spent:,.0f} words/s |")
    print(f"| the `read` command, JSON Lines in and out | {words / piped(given):,.0f} words/s |")
    print(f"| peak memory so far | {peak():,.0f} MB |")
    compare(readings[:COMPARED])
    print("\n| layer of reading | share of the time |\n| --- | --- |")
    for name, share in layers(given):
        print(f"| {name} | {share:.0%} |")


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


def children() -> float:
    """Seconds of the processor that processes started here have used."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def compare(readings: list[Reading]) -> None:
    """What finding copies and reconciling take."""
    spent, pairs = timed(lambda: list(pipeline.copies(readings)))
    print(f"| copies among {len(readings)} documents | {spent:.2f} s, {len(pairs):,} related pairs |")
    spent, incidents = timed(lambda: list(pipeline.reconcile(readings, pairs=pairs)))
    print(f"| gathering and reconciling them | {spent:.2f} s, {len(incidents):,} incidents |")


def layers(given: list[Document]) -> list[tuple[str, float]]:
    """Each layer's share of the time of reading, by a clock around it."""
    spent: Counter[str] = Counter()
    for module, name in LAYERS:
        setattr(module, name, clocked(getattr(module, name), name, spent))
    whole, _ = timed(lambda: list(pipeline.read(given)))
    return [(name, spent[name] / whole) for _, name in LAYERS] + [("the rest", 1 - spent.total() / whole)]


def clocked(layer: Callable[..., Any], name: str, spent: Counter[str]) -> Callable[..., Any]:
    """The same layer with a clock around it."""

    def run(*arguments: Any, **options: Any) -> Any:
        began = time.process_time()
        result = layer(*arguments, **options)
        spent[name] += time.process_time() - began  # type: ignore[assignment]
        return result

    return run


def peak() -> float:
    """Megabytes this process held at most; Linux counts in kilobytes, macOS in bytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1024 if sys.platform == "linux" else 1024 * 1024)


if __name__ == "__main__":
    main()
