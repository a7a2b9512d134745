"""Web pages saved as a zip: SingleFile's packed and self-opening pages, and Firefox's MAFF."""

import html
import re
from collections import Counter
from collections.abc import Iterator
from typing import BinaryIO

from witnessmark.archive.common import Found, format_of
from witnessmark.archive.contents.dates import moment
from witnessmark.archive.contents.nested import read_nested
from witnessmark.archive.contents.page import noted
from witnessmark.archive.contents.zipped import Zipped
from witnessmark.archive.files.opening import HEAD
from witnessmark.archive.formats._saved_page import saved_page
from witnessmark.archive.formats.html import MAX_PAGE
from witnessmark.errors import BadInput, Remark
from witnessmark.model.region import Region
from witnessmark.printable import printable

# A saved window has some tens of tabs.
MOST_PAGES = 200
# What the programs note of the pages; it is read, or says nothing that matters here.
NOTES = ("index.rdf", "manifest.json")
MAX_NOTE = 1024 * 1024
INDEX = re.compile(r"(?:[^/]+/)?index\.(?:html?|xhtml)")
# What a self-opening page says at its start; it is a page to a browser and a zip to everybody else.
SELF_OPENING = re.compile(rb"<html[^>]{0,200}\bdata-sfz|page saved with SingleFileZ", re.I)
# What books, office documents and programs begin with; they may hold an index.html and are no saved page.
OTHERS = ("mimetype", "[Content_Types].xml", "META-INF/", "word/", "xl/", "archive/", "AndroidManifest.xml")
START_OF_ZIP = b"PK\x03\x04"
MEDIA = (".jpg", ".jpeg", ".png", ".gif", ".webp", ".avif", ".mp4", ".webm", ".mov")
NOTED = re.compile(r"<(?:\w+:)?(originalurl|archivetime)\s[^>]{0,50}resource=\"([^\"]{1,4000})\"", re.I)


class PackedPage:
    """Each index.html of the zip, in its root or one folder down, is a page; its pictures are media, the rest is counted.

    Address and time of saving are those that SingleFile notes in a comment, or Firefox in index.rdf; no date of publication. What opens the
    page in a browser is not read: it is the same page once more. Limits are those of every zip (archive/contents/zipped.py) and of every page.
    """

    NAME = "packed_page"
    TITLE = "Web page saved as a zip (SingleFile, MAFF)"
    EXTENSIONS = (".maff",)

    def sniff(self, name: str, head: bytes) -> int:
        """A zip with an index.html that begins as no other kind does, a MAFF by its ending too, a page that says it opens itself."""
        if b"<html" in head[:1024].lower() and SELF_OPENING.search(head[:2048]) is not None:
            return 95
        if not head.startswith(START_OF_ZIP):
            return 40 if name.lower().endswith(self.EXTENSIONS) else 0
        first = head[30 : 30 + int.from_bytes(head[26:28], "little")].decode("latin-1")
        if name.lower().endswith(self.EXTENSIONS):
            return 90
        if INDEX.fullmatch(first) is not None:
            return 90
        return 45 if b"index.html" in head and not first.startswith(OTHERS) else 0

    def read(self, stream: BinaryIO, name: str) -> Iterator[Found]:
        """The pages in the order of their names, then the media."""
        try:
            zipped = Zipped(stream, name)
        except BadInput as error:
            yield error
            return
        yield from zipped.refused
        stream.seek(0)
        url, captured = noted(stream.read(HEAD).decode("utf-8", "replace"))
        pages = sorted(member for member in zipped.members if INDEX.fullmatch(member))
        if not pages:
            yield BadInput(f"{name}: there is no index.html in it")
        if len(pages) > MOST_PAGES:
            yield BadInput(f"{name}: more than {MOST_PAGES} pages; those beyond are kept and not read")
        for member in pages[:MOST_PAGES]:
            yield from _page(zipped, member, url, captured)
        yield from _rest(zipped, set(pages))


def _page(zipped: Zipped, member: str, url: str | None, captured: str | None) -> Iterator[Found]:
    folder = member.rpartition("/")[0]
    note = f"{folder}/index.rdf" if folder else "index.rdf"
    try:
        if note in zipped.members:
            said = {key.lower(): html.unescape(value) for key, value in NOTED.findall(zipped.read(note, MAX_NOTE).decode("utf-8", "replace"))}
            url, captured = said.get("originalurl", url), moment(said.get("archivetime", "")) or captured
        page = zipped.read(member, MAX_PAGE)
    except BadInput as error:
        yield error
        return
    yield from saved_page(page, f"{zipped.name}, {printable(member)}", url, captured, Region(start=0, end=0, kind="part", at=printable(member)))


def _rest(zipped: Zipped, pages: set[str]) -> Iterator[Found]:
    left_out: Counter[str] = Counter()
    for member in sorted(set(zipped.members) - pages):
        ending = member.rpartition(".")[2].lower()
        if member.rpartition("/")[2] in NOTES:
            continue
        if member.lower().endswith(MEDIA):
            yield from _medium(zipped, member)
        else:
            left_out[f".{printable(ending[:20])}" if "." in member else "without an ending"] += 1
    if left_out:
        counts = ", ".join(f"{count:,} {what}" for what, count in sorted(left_out.items()))
        yield Remark(f"{zipped.name}: kept in the file and not read as texts: {counts}")


def _medium(zipped: Zipped, member: str) -> Iterator[Found]:
    try:
        data = zipped.read(member, MAX_PAGE)
    except BadInput as error:
        yield error
        return
    if format_of(member, data[:HEAD]) is not None:
        yield from read_nested(data, member.rpartition("/")[2], zipped.name, f"part {printable(member)}")


FORMAT = PackedPage()
