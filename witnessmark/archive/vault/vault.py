"""How the bytes of a case lie on the disk: in the clear, or encrypted. Everything that reads or writes them asks the vault of the case."""

import os
import shutil
from contextlib import AbstractContextManager
from pathlib import Path
from tempfile import TemporaryFile
from typing import BinaryIO, Protocol

from witnessmark.archive.files.copying import Readable, Writable
from witnessmark.archive.files.opening import HEAD, open_given

AT_ONCE = 1024 * 1024


class Vault(Protocol):
    """One way to keep files, lines of a log, and the store."""

    is_encrypted: bool
    store_key: str | None
    """The key of the store as SQLCipher takes it (a raw key as x'hex'); null where the store is in the clear."""

    def where(self, path: Path) -> Path:
        """Where the file that is called so lies."""

    def reader(self, path: Path) -> BinaryIO:
        """The content of a file, from its start; it can be wound back. Encrypted content is never written to a disk in the clear. OSError
        as for any file, and where it is not what was encrypted for this case."""

    def copy(self, reader: Readable, writer: Writable) -> None:
        """Writes the rest of a stream as it is to lie on the disk."""

    def writer(self, path: Path) -> AbstractContextManager[BinaryIO]:
        """Writes a file, under exactly this name, as it is to lie on the disk; what is written is not there before its end."""

    def line(self, line: bytes) -> bytes:
        """A line of a log as it is to lie on the disk; both with their line end."""

    def opened(self, line: bytes) -> bytes | None:
        """A line as it was before; null where it is not one that was encrypted for this case."""


class InTheClear:
    """Plain files, as everybody's tools read them."""

    is_encrypted = False
    store_key: str | None = None

    def where(self, path: Path) -> Path:
        return path

    def reader(self, path: Path) -> BinaryIO:
        return open_given(path, follow=False)

    def copy(self, reader: Readable, writer: Writable) -> None:
        shutil.copyfileobj(reader, writer, AT_ONCE)

    def writer(self, path: Path) -> AbstractContextManager[BinaryIO]:
        return path.open("wb")

    def line(self, line: bytes) -> bytes:
        return line

    def opened(self, line: bytes) -> bytes | None:
        return line


def read_only(content: BinaryIO) -> BinaryIO:
    """The same content from its start, for reading alone: what can be written to writes when it is closed, wherever a child left its place.

    It is handed to readers that may be taken over, so that nobody can alter it any more from here on.
    """
    content.flush()
    if hasattr(os, "memfd_create"):
        import fcntl

        fcntl.fcntl(content.fileno(), fcntl.F_ADD_SEALS, fcntl.F_SEAL_WRITE | fcntl.F_SEAL_GROW | fcntl.F_SEAL_SHRINK | fcntl.F_SEAL_SEAL)
    reader = os.fdopen(os.dup(content.fileno()), "rb", buffering=HEAD)
    content.close()
    reader.seek(0)
    return reader


def in_memory(name: str) -> BinaryIO:
    """A file that never touches a disk, where the system has such (it may be paged out); elsewhere one without a name, gone when it is closed."""
    if hasattr(os, "memfd_create"):
        return os.fdopen(os.memfd_create(name, os.MFD_CLOEXEC | os.MFD_ALLOW_SEALING), "w+b")
    return TemporaryFile("w+b")
