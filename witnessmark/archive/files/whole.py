"""Files that must be read in one piece, up to a limit."""

import os
from typing import BinaryIO

from witnessmark.errors import BadInput
from witnessmark.settings import MAX_TEXT


def read_whole(stream: BinaryIO, name: str, most: int = MAX_TEXT) -> bytes:
    """All bytes of a file; BadInput where there are more than `most`, of which no more than that were loaded."""
    # Python takes the memory for as many bytes as are asked for, whether there are so many or not.
    data = stream.read(min(most, _left(stream, most)) + 1)
    if len(data) > most:
        raise BadInput(f"{name}: longer than {most:,} bytes, which is more than any report")
    return data


def _left(stream: BinaryIO, unknown: int) -> int:
    """How many bytes lie before the end of a stream; `unknown` where it cannot be wound."""
    if not stream.seekable():
        return unknown
    here = stream.tell()
    end = stream.seek(0, os.SEEK_END)
    stream.seek(here)
    return end - here
