"""Preserving and proving many files, beside the tools that do a share of it, on the same bytes in one run.

usage: preserving.py [--items 10000] [--rounds 3] [--scratch FOLDER]
       preserving.py --tenths [--items 1000000] [--scratch FOLDER]

The first form makes files of mixed size and takes turns: `cp` and an fsync of each file, the archive, bagit, warcio; then `sha256sum`,
`witnessmark verify`, and the two others' own checks. The second takes in many small files and shows whether the rate holds.
"""

import argparse
import os
import random
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median

sys.path.insert(0, str(Path(__file__).parent))
from memory import peak

from witnessmark.archive.receive import Archive

# Reports, pages and messages are a few thousand bytes, some hold pictures: half below 13 kB, one in forty above 300 kB.
MEDIAN, SPREAD, LARGEST = 9.5, 1.6, 20_000_000
A_FOLDER = 1000


def main() -> None:
    options = arguments()
    with tempfile.TemporaryDirectory(dir=options.scratch) as scratch:
        if options.ingest is not None:
            ingest(options.ingest)
        elif options.prove is not None:
            prove(options.prove)
        elif options.tenths:
            many_small(Path(scratch), options.items or 1_000_000)
        else:
            beside_others(Path(scratch), options.items or 10_000, options.rounds)


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--items", type=int)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--tenths", action="store_true", help="many small files: the rate by tenths, and memory")
    parser.add_argument("--scratch", type=Path, help="a folder on the disk to measure")
    parser.add_argument("--ingest", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("--prove", type=Path, help=argparse.SUPPRESS)
    return parser.parse_args()


def beside_others(scratch: Path, items: int, rounds: int) -> None:
    total = mixed(scratch / "in", items)
    print(f"{items:,} files, {total / 1e6:,.0f} MB; medians of {rounds} rounds, seconds\n")
    spent: dict[str, list[float]] = {name: [] for name in JOBS}
    for _ in range(rounds):
        for name, job in JOBS.items():
            os.sync()
            began = time.perf_counter()
            job(scratch)
            spent[name].append(time.perf_counter() - began)
        for made in ("copy", "bag", "case", "files.warc"):
            shutil.rmtree(scratch / made, ignore_errors=True)
        (scratch / "files.warc").unlink()
    for name, times in spent.items():
        print(f"  {median(times):8.2f}   {name}")
    for mine, theirs in ((ARCHIVE, COPY), (VERIFY, HASH)):
        ratios = [a / b for a, b in zip(spent[mine], spent[theirs], strict=True)]
        print(f"\n{mine} takes {median(ratios):.2f} times as long as {theirs} (rounds: {', '.join(f'{ratio:.2f}' for ratio in ratios)})")


def mixed(folder: Path, items: int) -> int:
    """Files of mixed size, a thousand a folder, always the same; returns their bytes."""
    choose, total = random.Random(1), 0
    for number in range(items):
        path = folder / f"{number // A_FOLDER:03}" / f"{number:07}.bin"
        path.parent.mkdir(parents=True, exist_ok=True)
        data = choose.randbytes(min(LARGEST, int(choose.lognormvariate(MEDIAN, SPREAD)) + 1))
        path.write_bytes(data)
        total += len(data)
    return total


def copied(scratch: Path) -> None:
    subprocess.run(["cp", "-r", scratch / "in", scratch / "copy"], check=True)
    each(scratch / "copy", "sync")


def archived(scratch: Path) -> None:
    list(Archive(scratch / "case").receive_folder(scratch / "in"))


def bagged(scratch: Path) -> None:
    import bagit

    shutil.copytree(scratch / "in", scratch / "bag")
    bagit.make_bag(str(scratch / "bag"), checksums=["sha256"])


def recorded(scratch: Path) -> None:
    from warcio.warcwriter import WARCWriter

    with (scratch / "files.warc").open("wb") as stream:
        writer = WARCWriter(stream, gzip=False)
        for path in sorted((scratch / "in").rglob("*.bin")):
            with path.open("rb") as payload:
                writer.write_record(writer.create_warc_record(f"urn:file:{path.name}", "resource", payload=payload))
        os.fsync(stream.fileno())


def hashed(scratch: Path) -> None:
    each(scratch / "copy", "sha256sum")


def proved(scratch: Path) -> None:
    command(["-m", "witnessmark.cli.main", "verify", str(scratch / "case")])


def bag_checked(scratch: Path) -> None:
    import bagit

    bagit.Bag(str(scratch / "bag")).validate()


def record_checked(scratch: Path) -> None:
    command(["-m", "warcio.cli", "check", str(scratch / "files.warc")])


def each(folder: Path, tool: str) -> None:
    """A tool of the system over every file below a folder."""
    found = subprocess.Popen(["find", folder, "-type", "f", "-print0"], stdout=subprocess.PIPE)
    subprocess.run(["xargs", "-0", tool], stdin=found.stdout, stdout=subprocess.DEVNULL, check=True)
    found.wait()


def command(arguments: list[str]) -> str:
    done = subprocess.run([sys.executable, *arguments], capture_output=True, text=True, check=True)
    return done.stdout + done.stderr


COPY, ARCHIVE = "cp, then fsync of each file", "witnessmark: preserved, fsynced and logged"
HASH, VERIFY = "sha256sum", "witnessmark verify"
JOBS: dict[str, Callable[[Path], None]] = {
    COPY: copied,
    ARCHIVE: archived,
    "bagit: copied and bagged, not fsynced": bagged,
    "warcio: written to one WARC, uncompressed": recorded,
    HASH: hashed,
    VERIFY: proved,
    "bagit: validated": bag_checked,
    "warcio check": record_checked,
}


def many_small(scratch: Path, items: int) -> None:
    began = time.perf_counter()
    for number in range(items):
        path = scratch / "in" / f"{number // A_FOLDER:04}" / f"{number:07}.txt"
        if number % A_FOLDER == 0:
            path.parent.mkdir(parents=True)
        path.write_text(f"Report {number}: {number % 7} people were hurt in an exercise at post {number % 911}.\n" * 3, encoding="utf-8")
    print(f"{items:,} small files made in {time.perf_counter() - began:,.0f} s", flush=True)
    mine = str(Path(__file__))
    print(command([mine, "--ingest", str(scratch)]), flush=True)
    began = time.perf_counter()
    print(command([mine, "--prove", str(scratch)]), f"verified in {time.perf_counter() - began:,.0f} s")


def prove(folder: Path) -> None:
    """In a process of its own, so that its memory is that of verifying alone."""
    command(["-m", "witnessmark.cli.main", "verify", str(folder / "case")])
    print(f"  {resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024:,.0f} MB at most", end="")


def ingest(folder: Path) -> None:
    """In a process of its own, so that its memory is the archive's alone."""
    archive = Archive(folder / "case")
    count = sum(1 for _ in walked(folder / "in"))
    at, began = 0, time.perf_counter()
    for done, _ in enumerate(archive.receive_folder(folder / "in"), 1):
        if done * 10 // count > at:
            at, now = done * 10 // count, time.perf_counter()
            print(f"  tenth {at:2}: {count / 10 / (now - began):8,.0f} files a second, {peak():,.0f} MB at most", flush=True)
            began = now
    began = time.perf_counter()
    Archive(folder / "case")
    print(f"  the log read again in {time.perf_counter() - began:.1f} s; {peak():,.0f} MB at most")


def walked(folder: Path) -> Iterator[os.DirEntry[str]]:
    for entry in os.scandir(folder):
        yield from walked(Path(entry.path)) if entry.is_dir() else [entry]


if __name__ == "__main__":
    main()
