"""The two ends of a copy: what is read is hashed on the way, and afterwards it is known which end failed."""

import hashlib
from typing import BinaryIO, Protocol

from witnessmark.archive.files.opening import HEAD
from witnessmark.archive.files.writing import write_all


class Readable(Protocol):
    """What a copy reads from."""

    def read(self, size: int = -1, /) -> bytes:
        """So many bytes or fewer; none at the end."""


class Writable(Protocol):
    """What a copy writes to."""

    def write(self, data: bytes, /) -> int:
        """Writes all of it, and says how much that was."""


class Reading:
    """Reads a stream on; `sha256`, `size` and `head` (the first bytes) are of what was read so far; `failure` is null unless one ended it."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream, self._seal = stream, hashlib.sha256()
        self.size, self.head = 0, b""
        self.failure: OSError | None = None

    def read(self, size: int = -1, /) -> bytes:
        """So many bytes or fewer; none at the end."""
        try:
            data = self._stream.read(size)
        except OSError as error:
            self.failure = error
            raise
        self.head = self.head or data[:HEAD]
        self._seal.update(data)
        self.size += len(data)
        return data

    @property
    def sha256(self) -> str:
        """Of all that was read so far."""
        return self._seal.hexdigest()


class Writing:
    """Writes to a descriptor, which stays open; `failure` is what ended it, null where nothing did."""

    def __init__(self, descriptor: int) -> None:
        self._descriptor = descriptor
        self.failure: OSError | None = None

    def write(self, data: bytes, /) -> int:
        """Writes all of it."""
        try:
            write_all(self._descriptor, data)
        except OSError as error:
            self.failure = error
            raise
        return len(data)

    def flush(self) -> None:
        """Nothing waits here."""
