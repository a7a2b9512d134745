import hashlib
import io
import os
from functools import partial
from pathlib import Path

import pytest

from witnessmark.archive.custody.custody import history
from witnessmark.archive.layout import log_path, original_path
from witnessmark.archive.receive import Archive, Incoming
from witnessmark.archive.verify.verify import verify
from witnessmark.errors import BadInput, DamagedCase, StopRun
from witnessmark.model.document import Document
from witnessmark.model.source import Source


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "in").mkdir()
    return tmp_path / "in"


@pytest.fixture
def case(tmp_path: Path) -> Path:
    return tmp_path / "case"


def receive(case: Path, folder: Path) -> list[Source]:
    return list(Archive(case).receive_folder(folder))


def events(case: Path) -> list[tuple[str, str]]:
    return [(entry.what, entry.name) for entry in history(case)]


def texts(case: Path) -> list[str]:
    return [found.text if isinstance(found, Document) else f"! {found}" for found in Archive(case).stream()]


def sha(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def test_every_file_is_kept_under_its_hash_as_it_came(case: Path, folder: Path) -> None:
    (folder / "sub").mkdir()
    (folder / "b.bin").write_bytes(b"\x7fELF \x00\xff")
    (folder / "sub" / "a.txt").write_text("Two.\r\n", newline="")
    found = receive(case, folder)
    assert [(source.name, source.format, source.reason) for source in found] == [
        ("b.bin", None, "it is a program; no format here reads it"),
        ("sub/a.txt", "plain", None),
    ]
    kept = original_path(case, found[0].sha256)
    assert kept.read_bytes() == b"\x7fELF \x00\xff"
    assert kept.stat().st_mode & 0o777 == 0o444
    assert events(case) == [("received", "b.bin"), ("received", "sub/a.txt")]
    assert verify(case) == []
    assert not (case / "archive" / ".incoming").exists()


def test_a_run_that_finds_nothing_new_appends_nothing(case: Path, folder: Path) -> None:
    (folder / "a.txt").write_text("Two.")
    (folder / "l.txt").symlink_to(folder / "a.txt")
    first = receive(case, folder)
    log = log_path(case).read_bytes()
    assert receive(case, folder) == first
    assert log_path(case).read_bytes() == log


def test_gone_and_back_again_are_an_entry_each_and_the_bytes_stay(case: Path, folder: Path) -> None:
    (folder / "a.txt").write_text("Two.")
    receive(case, folder)
    (folder / "a.txt").unlink()
    [gone] = receive(case, folder)
    assert (gone.absent, gone.name) == (True, "a.txt")
    assert receive(case, folder) == []
    assert texts(case) == ["Two."]
    (folder / "a.txt").write_text("Two.")
    [back] = receive(case, folder)
    assert back.absent is False
    assert events(case) == [("received", "a.txt"), ("absent", "a.txt"), ("returned", "a.txt")]
    assert verify(case) == []


def test_new_bytes_under_a_known_name_are_a_new_source_and_the_old_one_stays(case: Path, folder: Path) -> None:
    for text in ("Two.", "Three.", "Two."):
        (folder / "a.txt").write_text(text)
        receive(case, folder)
    assert [(source.sha256, source.absent) for source in Archive(case).sources()] == [(sha("Two."), False), (sha("Three."), True)]
    assert [what for what, _ in events(case)] == ["received", "replaced", "received", "replaced", "returned"]
    assert texts(case) == ["Two.", "Three."]
    assert verify(case) == []


def test_records_of_a_longer_export_are_not_taken_for_repetitions(case: Path, folder: Path) -> None:
    (folder / "a.jsonl").write_text('{"doc_id":"1","text":"Two."}\n')
    receive(case, folder)
    (folder / "a.jsonl").write_text('{"doc_id":"1","text":"Two, edited."}\n{"doc_id":"2","text":"Three."}\n')
    receive(case, folder)
    assert texts(case) == ["Two, edited.", "Three."]


def test_the_same_bytes_under_two_names_are_read_once(case: Path, folder: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (folder / name).write_text("Two.")
    assert [source.name for source in receive(case, folder)] == ["a.txt", "b.txt"]
    assert texts(case) == ["Two."]


def test_the_same_bytes_are_read_by_each_format_their_names_ask_for(case: Path, folder: Path) -> None:
    for name in ("a.jsonl", "b.txt", "c.pdf", "d.pdf"):
        (folder / name).write_text("Two.")
    receive(case, folder)
    assert [text.partition(":")[0] for text in texts(case)] == ["! a.jsonl, line 1", "Two.", "! c.pdf", "! d.pdf"]


def test_each_document_names_its_source(case: Path, folder: Path) -> None:
    (folder / "a.jsonl").write_text('{"text":"One."}\nbroken\n')
    [source] = receive(case, folder)
    document, error = Archive(case).read(source)
    assert isinstance(document, Document)
    assert document.source == source.sha256
    assert str(error).startswith("a.jsonl, line 2: not JSON")
    assert list(Archive(case).documents(source)) == [document]


def test_what_cannot_be_read_is_a_source_without_a_hash(case: Path, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "a.txt").write_text("Two.")
    (folder / "link").symlink_to("/nowhere")
    really = os.open

    def refuse(path: Path, *rest: int) -> int:
        if Path(path) == folder / "a.txt":
            raise PermissionError(13, "Permission denied", str(path))
        return really(path, *rest)

    monkeypatch.setattr(os, "open", refuse)
    found = receive(case, folder)
    assert [(source.sha256, source.name, source.reason) for source in found] == [
        ("", "a.txt", "no permission to read it"),
        ("", "link", "it is a symbolic link, which is not followed"),
    ]
    assert texts(case) == ["! a.txt: no permission to read it", "! link: it is a symbolic link, which is not followed"]
    monkeypatch.undo()
    receive(case, folder)
    assert events(case) == [("read_failed", "a.txt"), ("read_failed", "link"), ("received", "a.txt")]


def test_a_file_that_becomes_unreadable_stays_readable_in_the_case(case: Path, folder: Path) -> None:
    (folder / "a.txt").write_text("Two.")
    receive(case, folder)
    (folder / "a.txt").unlink()
    (folder / "a.txt").symlink_to("/nowhere")
    receive(case, folder)
    assert texts(case) == ["Two."]
    assert verify(case) == []


def test_a_folder_that_is_not_there_marks_nothing_absent(case: Path, folder: Path) -> None:
    (folder / "a.txt").write_text("Two.")
    receive(case, folder)
    with pytest.raises(StopRun, match="elsewhere: there is no such folder"):
        receive(case, folder.parent / "elsewhere")
    assert events(case) == [("received", "a.txt")]


def test_a_folder_that_vanishes_on_the_way_marks_nothing_absent(case: Path, folder: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (folder / name).write_text(name)
    receive(case, folder)
    found = Archive(case).receive_folder(folder)
    next(found)
    for name in ("a.txt", "b.txt"):
        (folder / name).unlink()
    folder.rmdir()
    with pytest.raises(StopRun, match="nothing is marked absent"):
        list(found)
    assert "absent" not in dict(events(case))
    assert verify(case) == []


def test_files_below_a_folder_that_cannot_be_listed_are_not_absent(case: Path, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "sub").mkdir()
    (folder / "sub" / "a.txt").write_text("Two.")
    receive(case, folder)
    really = os.scandir

    def refuse(path: Path) -> object:
        if path == folder / "sub":
            raise PermissionError(13, "Permission denied", str(path))
        return really(path)

    monkeypatch.setattr(os, "scandir", refuse)
    [found] = receive(case, folder)
    assert (found.name, found.reason) == ("sub", "no permission to read it")
    assert events(case) == [("received", "sub/a.txt"), ("read_failed", "sub")]


def test_a_case_inside_its_folder_does_not_take_itself_in(folder: Path) -> None:
    (folder / "a.txt").write_text("Two.")
    for _ in range(2):
        assert [source.name for source in receive(folder / "case", folder)] == ["a.txt"]


def test_names_that_are_no_text_are_kept_as_their_codes(case: Path, folder: Path) -> None:
    (folder / os.fsdecode(b"\xe4.txt")).write_text("Two.")
    [source] = receive(case, folder)
    assert source.name == "\\xe4.txt"
    assert verify(case) == []


def test_bytes_that_are_not_what_came_in_are_never_read(case: Path, folder: Path) -> None:
    (folder / "a.txt").write_text("Two.")
    [source] = receive(case, folder)
    kept = original_path(case, source.sha256)
    kept.chmod(0o644)
    kept.write_text("Six.")
    with pytest.raises(DamagedCase, match=r"a\.txt: its preserved bytes are not what came in"):
        list(Archive(case).read(source))
    kept.unlink()
    with pytest.raises(DamagedCase, match=r"a\.txt: its preserved bytes cannot be read: there is no such file"):
        list(Archive(case).read(source))


def test_a_second_writer_is_refused(case: Path, folder: Path) -> None:
    (folder / "a.txt").write_text("Two.")
    (folder / "b.txt").write_text("Three.")
    first = Archive(case).receive_folder(folder)
    next(first)
    with pytest.raises(StopRun, match="another run is writing to this case"):
        receive(case, folder)
    assert len(list(first)) == 1
    assert len(receive(case, folder)) == 2


def test_an_empty_file_is_kept_and_said_to_be_empty(case: Path, folder: Path) -> None:
    (folder / "a.txt").touch()
    [source] = receive(case, folder)
    assert (source.sha256, source.reason) == (hashlib.sha256(b"").hexdigest(), "the file is empty")
    [error] = Archive(case).stream()
    assert isinstance(error, BadInput)


def test_an_emptied_log_beside_preserved_files_is_not_begun_anew(case: Path, folder: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (folder / name).write_text(name, encoding="utf-8")
    receive(case, folder)
    log_path(case).unlink()
    with pytest.raises(DamagedCase, match="the custody log is gone"):
        receive(case, folder)
    assert not log_path(case).exists()


def test_one_file_that_a_cut_off_first_run_left_is_no_damage(case: Path, folder: Path) -> None:
    (folder / "a.txt").write_text("a", encoding="utf-8")
    receive(case, folder)
    log_path(case).unlink()
    receive(case, folder)
    assert events(case) == [("received", "a.txt")]


def others(case: Path, *items: tuple[str, bytes]) -> list[Source]:
    return list(Archive(case).receive_others(Incoming(name, partial(io.BytesIO, data), "fetch", {"from": "mast"}) for name, data in items))


def test_what_came_another_way_says_so_and_is_never_marked_absent(case: Path, folder: Path) -> None:
    (folder / "a.txt").write_text("Two.")
    receive(case, folder)
    assert [source.name for source in others(case, ("fetched/b.txt", b"Three."), ("fetched/c.txt", b"Four."))] == ["fetched/b.txt", "fetched/c.txt"]
    list(Archive(case).receive_files([_written(folder.parent / "d.txt", "Five.")]))
    assert [entry.details for entry in history(case)] == [{}, {"from": "mast", "via": "fetch"}, {"from": "mast", "via": "fetch"}, {"via": "file"}]
    (folder / "a.txt").unlink()
    assert [(source.name, source.absent) for source in receive(case, folder)] == [("a.txt", True)]
    assert texts(case) == ["Two.", "Five.", "Three.", "Four."]
    assert verify(case) == []


def test_the_same_bytes_under_a_name_that_came_another_way_leave_no_trace(case: Path) -> None:
    others(case, ("b.txt", b"Three."))
    log = log_path(case).read_bytes()
    assert [source.sha256 for source in others(case, ("b.txt", b"Three."))] == [sha("Three.")]
    assert log_path(case).read_bytes() == log
    others(case, ("b.txt", b"Four."), ("b.txt", b"Three."))
    assert [what for what, _ in events(case)] == ["received", "replaced", "received", "replaced", "returned"]


def test_what_came_another_way_and_is_then_new_in_the_folder_is_the_folders(case: Path, folder: Path) -> None:
    others(case, ("a.txt", b"Two."))
    (folder / "a.txt").write_text("Three.")
    receive(case, folder)
    (folder / "a.txt").unlink()
    assert [(source.name, source.absent) for source in receive(case, folder)] == [("a.txt", True)]


def test_a_source_is_yielded_only_once_the_log_tells_of_it(case: Path, folder: Path) -> None:
    for number in range(300):
        (folder / f"{number:03}.txt").write_text(f"{number} were hurt.")
    for number, source in enumerate(Archive(case).receive_folder(folder)):
        if number % 50 == 0:
            assert source.name in dict(map(reversed, events(case)))  # type: ignore[arg-type]
            assert original_path(case, source.sha256).is_file()
    assert number == 299
    assert verify(case) == []


def test_erased_bytes_are_never_taken_in_again(case: Path, folder: Path) -> None:
    (folder / "a.txt").write_text("Two.")
    archive = Archive(case)
    list(archive.receive_folder(folder))
    with archive.custody.writing():
        archive.custody.add("erased", "a.txt", sha("Two."), 4, "a witness asked for it")
        original_path(case, sha("Two.")).unlink()
    assert [item.reason for item in Archive(case).custody.items.values()] == ["erased: a witness asked for it"]
    (folder / "b.txt").write_text("Two.")
    for _ in range(2):
        assert {source.reason for source in receive(case, folder)} == {"its content was erased from this case; take it out of the folder too"}
    assert not original_path(case, sha("Two.")).exists()
    assert [what for what, _ in events(case)] == ["received", "erased", "read_failed", "read_failed"]


def _written(path: Path, text: str) -> Path:
    path.write_text(text)
    return path
