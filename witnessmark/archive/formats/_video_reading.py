"""A video or a sound as an item with what its container says of it; nothing of it is decoded."""

import re
from collections.abc import Iterator
from pathlib import PurePath
from typing import BinaryIO, NamedTuple

from witnessmark.archive.common import Found
from witnessmark.archive.formats import _matroska, _mp4, _riff
from witnessmark.archive.formats._media import Tags, digest_of, joined, located, seekable
from witnessmark.archive.formats._video_kinds import SOUNDS, kind_of_video
from witnessmark.errors import BadInput, Remark
from witnessmark.model.media_item import MediaItem
from witnessmark.printable import printable

BOXED = frozenset({"MP4", "MOV", "M4V", "M4A", "3GP"})
APPLE = "com.apple.quicktime."
ANDROID = "com.android."
MOMENT = re.compile(r"(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d(?::\d\d)?)(?:\.\d+)?(?:(Z)|([+-]\d\d):?(\d\d))?")
# Marks of sounds in the first page of an OGG file.
OGG_VIDEO = (b"\x80theora", b"BBCD\x00")


class Says(NamedTuple):
    """What any container may say."""

    sound: bool
    format: str
    width: int | None = None
    height: int | None = None
    seconds: float | None = None
    taken: str | None = None
    place: str = ""
    device: str | None = None
    software: str | None = None
    whole: bool = True


def read_video(stream: BinaryIO, name: str) -> Iterator[Found]:
    """The item, with a remark before it where its end or its tables are missing."""
    stream = seekable(stream, name)
    sha256, size = digest_of(stream)
    stream.seek(0)
    head, tags = stream.read(512), Tags()
    kind = kind_of_video(head)
    if kind is None:
        raise BadInput(f"{name}: it is no video or sound of a kind known here")
    try:
        said = _said(kind, head, stream, size, tags)
    except ValueError as error:
        said = Says(sound=kind in SOUNDS, format=kind)
        yield Remark(f"{name}: {printable(str(error))}: it was cut short, or is damaged; only its bytes are told")
    if not said.whole:
        yield Remark(f"{name}: its end is missing: it was cut short")
    lat, lon, height = located(said.place)
    if height is not None:
        tags.put("height above sea level", height)
    yield MediaItem(
        name=PurePath(name).name,
        kind="audio" if said.sound else "video",
        format=said.format,
        sha256=sha256,
        size=size,
        width=said.width,
        height=said.height,
        seconds=said.seconds,
        taken=said.taken,
        lat=lat,
        lon=lon,
        device=said.device,
        software=said.software,
        tags=dict(tags),
    )


def _said(kind: str, head: bytes, stream: BinaryIO, size: int, tags: Tags) -> Says:
    if kind in BOXED:
        return _of_boxes(kind, _mp4.what_it_says(stream, size, tags), tags)
    if kind == "Matroska":
        film = _matroska.what_it_says(stream, size, tags)
        tags.put("muxer", film.muxer)
        called = "WebM" if film.doc_type == "webm" else "MKV"
        return Says(film.sound_only, called, film.width, film.height, film.seconds, film.made, software=film.writer or None, whole=film.whole)
    if kind in ("AVI", "WAV"):
        riff = _riff.what_it_says(stream, size, tags)
        return Says(kind == "WAV", kind, riff.width, riff.height, riff.seconds, riff.made, software=riff.software, whole=riff.whole)
    return Says(kind in SOUNDS or (kind == "OGG" and not any(mark in head for mark in OGG_VIDEO)), kind)


def _of_boxes(kind: str, said: _mp4.Says, tags: Tags) -> Says:
    """QuickTime's own date, which has an offset, comes before the header's, which is said to be UTC."""
    texts = said.texts
    tags.put("made by its header", said.made or "")
    day = texts.get(f"{APPLE}creationdate") or texts.get("date") or ""
    android = f"Android {texts[f'{ANDROID}version']}" if f"{ANDROID}version" in texts else None
    return Says(
        sound=said.sound_only,
        format=kind,
        width=said.width,
        height=said.height,
        seconds=said.seconds,
        taken=_moment(day) or said.made,
        place=texts.get(f"{APPLE}location.ISO6709") or texts.get("location") or "",
        device=joined(
            texts.get(f"{APPLE}make") or texts.get(f"{ANDROID}manufacturer") or texts.get("make"),
            texts.get(f"{APPLE}model") or texts.get(f"{ANDROID}model") or texts.get("model"),
        ),
        software=texts.get(f"{APPLE}software") or texts.get("software") or texts.get("encoder") or android,
        whole=said.whole,
    )


def _moment(text: str) -> str | None:
    """A date with its time in ISO form, its offset with a colon; null for a day alone or anything else."""
    found = MOMENT.fullmatch(text.strip())
    if found is None:
        return None
    day, time, utc, hours, minutes = found.groups()
    return f"{day}T{time}" + ("+00:00" if utc else f"{hours}:{minutes}" if hours else "")
