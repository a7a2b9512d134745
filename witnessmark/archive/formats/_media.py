"""What photos and videos have in common: their digest, their tags as text, their dates and places in the forms that cameras write."""

import hashlib
import io
import math
import re
from typing import BinaryIO

from witnessmark.archive.files.whole import read_whole
from witnessmark.settings import MAX_FILE

PIECE = 1024 * 1024
# A tag longer than this is a maker's own data or a caption that is a book; more tags than this are a file built to fill the memory.
MOST_OF_A_TAG, MOST_TAGS = 2000, 300
EXIF_DATE = re.compile(r"(\d{4})[:/-](\d\d)[:/-](\d\d)[ T](\d\d):(\d\d):(\d\d)")
OFFSET = re.compile(r"[+-]\d\d:\d\d|Z")
ISO_6709 = re.compile(r"([+-]\d{2}(?:\.\d+)?)([+-]\d{3}(?:\.\d+)?)([+-]\d+(?:\.\d+)?)?")
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")


class Tags(dict[str, str]):
    """Named texts of a medium's own metadata, each once, without control codes, within the limits."""

    def put(self, name: str, value: object) -> None:
        """Takes a value as text; nothing where there is none, or enough is there already. Bytes that are no text are told by their number."""
        text = value.rstrip(b"\x00").decode("utf-8", "replace") if isinstance(value, bytes) else str(value)
        if isinstance(value, bytes) and "\ufffd" in text:
            text = f"{len(value):,} bytes"
        text = CONTROL.sub("", text).strip()
        if text and len(self) < MOST_TAGS:
            self.setdefault(CONTROL.sub("", name)[:100], text if len(text) <= MOST_OF_A_TAG else text[:MOST_OF_A_TAG] + "…")


def seekable(stream: BinaryIO, name: str) -> BinaryIO:
    """The stream, or its bytes as one that can be wound back; BadInput where a pipe gives more than a file may have to be loaded."""
    return stream if stream.seekable() else io.BytesIO(read_whole(stream, name, MAX_FILE))


def digest_of(stream: BinaryIO) -> tuple[str, int]:
    """SHA-256 and size of a file of any length, from its start."""
    found, size = hashlib.sha256(), 0
    stream.seek(0)
    while piece := stream.read(PIECE):
        found.update(piece)
        size += len(piece)
    return found.hexdigest(), size


def taken_at(date: object, offset: object = None) -> str | None:
    """A camera's `2024:05:03 14:11:05` in ISO form, with the offset where it gives one; null where it is none (`0000:00:00`)."""
    found = EXIF_DATE.match(str(date))
    if found is None or found.group(1) == "0000" or not 1 <= int(found.group(2)) <= 12 or not 1 <= int(found.group(3)) <= 31:
        return None
    year, month, day, hour, minute, second = found.groups()
    given = str(offset).strip().rstrip("\x00")
    zone = "" if OFFSET.fullmatch(given) is None else "+00:00" if given == "Z" else given
    return f"{year}-{month}-{day}T{hour}:{minute}:{second}{zone}"


def degrees(lat: float | None, lon: float | None) -> tuple[float | None, float | None]:
    """A place that can be one: both or neither. 0, 0 is what programs write for none."""
    if lat is None or lon is None or not (math.isfinite(lat) and math.isfinite(lon)) or (lat, lon) == (0, 0):
        return None, None
    return (round(lat, 7), round(lon, 7)) if abs(lat) <= 90 and abs(lon) <= 180 else (None, None)


def located(text: str) -> tuple[float | None, float | None, float | None]:
    """Latitude, longitude and height of ISO 6709 in degrees (`+50.4501+030.5234+179.0/`), as phones write it; nulls where it is none."""
    found = ISO_6709.match(text.strip())
    if found is None:
        return None, None, None
    lat, lon = degrees(float(found.group(1)), float(found.group(2)))
    return lat, lon, float(found.group(3)) if found.group(3) is not None else None


def joined(*parts: str | None) -> str | None:
    """Maker and model, the maker once."""
    said = [part.strip() for part in parts if part and part.strip()]
    if len(said) == 2 and said[1].lower().startswith(said[0].lower()):
        return said[1]
    return " ".join(said) or None
