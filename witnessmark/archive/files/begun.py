"""A stream whose first bytes were looked at: a pipe cannot be wound back."""

import io
from typing import BinaryIO


def begun(first: bytes, stream: BinaryIO) -> io.BufferedReader:
    """The stream from its start, given the first bytes that were read of it; closing it leaves the stream itself open."""
    return io.BufferedReader(_After(first, stream))


class _After(io.RawIOBase):
    def __init__(self, first: bytes, stream: BinaryIO) -> None:
        self._first, self._stream = first, stream

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        data, self._first = self._first[: len(buffer)], self._first[len(buffer) :]
        data = data or self._stream.read(len(buffer))
        buffer[: len(data)] = data
        return len(data)
