"""The parts of picture files that no pixel is needed for: their size, and where their metadata lies."""

import io
import logging
import zlib
from collections.abc import Iterator
from typing import Any, NamedTuple

from PIL import BmpImagePlugin, GifImagePlugin, Image, JpegImagePlugin, TiffImagePlugin

from witnessmark.archive.formats._boxes import Box, boxes, content, inside, number
from witnessmark.archive.formats._media import Tags

# A compressed text in a PNG unpacks to no more; a bomb does to a thousand times its size.
MOST_UNPACKED = 1024 * 1024
# A file of a hundred thousand frames has so many pieces.
MOST_CHUNKS = 100_000
# The tables of a HEIC file, without its pictures.
MOST_TABLE = 1024 * 1024
# What it says of damaged files goes to its log, which nobody reads: what matters is raised.
logging.getLogger("PIL").addHandler(logging.NullHandler())
LIBRARY: dict[str, Any] = {
    "JPEG": JpegImagePlugin.JpegImageFile,
    "GIF": GifImagePlugin.GifImageFile,
    "TIFF": TiffImagePlugin.TiffImageFile,
    "BMP": BmpImagePlugin.BmpImageFile,
}


class Picture(NamedTuple):
    """What a picture file says before its pixels. `exif` is read already; `cut` is whether its end is missing."""

    width: int
    height: int
    cut: bool = False
    exif: Image.Exif | None = None
    raw_exif: bytes = b""
    xmp: bytes = b""
    iptc: bytes = b""


def picture(kind: str, data: bytes, tags: Tags) -> Picture:
    """The header of a picture file of this kind; adds what stands beside the usual metadata to the tags. Raises where it is none."""
    if kind == "PNG":
        return _png(data, tags)
    if kind == "WebP":
        return _webp(data, tags)
    return _by_library(kind, data, tags) if kind in LIBRARY else _heif(data, tags)


def _by_library(kind: str, data: bytes, tags: Tags) -> Picture:
    """Opened, never loaded: the library reads the header only, and its guard against large pictures is ours (formats/image.py)."""
    found = LIBRARY[kind](io.BytesIO(data))
    tags.put("colours", found.mode)
    tags.put("comment", found.info.get("comment", ""))
    if kind == "GIF" and found.is_animated:
        tags.put("animated", "yes")
    cut = (kind == "JPEG" and b"\xff\xd9" not in data[-(len(data) // 2) :]) or (kind == "GIF" and b"\x3b" not in data[-64:])
    width, height = found.size
    said = {"xmp": found.info.get("xmp", b""), "iptc": found.info.get("photoshop", {}).get(0x0404, b"")}
    if kind == "TIFF":
        return Picture(width, height, cut, found.getexif(), **said)
    return Picture(width, height, cut, raw_exif=found.info.get("exif", b""), **said)


def _png(data: bytes, tags: Tags) -> Picture:
    width, height, exif, xmp, ended = number(data, 16, 4), number(data, 20, 4), b"", b"", False
    if data[12:16] != b"IHDR":
        raise ValueError("its header is missing")
    for kind, body in _chunks(data):
        if kind == b"eXIf":
            exif = body
        elif kind in (b"tEXt", b"zTXt", b"iTXt"):
            key, text = _png_text(kind, body)
            xmp = text if key == "XML:com.adobe.xmp" else xmp
            tags.put(f"png:{key}", text.decode("utf-8" if kind == b"iTXt" else "latin-1", "replace"))
        elif kind == b"tIME" and len(body) == 7:
            tags.put("png:last changed", f"{number(body, 0, 2)}-{body[2]:02}-{body[3]:02}T{body[4]:02}:{body[5]:02}:{body[6]:02}+00:00")
        elif kind in (b"acTL", b"caBX"):
            tags.put("animated" if kind == b"acTL" else "content credentials", "yes")
        ended = ended or kind == b"IEND"
    return Picture(width, height, not ended, raw_exif=exif, xmp=xmp)


def _chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = 8
    for _ in range(MOST_CHUNKS):
        size = number(data, at, 4)
        if at + 12 + size > len(data):
            return
        kind = data[at + 4 : at + 8]
        yield kind, b"" if kind == b"IDAT" else data[at + 8 : at + 8 + size]
        if kind == b"IEND":
            return
        at += 12 + size


def _png_text(kind: bytes, body: bytes) -> tuple[str, bytes]:
    """The keyword of a text chunk and its text, unpacked up to the limit; `(damaged)` where it cannot be unpacked."""
    key, _, rest = body.partition(b"\x00")
    packed = kind == b"zTXt"
    if kind == b"zTXt":
        rest = rest[1:]
    elif kind == b"iTXt":
        packed, rest = rest[:1] == b"\x01", rest[2:].partition(b"\x00")[2].partition(b"\x00")[2]
    if packed:
        try:
            rest = zlib.decompressobj().decompress(rest, MOST_UNPACKED)
        except zlib.error:
            rest = b"(damaged)"
    return key[:79].decode("latin-1"), rest


def _webp(data: bytes, tags: Tags) -> Picture:
    width = height = 0
    exif = xmp = b""
    at, end = 12, min(8 + int.from_bytes(data[4:8], "little"), len(data))
    for _ in range(MOST_CHUNKS):
        kind, size = data[at : at + 4], int.from_bytes(data[at + 4 : at + 8], "little")
        body = data[at + 8 : min(at + 8 + size, end)]
        if at + 8 > end:
            break
        if kind in (b"VP8X", b"VP8 ", b"VP8L") and not width:
            width, height = _webp_size(kind, body)
            if kind == b"VP8X" and body and body[0] & 2:
                tags.put("animated", "yes")
        exif, xmp = (body if kind == b"EXIF" else exif), (body if kind == b"XMP " else xmp)
        at += 8 + size + size % 2
    if not width or not height:
        raise ValueError("its header is missing")
    return Picture(width, height, 8 + int.from_bytes(data[4:8], "little") > len(data), raw_exif=exif, xmp=xmp)


def _webp_size(kind: bytes, body: bytes) -> tuple[int, int]:
    little = int.from_bytes(body[1:5] if kind == b"VP8L" else body[6:10] if kind == b"VP8 " else body[4:10], "little")
    if kind == b"VP8X":
        return (little & 0xFFFFFF) + 1, (little >> 24) + 1
    if kind == b"VP8L":
        return (little & 0x3FFF) + 1, (little >> 14 & 0x3FFF) + 1
    return little & 0x3FFF, little >> 16 & 0x3FFF


def _heif(data: bytes, tags: Tags) -> Picture:
    """The largest size among the pictures of the file (the others are its tiles and its thumbnail), and the items of metadata."""
    stream = io.BytesIO(data)
    top = list(boxes(stream, 0, len(data)))
    meta = next((box for box in top if box.kind == "meta"), None)
    if meta is None:
        raise ValueError("its tables are missing")
    sizes = [content(stream, box, 12) for box in inside(stream, meta, "iprp", "ipco", "ispe", skip=4)]
    if not sizes:
        raise ValueError("its size is not said")
    width, height = max(((number(size, 4, 4), number(size, 8, 4)) for size in sizes), key=lambda size: size[0] * size[1])
    items = dict(_heif_items(stream, meta))
    exif = _heif_item(stream, meta, items.get("Exif"), data)
    xmp = _heif_item(stream, meta, items.get("mime"), data)
    skip = 4 + number(exif, 0, 4)
    return Picture(width, height, not all(box.whole for box in top), raw_exif=exif[skip:], xmp=xmp)


def _heif_items(stream: io.BytesIO, meta: Box) -> Iterator[tuple[str, int]]:
    """The number of the first item of each kind."""
    for box in inside(stream, meta, "iinf", skip=4):
        version = content(stream, box, 1)[:1]
        for entry in boxes(stream, box.start + (6 if version == b"\x00" else 8), box.end):
            body = content(stream, entry, 64)
            wide = 4 if body[:1] == b"\x03" else 2
            if entry.kind == "infe" and body[:1] in (b"\x02", b"\x03"):
                kind = body[6 + wide : 10 + wide].decode("latin-1")
                if kind != "mime" or b"application/rdf+xml" in body:
                    yield kind, number(body, 4, wide)


def _heif_item(stream: io.BytesIO, meta: Box, wanted: int | None, data: bytes) -> bytes:
    """The bytes of an item in one piece of the file, by the table of places; empty where it lies elsewhere or in several."""
    for box in inside(stream, meta, "iloc", skip=4) if wanted is not None else ():
        table = content(stream, box, MOST_TABLE)
        version, widths = number(table, 0, 1), number(table, 4, 2)
        offset_size, length_size, base_size, index_size = widths >> 12, widths >> 8 & 15, widths >> 4 & 15, widths & 15 if version else 0
        wide = 4 if version == 2 else 2
        count, at = number(table, 6, wide), 6 + wide
        for _ in range(min(count, len(table))):
            item, at = number(table, at, wide), at + wide
            method, at = (number(table, at, 2) & 15, at + 2) if version else (0, at)
            base, at = number(table, at + 2, base_size), at + 2 + base_size
            extents, at = number(table, at, 2), at + 2
            start = base + number(table, at + index_size, offset_size)
            length = number(table, at + index_size + offset_size, length_size)
            if item == wanted:
                return data[start : start + length] if method == 0 and extents == 1 else b""
            at += extents * (index_size + offset_size + length_size)
    return b""
