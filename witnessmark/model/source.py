"""A source: bytes that came in, kept as they came."""

from witnessmark.model.base import Model
from witnessmark.model.media_item import MediaItem


class Source(Model, frozen=True, kw_only=True):
    """One preserved file. `sha256` names its bytes, `name` is the path it had in the folder it came from.

    `format` is the archive format that read it, null where none could; then `reason` says why in one line.
    `absent` is true once the file is gone from the folder: its bytes stay. `received` is the UTC time of the
    custody entry, empty wherever the same input must give the same bytes: the custody log keeps it. `media` are the photos and
    videos in it, with what they say of themselves; `artefact` is the SHA-256 of what was extracted from it.
    """

    sha256: str
    name: str
    size: int
    received: str = ""
    format: str | None = None
    documents: tuple[str, ...] = ()
    media: tuple[MediaItem, ...] = ()
    artefact: str | None = None
    reason: str | None = None
    absent: bool = False
