"""Reads mutated files of every format and counts what crashed, hung, ate memory, or escaped. Exit status 1 where anything did.

The readers work as they do in a run, shut in (archive/confined), but many files to a process, so that 100,000 take minutes; a process
that dies is the find. The same seed gives the same files. `fuzz_files.py --again FILE FORMAT` reads one saved find again.
"""

import argparse
import hashlib
import io
import os
import random
import resource
import signal
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).parent))
from fuzz_file_mutations import mutated
from fuzz_file_seeds import MAPPING, seeds

from witnessmark.archive.common import formats
from witnessmark.archive.confined import cage
from witnessmark.archive.confined.checked import checked_document, checked_medium, checked_message
from witnessmark.archive.confined.fitted import fitted
from witnessmark.archive.confined.limits import MIB, Limits
from witnessmark.archive.confined.preload import preload
from witnessmark.archive.contents.beside import wants_companion
from witnessmark.errors import BadInput, WitnessmarkError
from witnessmark.model.document import Document
from witnessmark.model.media_item import MediaItem

# Files that one process reads: forking is a small part of the time then, and little is read twice after a find.
CHUNK = 250
# A mutated file is small: what takes more seconds of the processor than this would take minutes at full size.
NEVER = 10
# More than a small file may claim in a process that has read 249 before it.
MEMORY = 1024 * MIB
# The kinds of finds.
CRASH, HANG, MEMORY_EATEN, ESCAPED, LIE = "crash", "hang", "memory", "escaped", "lie"
# A pipe holds 64 KiB, which is more than 250 such lines.
LINE = 200


class Find(NamedTuple):
    """What went wrong, with which format, where (the same fault has the same place), and the number of the file."""

    kind: str
    format: str
    place: str
    number: int


def main() -> int:
    options = arguments()
    if options.again is not None:
        return again(Path(options.again[0]), options.again[1])
    wanted = [name for name in sorted(formats()) if not options.format or name in options.format]
    for name in formats():
        preload(f"witnessmark.archive.formats.{name}")
    print(f"seed {options.seed}, {options.count:,} files of {len(wanted)} formats, {options.workers} processes", flush=True)
    finds: Counter[tuple[str, str, str]] = Counter()
    began = time.monotonic()
    for find in all_finds(options.seed, options.count, wanted, options.workers):
        finds[find[:3]] += 1
        if finds[find[:3]] == 1:
            print(f"{find.kind}: {find.format}: {find.place}\n  saved as {save(find, options, wanted)}", flush=True)
    for (kind, name, place), count in sorted(finds.items()):
        print(f"{count} times: {kind}: {name}: {place}")
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024
    counted = ", ".join(f"{sum(n for (kind, _, _), n in finds.items() if kind == each)} {each}" for each in (CRASH, HANG, MEMORY_EATEN, ESCAPED, LIE))
    print(f"{options.count:,} files read in {time.monotonic() - began:,.0f} s, seed {options.seed}, most memory of a reader {peak:,} MiB: {counted}")
    return 1 if finds else 0


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--count", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--format", action="append", help="only these formats")
    parser.add_argument("--workers", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--out", type=Path, default=Path(tempfile.gettempdir()) / "fuzzed-files")
    parser.add_argument("--again", nargs=2, metavar=("FILE", "FORMAT"))
    return parser.parse_args()


def file_of(seed: int, number: int, wanted: list[str]) -> tuple[str, str, bytes]:
    """The format, the name and the bytes of a file by its number: the formats take turns."""
    chance = random.Random(f"{seed}:{number}")
    known = seeds_once()
    format_name = wanted[number % len(wanted)]
    file_name, data = chance.choice(known[format_name])
    others = [data for each in known.values() for _, data in each]
    return format_name, file_name, mutated(chance, data, others)


_SEEDS: dict[str, list[tuple[str, bytes]]] = {}


def seeds_once() -> dict[str, list[tuple[str, bytes]]]:
    if not _SEEDS:
        _SEEDS.update(seeds())
    return _SEEDS


def all_finds(seed: int, count: int, wanted: list[str], workers: int) -> Iterator[Find]:
    """Each find, as the processes tell of it; a process that dies is followed by one that goes on behind the file it died of."""
    seeds_once()
    waiting = [(start, min(start + CHUNK, count)) for start in range(count, -1, -1) if start % CHUNK == 0 and start < count]
    running: dict[int, tuple[int, int, int]] = {}
    while waiting or running:
        while waiting and len(running) < workers:
            start, stop = waiting.pop()
            pid, answer = begin(seed, start, stop, wanted)
            running[pid] = (answer, start, stop)
        pid, status, used = os.wait4(-1, 0)
        answer, start, stop = running.pop(pid)
        with os.fdopen(answer, "rb") as told:
            lines = told.read().decode(errors="replace").splitlines()
        yield from (Find(kind, of, place, int(number)) for number, kind, of, place in (line.split("\t", 3) for line in lines if "\t" in line))
        last = max((int(line.split("\t")[0]) for line in lines if line), default=start)
        if status != 0:
            kind, place = death(status, used)
            yield Find(kind, wanted[last % len(wanted)], place, last)
            if last + 1 < stop:
                waiting.append((last + 1, stop))


def begin(seed: int, start: int, stop: int, wanted: list[str]) -> tuple[int, int]:
    """A process that reads these files; its number, and where it tells which it reads and what it finds."""
    answer, tell = os.pipe()
    pid = os.fork()
    if pid != 0:
        os.close(tell)
        return pid, answer
    shut_in = cage.build(tell)
    limits = Limits(memory=MEMORY, seconds=24 * 3600, patience=None, items=0, characters=0)
    files = [(number, *file_of(seed, number, wanted)) for number in range(start, stop)]
    shut_in.shut(limits)
    for number, format_name, file_name, data in files:
        os.write(tell, f"{number}\n".encode())
        for kind, place in read(format_name, file_name, data):
            os.write(tell, f"{number}\t{kind}\t{format_name}\t{place}".encode()[:LINE] + b"\n")
    os._exit(0)


def read(format_name: str, file_name: str, data: bytes) -> Iterator[tuple[str, str]]:
    """Reads a file as a reader would, and tells of what a reader may not do, short of dying; a hang ends the process by a signal."""
    signal.setitimer(signal.ITIMER_PROF, NEVER)
    reader = formats()[format_name]
    given = (io.BytesIO(data), file_name, MAPPING) if wants_companion(reader) else (io.BytesIO(data), file_name)
    try:
        for found in reader.read(*given):
            if isinstance(found, Document):
                found.text.encode()
                for each in fitted(found, file_name):
                    checked_document(each, file_name) if isinstance(each, Document) else None
            elif isinstance(found, MediaItem):
                checked_medium(found, file_name)
            elif not isinstance(found, WitnessmarkError) or checked_message(str(found), file_name) != str(found):
                yield LIE, f"a message not fit to print: {ascii(str(found))[:100]}"
    except BadInput as error:
        yield LIE, place_of(error) + f" {ascii(str(error))[:100]}"
    except MemoryError as error:
        yield MEMORY_EATEN, place_of(error)
    except Exception as error:
        yield ESCAPED, f"{type(error).__name__} at {place_of(error)}: {ascii(str(error))[:60]}"
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)


def place_of(error: BaseException) -> str:
    """The innermost line of ours that an error passed."""
    trace, place = error.__traceback__, "?"
    while trace is not None:
        path = trace.tb_frame.f_code.co_filename
        if "witnessmark" in path:
            place = f"{Path(path).name}:{trace.tb_lineno}"
        trace = trace.tb_next
    return place


def death(status: int, used: resource.struct_rusage) -> tuple[str, str]:
    """The kind of find that a dead process is, and how it died."""
    number = os.WTERMSIG(status) if os.WIFSIGNALED(status) else 0
    if number == signal.SIGPROF:
        return HANG, f"more than {NEVER} s"
    if used.ru_maxrss * 1024 > MEMORY * 3 // 4:
        return MEMORY_EATEN, f"more than {MEMORY // MIB} MiB"
    return CRASH, f"signal {number}" if number else f"exit code {os.WEXITSTATUS(status)}"


def save(find: Find, options: argparse.Namespace, wanted: list[str]) -> Path:
    _, file_name, data = file_of(options.seed, find.number, wanted)
    options.out.mkdir(parents=True, exist_ok=True)
    path: Path = options.out / f"{find.format}-{hashlib.sha256(data).hexdigest()[:8]}-{file_name}"
    path.write_bytes(data)
    return path


def again(path: Path, format_name: str) -> int:
    found = list(read(format_name, path.name, path.read_bytes()))
    for kind, place in found:
        print(f"{kind}: {place}")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
