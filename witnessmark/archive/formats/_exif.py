"""What a photo says of itself: Exif, XMP and IPTC, each read apart so that a broken one costs itself alone."""

import struct
from collections.abc import Iterator
from typing import Any, NamedTuple

from lxml import etree
from PIL import ExifTags, Image

from witnessmark.archive.formats._media import MOST_TAGS, Tags, degrees, taken_at

# What the library raises on damaged metadata, found by mutating good files.
BROKEN = (
    *(ValueError, TypeError, KeyError, IndexError, SyntaxError, struct.error, ArithmeticError, EOFError, OSError, AttributeError),
    Image.DecompressionBombError,
)
EXIF_IFD, GPS_IFD, THUMBNAIL_IFD = ExifTags.IFD.Exif, ExifTags.IFD.GPSInfo, ExifTags.IFD.IFD1
# Pointers to other tables, a maker's own data, and where the thumbnail lies: nothing to be read by a person.
NOT_TOLD = {0x8769, 0x8825, 0xA005, 0x927C, 0x0201, 0x02BC, 0x83BB, 0x8649, 0x8773, 0x0111, 0x0117}
THUMBNAIL = 0x0202
IPTC_NAMES = {
    5: "title",
    25: "keywords",
    40: "instructions",
    55: "date created",
    60: "time created",
    80: "by-line",
    90: "city",
    101: "country",
    103: "transmission reference",
    105: "headline",
    110: "credit",
    115: "source",
    116: "copyright",
    120: "caption",
    122: "caption writer",
}
MOST_XMP = 4 * 1024 * 1024


class ExifSays(NamedTuple):
    """Date, place, maker, model and software as the camera gives them; all else is in the tags."""

    taken: str | None = None
    lat: float | None = None
    lon: float | None = None
    make: str | None = None
    model: str | None = None
    software: str | None = None


def exif_of(exif: Image.Exif, tags: Tags) -> ExifSays:
    """What the tables of Exif say; adds the rest to the tags. Raises one of BROKEN where they cannot be followed."""
    main, photo, gps = dict(exif), dict(exif.get_ifd(EXIF_IFD)), dict(exif.get_ifd(GPS_IFD))
    for table, names in ((main, ExifTags.TAGS), (photo, ExifTags.TAGS), (gps, ExifTags.GPSTAGS)):
        for number in sorted(table, key=int)[:MOST_TAGS]:
            if number not in NOT_TOLD:
                tags.put(f"exif:{names.get(number, hex(number))}", _plain(table[number]))
    if thumbnail := exif.get_ifd(THUMBNAIL_IFD).get(THUMBNAIL):
        tags.put("embedded thumbnail", f"{thumbnail} bytes")
    lat, lon = degrees(_angle(gps.get(2), gps.get(1)), _angle(gps.get(4), gps.get(3)))
    said = {name: _text(main.get(number)) for name, number in (("make", 0x010F), ("model", 0x0110), ("software", 0x0131))}
    return ExifSays(taken_at(photo.get(0x9003), photo.get(0x9011)), lat, lon, **said)


def _text(value: object) -> str | None:
    return value.replace("\x00", "").strip() or None if isinstance(value, str) else None


def _plain(value: Any) -> object:
    """A value as a person reads it: 1/200, not an object of the library; a comment without its code of letters."""
    if isinstance(value, bytes):
        return value[8:] if value[:8] in (b"ASCII\x00\x00\x00", b"UNICODE\x00", b"\x00" * 8) else value
    if isinstance(value, tuple):
        return " ".join(str(_plain(each)) for each in value[:100])
    return value


def _angle(parts: Any, side: Any) -> float | None:
    """Degrees from degrees, minutes and seconds; south and west are below zero. Null where a part is no number or the side is not said."""
    sign = {"N": 1, "E": 1, "S": -1, "W": -1}.get(_text(side) or "")
    if sign is None or not isinstance(parts, tuple) or not 1 <= len(parts) <= 3:
        return None
    return float(sign * sum(float(part) / 60**i for i, part in enumerate(parts)))


def xmp_of(packet: bytes, tags: Tags) -> str | None:
    """Adds each property with a text to the tags by its usual name; returns the date it was taken, where it says that.

    Raises one of BROKEN where the packet is no XML (the parser's errors are such).
    """
    if len(packet) > MOST_XMP:
        raise ValueError("it is too long")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False, recover=False)
    start, end = packet.find(b"<"), packet.rfind(b">")
    for name, text in _properties(etree.fromstring(packet[start : end + 1], parser)):
        tags.put(f"xmp:{name}", text)
    return _whole(tags.get("xmp:DateTimeOriginal")) or _whole(tags.get("xmp:DateCreated"))


def _properties(root: etree._Element) -> Iterator[tuple[str, str]]:
    for each in root.iter(etree.Element):
        for key, value in each.attrib.items():
            name = etree.QName(key).localname
            if name not in ("about", "parseType", "lang", "xmptk", "resource"):
                yield name, str(value)
        if each.text and each.text.strip():
            holder = next((a for a in (each, *each.iterancestors()) if etree.QName(a).localname not in ("li", "Alt", "Seq", "Bag", "value")), each)
            yield etree.QName(holder).localname, each.text


def _whole(date: str | None) -> str | None:
    if date is None:
        return None
    return taken_at(date, date[19:].lstrip(".0123456789"))


def iptc_of(block: bytes, tags: Tags) -> None:
    """Adds the records of IPTC (captions, by-lines, the marks that social networks leave) to the tags."""
    at = 0
    while at + 5 <= len(block) and block[at] == 0x1C:
        record, number, size = block[at + 1], block[at + 2], int.from_bytes(block[at + 3 : at + 5], "big")
        if size & 0x8000:
            return
        if record == 2 and number in IPTC_NAMES:
            name = f"iptc:{IPTC_NAMES[number]}"
            value = block[at + 5 : at + 5 + size]
            text = value.decode("utf-8", "replace") if b"\x00" not in value else value
            before = tags.pop(name, None)
            tags.put(name, text if before is None or not isinstance(text, str) else f"{before}; {text}")
        at += 5 + size
