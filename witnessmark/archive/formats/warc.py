"""Web archives (WARC): pages and files as servers sent them, each weighed against the digests stated of it."""

import hashlib
import posixpath
import re
import zlib
from collections import Counter
from collections.abc import Iterator
from typing import BinaryIO
from urllib.parse import unquote, urlsplit

import msgspec

from witnessmark.archive.common import Found, format_of
from witnessmark.archive.contents.dates import iso
from witnessmark.archive.contents.declared import decode_declared
from witnessmark.archive.contents.fields import Fields
from witnessmark.archive.contents.media_types import file_name
from witnessmark.archive.contents.nested import read_nested
from witnessmark.archive.contents.warc_records import MAX_BLOCK, Record, records
from witnessmark.archive.contents.web_answer import answer_of, readable_body
from witnessmark.archive.files.opening import HEAD
from witnessmark.errors import BadInput, Remark, SkipItem
from witnessmark.model.document import Document
from witnessmark.printable import printable

# What the program that made the archive notes down beside the pages, under addresses of its own: none of it was published.
NOTES = ("urn:text:", "urn:textFinal:", "urn:pageinfo:", "urn:diff:", "urn:view:", "urn:fullPage:", "urn:thumbnail:", "metadata://")
# A page as a browser made it with its scripts, under the address it was made of.
RENDERED = "urn:dom:"
# What pages are built with; it holds no reports.
MACHINERY = re.compile(r"^(?:text/css$|text/vtt$|font/|application/(?:ocsp|x-chrome))|javascript|ecmascript|wasm|font|x-icon|protobuf")
CHARSET = re.compile(r";\s*+charset\s*+=\s*+[\"']?([\w.:-]{1,40})", re.I)
MARK = b"\xef\xbb\xbf"
PAGE = ("text/html", "application/xhtml+xml")
# Moved addresses are said one by one up to this many; a crawl of a site has thousands, which are counted.
MOST_SAID = 50


class Warc:
    """What servers answered with status 200 to 299, and what was archived without asking one; each read by the format that knows it.

    A text's address is the one that was asked for, its `captured` the record's date, which is no date of publication. Digests are
    computed anew: where one does not hold (a payload may be digested with its chunks or without), or the file ends inside a record, that
    record's text is refused and its bytes are kept. A record that repeats another one (revisit) adds nothing. Requests, notes of the
    program, style sheets, scripts, other answers and files that no format knows are counted in a remark. Blocks of more than 64 MB are
    weighed and not read.
    """

    NAME = "warc"
    TITLE = "Web archive (WARC)"
    EXTENSIONS = (".warc",)

    def sniff(self, name: str, head: bytes) -> int:
        """Its first record's version, packed or not; its endings where the file is damaged."""
        start = head[:8]
        if head.startswith(b"\x1f\x8b"):
            try:
                start = zlib.decompressobj(wbits=31).decompress(head[:4096], 8)
            except zlib.error:
                start = b""
        if start.startswith(b"WARC/"):
            return 95
        return 70 if name.lower().endswith((".warc", ".warc.gz")) else 0

    def read(self, stream: BinaryIO, name: str) -> Iterator[Found]:
        """The finds of each record in the file's order, then remarks that count what was left out."""
        seen = _Seen()
        for record in records(stream, name):
            seen.total += 1
            if isinstance(record, SkipItem):
                yield record
            else:
                yield from _found(record, name, seen)
        yield from seen.remarks(name)


class _Seen:
    """What one archive held so far: which texts of which addresses, which contents, and what was left out."""

    def __init__(self) -> None:
        self.total = 0
        self.texts: dict[bytes, int] = {}
        self.contents: dict[bytes, int] = {}
        self.left_out: Counter[str] = Counter()
        self.moved = 0

    def remarks(self, name: str) -> Iterator[SkipItem]:
        """One line each: nothing in it, answers that moved on beyond those said, and what was left out."""
        if self.total == 0:
            yield BadInput(f"{name}: there is no record in it")
        if self.moved > MOST_SAID:
            yield Remark(f"{name}: {self.moved - MOST_SAID:,} more addresses moved elsewhere")
        if self.left_out:
            counts = ", ".join(f"{count:,} {what}" for what, count in sorted(self.left_out.items()))
            yield Remark(f"{name}: kept in the archive and not read as texts: {counts}")


def _found(record: Record, name: str, seen: _Seen) -> Iterator[Found]:
    place = f"{name}, record {record.number}"
    yield from (Remark(f"{place}: {said}") for said in record.unsure)
    if record.wrong:
        yield from (BadInput(f"{place}, {_address(record)}: {said}; its text is not read") for said in record.wrong)
    elif record.kind == "revisit":
        yield from _revisit(record, place, seen)
    elif record.kind in ("response", "resource", "conversion"):
        yield from _content(record, name, place, seen)
    elif record.kind == "continuation":
        yield BadInput(f"{place}: it goes on with a record cut in pieces, which are not put together here")
    else:
        seen.left_out[f"{printable(record.kind[:40]) or 'nameless'} records"] += 1


def _revisit(record: Record, place: str, seen: _Seen) -> Iterator[Found]:
    first = seen.contents.get(_said_payload(record))
    if first is not None:
        seen.left_out["records that repeat another one here"] += 1
        return
    at = record.fields.get("WARC-Refers-To-Target-URI") or record.target
    when = record.fields.get("WARC-Refers-To-Date") or "a time it does not give"
    yield Remark(f"{place}: it says that {_address(record)} was the same as {printable(at)} of {printable(when)}, which is not in this archive")


def _content(record: Record, name: str, place: str, seen: _Seen) -> Iterator[Found]:
    """What is in a record that holds a file; the remark or the count where it is none to be read."""
    if record.target.startswith(NOTES):
        is_picture = record.fields.media_type().startswith("image/")
        seen.left_out["pictures of pages as a browser showed them" if is_picture else "notes of the program that made it"] += 1
        return
    if record.block is None:
        yield BadInput(f"{place}, {_address(record)}: {record.size:,} bytes long, which is too much to be read; it is kept")
        return
    if record.fields.get("WARC-Segment-Number") is not None:
        yield BadInput(f"{place}, {_address(record)}: only the first piece of a record cut in pieces, which are not put together here")
        return
    if record.fields.get("WARC-Truncated") is not None:
        yield Remark(f"{place}: cut off when it was archived ({printable((record.fields.get('WARC-Truncated') or '')[:40])})")
    seen.contents.setdefault(_said_payload(record), record.number)
    if record.fields.media_type() != "application/http":
        yield from _file(record, record.block, record.fields, name, seen)
        return
    yield from _answer(record, record.block, name, place, seen)


def _answer(record: Record, block: bytes, name: str, place: str, seen: _Seen) -> Iterator[Found]:
    answer = answer_of(block)
    if answer is None:
        yield BadInput(f"{place}, {_address(record)}: it holds no answer of a web server")
        return
    to = answer.fields.get("location")
    if 300 <= answer.status < 400 and to is not None:
        seen.moved += 1
        if seen.moved <= MOST_SAID:
            yield Remark(f"{place}: {_address(record)} moved to {printable(to)} (status {answer.status})")
    elif not 200 <= answer.status < 300 or answer.status == 206:
        seen.left_out[f"answers of status {answer.status}"] += 1
    else:
        try:
            body = readable_body(answer, MAX_BLOCK, f"{place}, {_address(record)}")
        except BadInput as error:
            yield error
        else:
            yield from _file(record, body, answer.fields, name, seen)


def _file(record: Record, data: bytes, fields: Fields, name: str, seen: _Seen) -> Iterator[Found]:
    media_type = fields.media_type()
    known_as = file_name(_last_part(record.target), media_type)
    if not data:
        seen.left_out["empty files"] += 1
    elif MACHINERY.search(media_type) is not None or format_of(known_as, data[:HEAD]) is None:
        seen.left_out[printable(media_type[:60]) or "files of a kind nobody stated"] += 1
    else:
        for found in read_nested(_in_utf8(data, fields), known_as, name, record.place):
            yield _told(found, record, media_type, name, seen) if isinstance(found, Document) else found


def _in_utf8(data: bytes, fields: Fields) -> bytes:
    """A page or text in the encoding the server names, which wins over the one the page names, as in browsers; else as it is."""
    declared = CHARSET.search(fields.get("content-type") or "")
    if declared is None or not fields.media_type().startswith("text/") or data.startswith(MARK):
        return data
    try:
        return MARK + decode_declared(data, declared.group(1), "").encode("utf-8", "replace")
    except BadInput:
        return data


def _told(document: Document, record: Record, media_type: str, name: str, seen: _Seen) -> Document | Remark:
    """The document with the address and time of its capture; a remark where this archive gave the same text of that address before."""
    asked = record.target.removeprefix(RENDERED)
    target = asked if asked.startswith(("http://", "https://")) else None
    url = (target or document.url) if media_type in PAGE else (document.url or target)
    key = hashlib.sha256(f"{url}\n{document.published}\n{document.text}".encode("utf-8", "surrogatepass")).digest()[:16]
    before = seen.texts.setdefault(key, record.number)
    if before != record.number:
        return Remark(f"{name}, record {record.number}: {_address(record)} has the same text as in record {before}; it is counted once")
    return msgspec.structs.replace(document, url=url, captured=iso(record.fields.get("WARC-Date") or ""))


def _last_part(target: str) -> str:
    try:
        return posixpath.basename(unquote(urlsplit(target).path))[:100]
    except ValueError:
        return ""


def _said_payload(record: Record) -> bytes:
    said = record.fields.get("WARC-Payload-Digest") or record.place
    return hashlib.sha256(said.strip().lower().encode("utf-8", "surrogatepass")).digest()[:16]


def _address(record: Record) -> str:
    return printable(record.target) or "a record without an address"


FORMAT = Warc()
