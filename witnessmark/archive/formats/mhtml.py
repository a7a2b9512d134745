"""Web pages saved as one file (MHTML): the page's text, and the pictures in it."""

import re
from collections import Counter
from collections.abc import Iterator
from email.message import Message
from itertools import islice
from typing import BinaryIO
from urllib.parse import unquote

from witnessmark.archive.common import Found, format_of
from witnessmark.archive.contents.dates import moment
from witnessmark.archive.contents.declared import decode_declared
from witnessmark.archive.contents.letter_parts import MOST_PARTS, charset, content, header, is_cut, leaves, parameter, parsed
from witnessmark.archive.contents.media_types import file_name
from witnessmark.archive.contents.nested import read_nested
from witnessmark.archive.files.opening import HEAD
from witnessmark.archive.files.whole import read_whole
from witnessmark.archive.formats._saved_page import saved_page
from witnessmark.errors import BadInput, Remark, SkipItem
from witnessmark.model.region import Region
from witnessmark.printable import printable

# A page with all its pictures; browsers write them a third longer than they are.
MAX_PAGE = 128 * 1024 * 1024
PAGES = ("text/html", "application/xhtml+xml")
# What programs that save pages write at the start and those that write letters do not.
MARKS = re.compile(rb"^(?:From: *[\"<]?Saved by|Snapshot-Content-Location:|X-MAF|Content-Location: *https?:)", re.M | re.I)
START = re.compile(rb"(?:\xef\xbb\xbf)?\s{0,100}+[A-Za-z-]{2,40}:[ \t\r\n]")


class Mhtml:
    """The page is the part named by `start`, else the one saved from the snapshot's address, else the first page in the file.

    Its address is the one it was saved from; the file's Date is the time of saving (`captured`), no date of publication, which only the page
    itself can give. Pictures and films come as media, frames and what pages are built with are counted in a remark. Each part is decoded as
    it declares (quoted-printable, base64, binary), its letters as declared where that gives words.
    """

    NAME = "mhtml"
    TITLE = "Web page saved as one file (MHTML)"
    EXTENSIONS = (".mhtml", ".mht")

    def sniff(self, name: str, head: bytes) -> int:
        """Header fields of a browser that saves; under its endings any header fields of parts."""
        start = head[:16_384]
        if START.match(start) is None or b"mime-version:" not in start.lower():
            return 40 if name.lower().endswith(self.EXTENSIONS) else 0
        fields = re.split(rb"\r?\n\r?\n", start.lstrip(), maxsplit=1)[0]
        if name.lower().endswith(self.EXTENSIONS):
            return 95
        return 93 if MARKS.search(fields) is not None and b"\nreceived:" not in fields.lower() else 0

    def read(self, stream: BinaryIO, name: str) -> Iterator[Found]:
        """The page, then its media in the file's order."""
        try:
            data = read_whole(stream, name, MAX_PAGE)
            message = parsed(data.removeprefix(b"\xef\xbb\xbf").lstrip(), name)
            if is_cut(message):
                yield Remark(f"{name}: its end is missing: the page was cut short")
            parts = list(islice(leaves(message), MOST_PARTS))
            yield from _page(message, parts, name)
        except BadInput as error:
            yield error


def _page(message: Message, parts: list[Message], name: str) -> Iterator[Found]:
    snapshot = header(message, "Snapshot-Content-Location")
    main = _main(message, parts, snapshot)
    if main is None:
        raise BadInput(f"{name}: there is no web page in it")
    number = 1 + next(at for at, part in enumerate(parts) if part is main)
    url = snapshot or header(main, "Content-Location") or header(message, "Content-Location")
    saved = header(message, "Date")
    markup = decode_declared(content(main), charset(main), name)
    if not markup:
        raise BadInput(f"{name}: the page in it is empty")
    page = b"\xef\xbb\xbf" + markup.encode("utf-8", "replace")
    captured = moment(saved) if saved is not None else None
    yield from saved_page(page, name, url, captured, Region(start=0, end=0, kind="part", at=str(number)))
    yield from _rest([(at, part) for at, part in enumerate(parts, 1) if part is not main], name)


def _main(message: Message, parts: list[Message], snapshot: str | None) -> Message | None:
    pages = [part for part in parts if part.get_content_type() in PAGES]
    wanted = (parameter(message, "start") or "").strip("<>")
    named = [part for part in pages if wanted and (header(part, "Content-ID") or "").strip("<>") == wanted]
    of_snapshot = [part for part in pages if snapshot is not None and header(part, "Content-Location") == snapshot]
    return next(iter([*named, *of_snapshot, *pages]), None)


def _rest(parts: list[tuple[int, Message]], name: str) -> Iterator[Found | SkipItem]:
    """Media of the page; a remark that counts what else is in the file."""
    left_out: Counter[str] = Counter()
    for number, part in parts:
        kind = part.get_content_type()
        location = header(part, "Content-Location") or header(part, "Content-ID") or ""
        last = unquote(location.partition("?")[0].rstrip("/").rpartition("/")[2])[:100]
        data = content(part)
        known_as = file_name(last, kind)
        if kind.startswith(("image/", "video/", "audio/")) and data and format_of(known_as, data[:HEAD]) is not None:
            yield from read_nested(data, known_as, name, f"part {number}: {printable(last) or kind}")
        else:
            left_out["frames" if kind in PAGES else printable(kind[:60])] += 1
    if left_out:
        counts = ", ".join(f"{count:,} {what}" for what, count in sorted(left_out.items()))
        yield Remark(f"{name}: kept in the file and not read as texts: {counts}")


FORMAT = Mhtml()
