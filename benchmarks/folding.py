"""How long one new report takes to be folded into a case of many documents on disk, warm and from a cold process.

usage: folding.py [DOCUMENTS] [--case FOLDER] [--reports REPORTS]

The case is built first, from files of a thousand posts each, which takes many minutes; with --case it stays there and is taken up again.
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
from memory import peak
from posts import RELATED, post, posts

from witnessmark import pipeline

A_FILE = 1000


def main() -> None:
    options = arguments()
    with tempfile.TemporaryDirectory() as scratch:
        folder = options.case or Path(scratch)
        case = built(folder, options.documents)
        new = list(reports(Path(scratch), options.documents, options.reports))
        cold = [commanded(case, path) for path in new[:3]]
        warm = list(folded(case, new[3:]))
        print(f"One new report into {options.documents:,} documents, seconds by the clock:\n\n| | median | most |\n| --- | --- | --- |")
        print(f"| in a process that has read a text before, {len(warm)} reports | {median(warm):.2f} | {max(warm):.2f} |")
        print(f"| the `add` command from a cold start, {len(cold)} reports | {median(cold):.2f} | {max(cold):.2f} |")
        print(f"\nPeak memory of the process that folds: {peak():,.0f} MB; the store: {(case / 'store.sqlite').stat().st_size / 1e6:,.0f} MB.")


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("documents", type=int, nargs="?", default=100_000)
    parser.add_argument("--case", type=Path, help="a folder where the case is made, or was made before")
    parser.add_argument("--reports", type=int, default=23, help="reports that are folded in, three of them each from a cold start")
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
        began = time.perf_counter()
        command(["build", str(given), "--out", str(case)])
        print(f"The build of {count:,} documents took {time.perf_counter() - began:,.0f} s by the clock.", flush=True)
    return case


def reports(folder: Path, first: int, count: int) -> Iterator[Path]:
    """The next posts, each a file of its own: every other one is derived from a post in the case."""
    for number in range(count):
        derived = (first // RELATED + number) * RELATED + RELATED - 1
        path = folder / f"new-{number:03}.jsonl"
        path.write_bytes(msgspec.json.encode(post(derived if number % 2 else first + number * RELATED)))
        yield path


def folded(case: Path, new: list[Path]) -> Iterator[float]:
    """Seconds of each fold in one process, the case opened and closed for each; the first, which loads what is loaded once, is left out."""
    for number, path in enumerate(new):
        began = time.perf_counter()
        with pipeline.Case(case) as held:
            pipeline.add(held, [path])
        if number:
            yield time.perf_counter() - began


def commanded(case: Path, path: Path) -> float:
    began = time.perf_counter()
    command(["add", str(case), str(path)])
    return time.perf_counter() - began


def command(words: list[str]) -> None:
    subprocess.run([sys.executable, "-m", "witnessmark.cli.main", *words], check=True, capture_output=True)


if __name__ == "__main__":
    main()
