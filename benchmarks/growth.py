"""Time against size of what must grow with the documents and not with their square: copies, gathering, reconciling.

usage: growth.py [--copies POSTS] [--claims-from POSTS] [--datasketch POSTS] [--picture FILE]

Each size is measured in a process of its own, which makes its posts first and then works; processor time and peak memory are those
of one process on one core. Copies are looked for by the texts alone: the readings hold nothing else, since reading a million posts
takes longer than comparing them.
"""

import argparse
import gc
import json
import platform
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent))
from memory import peak
from picture import Line, picture
from posts import posts, related
from rivals import rivals

from witnessmark import pipeline
from witnessmark.model.document import Document
from witnessmark.model.reading import Reading

SIZES = 6
"""Each half of the next."""
A_DAY = 80
"""Posts of a day in 60 towns where claims are reconciled: some five claims an incident."""

OBJECTS = 200_000
"""Objects made before Python looks for lost ones, as the command line sets it; for the rivals too."""

Measured = dict[str, dict[str, float]]


def main() -> None:
    options = arguments()
    if options.one is not None:
        gc.set_threshold(OBJECTS)
        print(json.dumps(ONE[options.one](options.size)))
        return
    print(f"{platform.python_implementation()} {platform.python_version()} on {platform.machine()}, one core, processor time.\n")
    copied = [measured("copies", size, options.datasketch) for size in sizes(options.copies)]
    table(sizes(options.copies), copied, "posts")
    reconciled = [measured("reconcile", size) for size in sizes(options.claims_from)]
    table(sizes(options.claims_from), reconciled, "posts that are read")
    if options.picture is not None:
        lines = [*lines_of(sizes(options.copies), copied), *lines_of(sizes(options.claims_from), reconciled)]
        options.picture.write_text(picture(lines, "documents", "seconds"), encoding="utf-8")


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--copies", type=int, default=1_000_000, help="posts of the largest size among which copies are looked for")
    parser.add_argument("--claims-from", type=int, default=40_000, help="posts of the largest size that is gathered and reconciled")
    parser.add_argument("--datasketch", type=int, default=250_000, help="posts of the largest size that datasketch is given")
    parser.add_argument("--picture", type=Path, help="where the curves are drawn, as SVG")
    parser.add_argument("--one", choices=sorted(ONE), help=argparse.SUPPRESS)
    parser.add_argument("--size", type=int, help=argparse.SUPPRESS)
    return parser.parse_args()


def sizes(largest: int) -> list[int]:
    return [largest // 2**halved for halved in reversed(range(SIZES))]


def measured(what: str, size: int, most: int = 0) -> Measured:
    """All that is measured at one size, rivals included, each in a process of its own."""
    found: Measured = in_a_process(what, size)
    if what == "copies":
        for name, _ in rivals():
            if name != "datasketch" or size <= most:
                found |= in_a_process(name, size)
    return found


def in_a_process(what: str, size: int) -> Measured:
    command = [sys.executable, __file__, "--one", what, "--size", str(size)]
    found: Measured = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    return found


def copies(size: int) -> Measured:
    readings = [bare(document) for document in posts(size)]
    made = {(readings[a].doc_id, readings[b].doc_id) for a, b in related(size)}
    spent, pairs = timed(lambda: list(pipeline.copies(readings)))
    found = {(pair.a, pair.b) for pair in pairs}
    return {"copies": {"seconds": spent, "found": len(found), "of the made": len(found & made) / len(made), "MB": peak()}}


def bare(document: Document) -> Reading:
    """A reading of which only the text is known."""
    return Reading(doc_id=document.doc_id, sha256=document.doc_id, language="en", published=document.published, text=document.text)


def rival(name: str, size: int) -> Measured:
    texts, made, find = [document.text for document in posts(size)], set(related(size)), dict(rivals())[name]
    spent, found = timed(lambda: find(texts))
    return {name: {"seconds": spent, "found": len(found), "of the made": len(found & made) / len(made), "MB": peak()}}


def reconcile(size: int) -> Measured:
    from witnessmark.reconcile.reconcile import reconcile as reconcile_one
    from witnessmark.resolve.incidents.incidents import gather
    from witnessmark.resolve.places.known import places_known

    readings = list(pipeline.read(posts(size, A_DAY)))
    pairs = list(pipeline.copies(readings))
    gathering, gathered = timed(lambda: gather(readings, pairs, places_known(None)))
    spent, incidents = timed(lambda: [reconcile_one(each) for each in gathered])
    claims = sum(len(each.evidence) for each in gathered)
    return {
        "gather": {"seconds": gathering, "claims": claims, "incidents": len(gathered)},
        "reconcile": {"seconds": spent, "claims": claims, "incidents": len(incidents), "MB": peak()},
    }


def timed(work: Callable[[], Any]) -> tuple[float, Any]:
    began = time.process_time()
    result = work()
    return time.process_time() - began, result


def table(counts: Sequence[int], rows: Sequence[Measured], what: str) -> None:
    """One line a size; a size that something was not given is left open."""
    heads = [(name, figure) for name, figures in rows[0].items() for figure in figures]
    print(f"| {what} | " + " | ".join(f"{name}: {figure}" for name, figure in heads) + " |\n| --- |" + " --- |" * len(heads))
    for count, row in zip(counts, rows, strict=True):
        print(f"| {count:,} | " + " | ".join(told(figure, row.get(name, {}).get(figure)) for name, figure in heads) + " |", flush=True)
    print()


def told(figure: str, value: float | None) -> str:
    if value is None:
        return "–"
    return f"{value:.3f}" if figure == "of the made" else f"{value:,.1f}" if figure == "seconds" else f"{value:,.0f}"


def lines_of(counts: Sequence[int], rows: Sequence[Measured]) -> list[Line]:
    return [
        Line(name, [(count, row[name]["seconds"]) for count, row in zip(counts, rows, strict=True) if name in row])
        for name in rows[0]
    ]  # fmt: skip


ONE: dict[str, Callable[[int], Measured]] = {
    "copies": copies,
    "rensa": lambda size: rival("rensa", size),
    "datasketch": lambda size: rival("datasketch", size),
    "reconcile": reconcile,
}

if __name__ == "__main__":
    main()
