"""A descriptor of an input for a reader: the file's own where it is an ordinary one, else a copy of the stream that has no name."""

import io
import os
import stat
import tempfile
from typing import BinaryIO

from witnessmark.errors import BadInput
from witnessmark.settings import MAX_FILE

# A stream longer than this is refused: it would fill the disk. It is more than any export we know of.
MOST = 16 * 1024**3
# Up to here a copy stays in memory, where nothing of it (an item decrypted, for one) reaches a disk.
IN_MEMORY = MAX_FILE
AT_ONCE = 1024 * 1024


def descriptor_of(stream: BinaryIO, name: str) -> tuple[int, int]:
    """A descriptor to be closed by the caller, which holds the stream from its start, and its size. BadInput where it is too long.

    The descriptor of an ordinary file is the file itself, whatever was read of it before.
    """
    number = own_descriptor(stream)
    if number is not None:
        found = os.fstat(number)
        if stat.S_ISREG(found.st_mode):
            return os.dup(number), found.st_size
    return _copied(stream, name)


def own_descriptor(stream: BinaryIO) -> int | None:
    """The descriptor whose bytes are this stream's: not that of a file that a stream merely unpacks."""
    raw = stream.raw if isinstance(stream, io.BufferedReader | io.BufferedRandom) else stream
    return raw.fileno() if isinstance(raw, io.FileIO) else None


def _copied(stream: BinaryIO, name: str) -> tuple[int, int]:
    copy, size = _unnamed(on_disk=False), 0
    try:
        while part := stream.read(AT_ONCE):
            if size <= IN_MEMORY < size + len(part):
                copy = _moved(copy)
            size += len(part)
            if size > MOST:
                raise BadInput(f"{name}: it is a stream of more than {MOST:,} bytes; save it as a file")
            _write(copy, part)
    except BaseException:
        os.close(copy)
        raise
    return copy, size


def _unnamed(on_disk: bool) -> int:
    if not on_disk and hasattr(os, "memfd_create"):
        return os.memfd_create("input", os.MFD_CLOEXEC)
    with tempfile.TemporaryFile() as made:
        return os.dup(made.fileno())


def _moved(copy: int) -> int:
    """The same bytes on disk; the first copy is closed."""
    moved = _unnamed(on_disk=True)
    os.lseek(copy, 0, os.SEEK_SET)
    while part := os.read(copy, AT_ONCE):
        _write(moved, part)
    os.close(copy)
    return moved


def _write(descriptor: int, data: bytes) -> None:
    rest = memoryview(data)
    while rest:
        rest = rest[os.write(descriptor, rest) :]
