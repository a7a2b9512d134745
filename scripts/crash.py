"""Kills runs at every write, fills their disk and fails their reads, and looks whether anything that was acknowledged is lost.

usage: crash.py [--every 1] [--kills 50] [--seed 1]

Each point is a call of the system about a file of the case (write, flush, rename, create, truncate, remove, make a folder; SQLite's too) in
a build of a new case, a build that updates one, `add`, or `decide`. The run dies there, or the disk is full from there on, or one read
fails. Then: what was acknowledged must be there, nothing half-written may be seen, a second run must end well, and `verify` must find
nothing. Where the second run is the same build, the case must be the one that an undisturbed build makes, byte for byte. Last, real
builds are killed at random moments. Exit status 1 where anything was lost. Needs Linux and a C compiler.
"""

import argparse
import ctypes
import json
import mmap
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import NamedTuple, TypeVar

sys.path.insert(0, str(Path(__file__).parent))
from crash_laws import OF_CUT_OFF_RUNS, acknowledged_lost, different, half_written, history_of, sha256_of
from crash_texts import write_texts

from witnessmark import pipeline
from witnessmark.archive import holdings
from witnessmark.archive.common import format_of
from witnessmark.archive.verify.verify import verify
from witnessmark.casework import deciding
from witnessmark.errors import WitnessmarkError
from witnessmark.model.source import Source
from witnessmark.pipeline import Watcher

Item = TypeVar("Item")
HERE = Path(__file__).parent
MODES = {"killed": 1, "disk full": 2, "read failed": 3}
DONE, TOLD, UNTOLD = 0, 3, 4


class Acknowledged(Watcher):
    """Notes what was said to be safe, in memory that outlives the process and without a call of the system."""

    def __init__(self, memory: mmap.mmap) -> None:
        self._memory = memory

    def track(self, items: Iterable[Item], what: str, total: int | None = None) -> Iterator[Item]:
        for item in items:
            if isinstance(item, Source) and item.sha256 and not item.absent and what == "preserving":
                self._memory.write(f"{item.name}\t{item.sha256}\n".encode())
            yield item


class Scenario(NamedTuple):
    """What is cut off, and what is run afterwards; `before` makes the case there is before that, null where there is none."""

    name: str
    run: Callable[[Path, mmap.mmap], None]
    again: Callable[[Path, mmap.mmap], None]
    before: Callable[[Path, mmap.mmap], None] | None
    is_same: bool


def built(root: Path, memory: mmap.mmap) -> None:
    pipeline.build(root / "in", root / "case", watcher=Acknowledged(memory)).close()


def built_before(root: Path, memory: mmap.mmap) -> None:
    (root / "in" / "z.txt").write_text("One person died in Lutsk on 5 May 2024.", encoding="utf-8")
    (root / "in" / "a.txt").write_text("Two people were hurt in Zhytomyr on 7 May 2024.", encoding="utf-8")
    (root / "in" / "c.html").unlink()
    built(root, memory)
    decided(root, memory)
    (root / "in" / "z.txt").unlink()
    write_texts(root / "in")


def added(root: Path, memory: mmap.mmap) -> None:
    (root / "new.txt").write_text("Five people were killed in Poltava on 8 May 2024, the governor said.", encoding="utf-8")
    with pipeline.Case(root / "case") as case:
        pipeline.add(case, [root / "new.txt"])
        # None where the file could not be read: that was said.
        for item in case.archive.custody.items.of({sha256_of(root / "new.txt")}):
            memory.write(f"new.txt\t{item.sha256}\n".encode())


def decided(root: Path, memory: mmap.mmap) -> None:
    with pipeline.Case(root / "case") as case:
        reading = next(reading for reading in case.store.readings if reading.claims)
        by = deciding.Signature(who="Olha Kit", when="2031-05-10T09:00:00+00:00", why="the caption is of another street")
        made = pipeline.decide(case, deciding.judge(case, by, "reject", reading.doc_id, [reading.claims[0].id]))
        memory.write(f"decision\t{made.id}\n".encode())


SCENARIOS = (
    Scenario("a new case", built, built, None, True),
    Scenario("an update", built, built, built_before, True),
    Scenario("add", added, built, built, False),
    Scenario("decide", decided, built, built, False),
)


def main() -> int:
    options = arguments()
    library = preloaded()
    holdings.read_stream = unconfined
    lost = 0
    with tempfile.TemporaryDirectory() as scratch:
        write_texts(Path(scratch) / "first" / "in")
        # Words, rules and places are loaded here, once for all the processes that come of this one.
        built(Path(scratch) / "first", mmap.mmap(-1, 65536))
        for scenario in (each for each in SCENARIOS if options.only in (None, each.name)):
            lost += Trial(scenario, Path(scratch).resolve() / scenario.name.replace(" ", "-"), library).all(options.every)
        lost += killed_at_random(Path(scratch) / "random", options.kills, random.Random(options.seed))
    print(f"\n{lost} losses.")
    return 1 if lost else 0


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--every", type=int, default=1, help="try one point in so many")
    parser.add_argument("--only", help="one scenario, by its name")
    parser.add_argument("--kills", type=int, default=50, help="real builds killed at a random moment")
    parser.add_argument("--seed", type=int, default=1)
    return parser.parse_args()


def preloaded() -> ctypes.CDLL:
    """This program again, with the library that breaks calls between it and the system."""
    built_library = os.environ.get("LD_PRELOAD")
    if built_library is None:
        folder = tempfile.mkdtemp()
        made = Path(folder) / "crash.so"
        subprocess.run(["cc", "-O2", "-shared", "-fPIC", "-o", made, HERE / "crash.c", "-ldl"], check=True)
        os.execve(sys.executable, [sys.executable, *sys.argv], {**os.environ, "LD_PRELOAD": str(made)})
    library = ctypes.CDLL(built_library)
    library.crash_arm.argtypes = [ctypes.c_char_p, ctypes.c_int, ctypes.c_long]
    library.crash_writes.restype = library.crash_reads.restype = ctypes.c_long
    return library


def unconfined(stream: object, file_name: str, name: str, *rest: object) -> Iterator[object]:
    """Reading in this process: a reader's own process writes nothing, and starting one for each file would take hours."""
    head = stream.peek(65536)[:65536]  # type: ignore[attr-defined]
    reader = format_of(file_name, head)
    return iter(()) if reader is None else reader.read(stream, name)  # type: ignore[arg-type]


class Trial:
    """One scenario, cut off at all its points."""

    def __init__(self, scenario: Scenario, root: Path, library: ctypes.CDLL) -> None:
        self.scenario, self.library = scenario, library
        self.start, self.root, self.whole = root / "start", root / "run", root / "whole"
        self.memory = mmap.mmap(-1, 1024 * 1024)
        write_texts(self.start / "in")
        if scenario.before is not None:
            self.apart(lambda: scenario.before(self.start, self.memory))  # type: ignore[misc]
        shutil.copytree(self.start, self.root, symlinks=True)
        self.writes, self.reads = self.counted()
        self.root.rename(self.whole)

    def counted(self) -> tuple[int, int]:
        def run() -> None:
            self.library.crash_arm(str(self.root).encode(), 0, 0)
            self.scenario.run(self.root, self.memory)
            self.memory.seek(0)
            self.memory.write(json.dumps([self.library.crash_writes(), self.library.crash_reads()]).encode() + b"\n")

        assert self.apart(run) == DONE
        self.memory.seek(0)
        writes, reads = json.loads(self.memory.readline())
        self.memory.seek(0)
        self.apart(lambda: self.scenario.again(self.root, self.memory))
        return writes, reads

    def all(self, every: int) -> int:
        """Every point in every way; returns the losses and prints them."""
        total = 0
        for mode, number in MODES.items():
            points = self.reads if mode == "read failed" else self.writes
            ends, losses, began = Counter[str](), list[str](), time.monotonic()
            for point in range(0, points, every):
                end, loss = self.one(number, point)
                ends[end] += 1
                losses += [f"    {self.scenario.name}, {mode} at {point}: {each}" for each in loss]
            said = ", ".join(f"{count} {end}" for end, count in sorted(ends.items()))
            print(f"{self.scenario.name}, {mode}: {len(range(0, points, every))} of {points} points ({said}), {len(losses)} losses", end="")
            print(f", {time.monotonic() - began:.0f} s", *losses[:20], sep="\n" if losses else "", flush=True)
            total += len(losses)
        return total

    def one(self, mode: int, point: int) -> tuple[str, list[str]]:
        shutil.rmtree(self.root, ignore_errors=True)
        shutil.copytree(self.start, self.root, symlinks=True)
        self.memory.seek(0)
        self.memory.write(bytes(65536))
        self.memory.seek(0)

        def run() -> None:
            self.library.crash_arm(str(self.root).encode(), mode, point)
            self.scenario.run(self.root, self.memory)

        end = self.apart(run)
        self.memory.seek(0)
        acknowledged = bytes(self.memory[:65536]).partition(b"\0")[0].decode().splitlines()
        ended = {-signal.SIGKILL: "killed", DONE: "ended well", TOLD: "stopped with its reason"}.get(end, "stopped otherwise")
        self.memory.seek(65536)
        code = self.apart(lambda: self.memory.write("\n".join(self.losses(acknowledged)).encode()), report=True)
        text = bytes(self.memory[65536:]).partition(b"\0")[0].decode()
        self.memory[65536:] = bytes(len(self.memory) - 65536)
        return ended, [each for each in text.splitlines() if each] + ([f"the look at it ended with {code}"] if code != DONE and not text else [])

    def losses(self, acknowledged: list[str]) -> Iterator[str]:
        """What is not as it must be after the run was cut off, and after a second run."""
        case, kept = self.root / "case", set(history_of(self.start / "case"))
        entries = history_of(case)
        if entries[: len(kept)] != history_of(self.start / "case"):
            yield "the log does not begin as it did"
        yield from acknowledged_lost(case, acknowledged)
        found = {finding.code for finding in verify(case)} if case.exists() else set[str]()
        if found - OF_CUT_OFF_RUNS:
            yield f"verify finds {sorted(found - OF_CUT_OFF_RUNS)}"
        yield from half_written(self.start / "case", case, self.whole / "case")
        try:
            self.scenario.again(self.root, mmap.mmap(-1, 65536))
        except Exception as error:
            yield f"the second run failed: {type(error).__name__}: {error}"
            return
        yield from acknowledged_lost(case, acknowledged)
        if history_of(case)[: len(entries)] != entries:
            yield "the second run took entries out of the log"
        if after := [f"{finding.code} {finding.subject}" for finding in verify(case)]:
            yield f"verify finds after the second run: {after}"
        if self.scenario.is_same and (others := different(case, self.whole / "case")):
            yield f"another case came of it than of an undisturbed build: {others}"

    def apart(self, work: Callable[[], object], report: bool = False) -> int:
        """In a process of its own; its exit status, negative where a signal ended it."""
        child = os.fork()
        if child == 0:
            status = UNTOLD
            try:
                work()
                status = DONE
            except (WitnessmarkError, OSError):
                # The command line says either in one line.
                status = TOLD
            except BaseException:
                if report:
                    self.memory.seek(65536)
                    self.memory.write(traceback.format_exc().replace("\n", " | ").encode()[-4000:])
                elif os.environ.get("CRASH_SHOW"):
                    traceback.print_exc()
            os._exit(status)
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def killed_at_random(root: Path, kills: int, choose: random.Random) -> int:
    """Real builds, readers' processes and all, killed by the system at a random moment of the time a build takes."""
    write_texts(root / "in")
    environment = {name: value for name, value in os.environ.items() if name != "LD_PRELOAD"}
    command = [sys.executable, "-m", "witnessmark.cli.main", "build", str(root / "in"), "--out"]
    began = time.monotonic()
    subprocess.run([*command, str(root / "whole")], env=environment, capture_output=True)
    takes, losses, alive = time.monotonic() - began, list[str](), 0
    for number in range(kills):
        case = root / f"case{number}"
        process = subprocess.Popen([*command, str(case)], env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        time.sleep(choose.uniform(0.1, takes))
        process.kill()
        alive += process.wait() == -signal.SIGKILL
        entries = history_of(case)
        if case.exists() and (found := {finding.code for finding in verify(case)} - OF_CUT_OFF_RUNS):
            losses.append(f"kill {number}: verify finds {sorted(found)}")
        done = subprocess.run([*command, str(case)], env=environment, capture_output=True, text=True)
        if done.returncode not in (0, 3):
            losses.append(f"kill {number}: the second build failed: {done.stderr[-200:]}")
        elif verify(case) or history_of(case)[: len(entries)] != entries or different(case, root / "whole"):
            losses.append(f"kill {number}: {verify(case) or different(case, root / 'whole') or 'the log does not begin as it did'}")
        shutil.rmtree(case)
    print(f"real builds killed at a random moment: {kills} ({alive} of them before their end), {len(losses)} losses", *losses, sep="\n    ")
    return len(losses)


if __name__ == "__main__":
    sys.exit(main())
