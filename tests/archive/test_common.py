import io
import os
from pathlib import Path

import pytest

from witnessmark.archive.common import format_of, formats, read_files
from witnessmark.errors import BadInput
from witnessmark.model.document import Document


def read(*paths: Path | str) -> list[str]:
    """Each document's text, each error as it is shown."""
    return [found.text if isinstance(found, Document) else f"! {found}" for found in read_files(paths)]


def test_every_format_keeps_the_contract() -> None:
    assert {"html", "jsonl", "plain", "telegram"} <= formats().keys()
    for name, each in formats().items():
        assert name == each.NAME
        assert each.TITLE and each.__doc__
        assert all(extension.startswith(".") and extension == extension.lower() for extension in each.EXTENSIONS)
        assert all(isinstance(found, BadInput) for found in each.read(io.BytesIO(b""), "a"))


@pytest.mark.parametrize(
    ("name", "head", "format_name"),
    [
        ("a.txt", b"Two were hurt", "plain"),
        ("a.txt", b"<!doctype html><p>", "html"),
        ("result.json", b'{\n "name": "x",\n "type": "y",\n "id": 1,\n "messages": [', "telegram"),
        ("a.json", b'{"text": "a"}\n', "jsonl"),
        ("a.pdf", b"%PDF-1.7", "pdf"),
        ("a.csv", b"date,killed\n", "table"),
    ],
)
def test_the_surest_format_reads_a_file(name: str, head: bytes, format_name: str | None) -> None:
    found = format_of(name, head)
    assert (found.NAME if found is not None else None) == format_name


def test_files_come_in_the_order_given_and_a_folder_sorted(tmp_path: Path) -> None:
    for name in ("b/z.txt", "b/a/q.txt", "b/c.txt", "a.txt"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(name)
    assert read(tmp_path / "b", tmp_path / "a.txt") == ["b/a/q.txt", "b/c.txt", "b/z.txt", "a.txt"]


def test_a_dash_is_json_lines_on_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b'{"text":"One."}\nbroken\n')))
    assert read("-")[0] == "One."
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"broken\n")))
    assert read(Path("-"))[0].startswith("! standard input, line 1: not JSON")


def test_a_doc_id_of_an_earlier_file_is_the_later_ones_error(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Two.")
    (tmp_path / "b.txt").write_text("Two.")
    told = f"the doc_id 1eb32d1ee4458814 came before, with the same text, in {tmp_path}/a.txt; the later record is left out"
    assert read(tmp_path) == ["Two.", f"! {tmp_path}/b.txt: {told}"]


def test_a_file_that_takes_the_id_of_a_report_does_not_hide_it_in_silence(tmp_path: Path) -> None:
    (tmp_path / "m.txt").write_text("Two.")
    (tmp_path / "a.jsonl").write_text('{"doc_id": "1eb32d1ee4458814", "text": "Nobody."}')
    told = f"the doc_id 1eb32d1ee4458814 came before, with another text, in {tmp_path}/a.jsonl; the later record is left out"
    assert read(tmp_path) == ["Nobody.", f"! {tmp_path}/m.txt: {told}"]


PAGE = (
    "<!doctype html><meta property='og:site_name' content='{}'><article><p>Two people were hurt in Lysove on Sunday, the council said.</p></article>"
)


def test_the_same_text_by_another_publisher_is_another_document(tmp_path: Path) -> None:
    for name, publisher in (("a", "The Bell"), ("b", "The Horn"), ("c", "The Bell"), ("d", "The Horn")):
        (tmp_path / f"{name}.html").write_text(PAGE.format(publisher))
    first, second, third, fourth = read_files([tmp_path])
    assert isinstance(first, Document)
    assert isinstance(second, Document)
    assert (first.text, first.publisher, second.publisher) == (second.text, "The Bell", "The Horn")
    assert second.doc_id.startswith(f"{first.doc_id}-")
    for found, name, before in ((third, "c", first), (fourth, "d", second)):
        told = f"the doc_id {before.doc_id} came before, with the same text, in {tmp_path}/{'a' if before is first else 'b'}.html"
        assert str(found) == f"{tmp_path}/{name}.html: {told}; the later record is left out"


def test_each_bad_file_costs_itself_and_is_named(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"")
    (tmp_path / "b.bin").write_bytes(b"\x00\x01\x02")
    (tmp_path / "c.txt").symlink_to(tmp_path / "z.txt")
    os.mkfifo(tmp_path / "d.txt")
    (tmp_path / "e.txt").mkdir()
    (tmp_path / "f.bin").write_bytes(b"\x7fELF")
    (tmp_path / "z.txt").write_text("Two.")
    assert read(tmp_path, tmp_path / "gone.txt") == [
        f"! {tmp_path}/a.txt: the file is empty",
        f"! {tmp_path}/b.bin: it is a .bin file; no format here reads it",
        f"! {tmp_path}/c.txt: it is a symbolic link, which is not followed",
        f"! {tmp_path}/d.txt: it is not an ordinary file",
        f"! {tmp_path}/f.bin: it is a program; no format here reads it",
        "Two.",
        f"! {tmp_path}/gone.txt: there is no such file",
    ]


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("a.pdf", b"Two people were hurt.", "it is called .pdf, and its first bytes are those of no such file known here; no format reads it"),
        ("a.XLSX", b"Two people were hurt.", "it is called .XLSX, and its first bytes are those of no such file known here; no format reads it"),
        (
            "a.odt",
            b"PK\x03\x04" + b"\x00" * 26 + b"mimetypeapplication/vnd.oasis.opendocument.textPK",
            "it is an OpenDocument text (add a copy saved as DOCX or PDF); no format here reads it",
        ),
        ("a", b"PK\x03\x04" + b"\x00" * 26 + b"mimetypeapplication/epub+zipPK", "it is an electronic book (EPUB); no format here reads it"),
        ("a.7z", b"7z\xbc\xaf\x27\x1c\x00\x04", "it is a 7-Zip archive; no format here reads it"),
    ],
)
def test_a_file_that_is_not_what_it_is_called_or_of_a_kind_nobody_reads_says_so(tmp_path: Path, name: str, data: bytes, reason: str) -> None:
    (tmp_path / name).write_bytes(data)
    assert read(tmp_path / name) == [f"! {tmp_path}/{name}: {reason}"]


def test_a_link_named_outright_is_followed(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Two.")
    (tmp_path / "b.txt").symlink_to(tmp_path / "a.txt")
    assert read(tmp_path / "b.txt") == ["Two."]


def test_no_permission_and_a_failing_disk_are_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.txt").write_text("Two.")

    def refuse(path: Path, *_: object) -> int:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(os, "open", refuse)
    assert read(tmp_path) == [f"! {tmp_path}/a.txt: no permission to read it"]


def test_a_file_that_vanishes_after_it_was_listed(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(name)
    found = read_files([tmp_path])
    assert isinstance(next(found), Document)
    (tmp_path / "b.txt").unlink()
    assert [str(each) for each in found] == [f"{tmp_path}/b.txt: there is no such file"]


def test_a_folder_that_vanishes_while_it_is_walked(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Two.")
    (tmp_path / "b").mkdir()
    found = read_files([tmp_path])
    next(found)
    (tmp_path / "b").rmdir()
    assert [str(each) for each in found] == [f"{tmp_path}/b: the folder is gone"]


def test_names_that_would_act_on_a_terminal_are_shown_dead(tmp_path: Path) -> None:
    (tmp_path / "a\x1b[2J\n\u202etxt.bin").write_bytes(b"\x7fELF")
    (tmp_path / os.fsdecode(b"b\xff.txt")).write_bytes(b"")
    assert read(tmp_path) == [
        f"! {tmp_path}/a\\x1b[2J\\n\\u202etxt.bin: it is a program; no format here reads it",
        f"! {tmp_path}/b\\udcff.txt: the file is empty",
    ]


def test_folders_nested_deeply_are_walked_to_the_end(tmp_path: Path) -> None:
    folders = [tmp_path / "d"]
    for _ in range(1199):
        folders.append(folders[-1] / "d")
    for each in folders:
        each.mkdir()
    (folders[-1] / "a.txt").write_text("Two.")
    try:
        assert read(tmp_path) == ["Two."]
    finally:
        # One by one: what clears the temporary folder later does not bear the depth.
        (folders[-1] / "a.txt").unlink()
        for each in reversed(folders):
            each.rmdir()
