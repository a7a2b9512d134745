"""A file inside a file: an attachment, a record of a web archive, a member of a zip, read by the format that knows it."""

import io
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import PurePosixPath
from typing import cast, get_args

import msgspec

from witnessmark.archive.common import Found, format_of, unread_reason
from witnessmark.archive.files.opening import HEAD
from witnessmark.errors import BadInput
from witnessmark.model.document import Document
from witnessmark.model.media_item import MediaItem
from witnessmark.model.region import Region, RegionKind
from witnessmark.printable import printable
from witnessmark.settings import MAX_FILE

# A letter in a letter with a zip of pages is three deep; deeper is a file built to be endless.
MAX_DEPTH = 4


class Met(msgspec.Struct):
    """How many bytes were met in all inside one file of the outermost container."""

    size: int = 0


class Opened(msgspec.Struct):
    """The nested file being read: how deep it lies, and what was met inside the outermost one."""

    depth: int
    met: Met


# Set only while an inner format runs, never across a yield: what is read beside it knows nothing of it.
_OPENED: ContextVar[Opened | None] = ContextVar("opened", default=None)


def read_nested(data: bytes, file_name: str, name: str, place: str) -> Iterator[Found]:
    """What is in a file inside a file, each find with its place in the outer one.

    `name` is the outer file's, fit to print; `place` begins with the kind of region it is ("part 2: report.pdf", "record 17").
    Regions and media get the place as the outermost of `within`; a document without regions gets one, its whole text. BadInput in its
    place: more than four files inside one another, more than 256 MB inside one of them in all, an empty file, and one that no format
    knows (its bytes are kept, inside the outer file).
    """
    message = f"{name}, {printable(place)}"
    outer = _OPENED.get()
    opened = Opened(1, Met()) if outer is None else Opened(outer.depth + 1, outer.met)
    opened.met.size += len(data)
    head = data[:HEAD]
    reader = format_of(file_name, head)
    if opened.depth > MAX_DEPTH:
        yield BadInput(f"{message}: more than {MAX_DEPTH} files lie one inside the other; what is deeper is kept and not read")
    elif opened.met.size > MAX_FILE:
        yield BadInput(f"{message}: more than {MAX_FILE:,} bytes lie inside one file; the rest is kept and not read")
    elif not data:
        yield BadInput(f"{message}: the file is empty")
    elif reader is None:
        yield BadInput(f"{message}: {unread_reason(file_name, head)}; it is kept inside the file it came in")
    else:
        inner = reader.read(io.BytesIO(data), message)
        while (found := _next(inner, opened)) is not None:
            yield placed(_called(found, file_name), place)


def _called(found: Found, file_name: str) -> Found:
    """A medium that is the inner file itself bears that file's name, which its reader was not told."""
    if isinstance(found, MediaItem) and not found.within:
        return msgspec.structs.replace(found, name=PurePosixPath(file_name).name or file_name)
    return found


def placed(found: Found, place: str) -> Found:
    """The same find with its place in the outer file put before its own."""
    if isinstance(found, MediaItem):
        return msgspec.structs.replace(found, within=(place, *found.within))
    if not isinstance(found, Document):
        return found
    if not found.regions:
        return msgspec.structs.replace(found, regions=(_whole(found.text, place),))
    return msgspec.structs.replace(found, regions=tuple(msgspec.structs.replace(region, within=(place, *region.within)) for region in found.regions))


def _whole(text: str, place: str) -> Region:
    kind, _, at = place.partition(" ")
    if kind not in get_args(RegionKind):
        kind, at = "part", place
    return Region(start=0, end=len(text), kind=cast(RegionKind, kind), at=at)


def _next(inner: Iterator[Found], opened: Opened) -> Found | None:
    with _inside(opened):
        return next(inner, None)


@contextmanager
def _inside(opened: Opened) -> Iterator[None]:
    token = _OPENED.set(opened)
    try:
        yield
    finally:
        _OPENED.reset(token)
