"""What a Matroska or WebM file says of itself in the elements before its pictures."""

import datetime
import struct
from collections.abc import Iterator
from typing import BinaryIO, NamedTuple

from witnessmark.archive.formats._media import Tags

# Elements by their numbers: https://www.rfc-editor.org/rfc/rfc8794, rfc9559.
HEADER, DOC_TYPE, SEGMENT, INFO, TRACKS, TRACK, VIDEO, CLUSTER = 0x1A45DFA3, 0x4282, 0x18538067, 0x1549A966, 0x1654AE6B, 0xAE, 0xE0, 0x1F43B675
TAGS, TAG, SIMPLE_TAG, TAG_NAME, TAG_STRING = 0x1254C367, 0x7373, 0x67C8, 0x45A3, 0x4487
SCALE, DURATION, DATE, TITLE, MUXER, WRITER, WIDTH, HEIGHT, TYPE = 0x2AD7B1, 0x4489, 0x4461, 0x7BA9, 0x4D80, 0x5741, 0xB0, 0xBA, 0x83
EPOCH = datetime.datetime(2001, 1, 1, tzinfo=datetime.UTC)
# Pictures come in a cluster a second or so: a film of hours has tens of thousands.
MOST_ELEMENTS = 200_000
MOST_OF_AN_ELEMENT = 64 * 1024


class Element(NamedTuple):
    """A number and where the content lies, `[start, end)`; a length that is not said, or too long, goes to the end of what holds it."""

    id: int
    start: int
    end: int
    whole: bool = True


class Says(NamedTuple):
    """As the file says it; `doc_type` is webm or matroska, `whole` whether the file is as long as its segment says, where that says it."""

    doc_type: str
    sound_only: bool
    width: int | None
    height: int | None
    seconds: float | None
    made: str | None
    muxer: str
    writer: str
    whole: bool


def what_it_says(stream: BinaryIO, size: int, tags: Tags) -> Says:
    """From the head of the segment and its tracks; ValueError where there is no segment."""
    top = {element.id: element for element in _elements(stream, 0, size, SEGMENT)}
    if HEADER not in top or SEGMENT not in top:
        raise ValueError("its head is missing")
    doc_type = next((_content(stream, each).decode("latin-1") for each in _inside(stream, top[HEADER], DOC_TYPE)), "")
    parts: dict[int, Element] = {}
    for part in _elements(stream, top[SEGMENT].start, top[SEGMENT].end):
        parts.setdefault(part.id, part)
    info = {each.id: _content(stream, each) for each in _elements(stream, parts[INFO].start, parts[INFO].end)} if INFO in parts else {}
    for part in _inside(stream, parts[TAGS], TAG, SIMPLE_TAG) if TAGS in parts else ():
        held = {each.id: _text(_content(stream, each)) for each in _elements(stream, part.start, part.end)}
        tags.put(held.get(TAG_NAME, "tag"), held.get(TAG_STRING, ""))
    tags.put("title", _text(info.get(TITLE, b"")))
    types = [_number(_content(stream, each)) for each in _inside(stream, parts[TRACKS], TRACK, TYPE)] if TRACKS in parts else []
    width, height = _size(stream, parts.get(TRACKS))
    made = _moment(info.get(DATE, b""))
    return Says(
        doc_type,
        1 not in types and 2 in types,
        width,
        height,
        _seconds(info),
        made,
        _text(info.get(MUXER, b"")),
        _text(info.get(WRITER, b"")),
        top[SEGMENT].whole,
    )


def _size(stream: BinaryIO, tracks: Element | None) -> tuple[int | None, int | None]:
    for video in _inside(stream, tracks, TRACK, VIDEO) if tracks is not None else ():
        held = {each.id: _number(_content(stream, each)) for each in _elements(stream, video.start, video.end)}
        if held.get(WIDTH) and held.get(HEIGHT):
            return held[WIDTH], held[HEIGHT]
    return None, None


def _seconds(info: dict[int, bytes]) -> float | None:
    raw = info.get(DURATION, b"")
    if len(raw) not in (4, 8):
        return None
    found = struct.unpack(">f" if len(raw) == 4 else ">d", raw)[0] * (_number(info.get(SCALE, b"")) or 1_000_000) / 1e9
    return round(found, 3) if 0 < found < 1e9 else None


def _moment(raw: bytes) -> str | None:
    try:
        moment = EPOCH + datetime.timedelta(microseconds=int.from_bytes(raw, "big", signed=True) // 1000)
    except OverflowError:
        return None
    return moment.replace(microsecond=0).isoformat() if len(raw) == 8 else None


def _elements(stream: BinaryIO, start: int, end: int, last: int | None = None) -> Iterator[Element]:
    for _ in range(MOST_ELEMENTS):
        stream.seek(start)
        head = stream.read(12)
        wide = _width(head, 0)
        if start >= end or not wide or wide > 4 or len(head) <= wide:
            return
        long = _width(head, wide)
        if not long or len(head) < wide + long:
            return
        size = int.from_bytes(head[wide : wide + long], "big") & ((1 << 7 * long) - 1)
        unknown = size == (1 << 7 * long) - 1
        first = start + wide + long
        yield Element(int.from_bytes(head[:wide], "big"), first, end if unknown else min(first + size, end), unknown or first + size <= end)
        if unknown or int.from_bytes(head[:wide], "big") == last:
            return
        start = first + size


def _width(head: bytes, at: int) -> int:
    """How many bytes a number has, by the zeros before its first bit; 0 where it is none."""
    return 9 - head[at].bit_length() if at < len(head) and head[at] else 0


def _inside(stream: BinaryIO, element: Element, *path: int) -> Iterator[Element]:
    for each in _elements(stream, element.start, element.end):
        if each.id == path[0]:
            yield from _inside(stream, each, *path[1:]) if len(path) > 1 else iter((each,))


def _content(stream: BinaryIO, element: Element) -> bytes:
    stream.seek(element.start)
    return stream.read(min(element.end - element.start, MOST_OF_AN_ELEMENT))


def _number(raw: bytes) -> int:
    return int.from_bytes(raw[:8], "big")


def _text(raw: bytes) -> str:
    return raw.decode("utf-8", "replace").strip("\x00 ")
