"""JSON Lines: the record stream, one document a line."""

from collections.abc import Iterator
from pathlib import PurePath
from typing import BinaryIO

import msgspec

from witnessmark.archive.common import identity
from witnessmark.archive.contents.record import checked_published, checked_text, from_json, remark_on_future
from witnessmark.errors import BadInput, SkipItem
from witnessmark.model.document import Document
from witnessmark.model.recorded import RecordedEvent
from witnessmark.model.region import Region
from witnessmark.printable import printable
from witnessmark.settings import MAX_TEXT

# A line of more bytes is skipped; no more of it than this is ever loaded.
MAX_LINE = MAX_TEXT
SKIPPED_AT_ONCE = 1024 * 1024
MARK = b"\xef\xbb\xbf"


class Record(msgspec.Struct):
    """A line as it may come; only the text is required and what we do not know is ignored."""

    text: str
    doc_id: str | None = None
    published: str | None = None
    language: str | None = None
    title: str | None = None
    url: str | None = None
    publisher: str | None = None
    author: str | None = None
    source: str | None = None
    forwarded_from: str | None = None
    forwarded_id: str | None = None
    edited: str | None = None
    captured: str | None = None
    replies_to: str | None = None
    media: tuple[str, ...] = ()
    regions: tuple[Region, ...] = ()
    tool: str | None = None
    recorded: RecordedEvent | None = None


RECORD = msgspec.json.Decoder(Record)


class JsonLines:
    """Records of the contract, one a line, in UTF-8. Read line by line: a file of any size needs the memory of one line.

    A broken line costs that line, and the message gives its number. An empty line is none. A date that is no date of the
    contract is its record's error; one in the future is kept and remarked on.
    """

    NAME = "jsonl"
    TITLE = "JSON Lines (the record stream)"
    EXTENSIONS = (".jsonl", ".ndjson")

    def sniff(self, name: str, head: bytes) -> int:
        """Its endings; else a first line that is a whole object with a text."""
        if PurePath(name).suffix.lower() in self.EXTENSIONS:
            return 90
        first = head.removeprefix(MARK).split(b"\n", 1)[0].strip()
        return 70 if first.startswith(b"{") and first.endswith(b"}") and b'"text"' in first else 0

    def read(self, stream: BinaryIO, name: str) -> Iterator[Document | SkipItem]:
        """One document a line, in their order, each error in its place."""
        return _records(stream, name)


def _records(stream: BinaryIO, name: str) -> Iterator[Document | SkipItem]:
    lines: dict[str, int] = {}
    for number, line in _lines(stream):
        place = f"{name}, line {number}"
        try:
            if line is None:
                raise BadInput(f"{place}: longer than {MAX_LINE:,} bytes, which is more than any report")
            document = _document(_decoded(line, place), place)
            if lines.setdefault(document.doc_id, number) != number:
                raise BadInput(
                    f"{place}: the doc_id {printable(document.doc_id)} is that of line {lines[document.doc_id]}; the later record is left out"
                )
        except BadInput as error:
            yield error
        else:
            remark = remark_on_future(document.published, place)
            if remark is not None:
                yield remark
            yield document


def _lines(stream: BinaryIO) -> Iterator[tuple[int, bytes | None]]:
    """The lines that hold something, with their numbers from 1; null is a line over the limit."""
    number = 0
    while line := stream.readline(MAX_LINE + 1):
        number += 1
        if len(line) > MAX_LINE and not line.endswith(b"\n"):
            _skip_rest(stream)
            yield number, None
        elif content := (line.removeprefix(MARK) if number == 1 else line).strip():
            yield number, content


def _skip_rest(stream: BinaryIO) -> None:
    while (part := stream.readline(SKIPPED_AT_ONCE)) and not part.endswith(b"\n"):
        pass


def _decoded(line: bytes, place: str) -> Record:
    try:
        return from_json(RECORD.decode, line, place)
    except UnicodeDecodeError as error:
        raise BadInput(f"{place}: not UTF-8: byte 0x{error.object[error.start]:02X}") from None


def _document(record: Record, place: str) -> Document:
    text = checked_text(record.text, place)
    return Document(
        doc_id=record.doc_id or identity(text),
        text=text,
        published=checked_published(record.published or None, place),
        language=record.language or None,
        title=record.title,
        url=record.url,
        publisher=record.publisher or None,
        author=record.author,
        source=record.source,
        forwarded_from=record.forwarded_from,
        forwarded_id=record.forwarded_id,
        edited=checked_published(record.edited or None, place, "edited"),
        captured=checked_published(record.captured or None, place, "captured"),
        replies_to=record.replies_to,
        media=record.media,
        regions=_inside(record.regions, text, place),
        tool=record.tool,
        recorded=_counted_inside(record.recorded, text, place),
    )


def _inside(regions: tuple[Region, ...], text: str, place: str) -> tuple[Region, ...]:
    """The regions; BadInput where one lies outside the text: whoever looks there would be led to the wrong words."""
    if not all(0 <= region.start <= region.end <= len(text) for region in regions):
        raise BadInput(f"{place}: a region lies outside the text")
    return regions


def _counted_inside(recorded: RecordedEvent | None, text: str, place: str) -> RecordedEvent | None:
    """What a recorder states; BadInput where some of it stands outside the text."""
    if recorded is not None and not all(0 <= start < end <= len(text) for start, end in recorded.spans):
        raise BadInput(f"{place}: what is recorded lies outside the text")
    return recorded


FORMAT = JsonLines()
