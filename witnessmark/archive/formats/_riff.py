"""What an AVI or a WAV file says of itself: its size, its length, and the texts of its maker."""

import datetime
from collections.abc import Iterator
from typing import BinaryIO, NamedTuple

from witnessmark.archive.formats._media import Tags

# Lists of pictures come last and are not entered.
MOST_CHUNKS = 10_000
MOST_OF_A_CHUNK = 64 * 1024
NAMES = {"ISFT": "software", "ICRD": "date", "INAM": "title", "IART": "artist", "ICMT": "comment", "IDIT": "date", "strn": "name of the stream"}
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


class Says(NamedTuple):
    """Size in pixels, length in seconds, the maker's program and the date, where the file gives them."""

    width: int | None
    height: int | None
    seconds: float | None
    software: str | None
    made: str | None
    whole: bool


def what_it_says(stream: BinaryIO, size: int, tags: Tags) -> Says:
    """From the header lists; nothing of the pictures is looked at."""
    stream.seek(0)
    said = int.from_bytes(stream.read(8)[4:], "little") + 8
    width = height = None
    seconds, rate, texts = None, 0, dict[str, str]()
    for kind, start, length in _chunks(stream, 12, size, 0):
        body = _body(stream, start, length)
        if kind == "avih" and len(body) >= 40:
            width, height = (_number(body, at) or None for at in (32, 36))
            seconds = round(_number(body, 0) * _number(body, 16) / 1e6, 3) or None
        elif kind == "fmt ":
            rate = _number(body, 8)
        elif kind == "data" and rate:
            seconds = round(length / rate, 3)
        elif kind in NAMES:
            text = body.decode("utf-8", "replace").strip("\x00 \r\n")
            tags.put(NAMES[kind], text)
            texts.setdefault(NAMES[kind], text)
    return Says(width, height, seconds, texts.get("software"), _date(texts.get("date", "")), said <= size)


def _chunks(stream: BinaryIO, start: int, end: int, depth: int) -> Iterator[tuple[str, int, int]]:
    for _ in range(MOST_CHUNKS):
        stream.seek(start)
        head = stream.read(12)
        if len(head) < 8 or start + 8 > end:
            return
        kind, length = head[:4].decode("latin-1"), _number(head, 4)
        if kind == "LIST" and depth < 3 and head[8:12] != b"movi":
            yield from _chunks(stream, start + 12, min(start + 8 + length, end), depth + 1)
        else:
            yield kind, start + 8, min(length, end - start - 8)
        start += 8 + length + length % 2


def _body(stream: BinaryIO, start: int, length: int) -> bytes:
    stream.seek(start)
    return stream.read(min(length, MOST_OF_A_CHUNK))


def _number(data: bytes, at: int) -> int:
    return int.from_bytes(data[at : at + 4], "little")


def _date(text: str) -> str | None:
    """`2024-05-03`, or the form of old cameras: `FRI MAY 03 14:11:05 2024`."""
    parts = text.title().split()
    try:
        if len(parts) == 5 and parts[1] in MONTHS:
            found = datetime.datetime.strptime(f"{parts[4]} {MONTHS.index(parts[1]) + 1} {parts[2]} {parts[3]}", "%Y %m %d %H:%M:%S")
            return found.isoformat()
        return (
            datetime.datetime.fromisoformat(text.strip()).isoformat()
            if len(text.strip()) > 10
            else datetime.date.fromisoformat(text.strip()).isoformat()
        )
    except ValueError:
        return None
