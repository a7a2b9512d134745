import errno
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from witnessmark.archive.custody.custody import history
from witnessmark.archive.layout import archive_folder, log_path
from witnessmark.archive.receive import Archive
from witnessmark.archive.verify.verify import verify
from witnessmark.errors import StopRun


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "in").mkdir()
    for number in range(3):
        (tmp_path / "in" / f"{number}.txt").write_text(f"{number} were hurt in an exercise.\n" * 50)
    return tmp_path / "in"


def full_disk(really: Callable[..., int], after: int) -> Callable[..., int]:
    """A write that takes half of what it is given at its last call, then finds the disk full."""
    calls = 0

    def write(descriptor: int, *data: bytes) -> int:
        nonlocal calls
        calls += 1
        if calls > after:
            raise OSError(errno.ENOSPC, "No space left on device")
        return really(descriptor, data[0][: len(data[0]) // 2]) if data and calls == after and len(data[0]) > 1 else really(descriptor, *data)

    return write


@pytest.mark.parametrize(("call", "after"), [*(("write", after) for after in range(5)), *(("fsync", after) for after in range(10))])
def test_a_full_disk_stops_with_everything_whole_and_the_next_run_goes_on(
    tmp_path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch, call: str, after: int
) -> None:
    case = tmp_path / "case"
    monkeypatch.setattr(os, call, full_disk(getattr(os, call), after))
    with pytest.raises(StopRun, match="the disk is full"):
        list(Archive(case).receive_folder(folder))
    monkeypatch.undo()
    assert not list(archive_folder(case).glob(".incoming/part*"))
    acknowledged = [entry.name for entry in history(case)]
    log = log_path(case).read_bytes() if log_path(case).exists() else b""
    assert log == b"" or log.endswith(b"\n")
    assert len(list(Archive(case).receive_folder(folder))) == 3
    assert [entry.name for entry in history(case)] == ["0.txt", "1.txt", "2.txt"]
    assert [entry.name for entry in history(case)][: len(acknowledged)] == acknowledged
    assert verify(case) == []
