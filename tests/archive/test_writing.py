import errno
import io
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from witnessmark.archive.custody import history
from witnessmark.archive.layout import archive_folder, log_path
from witnessmark.archive.receive import Archive
from witnessmark.archive.verify import verify
from witnessmark.archive.writing import preserve
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


@pytest.mark.parametrize(("call", "after"), [*(("write", after) for after in range(7)), *(("fsync", after) for after in range(13))])
def test_a_full_disk_stops_with_everything_whole_and_the_next_run_goes_on(
    tmp_path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch, call: str, after: int
) -> None:
    case = tmp_path / "case"
    monkeypatch.setattr(os, call, full_disk(getattr(os, call), after))
    with pytest.raises(StopRun, match="the disk is full"):
        list(Archive(case).receive_folder(folder))
    monkeypatch.undo()
    assert not list(archive_folder(case).glob(".incoming/*"))
    acknowledged = [entry.name for entry in history(case)]
    log = log_path(case).read_bytes() if log_path(case).exists() else b""
    assert log == b"" or log.endswith(b"\n")
    assert len(list(Archive(case).receive_folder(folder))) == 3
    assert [entry.name for entry in history(case)] == ["0.txt", "1.txt", "2.txt"]
    assert [entry.name for entry in history(case)][: len(acknowledged)] == acknowledged
    assert verify(case) == []


def test_a_file_that_fails_while_it_is_read_leaves_nothing(tmp_path: Path) -> None:
    class Failing(io.BytesIO):
        def read(self, size: int | None = -1) -> bytes:
            if self.tell():
                raise OSError(errno.EIO, "Input/output error")
            return super().read(4)

    with pytest.raises(OSError, match="Input/output"):
        preserve(tmp_path, Failing(b"Two were hurt."))
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []


def test_bytes_kept_already_are_not_written_again(tmp_path: Path) -> None:
    sha256, size = preserve(tmp_path, io.BytesIO(b"Two."))
    kept = archive_folder(tmp_path) / sha256[:2] / sha256
    before = kept.stat()
    assert preserve(tmp_path, io.BytesIO(b"Two.")) == (sha256, size) == (sha256, 4)
    assert (kept.stat().st_ino, kept.stat().st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


def test_what_a_killed_run_left_is_swept_away(tmp_path: Path) -> None:
    (archive_folder(tmp_path) / ".incoming").mkdir(parents=True)
    (archive_folder(tmp_path) / ".incoming" / "part").write_bytes(b"half")
    preserve(tmp_path, io.BytesIO(b"Two."))
    assert list(archive_folder(tmp_path).glob(".incoming/*")) == []


def test_a_system_that_takes_few_bytes_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    really = os.write
    monkeypatch.setattr(os, "write", lambda descriptor, data: really(descriptor, data[:3]))
    sha256, _ = preserve(tmp_path, io.BytesIO(b"Two were hurt."))
    assert (archive_folder(tmp_path) / sha256[:2] / sha256).read_bytes() == b"Two were hurt."
