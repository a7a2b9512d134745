"""A picture file as an item with its metadata, and remarks on what of that is broken."""

import warnings
from collections.abc import Iterator
from pathlib import PurePath
from typing import BinaryIO

from PIL import Image as Library

from witnessmark.archive.common import Found
from witnessmark.archive.files.whole import read_whole
from witnessmark.archive.formats._exif import BROKEN, ExifSays, exif_of, iptc_of, xmp_of
from witnessmark.archive.formats._media import Tags, digest_of, joined, seekable
from witnessmark.archive.formats._picture import Picture, picture
from witnessmark.archive.formats._picture_kinds import kind_of_picture
from witnessmark.errors import BadInput, Remark
from witnessmark.model.media_item import MediaItem
from witnessmark.printable import printable
from witnessmark.settings import MAX_FILE

# Phones make 200 million; a header that claims more is a trap for whoever unpacks it.
MOST_PIXELS = 500_000_000
CREDENTIALS = b"c2pa"


def read_picture(stream: BinaryIO, name: str) -> Iterator[Found]:
    """The item, with remarks before it; BadInput where not even its header can be read."""
    stream = seekable(stream, name)
    sha256, size = digest_of(stream)
    stream.seek(0)
    yield from _items(read_whole(stream, name, MAX_FILE), sha256, size, name)


def _items(data: bytes, sha256: str, size: int, name: str) -> Iterator[Found]:
    kind, tags = kind_of_picture(data[:64]), Tags()
    if kind is None:
        raise BadInput(f"{name}: it is no picture of a kind known here")
    found = _header(kind, data, tags, name)
    with warnings.catch_warnings(record=True) as noted:
        warnings.simplefilter("always")
        problems = []
        said, problem = _exif(found, tags)
        problems += [("Exif", problem)] if problem else []
        taken, problem = _xmp(found, tags)
        problems += [("XMP", problem)] if problem else []
    iptc_of(found.iptc, tags)
    problems += [("Exif", str(noted[0].message))] if noted and not problems else []
    for what, problem in problems:
        yield Remark(f"{name}: its {what} data is broken ({printable(problem)}); what could be read of it is kept")
    if found.cut:
        yield Remark(f"{name}: its end is missing: the picture was cut short")
    if CREDENTIALS in data and kind == "JPEG" and b"jumb" in data:
        tags.put("content credentials", "yes")
    yield MediaItem(
        name=PurePath(name).name,
        kind="image",
        format=kind,
        sha256=sha256,
        size=size,
        width=found.width,
        height=found.height,
        taken=said.taken or taken,
        lat=said.lat,
        lon=said.lon,
        device=joined(said.make, said.model),
        software=said.software or tags.get("png:Software") or tags.get("xmp:CreatorTool"),
        tags=dict(tags),
    )


def _header(kind: str, data: bytes, tags: Tags, name: str) -> Picture:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            found = picture(kind, data, tags)
    except BROKEN as error:
        raise BadInput(f"{name}: it begins as a {kind} picture, but its header is damaged or cut short ({printable(str(error))})") from None
    if not 0 < found.width * found.height <= MOST_PIXELS:
        raise BadInput(f"{name}: its header claims {found.width:,} x {found.height:,} pixels, which no camera makes; it is kept and not looked into")
    return found


def _exif(found: Picture, tags: Tags) -> tuple[ExifSays, str]:
    try:
        exif = found.exif or Library.Exif()
        if found.raw_exif:
            exif.load(found.raw_exif if found.raw_exif.startswith(b"Exif\x00\x00") else b"Exif\x00\x00" + found.raw_exif)
        return exif_of(exif, tags), ""
    except BROKEN as error:
        return ExifSays(), str(error) or "it leads nowhere"


def _xmp(found: Picture, tags: Tags) -> tuple[str | None, str]:
    try:
        return (xmp_of(found.xmp, tags) if found.xmp else None), ""
    except BROKEN as error:
        return None, str(error)
