"""A run killed at any of its writes, flushes, renames and removals loses nothing that was acknowledged and shows nothing half-written.

`scripts/crash.py` does the same to whole builds, at every call of the system, with full disks and failing reads.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from witnessmark.archive.custody.custody import history
from witnessmark.archive.files.originals import open_original
from witnessmark.archive.receive import Archive
from witnessmark.archive.verify.verify import verify

pytestmark = pytest.mark.slow

KILLED = 77
CALLS = ("write", "fsync", "rename", "unlink", "mkdir", "rmdir", "ftruncate", "open")
SCRIPT = Path(__file__).parents[2] / "scripts" / "crash.py"


def dying(really: Callable[..., Any], is_write: bool, countdown: list[int]) -> Callable[..., Any]:
    """The same call, which ends the process without a goodbye when the countdown is over; a write is then half done."""

    def call(*given: Any, **named: Any) -> Any:
        countdown[0] -= 1
        if countdown[0] < 0:
            if is_write:
                really(given[0], given[1][: len(given[1]) // 2])
            os._exit(KILLED)
        return really(*given, **named)

    return call


def killed_run(case: Path, folder: Path, point: int, told: Path) -> bool:
    """Runs in a child that dies at this point, and writes down what it was told is safe; false where it came to its end before."""
    child = os.fork()
    if child == 0:
        telling = os.open(told, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
        tell, countdown = os.write, [point]
        for name in CALLS:
            setattr(os, name, dying(getattr(os, name), name == "write", countdown))
        for source in Archive(case).receive_folder(folder):
            tell(telling, f"{source.name} {source.sha256}\n".encode())
        os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == KILLED


def filled(folder: Path, *texts: str) -> Path:
    folder.mkdir(exist_ok=True)
    for number, text in enumerate(texts):
        (folder / f"{number}.txt").write_text(text)
    return folder


def begun(tmp_path: Path, is_update: bool) -> tuple[Path, Path]:
    """A case as it was before, null where there was none, and the folder as it is now."""
    folder, case = filled(tmp_path / "in", "Two were hurt.", "Three were hurt.", "Four were hurt."), tmp_path / "before"
    if is_update:
        list(Archive(case).receive_folder(folder))
        filled(folder, "Two were killed.", "Three were hurt.")
        (folder / "2.txt").unlink()
        (folder / "3.txt").write_text("Five were hurt.")
    return case, folder


@pytest.mark.parametrize(("is_update", "least"), [(False, 30), (True, 30)])
def test_killed_at_every_point(tmp_path: Path, is_update: bool, least: int) -> None:
    before, folder = begun(tmp_path, is_update)
    points = 0
    while True:
        case, told = tmp_path / f"case{points}", tmp_path / "told"
        if before.exists():
            shutil.copytree(before, case)
        was_killed = killed_run(case, folder, points, told)
        acknowledged, entries = told.read_text().splitlines(), list(history(case))
        assert {finding.code for finding in verify(case)} <= {"log_missing", "log_torn", "unfinished", "unreadable"}
        for name, sha256 in (line.split() for line in acknowledged):
            assert (name, sha256) in {(entry.name, entry.sha256) for entry in entries}
            open_original(case, sha256).close()
        list(Archive(case).receive_folder(folder))
        assert list(history(case))[: len(entries)] == entries
        assert [item.name for item in Archive(case).custody.items.values() if not item.absent] == sorted(path.name for path in folder.iterdir())
        assert verify(case) == []
        assert not (case / "archive" / ".incoming").exists()
        if not was_killed:
            break
        points += 1
    assert points >= least


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("cc") is None or sys.platform != "linux", reason="it needs Linux and a C compiler")
def test_whole_builds_killed_on_full_and_failing_disks_lose_nothing() -> None:
    done = subprocess.run([sys.executable, SCRIPT, "--every", "90", "--kills", "1"], capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
