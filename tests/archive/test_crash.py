"""A run killed at any of its writes, flushes and renames loses nothing that was acknowledged and shows nothing half-written."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

from witnessmark.archive.custody import history
from witnessmark.archive.receive import Archive
from witnessmark.archive.verify import verify

KILLED = 77


def dying(really: Callable[..., Any], countdown: list[int]) -> Callable[..., Any]:
    """The same call, which ends the process without a goodbye when the countdown is over; a write is then half done."""

    def call(*given: Any) -> Any:
        countdown[0] -= 1
        if countdown[0] < 0:
            if really is WRITE:
                really(given[0], given[1][: len(given[1]) // 2])
            os._exit(KILLED)
        return really(*given)

    return call


WRITE, FSYNC, RENAME = os.write, os.fsync, Path.rename


def killed_run(case: Path, folder: Path, point: int) -> bool:
    """Runs in a child that dies at this point; false where it came to its end before."""
    child = os.fork()
    if child == 0:
        countdown = [point]
        os.write, os.fsync = dying(WRITE, countdown), dying(FSYNC, countdown)
        Path.rename = dying(RENAME, countdown)  # type: ignore[method-assign]
        list(Archive(case).receive_folder(folder))
        os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == KILLED


def test_killed_at_every_point(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    for number in range(3):
        (tmp_path / "in" / f"{number}.txt").write_text(f"{number} were hurt in an exercise.\n")
    points = 0
    while killed_run(case := tmp_path / f"case{points}", tmp_path / "in", points):
        acknowledged = list(history(case))
        assert {finding.code for finding in verify(case)} <= {"log_missing", "log_torn", "unfinished"}
        assert len(list(Archive(case).receive_folder(tmp_path / "in"))) == 3
        assert list(history(case))[: len(acknowledged)] == acknowledged
        assert {entry.name for entry in history(case) if entry.what == "received"} == {"0.txt", "1.txt", "2.txt"}
        assert verify(case) == []
        points += 1
    assert points > 15
