"""The process that readers come from: one a run, gone with it, nothing leaked, and another where it was killed."""

import io
import multiprocessing
import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest
from misbehaving import FORMAT

from witnessmark.archive.common import read_files
from witnessmark.archive.confined import keeper
from witnessmark.archive.confined.keeper import Keeper
from witnessmark.archive.confined.reading import read_confined
from witnessmark.archive.formats.plain import FORMAT as PLAIN
from witnessmark.model.document import Document

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="there is no process to fork from")
FILES = 300


def read(text: str) -> list[str]:
    return [each.text if isinstance(each, Document) else str(each) for each in read_confined(PLAIN, io.BytesIO(text.encode()), "a")]


def descriptors() -> int:
    return len(list(Path("/dev/fd").iterdir()))


def children_of(pid: int) -> list[str]:
    """The states of a process's children: Z is one nobody waited for."""
    stats = [path.read_text() for path in Path("/proc").glob("[0-9]*/stat") if path.exists()]
    told = [stat.rpartition(")")[2].split() for stat in stats]
    return [fields[0] for fields in told if int(fields[1]) == pid]


def test_nothing_is_leaked_however_many_files_are_read(own: Keeper, tmp_path: Path) -> None:
    assert read("One.") == ["One."]
    before = descriptors()
    for number in range(FILES):
        (tmp_path / f"{number:04}.txt").write_text(f"Report {number}.")
    assert sum(isinstance(each, Document) for each in read_files([tmp_path])) == FILES
    assert descriptors() <= before
    assert own.process is not None
    # The last one may not have been seen off yet.
    assert len(children_of(own.process.pid)) <= 1
    assert len(list(Path(f"/proc/{own.process.pid}/fd").iterdir())) < 16


def test_no_thread_is_left(own: Keeper) -> None:
    before = threading.active_count()
    read("One.")
    assert threading.active_count() == before


def test_reading_that_is_broken_off_leaves_nothing(own: Keeper) -> None:
    read("One.")
    before = descriptors()
    found = read_confined(FORMAT, io.BytesIO(b"spin"), "a")
    next(found)
    found.close()  # type: ignore[attr-defined]
    assert own.process is not None
    assert descriptors() <= before
    late = time.monotonic() + 5
    while children_of(own.process.pid) and time.monotonic() < late:
        time.sleep(0.02)
    assert children_of(own.process.pid) == []


def test_it_is_gone_when_it_is_stopped(own: Keeper) -> None:
    read("One.")
    assert own.process is not None
    pid = own.process.pid
    own.stop()
    assert not Path(f"/proc/{pid}").exists()
    assert read("Two.") == ["Two."]


def test_where_it_was_killed_there_is_another(own: Keeper) -> None:
    read("One.")
    assert own.process is not None
    os.kill(own.process.pid, signal.SIGKILL)
    own.process.wait()
    assert read("Two.") == ["Two."]


def test_where_it_is_killed_under_a_reader_the_file_says_so(own: Keeper) -> None:
    found = read_confined(FORMAT, io.BytesIO(b"sleep"), "a")
    next(found)
    assert own.process is not None
    os.kill(own.process.pid, signal.SIGKILL)
    assert [str(each) for each in found] == ["a: the process that reads files was killed; what was read before is kept (1)"]
    assert read("Two.") == ["Two."]


def _in_a_worker(text: str) -> list[str]:
    return read(text)


@pytest.mark.parametrize("method", ["fork", "spawn"])
def test_a_process_of_ours_has_one_of_its_own(method: str, own: Keeper) -> None:
    read("One.")
    assert own.process is not None
    pid = own.process.pid
    with multiprocessing.get_context(method).Pool(1) as pool:
        assert pool.map(_in_a_worker, ["Two.", "Three."]) == [["Two."], ["Three."]]
    assert own.process.pid == pid
    assert read("Four.") == ["Four."]


# A job in the background is started deaf to Ctrl-C, and so are its children.
RUN = """
import io, os, signal, sys, time
signal.signal(signal.SIGINT, signal.default_int_handler)
from witnessmark.archive.confined.keeper import KEEPER
from witnessmark.archive.confined.reading import read_confined
from misbehaving import FORMAT
found = read_confined(FORMAT, io.BytesIO(b"sleep"), "a")
next(found)
print(KEEPER.process.pid, flush=True)
{then}
"""


@pytest.mark.parametrize(
    ("then", "number", "code"),
    [
        ("", None, 0),
        ("next(found)", signal.SIGINT, -signal.SIGINT),
        ("next(found)", signal.SIGTERM, -signal.SIGTERM),
        ("next(found)", signal.SIGKILL, -signal.SIGKILL),
        ("os._exit(3)", None, 3),
        ("raise SystemExit(4)", None, 4),
    ],
)
def test_however_a_run_ends_nothing_of_it_stays(then: str, number: int | None, code: int) -> None:
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(Path(__file__).parent), *sys.path])}
    with subprocess.Popen(
        [sys.executable, "-c", RUN.format(then=then)], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=environment, start_new_session=True
    ) as run:
        assert run.stdout is not None
        pid = int(run.stdout.readline())
        if number is not None:
            os.killpg(run.pid, number)
        assert run.wait(120) == code
    late = time.monotonic() + 10
    while Path(f"/proc/{pid}").exists() and time.monotonic() < late:
        time.sleep(0.02)
    assert not Path(f"/proc/{pid}").exists()


def test_what_keeps_it_from_starting_is_said(own: Keeper, monkeypatch: pytest.MonkeyPatch) -> None:
    from witnessmark.errors import StopRun

    monkeypatch.setattr(keeper, "command", lambda *_: [sys.executable, "-c", "raise SystemExit('no such library')"])
    with pytest.raises(StopRun, match="could not be started: no such library"):
        read("One.")
