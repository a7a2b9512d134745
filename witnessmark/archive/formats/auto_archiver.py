"""Bellingcat's auto-archiver: its CSV database, the spreadsheet it fills (as CSV), its JSON metadata and its HTML report."""

import datetime
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import PurePath
from typing import Any, BinaryIO, NamedTuple

import msgspec

from witnessmark.archive.common import identity
from witnessmark.archive.contents.decode import decode
from witnessmark.archive.contents.json_stream import is_written
from witnessmark.archive.contents.record import checked_published, checked_text, from_json
from witnessmark.archive.contents.rows import Row, headings_of, rows
from witnessmark.archive.files.begun import begun
from witnessmark.archive.files.whole import read_whole
from witnessmark.archive.formats._python_literal import literal
from witnessmark.archive.formats.html import MAX_DEPTH, deepest
from witnessmark.errors import BadInput, Remark, SkipItem
from witnessmark.model.document import Document
from witnessmark.model.region import Region
from witnessmark.printable import printable

# A report has its pictures beside it; the metadata of the largest post is a hundredth of this.
MOST_BYTES = 8 * 1024 * 1024
# Bytes in which the first letter stands: the report's template leaves some empty lines above it.
BLANK_START = 256
BOM = b"\xef\xbb\xbf"
DATABASE = frozenset(("status", "metadata", "media"))
# The columns it fills in a spreadsheet, by their default names; the others may be missing.
SHEET = frozenset(("link", "archive_status", "archive_location"))
REPORT_MARKS = (b"Archived media for", b"auto-archiver")
REPORT_TITLE = b"Archived media for <span"
DONE = "success"
# Files and the hashes that are claimed for them; more are no one post's.
MOST_FILES = 1_000
DEEPEST_MEDIA = 5
# As it prints a hash, with the name of the method before it.
HASH = re.compile(r"SHA-?(?:256|3-512|512)[:\-][0-9a-f]{64,128}")
NAMES = ("filename", "key", "_key")
# No post is so written. Its parts may be of kinds that cannot be read back, so only its ends are looked at.
PRINTED = re.compile(r"\{'\w{1,100}': .*\}", re.S)


class Item(NamedTuple):
    """What auto-archiver says of one address: `files` are names with the hash it claims, `where` the region's kind and place."""

    status: str
    said: Mapping[str, Any]
    files: tuple[str, ...] = ()
    where: tuple[str, str] | None = None
    tool: str | None = None


class AutoArchiver:
    """Each archived address whose words were kept is a document; what was not archived, or only as files, is said in a remark.

    The text is the item's content; where that is data (posts are kept as JSON) or missing, its title, in which auto-archiver
    puts a post's words. The date is the upload's, as it was read from the site; `captured` is when auto-archiver was there. Who published it
    is not told apart from who uploaded it, and stays null. Hashes are auto-archiver's claim: they stand beside the names of the files and are not
    compared, for the files are elsewhere.
    """

    NAME = "auto_archiver"
    TITLE = "auto-archiver output (CSV, JSON, HTML)"
    EXTENSIONS = (".csv", ".json", ".html")

    def sniff(self, name: str, head: bytes) -> int:
        """Its headings, its keys, or the frame of its report."""
        start = head.removeprefix(BOM).lstrip()
        if start.startswith(b"<"):
            return 95 if REPORT_TITLE in head or all(mark in head for mark in REPORT_MARKS) else 0
        if start.startswith((b"{", b"[")):
            is_item = b'"status"' in head and b'"metadata"' in head and b'"_processed_at"' in head
            return 88 if is_item and PurePath(name).suffix.lower() == ".json" else 0
        headings = frozenset(headings_of(head))
        return 95 if headings == DATABASE or headings >= SHEET else 0

    def read(self, stream: BinaryIO, name: str) -> Iterator[Document | SkipItem]:
        """One document an archived address, in the file's order."""
        head = stream.read(BLANK_START)
        try:
            start = head.removeprefix(BOM).lstrip()[:1]
            first = begun(head, stream)
            items = _report(first, name) if start == b"<" else _metadata(first, name) if start in (b"{", b"[") else _table(first, name)
            for item in items:
                yield from _told(item, name) if isinstance(item, Item) else [item]
        except BadInput as error:
            yield error


def _told(item: Item, name: str) -> Iterator[Document | SkipItem]:
    place = f"{name}, {' '.join(item.where)}" if item.where is not None else name
    url = _text(item.said, "url")
    try:
        if not is_written([*item.said.items(), item.files]):
            raise BadInput(f"{place}: not UTF-8")
        text = next((said for key in ("content", "title") if (said := _text(item.said, key)) is not None and not _is_data(said)), None)
        if DONE not in item.status.lower():
            yield Remark(f"{place}: auto-archiver did not archive {printable(url or 'it')}: {printable(item.status[:80]) or 'no status'}")
        elif text is None:
            yield Remark(f"{place}: auto-archiver kept {len(item.files)} files of {printable(url or 'it')} and no words")
        if text is not None:
            yield _document(item, checked_text(text, place), url, place)
    except BadInput as error:
        yield error


def _document(item: Item, text: str, url: str | None, place: str) -> Document:
    title = _text(item.said, "title")
    kind, at = item.where or ("", "")
    return Document(
        doc_id=identity(text),
        text=text,
        published=_moment(item.said.get("timestamp"), place),
        title=title if title != text else None,
        url=url,
        captured=_moment(item.said.get("_processed_at"), place),
        media=item.files,
        regions=(Region(start=0, end=len(text), kind=kind, at=at),) if item.where is not None else (),  # type: ignore[arg-type]
        tool=item.tool,
    )


def _text(said: Mapping[str, Any], key: str) -> str | None:
    value = said.get(key)
    return value.strip() or None if isinstance(value, str) else None


def _is_data(text: str) -> bool:
    """Whether a text is JSON or a printed dict: auto-archiver keeps what a site answered as it came, or as Python prints it."""
    if PRINTED.fullmatch(text) is not None:
        return True
    if not text.startswith(("{", "[")):
        return False
    try:
        return isinstance(msgspec.json.decode(text), dict | list)
    except (msgspec.DecodeError, RecursionError):
        return False


def _moment(said: Any, place: str) -> str | None:
    """A date as Python or ISO 8601 writes it, or a second of the epoch as its JSON has it; null where it is neither."""
    try:
        if isinstance(said, int | float):
            return datetime.datetime.fromtimestamp(said, datetime.UTC).isoformat()
        return checked_published(said.strip().replace(" ", "T", 1) or None, place) if isinstance(said, str) else None
    except (BadInput, ValueError, OverflowError, OSError):
        return None


def _table(stream: BinaryIO, name: str) -> Iterator[Item | SkipItem]:
    for row in rows(stream, name):
        if isinstance(row, SkipItem):
            yield row
            continue
        try:
            yield _of_database(row, f"{name}, row {row.number}") if row.cells.keys() == DATABASE else _of_sheet(row, name)
        except BadInput as error:
            yield error


def _of_database(row: Row, place: str) -> Item:
    said, media = literal(row.cells["metadata"] or "{}", place), literal(row.cells["media"] or "[]", place)
    if not isinstance(said, dict):
        raise BadInput(f"{place}: a cell is not as Python prints a dict")
    return Item(row.cells["status"], said, tuple(_files(media, DEEPEST_MEDIA))[:MOST_FILES], ("row", str(row.number)))


def _of_sheet(row: Row, name: str) -> Item:
    if not row.cells.keys() >= SHEET:
        raise BadInput(f"{name}: it is a table, but not one that auto-archiver fills")
    said = {
        "url": row.get("link"),
        "content": row.get("text_content"),
        "title": row.get("upload_title"),
        "timestamp": row.get("upload_timestamp"),
        "_processed_at": row.get("archive_date"),
    }
    kept, claimed = row.get("archive_location"), row.get("hash")
    files = (f"{kept}{_claim(claimed)}",) if kept is not None else ()
    return Item(row.get("archive_status") or "", said, files, ("row", str(row.number)))


def _metadata(stream: BinaryIO, name: str) -> Iterator[Item | SkipItem]:
    data = read_whole(stream, name, MOST_BYTES).removeprefix(BOM)
    try:
        found = from_json(msgspec.json.decode, data, name)
    except UnicodeDecodeError:
        raise BadInput(f"{name}: not UTF-8") from None
    for number, each in enumerate(found if isinstance(found, list) else [found], 1):
        said = each.get("metadata") if isinstance(each, dict) else None
        if not isinstance(said, dict) or not isinstance(each.get("status"), str):
            yield BadInput(f"{name}, entry {number}: it has no status and metadata as auto-archiver writes them")
        else:
            yield Item(each["status"], said, tuple(_files(each.get("media"), DEEPEST_MEDIA))[:MOST_FILES], ("entry", str(number)))


def _files(media: Any, depth: int) -> Iterator[str]:
    """The names of the files with the hash claimed for each; those made from another file (thumbnails) lie inside its properties."""
    if depth == 0:
        return
    for each in media if isinstance(media, list) else [media]:
        if not isinstance(each, dict):
            continue
        name = next((each[key] for key in NAMES if isinstance(each.get(key), str)), None)
        properties = each.get("properties")
        if name is not None:
            yield f"{name}{_claim(properties.get('hash') if isinstance(properties, dict) else None)}"
        for inner in properties.values() if isinstance(properties, dict) else ():
            if isinstance(inner, list | dict):
                yield from _files(inner, depth - 1)


def _claim(claimed: Any) -> str:
    return f" ({claimed})" if isinstance(claimed, str) and claimed else ""


def _report(stream: BinaryIO, name: str) -> Iterator[Item]:
    # Loaded here: only reports need it.
    import lxml.html

    markup = decode(read_whole(stream, name, MOST_BYTES), name)
    if deepest(markup) > MAX_DEPTH:
        raise BadInput(f"{name}: its tags are nested more than {MAX_DEPTH} deep, which no report is")
    try:
        tree = lxml.html.document_fromstring(markup.encode(), parser=lxml.html.HTMLParser(encoding="utf-8"))
    except (lxml.etree.ParserError, AssertionError):
        raise BadInput(f"{name}: it is no web page a parser understands") from None
    cells = {_plain(key): _plain(value) for key, value in (row[:2] for row in _rows_of(tree) if len(row) > 1)}
    title = next((_plain(each) for each in tree.xpath("//p[b[starts-with(normalize-space(.), 'title')]]//span[@class='copy']")), None)
    url = next((_plain(each) for each in tree.xpath("//h2//span[@class='copy']")), None)
    if url is None and not cells:
        raise BadInput(f"{name}: it is a web page, but no report of auto-archiver")
    files = tuple(dict.fromkeys(HASH.findall(markup)))[:MOST_FILES]
    tool = f"lxml {'.'.join(map(str, lxml.etree.LXML_VERSION[:3]))}"
    yield Item(cells.get("status") or DONE, {"url": url, "title": title, **cells}, files, None, tool)


def _rows_of(tree: Any) -> Sequence[Any]:
    found: list[Any] = [row.xpath("./td") for row in tree.xpath("//table[contains(@class, 'metadata')]//tr")]
    return found


def _plain(node: Any) -> str:
    return "".join(node.itertext()).strip()


FORMAT = AutoArchiver()
