import base64
import io
import zipfile

import pytest

from witnessmark.archive.common import Found, format_of
from witnessmark.archive.formats.packed_page import FORMAT
from witnessmark.errors import BadInput, SkipItem
from witnessmark.model.document import Document
from witnessmark.model.media_item import MediaItem

SENTENCE = "Two people were hurt in Lysove on Sunday when a shell fell near the bakery, the town council said."
LAST = "The regional hospital said that both were in a stable condition and would be treated there for some days."
BODY = f"<body><article><p>{SENTENCE}</p><p>{LAST}</p></article></body></html>"
NOTE = "<!--\n Page saved with SingleFile\n url: https://bell.example/1\n saved date: Sun May 02 2021 09:30:00 GMT+0300 (EEST)\n-->"
PIXEL = base64.b64decode("R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7")


def packed(*members: tuple[str, bytes], before: bytes = b"", after: bytes = b"") -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members:
            archive.writestr(name, content)
        archive.comment = after
    return before + data.getvalue()


def read(data: bytes) -> list[Found]:
    return list(FORMAT.read(io.BytesIO(data), "a.zip"))


ZIPPED = packed(("index.html", f"<!DOCTYPE html><html>{NOTE}<meta charset=utf-8>{BODY}".encode()), ("images/0.gif", PIXEL), ("fonts/1.woff2", b"x"))
SELF_OPENING = packed(
    ("index.html", f"<!DOCTYPE html><html><meta charset=utf-8>{BODY}".encode()),
    ("manifest.json", b"{}"),
    before=f"<!doctype html><html data-sfz><meta charset=utf-8>{NOTE}<body><p>Please wait...</p><script>unpack()</script><!--".encode(),
    after=b"--></body></html>",
)
RDF = b"""<?xml version="1.0"?><RDF:RDF xmlns:MAF="http://maf.mozdev.org/metadata/rdf#" xmlns:RDF="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<RDF:Description RDF:about="urn:root"><MAF:originalurl RDF:resource="https://bell.example/1?a=1&amp;b=2"/><MAF:title RDF:resource="x"/>
<MAF:archivetime RDF:resource="Sun, 02 May 2021 09:30:00 +0300"/><MAF:indexfilename RDF:resource="index.html"/></RDF:Description></RDF:RDF>"""
MAFF = packed(
    ("1619937000000_1/", b""),
    ("1619937000000_1/index.html", f"<!DOCTYPE html><html>{BODY}".encode()),
    ("1619937000000_1/index.rdf", RDF),
    ("1619937000000_2/index.html", f"<!DOCTYPE html><html>{BODY.replace('Two', 'Six')}".encode()),
)


@pytest.mark.parametrize(("data", "name"), [(ZIPPED, "a.zip"), (SELF_OPENING, "a.html")], ids=["zip", "self-opening"])
def test_single_files_packed_pages(data: bytes, name: str) -> None:
    [found] = [each for each in read(data) if isinstance(each, Document)]
    assert found.text == f"{SENTENCE}\n{LAST}"
    assert (found.url, found.captured, found.published) == ("https://bell.example/1", "2021-05-02T09:30:00+03:00", None)
    assert [(region.kind, region.at, region.end) for region in found.regions] == [("part", "index.html", len(found.text))]
    reader = format_of(name, data[:65536])
    assert reader is not None and reader.NAME == "packed_page"


def test_the_tabs_of_a_maff_with_what_each_notes() -> None:
    first, second = [each for each in read(MAFF) if isinstance(each, Document)]
    assert (first.url, first.captured) == ("https://bell.example/1?a=1&b=2", "2021-05-02T09:30:00+03:00")
    assert (second.url, second.captured, second.text[:3]) == (None, None, "Six")
    assert FORMAT.sniff("a.maff", MAFF) == 90


def test_pictures_are_media_and_the_rest_is_counted() -> None:
    [medium] = [each for each in read(ZIPPED) if isinstance(each, MediaItem)]
    assert medium.within == ("part images/0.gif",)
    assert [str(each) for each in read(ZIPPED) if isinstance(each, SkipItem)] == ["a.zip: kept in the file and not read as texts: 1 .woff2"]


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "a.zip: it is no whole zip archive: File is not a zip file"),
        (packed(("a.txt", b"x")), "a.zip: there is no index.html in it"),
        (packed(("index.html", b"")), "a.zip, index.html: the file is empty"),
        (packed(("../index.html", b"x"), ("x/index.html", b"<html>")), "has a name that leads out of the archive"),
    ],
)
def test_what_holds_no_page_says_so(data: bytes, reason: str) -> None:
    assert [each for each in read(data) if isinstance(each, BadInput) and reason in str(each)]


def test_every_byte_changed_is_read_or_refused_by_name() -> None:
    for at in range(0, len(ZIPPED), 9):
        for mutated in (ZIPPED[:at], ZIPPED[:at] + bytes([ZIPPED[at] ^ 0xFF]) + ZIPPED[at + 1 :]):
            for found in read(mutated):
                assert isinstance(found, Document | MediaItem) or str(found).startswith("a.zip")


@pytest.mark.parametrize(
    ("name", "head", "sure"),
    [
        ("a.zip", packed(("word/document.xml", b"")), 0),
        ("a.zip", packed(("archive/data.warc.gz", b"index.html")), 0),
        ("a.html", b"<!doctype html><html><body>", 0),
        ("a.maff", b"x", 40),
    ],
)
def test_which_files_it_takes(name: str, head: bytes, sure: int) -> None:
    assert FORMAT.sniff(name, head) == sure
