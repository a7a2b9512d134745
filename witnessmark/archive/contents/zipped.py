"""The members of a zip archive that may be hostile, within limits and never written to a disk."""

import zipfile
import zlib
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import IO, BinaryIO

from witnessmark.errors import BadInput
from witnessmark.printable import printable

# The list of members is loaded whole: a web archive or an office document has tens of them, at about a hundred bytes each.
MAX_DIRECTORY = 4 * 1024 * 1024
# Whatever a page, a letter or a document holds unpacks to less; a web archive may be longer, but is hardly packed further than it was.
MAX_UNPACKED = 4 * 1024 * 1024 * 1024
# A bomb of 10 MB unpacks to 10 GB; running text packs to a fifth, tables of figures to a thirtieth.
MOST_PACKED = 100
# What writers of these formats use; the others can be told to claim gigabytes of memory before the first byte.
METHODS = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}
ENCRYPTED = 0x1
# What the library raises on damaged archives, found by mutating good ones.
BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, ValueError, OSError, NotImplementedError, RuntimeError, OverflowError)


class Zipped:
    """The members of a zip archive by name, as its own directory lists them, each read within a limit.

    Refused as a whole (BadInput): no zip, a directory longer than 4 MiB, members of more than 4 GB in all that are packed a hundredfold, by
    their own word (no member gives more than it says), and two members of one name, since two programs would then read two different files.
    A member whose name leads out of the archive, that is encrypted or packed by another method than deflate is not among `members`;
    `refused` says why.
    """

    def __init__(self, stream: BinaryIO, name: str) -> None:
        self.name = name
        guarded = _Guarded(stream, name)
        with _refusing(name, "it is no whole zip archive"):
            self._zip = zipfile.ZipFile(guarded)
        guarded.opening = False
        infos = [info for info in self._zip.infolist() if not info.filename.endswith("/")]
        self._check_whole(infos)
        self.refused = [BadInput(f"{name}: the member {printable(info.filename)} {reason}") for info in infos if (reason := _refusal(info))]
        self.members: Mapping[str, zipfile.ZipInfo] = {info.filename: info for info in infos if not _refusal(info)}

    def read(self, member: str, most: int) -> bytes:
        """All bytes of a member, checked against its CRC; BadInput where it has more than `most`, is damaged, or is not there."""
        place = f"{self.name}: the member {printable(member)}"
        if member not in self.members:
            raise BadInput(f"{place} is not there")
        if self.members[member].file_size > most:
            raise BadInput(f"{place} is longer than {most:,} bytes")
        with _refusing(place, "is damaged"), self._zip.open(self.members[member]) as opened:
            return opened.read()

    @contextmanager
    def opened(self, member: str) -> Iterator[IO[bytes]]:
        """A member as a stream that cannot be wound back, for those too large to load; BadInput where it turns out damaged."""
        place = f"{self.name}: the member {printable(member)}"
        if member not in self.members:
            raise BadInput(f"{place} is not there")
        with _refusing(place, "is damaged"), self._zip.open(self.members[member]) as opened:
            yield opened

    def _check_whole(self, infos: list[zipfile.ZipInfo]) -> None:
        twice = sorted(name for name, count in Counter(info.filename for info in infos).items() if count > 1)
        if twice:
            raise BadInput(f"{self.name}: two of its members are called {printable(twice[0])}: which one is meant cannot be known")
        size, packed = sum(info.file_size for info in infos), sum(info.compress_size for info in infos)
        if size > MAX_UNPACKED and size > packed * MOST_PACKED:
            raise BadInput(f"{self.name}: it unpacks to more than {MAX_UNPACKED:,} bytes")


class _Guarded:
    """The archive's bytes; while its directory is read, no more than that may take at once."""

    def __init__(self, stream: BinaryIO, name: str) -> None:
        self._stream, self._name, self.opening = stream, name, True

    def read(self, size: int = -1) -> bytes:
        if not self.opening:
            return self._stream.read(size)
        data = self._stream.read(size if 0 <= size <= MAX_DIRECTORY else MAX_DIRECTORY + 1)
        if len(data) > MAX_DIRECTORY:
            raise BadInput(f"{self._name}: the list of its members is longer than {MAX_DIRECTORY:,} bytes")
        return data

    def seek(self, offset: int, whence: int = 0) -> int:
        return self._stream.seek(offset, whence)

    def tell(self) -> int:
        return self._stream.tell()

    def seekable(self) -> bool:
        return self._stream.seekable()


def _refusal(info: zipfile.ZipInfo) -> str | None:
    """Why a member is not read, as the end of a sentence; null where it is."""
    parts = info.filename.replace("\\", "/").split("/")
    if ".." in parts or parts[0] == "" or parts[0].endswith(":"):
        return "has a name that leads out of the archive; it is not read"
    if info.flag_bits & ENCRYPTED:
        return "is encrypted; it is not read"
    if info.compress_type not in METHODS:
        return f"is packed by a method that is not read here ({info.compress_type})"
    return None


@contextmanager
def _refusing(place: str, what: str) -> Iterator[None]:
    """The library's errors as BadInput; those of our own pass."""
    try:
        yield
    except BROKEN as error:
        raise BadInput(f"{place} {what}: {printable(str(error))}" if what.startswith("is") else f"{place}: {what}: {printable(str(error))}") from None
