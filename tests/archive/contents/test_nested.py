import io
import zipfile
from collections.abc import Iterator
from types import SimpleNamespace
from typing import BinaryIO

import pytest

from witnessmark.archive.common import Found
from witnessmark.archive.contents import nested
from witnessmark.archive.contents.nested import placed, read_nested
from witnessmark.errors import BadInput, Remark
from witnessmark.model.document import Document
from witnessmark.model.media_item import MediaItem
from witnessmark.model.region import Region


class Nest:
    """Every file holds one line of text and, after a `|`, another such file."""

    def read(self, stream: BinaryIO, name: str) -> Iterator[Found]:
        text, _, inner = stream.read().decode().partition("|")
        yield Document(doc_id=text, text=text)
        if inner:
            yield from read_nested(inner.encode(), "inner.nest", name, "part 2: inner.nest")
            yield from read_nested(inner.encode(), "inner.nest", name, "part 3: inner.nest")


@pytest.fixture
def nests(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(nested, "format_of", lambda name, head: SimpleNamespace(read=Nest().read))


def test_a_text_inside_a_letter_keeps_its_place_in_both() -> None:
    [found] = read_nested(b"Two were hurt in Lysove.", "note.txt", "letter.eml", "part 2: note.txt")
    assert isinstance(found, Document)
    assert found.text == "Two were hurt in Lysove."
    assert found.regions == (Region(start=0, end=24, kind="part", at="2: note.txt"),)


def test_regions_and_media_get_the_outer_place_first() -> None:
    page = Region(start=0, end=4, kind="page", at="3", within=("part 1: a.zip",))
    document = placed(Document(doc_id="1", text="Two.", regions=(page,)), "record 17")
    assert isinstance(document, Document)
    assert document.regions == (Region(start=0, end=4, kind="page", at="3", within=("record 17", "part 1: a.zip")),)
    medium = placed(MediaItem(name="a.png", kind="image", format="png", sha256="0" * 64, size=1), "record 17")
    assert isinstance(medium, MediaItem) and medium.within == ("record 17",)
    remark = Remark("something")
    assert placed(remark, "record 17") is remark


def test_what_no_format_knows_is_said_and_kept() -> None:
    [refused] = read_nested(b"\x7fELF\x01", "tool.bin", "letter.eml", "part 2: tool.bin")
    assert isinstance(refused, BadInput)
    assert str(refused) == "letter.eml, part 2: tool.bin: it is a program; no format here reads it; it is kept inside the file it came in"
    [empty] = read_nested(b"", "note.txt", "letter.eml", "part 2: note.txt")
    assert str(empty) == "letter.eml, part 2: note.txt: the file is empty"


@pytest.mark.usefixtures("nests")
def test_files_more_than_four_deep_are_refused_and_those_beside_them_are_read() -> None:
    found = list(read_nested(b"a|b|c|d|e", "a.nest", "top", "part 1: a.nest"))
    texts = [each.text for each in found if isinstance(each, Document)]
    assert texts == ["a", "b", "c", "d", "d", "c", "d", "d", "b", "c", "d", "d", "c", "d", "d"]
    refusals = {str(each).rpartition(": ")[2] for each in found if isinstance(each, BadInput)}
    assert refusals == {"more than 4 files lie one inside the other; what is deeper is kept and not read"}
    assert nested._OPENED.get() is None


@pytest.mark.usefixtures("nests")
def test_depth_counts_from_whoever_asks_also_when_two_files_are_read_in_turn() -> None:
    first = read_nested(b"a|b|c|d", "a.nest", "first", "part 1")
    second = read_nested(b"a|b|c|d", "a.nest", "second", "part 1")
    found = [each for pair in zip(first, second, strict=True) for each in pair]
    assert not [each for each in found if isinstance(each, BadInput)]
    assert max(len(each.regions[0].within) for each in found if isinstance(each, Document)) == 3


@pytest.mark.usefixtures("nests")
def test_the_bytes_inside_one_file_are_counted_in_all(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(nested, "MAX_FILE", 20)
    found = list(read_nested(b"aaaaaaaa|bbbbb", "a.nest", "top", "part 1: a.nest"))
    assert [str(each) if isinstance(each, BadInput) else each.doc_id for each in found if not isinstance(each, MediaItem | Remark)] == [
        "aaaaaaaa",
        "bbbbb",
        "top, part 1: a.nest, part 3: inner.nest: more than 20 bytes lie inside one file; the rest is kept and not read",
    ]


def test_a_zip_of_nothing_known_is_refused_by_its_kind() -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("notes/readme", "Two were hurt.")
    [refused] = read_nested(packed.getvalue(), "notes.zip", "letter.eml", "part 2: notes.zip")
    assert "a ZIP archive" in str(refused)
