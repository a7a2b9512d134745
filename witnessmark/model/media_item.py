"""A photo, a video or a sound as it came in, with what it says of itself. What it shows is another question."""

from typing import Literal, TypeAlias

import msgspec

from witnessmark.model.base import Model

MediaKind: TypeAlias = Literal["image", "video", "audio"]


class MediaItem(Model, frozen=True, kw_only=True):
    """One medium and its own metadata, none of which proves anything: whoever had the file could write it.

    `sha256` and `size` are those of its bytes; `name` is its file name, `within` its place in the file it came in (an attachment, a record
    of a web archive), outermost first, empty where it is a file of its own. `width` and `height` are pixels as stored, `seconds` the length.
    `taken` is the date and time it gives, ISO 8601, with the offset only where it gives one. `lat` and `lon` are degrees (WGS 84). `device`
    is make and model, `software` what last wrote it. `tags` holds everything else that was read, by its own name, as text.
    """

    name: str
    kind: MediaKind
    format: str
    sha256: str
    size: int
    width: int | None = None
    height: int | None = None
    seconds: float | None = None
    taken: str | None = None
    lat: float | None = None
    lon: float | None = None
    device: str | None = None
    software: str | None = None
    within: tuple[str, ...] = ()
    tags: dict[str, str] = msgspec.field(default_factory=dict)
