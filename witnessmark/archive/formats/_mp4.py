"""What an MP4, MOV or 3GP file says of itself in its boxes."""

import datetime
from collections.abc import Iterator
from typing import BinaryIO, NamedTuple

from witnessmark.archive.formats._boxes import Box, boxes, content, inside, number
from witnessmark.archive.formats._media import Tags, located

# The tables of a film are a few megabytes; each that is read here is under a kilobyte, or a text.
MOST_OF_A_BOX = 64 * 1024
# Names of people and places, written by phones; one for each language at most.
MOST_TEXTS = 300
EPOCH = datetime.datetime(1904, 1, 1, tzinfo=datetime.UTC)
TURNS = {(0, 65536, -65536): 90, (-65536, 0, 0): 180, (0, -65536, 65536): 270}
# Of the user's data, what QuickTime calls by four letters of which the first is a copyright sign.
NAMES = {
    "mak": "make",
    "mod": "model",
    "swr": "software",
    "xyz": "location",
    "day": "date",
    "nam": "title",
    "cmt": "comment",
    "too": "encoder",
    "des": "description",
}


class Says(NamedTuple):
    """As the file says it; `made` is UTC by the standard, though cameras write their own time there. `whole` is whether nothing is missing."""

    sound_only: bool
    width: int | None
    height: int | None
    seconds: float | None
    made: str | None
    texts: dict[str, str]
    whole: bool


def what_it_says(stream: BinaryIO, size: int, tags: Tags) -> Says:
    """From the movie's header, its tracks and its metadata; ValueError where there is no header."""
    top = list(boxes(stream, 0, size))
    movie = next((box for box in top if box.kind == "moov"), None)
    brand = next((content(stream, box, 4).decode("latin-1") for box in top if box.kind == "ftyp"), "")
    tags.put("brand", brand)
    whole = all(box.whole for box in top) and (not top or top[-1].end == size)
    if movie is None:
        raise ValueError("the table of what is in it is missing")
    header = next((content(stream, box, 120) for box in boxes(stream, movie.start, movie.end) if box.kind == "mvhd"), b"")
    made, changed, seconds = _times(header)
    tags.put("last changed", changed or "")
    width = height = None
    kinds = []
    for track in (box for box in boxes(stream, movie.start, movie.end) if box.kind == "trak"):
        kinds.append(next((content(stream, box, 12)[8:12] for box in inside(stream, track, "mdia", "hdlr")), b""))
        size_of_track = _size(stream, track, tags)
        if size_of_track is not None and kinds[-1] == b"vide" and width is None:
            width, height = size_of_track
    texts = dict(_texts(stream, movie, tags))
    return Says(b"vide" not in kinds and b"soun" in kinds, width, height, seconds, made, texts, whole)


def _times(header: bytes) -> tuple[str | None, str | None, float | None]:
    """Made, last changed and how many seconds long; 0 is how files say that they do not say it."""
    wide = 8 if header[:1] == b"\x01" else 4
    made, changed = number(header, 4, wide), number(header, 4 + wide, wide)
    scale, units = number(header, 4 + 2 * wide, 4), number(header, 8 + 2 * wide, wide)
    unknown = units == (1 << 8 * wide) - 1
    return _moment(made), _moment(changed), round(units / scale, 3) if scale and units and not unknown else None


def _moment(seconds: int) -> str | None:
    try:
        return (EPOCH + datetime.timedelta(seconds=seconds)).isoformat() if seconds else None
    except OverflowError:
        return None


def _size(stream: BinaryIO, track: Box, tags: Tags) -> tuple[int, int] | None:
    """The size of a picture track as stored; how it is to be turned is a tag."""
    header = next((content(stream, box, 104) for box in boxes(stream, track.start, track.end) if box.kind == "tkhd"), b"")
    at = 52 if header[:1] == b"\x01" else 40
    width, height = number(header, at + 36, 4) >> 16, number(header, at + 40, 4) >> 16
    if not width or not height:
        return None
    turned = TURNS.get((number(header, at, 4, True), number(header, at + 4, 4, True), number(header, at + 12, 4, True)))
    if turned is not None:
        tags.put("turned by degrees", turned)
    return width, height


def _texts(stream: BinaryIO, movie: Box, tags: Tags) -> Iterator[tuple[str, str]]:
    """What stands in the user's data and in the tables of metadata, by the names above or by QuickTime's keys; the first of each."""
    for data in inside(stream, movie, "udta"):
        for box in boxes(stream, data.start, data.end):
            body = content(stream, box, MOST_OF_A_BOX)
            if box.kind.startswith("\xa9"):
                yield from _told(NAMES.get(box.kind[1:], box.kind[1:]), body[4 : 4 + number(body, 0, 2)], tags)
            elif box.kind == "loci":
                yield from _place(body, tags)
            elif box.kind == "meta":
                yield from _listed(stream, box, tags)
    for meta in (box for box in boxes(stream, movie.start, movie.end) if box.kind == "meta"):
        yield from _listed(stream, meta, tags)


def _listed(stream: BinaryIO, meta: Box, tags: Tags) -> Iterator[tuple[str, str]]:
    """A table of metadata: items under numbers of QuickTime's keys, or under four letters of their own."""
    for skip in (0, 4):
        found = {box.kind: box for box in boxes(stream, meta.start + skip, meta.end)}
        if "ilst" in found:
            break
    else:
        return
    keys = _keys(content(stream, found["keys"], MOST_OF_A_BOX)) if "keys" in found else []
    for i, item in enumerate(boxes(stream, found["ilst"].start, found["ilst"].end)):
        if i >= MOST_TEXTS:
            return
        at = int.from_bytes(item.kind.encode("latin-1"), "big")
        name = keys[at - 1] if 0 < at <= len(keys) else NAMES.get(item.kind[1:], item.kind)
        for data in (box for box in boxes(stream, item.start, item.end) if box.kind == "data"):
            body = content(stream, data, MOST_OF_A_BOX)
            if number(body, 0, 4) in (1, 2):
                yield from _told(name, body[8:], tags)


def _keys(table: bytes) -> list[str]:
    found, at = list[str](), 8
    while at + 8 <= len(table) and len(found) < MOST_TEXTS:
        size = number(table, at, 4)
        if size < 8:
            break
        found.append(table[at + 8 : at + size].decode("utf-8", "replace"))
        at += size
    return found


def _told(name: str, body: bytes, tags: Tags) -> Iterator[tuple[str, str]]:
    text = body.decode("utf-8", "replace").strip("\x00 ")
    tags.put(name, text)
    if text:
        yield name, text


def _place(body: bytes, tags: Tags) -> Iterator[tuple[str, str]]:
    """3GP's own box for a place: a name, then longitude, latitude and height as fractions of 65536."""
    end = body.find(b"\x00", 6)
    if end < 0 or len(body) < end + 10:
        return
    tags.put("name of the place", body[6:end])
    lon, lat = number(body, end + 2, 4, True) / 65536, number(body, end + 6, 4, True) / 65536
    text = f"{lat:+09.5f}{lon:+010.5f}"
    if located(text)[0] is not None:
        yield "location", text
