"""A file that must be what was said of it: its bytes are hashed as they are read, and the last of them come only if they are right."""

import hashlib
import io
import os
from pathlib import Path

from witnessmark.archive.files.opening import open_given
from witnessmark.errors import StopRun
from witnessmark.printable import printable


class Sworn(io.BufferedIOBase):
    """A file of a bag that was checked before: it may have been exchanged since, as it lies on somebody's stick. Then reading is StopRun."""

    def __init__(self, path: Path, sha256: str, size: int) -> None:
        self._path, self._sha256, self._size = path, sha256, size
        self._stream = open_given(path, follow=False)
        self._begin()

    def read(self, size: int | None = -1, /) -> bytes:
        """The next bytes; at the end none, if all of them were right."""
        data = self._stream.read(-1 if size is None else size)
        self._seal.update(data)
        self._count += len(data)
        is_end = not data and size != 0
        if self._count > self._size or (is_end and (self._count, self._seal.hexdigest()) != (self._size, self._sha256)):
            raise StopRun(f"{printable(str(self._path))}: its bytes were changed while the bag was being opened; nothing of it was taken in")
        return data

    def seek(self, offset: int, whence: int = os.SEEK_SET, /) -> int:
        """Back to the start, which is all that is needed."""
        if (offset, whence) != (0, os.SEEK_SET):
            raise io.UnsupportedOperation("only to the start")
        self._stream.seek(0)
        self._begin()
        return 0

    def readable(self) -> bool:
        """It is."""
        return True

    def seekable(self) -> bool:
        """Back to the start."""
        return True

    def close(self) -> None:
        """Lets go of the file."""
        self._stream.close()
        super().close()

    def _begin(self) -> None:
        self._seal, self._count = hashlib.sha256(), 0
