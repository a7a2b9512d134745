"""Files that must be read in one piece, up to a limit."""

from typing import BinaryIO

from witnessmark.errors import BadInput
from witnessmark.settings import MAX_TEXT


def read_whole(stream: BinaryIO, name: str, most: int = MAX_TEXT) -> bytes:
    """All bytes of a file; BadInput where there are more than `most`, of which no more than that were loaded."""
    data = stream.read(most + 1)
    if len(data) > most:
        raise BadInput(f"{name}: longer than {most:,} bytes, which is more than any report")
    return data
