"""The boxes of MP4, MOV, HEIC and AVIF files: a size, four letters, a content, which may be boxes again."""

from collections.abc import Iterator
from typing import BinaryIO, NamedTuple

# A film of hours in fragments has tens of thousands of boxes; a file built of empty ones has millions.
MOST_BOXES = 200_000


class Box(NamedTuple):
    """Four letters as text and where the content lies in the file, `[start, end)`; `whole` is false where it says it is longer than the file."""

    kind: str
    start: int
    end: int
    whole: bool = True


def boxes(stream: BinaryIO, start: int, end: int) -> Iterator[Box]:
    """The boxes between two places of a file, in their order; ends at the first that cannot be one."""
    for _ in range(MOST_BOXES):
        stream.seek(start)
        head = stream.read(16)
        if start + 8 > end or len(head) < 8:
            return
        size, kind, skip = int.from_bytes(head[:4], "big"), head[4:8].decode("latin-1"), 8
        if size == 1 and len(head) == 16:
            size, skip = int.from_bytes(head[8:], "big"), 16
        elif size == 0:
            size = end - start
        if size < skip:
            return
        yield Box(kind, start + skip, min(start + size, end), start + size <= end)
        start += size


def inside(stream: BinaryIO, box: Box, *path: str, skip: int = 0) -> Iterator[Box]:
    """Every box below this one along a path of four letters each; `skip` bytes of this box come before its boxes."""
    if not path:
        yield box
        return
    for each in boxes(stream, box.start + skip, box.end):
        if each.kind == path[0]:
            yield from inside(stream, each, *path[1:])


def content(stream: BinaryIO, box: Box, most: int) -> bytes:
    """The first so many bytes of a box."""
    stream.seek(box.start)
    return stream.read(min(box.end - box.start, most))


def number(data: bytes, at: int, size: int, signed: bool = False) -> int:
    """A whole number, the highest byte first; 0 beyond the end."""
    return int.from_bytes(data[at : at + size], "big", signed=signed)
