"""How long one new report takes to be folded into a case of many documents on disk, warm and from a cold process.

usage: folding.py [DOCUMENTS] [--case FOLDER] [--reports REPORTS]

The case is built first, from files of a thousand posts each, which takes many minutes; with --case it stays there and is taken up
again. Its index page is written, but the pages of its incidents are left empty: drawing them takes an hour, and a fold opens none.
"""

import argparse
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from statistics import median

import msgspec

sys.path.insert(0, str(Path(__file__).parent))
from memory import children, peak
from posts import RELATED, post, posts

from witnessmark import pipeline
from witnessmark.publish.dossier import build

A_FILE = 1000
Spent = tuple[float, float]
"""Seconds by the clock, and of the processor."""


def main() -> None:
    options = arguments()
    if options.build:
        build_without_pages(options.case)
        return
    with tempfile.TemporaryDirectory() as scratch:
        folder = options.case or Path(scratch)
        case = built(folder, options.documents)
        new = list(reports(Path(scratch), options.documents, options.reports))
        cold = [commanded(case, path) for path in new[:3]]
        warm = list(folded(case, new[3:]))
        print(f"\nOne new report into {options.documents:,} documents, seconds:\n")
        print("| | by the clock, median | most | of the processor, median | most |\n| --- | --- | --- | --- | --- |")
        print(f"| in a process that has folded one before, {len(warm)} reports | {told(warm)} |")
        print(f"| the `add` command from a cold start, {len(cold)} reports | {told(cold)} |")
        print(f"\nPeak memory of the process that folds: {peak():,.0f} MB; the store: {(case / 'store.sqlite').stat().st_size / 1e6:,.0f} MB.")


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("documents", type=int, nargs="?", default=100_000)
    parser.add_argument("--case", type=Path, help="a folder where the case is made, or was made before")
    parser.add_argument("--reports", type=int, default=23, help="reports that are folded in, three of them each from a cold start")
    parser.add_argument("--build", action="store_true", help=argparse.SUPPRESS)
    return parser.parse_args()


def built(folder: Path, count: int) -> Path:
    """The case of so many posts, made in a process of its own where it is not there."""
    case, given = folder / "case", folder / "reports"
    if not (case / "store.sqlite").is_file():
        given.mkdir(parents=True, exist_ok=True)
        made = posts(count)
        for number in range(0, count, A_FILE):
            lines = [msgspec.json.encode(next(made)) for _ in range(min(A_FILE, count - number))]
            (given / f"posts-{number:07}.jsonl").write_bytes(b"\n".join(lines) + b"\n")
        subprocess.run([sys.executable, __file__, "--build", "--case", str(folder)], check=True)
    return case


def build_without_pages(folder: Path) -> None:
    """In a process of its own, so that its memory is given back."""
    build.incident_page = lambda *_: b""
    began = time.process_time()
    with pipeline.build(folder / "reports", folder / "case") as case:
        found = f"{len(case.store.documents):,} documents, {len(case.store.incidents):,} incidents, {len(case.store.pairs):,} related pairs"
        print(f"Built without pages: {found}, filed under {len(case.store.index):,} keys, in {time.process_time() - began:,.0f} s of the processor.")


def reports(folder: Path, first: int, count: int) -> Iterator[Path]:
    """The next posts, each a file of its own: every other one is derived from a post in the case."""
    for number in range(count):
        derived = (first // RELATED + number) * RELATED + RELATED - 1
        document = post(derived if number % 2 else first + number * RELATED)
        path = folder / f"{document.doc_id}.jsonl"
        path.write_bytes(msgspec.json.encode(document))
        yield path


def folded(case: Path, new: list[Path]) -> Iterator[Spent]:
    """What each fold takes in one process, the case opened and closed for each; the first, which loads what is loaded once, is left out."""
    for number, path in enumerate(new):
        began, used = time.perf_counter(), time.process_time()
        with pipeline.Case(case) as held:
            pipeline.add(held, [path])
        if number:
            yield time.perf_counter() - began, time.process_time() - used


def commanded(case: Path, path: Path) -> Spent:
    began, used = time.perf_counter(), children()
    subprocess.run([sys.executable, "-m", "witnessmark.cli.main", "add", str(case), str(path)], check=True, capture_output=True)
    return time.perf_counter() - began, children() - used


def told(spent: list[Spent]) -> str:
    """Median and maximum, by the clock and of the processor: other programs slow the one and not the other."""
    return " | ".join(f"{median(each):.2f} | {max(each):.2f}" for each in zip(*spent, strict=True))


if __name__ == "__main__":
    main()
