"""Files come in several at once, wholly or not at all."""

import errno
import hashlib
import io
import os
from pathlib import Path

import pytest

from witnessmark.archive.custody import batch
from witnessmark.archive.custody.batch import Batch, Taken, clear_unfinished, unfinished
from witnessmark.archive.layout import archive_folder, incoming_folder, names_path, original_path
from witnessmark.errors import DamagedCase


def nothing(sha256: str) -> bool:
    return False


def kept(case: Path, *contents: bytes) -> list[Taken]:
    made = Batch(case, nothing)
    taken = [made.take(io.BytesIO(content)) for content in contents]
    made.name()
    made.end()
    return taken


def files(case: Path) -> list[str]:
    return sorted(path.relative_to(case).as_posix() for path in case.rglob("*") if path.is_file())


def test_bytes_have_no_name_before_all_of_the_batch_are_on_the_disk(tmp_path: Path) -> None:
    made = Batch(tmp_path, nothing)
    first, second = made.take(io.BytesIO(b"Two.")), made.take(io.BytesIO(b"Three."))
    assert files(tmp_path) == ["archive/.incoming/part0", "archive/.incoming/part1"]
    made.name()
    assert {path.read_bytes() for path in (original_path(tmp_path, first.sha256), original_path(tmp_path, second.sha256))} == {b"Two.", b"Three."}
    assert unfinished(tmp_path) == [first.sha256, second.sha256]
    made.end()
    assert unfinished(tmp_path) == []


def test_what_was_named_and_not_told_is_taken_away(tmp_path: Path) -> None:
    [before] = kept(tmp_path, b"Two.")
    made = Batch(tmp_path, nothing)
    made.take(io.BytesIO(b"Three."))
    made.name()
    made = Batch(tmp_path, nothing)
    made.take(io.BytesIO(b"Four."))
    clear_unfinished(tmp_path, unfinished(tmp_path) or [])
    assert files(tmp_path) == [f"archive/{before.sha256[:2]}/{before.sha256}"]


def test_a_note_cut_short_names_only_whole_hashes(tmp_path: Path) -> None:
    incoming_folder(tmp_path).mkdir(parents=True)
    names_path(tmp_path).write_bytes(b"1" * 64 + b"\n../../outside\n" + b"2" * 40)
    assert unfinished(tmp_path) == ["1" * 64]


def test_bytes_kept_already_are_not_written_again(tmp_path: Path) -> None:
    [taken] = kept(tmp_path, b"Two.")
    before = original_path(tmp_path, taken.sha256).stat()
    assert kept(tmp_path, b"Two.", b"Two.") == [taken, taken]
    assert original_path(tmp_path, taken.sha256).stat().st_ino == before.st_ino
    assert taken == Taken(hashlib.sha256(b"Two.").hexdigest(), 4, b"Two.")


def test_other_bytes_under_a_hash_are_not_taken_for_those_that_came(tmp_path: Path) -> None:
    [taken] = kept(tmp_path, b"Two.")
    original_path(tmp_path, taken.sha256).chmod(0o644)
    original_path(tmp_path, taken.sha256).write_bytes(b"Six.")
    with pytest.raises(DamagedCase, match="are not what came in"):
        kept(tmp_path, b"Two.")


def test_unwanted_bytes_leave_nothing(tmp_path: Path) -> None:
    made = Batch(tmp_path, lambda sha256: True)
    made.take(io.BytesIO(b"Two."))
    made.name()
    made.end()
    assert files(tmp_path) == []


def test_a_file_that_fails_while_it_is_read_leaves_nothing(tmp_path: Path) -> None:
    class Failing(io.BytesIO):
        def read(self, size: int | None = -1) -> bytes:
            if self.tell():
                raise OSError(errno.EIO, "Input/output error")
            return super().read(4)

    with pytest.raises(OSError, match="Input/output"):
        Batch(tmp_path, nothing).take(Failing(b"Two were hurt."))
    assert files(tmp_path) == []


def test_a_batch_is_bounded_in_files_bytes_and_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(batch, "MOST_FILES", 2)
    made = Batch(tmp_path, nothing)
    made.take(io.BytesIO(b"Two."))
    assert not made.is_full
    made.take(io.BytesIO(b"Three."))
    assert made.is_full
    made.close()
    monkeypatch.setattr(batch, "MOST_BYTES", 3)
    made.take(io.BytesIO(b"Two."))
    assert made.is_full
    made.close()
    monkeypatch.setattr(batch, "MOST_BYTES", 1000)
    monkeypatch.setattr(batch, "MOST_SECONDS", -1.0)
    assert not made.is_full
    made.take(io.BytesIO(b"Two."))
    assert made.is_full
    made.close()
    assert files(tmp_path) == []


def test_a_system_that_takes_few_bytes_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    really = os.write
    monkeypatch.setattr(os, "write", lambda descriptor, data: really(descriptor, data[:3]))
    [taken] = kept(tmp_path, b"Two were hurt.")
    assert original_path(tmp_path, taken.sha256).read_bytes() == b"Two were hurt."


def test_large_files_are_read_in_pieces_and_their_beginning_is_told(tmp_path: Path) -> None:
    content = bytes(range(256)) * 10_000
    [taken] = kept(tmp_path, content)
    assert (taken.sha256, taken.size, len(taken.head)) == (hashlib.sha256(content).hexdigest(), 2_560_000, 65536)
    assert archive_folder(tmp_path).joinpath(taken.sha256[:2], taken.sha256).stat().st_mode & 0o777 == 0o444
