"""Files on their way into the archive, several at once, so that the disk is waited for once and not for each.

Their bytes are written apart and flushed, then the hashes are noted that are about to be named, then they get their names; the log
tells of them last. A run that is killed on the way leaves parts, which never count, or names that the log does not know and the note
does: the next run takes both away, as if they had never come.
"""

import contextlib
import os
import re
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import BinaryIO, NamedTuple

from witnessmark.archive.files.copying import Reading, Writing
from witnessmark.archive.files.digest import digest
from witnessmark.archive.files.opening import BINARY, reason_of
from witnessmark.archive.files.writing import sync_folder, write_all
from witnessmark.archive.layout import archive_folder, incoming_folder, incoming_path, names_path, original_path
from witnessmark.archive.vault.opened import vault_of
from witnessmark.errors import DamagedCase, StopRun
from witnessmark.printable import printable

# Nobody changes an original, not even its owner by mistake.
READ_ONLY = 0o444
# Each waits as an open file, of which some systems grant a program 256.
MOST_FILES = 128
# So many bytes the system may hold back before they are flushed; a file that is larger goes alone.
MOST_BYTES = 32 * 1024 * 1024
# Nobody waits longer for what was read from a slow disk to be safe on this one.
MOST_SECONDS = 2.0
HASH = re.compile(rb"[0-9a-f]{64}")


class Taken(NamedTuple):
    """What was taken into a batch: hash, size and first bytes."""

    sha256: str
    size: int
    head: bytes


class Batch:
    """What comes in at once. `take` each, then `name`, then tell the log, then `end`; a new batch may begin after that.

    A disk that cannot take it is StopRun, with no part left behind; an error while reading is the reader's OSError and costs only itself.
    Bytes whose hash `is_unwanted` are read and not kept.
    """

    def __init__(self, case: Path, is_unwanted: Callable[[str], bool]) -> None:
        self._case, self._is_unwanted, self._vault = case, is_unwanted, vault_of(case)
        self._parts: dict[str, Path] = {}
        self._open: list[int] = []
        self._bytes, self._since = 0, 0.0

    def take(self, stream: BinaryIO) -> Taken:
        """Reads the rest of a stream to the disk; bytes that are kept already are not kept twice."""
        if not self._parts:
            self._since = time.monotonic()
        part = incoming_path(self._case, len(self._parts))
        descriptor = self._opened(part)
        try:
            taken = self._copied(stream, descriptor)
            is_new = taken.sha256 not in self._parts and not self._is_unwanted(taken.sha256) and not self._is_kept(taken)
        except BaseException:
            _discard(descriptor, part)
            raise
        if is_new:
            self._parts[taken.sha256] = part
            self._open.append(descriptor)
            self._bytes += taken.size
        else:
            _discard(descriptor, part)
        return taken

    @property
    def is_full(self) -> bool:
        """Whether more would wait than may."""
        is_late = bool(self._parts) and time.monotonic() - self._since > MOST_SECONDS
        return len(self._parts) >= MOST_FILES or self._bytes >= MOST_BYTES or is_late

    def name(self) -> None:
        """Makes the bytes last, then their names."""
        if not self._parts:
            return
        try:
            for descriptor in self._open:
                os.fsync(descriptor)
            self._let_go()
            self._note()
            folders = {self._named(sha256, part) for sha256, part in self._parts.items()}
            for folder in sorted(folders):
                sync_folder(folder)
            sync_folder(archive_folder(self._case))
        except OSError as error:
            raise self._stopped(error) from error

    def end(self) -> None:
        """The log has told of all: the note is not needed any more."""
        if self._parts:
            names_path(self._case).unlink(missing_ok=True)
        self.close()

    def close(self) -> None:
        """Lets go of what was not named."""
        self._let_go()
        for part in self._parts.values():
            part.unlink(missing_ok=True)
        self._parts.clear()
        self._bytes = 0

    def _let_go(self) -> None:
        while self._open:
            os.close(self._open.pop())

    def _copied(self, stream: BinaryIO, descriptor: int) -> Taken:
        reader, writer = Reading(stream), Writing(descriptor)
        try:
            self._vault.copy(reader, writer)
        except OSError as error:
            if writer.failure is not None:
                raise self._stopped(writer.failure) from error
            raise reader.failure or error from error
        return Taken(reader.sha256, reader.size, reader.head)

    def _opened(self, part: Path) -> int:
        try:
            if not self._parts:
                part.parent.mkdir(parents=True, exist_ok=True)
            part.unlink(missing_ok=True)
            return os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL | BINARY, READ_ONLY)
        except OSError as error:
            raise self._stopped(error) from error

    def _is_kept(self, taken: Taken) -> bool:
        """Whether the archive has these bytes; DamagedCase where it has others under their name."""
        path = original_path(self._case, taken.sha256)
        try:
            with self._vault.reader(path) as kept:
                is_same = digest(kept) == (taken.sha256, taken.size)
        except FileNotFoundError:
            return False
        except OSError as error:
            raise DamagedCase(f"{printable(str(path))}: the preserved bytes cannot be read: {reason_of(error)}") from error
        if not is_same:
            raise DamagedCase(f"{printable(str(path))}: the preserved bytes are not what came in; `witnessmark verify` shows all of it")
        return True

    def _note(self) -> None:
        descriptor = os.open(names_path(self._case), os.O_WRONLY | os.O_CREAT | os.O_TRUNC | BINARY, 0o600)
        try:
            write_all(descriptor, "".join(f"{sha256}\n" for sha256 in self._parts).encode())
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
        sync_folder(incoming_folder(self._case))

    def _named(self, sha256: str, part: Path) -> Path:
        target = self._vault.where(original_path(self._case, sha256))
        target.parent.mkdir(exist_ok=True)
        part.rename(target)
        return target.parent

    def _stopped(self, error: OSError) -> StopRun:
        return StopRun(f"{printable(str(archive_folder(self._case)))}: nothing more can be preserved: {reason_of(error)}")


def unfinished(case: Path) -> list[str] | None:
    """The hashes a killed run was about to name; null where none was at work. A hash cut short was not named yet."""
    if not incoming_folder(case).is_dir():
        return None
    try:
        lines = names_path(case).read_bytes().split(b"\n")
    except FileNotFoundError:
        return []
    except OSError as error:
        raise DamagedCase(f"{printable(str(names_path(case)))}: what a killed run left cannot be read: {reason_of(error)}") from error
    return [line.decode() for line in lines if HASH.fullmatch(line)]


def clear_unfinished(case: Path, names: Iterable[str]) -> None:
    """Takes away the originals of these hashes, which nobody was told of, then what else the killed run left."""
    try:
        for name in names:
            vault_of(case).where(original_path(case, name)).unlink(missing_ok=True)
        for path in sorted(incoming_folder(case).glob("part*")):
            path.unlink()
        names_path(case).unlink(missing_ok=True)
        tidy(case)
    except OSError as error:
        raise StopRun(f"{printable(str(case))}: what a killed run left cannot be cleared away: {reason_of(error)}") from error


def tidy(case: Path) -> None:
    """Takes away the folder in which was written, unless something lies in it."""
    with contextlib.suppress(OSError):
        incoming_folder(case).rmdir()


def _discard(descriptor: int, part: Path) -> None:
    os.close(descriptor)
    part.unlink(missing_ok=True)
