"""The custody log of a case: what came in, went and came back, who saw it and with which tool; each entry seals those before it."""

import contextlib
import datetime
import functools
import hashlib
import os
from collections.abc import Collection, Iterator
from itertools import islice
from pathlib import Path
from typing import BinaryIO, NamedTuple

from witnessmark import settings
from witnessmark.archive.custody.batch import clear_unfinished, unfinished
from witnessmark.archive.custody.entry import NOTHING, OF_BYTES, Entry, What, entry_of, line_of, sealed
from witnessmark.archive.custody.extracts import Extracts
from witnessmark.archive.custody.items import Item, Items
from witnessmark.archive.custody.lock import locked
from witnessmark.archive.files.opening import BINARY, open_given, reason_of
from witnessmark.archive.files.writing import sync_folder, write_all
from witnessmark.archive.layout import LOG, archive_folder, lock_path, log_path
from witnessmark.archive.vault.encrypted import SUFFIX
from witnessmark.archive.vault.opened import refuse_without_key, vault_of
from witnessmark.archive.vault.vault import Vault
from witnessmark.errors import DamagedCase, StopRun
from witnessmark.printable import printable

__all__ = ["Custody", "Item", "history"]

# Bytes of entries added together that wait in memory.
MOST_WAITING = 1024 * 1024


class Custody:
    """The state the log tells, and the only way to add to it. Use `writing` to add; reading needs no lock.

    `items` is what it knows of each name, `decided` the hash of each decision by its id, `built` the hash of the store as it was last
    noted, null where it never was.
    """

    def __init__(self, case: Path) -> None:
        refuse_without_key(case)
        self.case = case
        self._is_writing, self._is_together = False, False
        self._forget()
        self._load()

    @contextlib.contextmanager
    def writing(self) -> Iterator[None]:
        """Alone with the log until the end: a second writer is refused with StopRun. What a killed run left is cleared away first.

        Inside another `writing` of the same log it does nothing of its own.
        """
        if self._is_writing:
            yield
            return
        try:
            archive_folder(self.case).mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise StopRun(f"{printable(str(self.case))}: no case can be made here: {reason_of(error)}") from error
        with locked(lock_path(self.case)):
            # Another run may have added entries before the lock was ours.
            self._load()
            self._clear()
            self._repair()
            self._is_writing = True
            try:
                yield
            finally:
                self._is_writing = False

    @contextlib.contextmanager
    def together(self) -> Iterator[None]:
        """What is added inside is on the disk at the end, all of it with one flush, and not acknowledged before."""
        if self._is_together:
            yield
            return
        self._is_together = True
        try:
            yield
        finally:
            self._is_together = False
            self._flush()

    def extracted(self, of: str, recipe: str) -> tuple[str, int] | None:
        """Hash and size of what was last extracted from these bytes by this recipe; null where nothing was."""
        return self._extracts.get(of, recipe)

    @property
    def size(self) -> int:
        """How many entries the log has."""
        return self._seq

    @property
    def last(self) -> str:
        """The hash of the last entry."""
        return self._last

    def is_erased(self, sha256: str) -> bool:
        """Whether these bytes were erased from the case: they are never taken in again."""
        return sha256 in self._erased

    def add(self, what: What, name: str, sha256: str = "", size: int = 0, reason: str | None = None, details: dict[str, str] | None = None) -> Entry:
        """Appends one entry and returns once it is on the disk (see `together`); where that fails the log is as before and the run stops."""
        entry = sealed(
            Entry(
                seq=self._seq + 1,
                when=datetime.datetime.now(datetime.UTC).isoformat(timespec="milliseconds"),
                who=settings.OPERATOR,
                what=what,
                sha256=sha256,
                name=name,
                size=size,
                tool=tool(),
                previous=self._last,
                reason=reason,
                details=details or {},
            )
        )
        self._waiting += line_of(entry)
        self._take(entry)
        if not self._is_together or len(self._waiting) > MOST_WAITING:
            self._flush()
        return entry

    def _forget(self) -> None:
        self.items, self._extracts = Items(), Extracts()
        self.decided: dict[str, str] = {}
        self.built: str | None = None
        self._erased: set[str] = set()
        self._waiting, self._last, self._seq, self._whole = bytearray(), NOTHING, 0, 0

    def _load(self) -> None:
        """Takes up what the log tells beyond what is known; all of it where it is shorter now."""
        path = log_path(self.case)
        if not path.exists() or path.stat().st_size < self._whole:
            self._forget()
        for line in _lines(self.case, _Place(self._whole, self._seq, self._last)):
            self._take(line.entry)
            self._whole = line.end

    def _take(self, entry: Entry) -> None:
        self._last, self._seq = entry.hash, entry.seq
        self.items.take(entry)
        self._extracts.take(entry)
        if entry.what == "decided":
            self.decided[entry.name] = entry.sha256
        elif entry.what == "built":
            self.built = entry.sha256
        elif entry.what == "erased":
            self._erased.add(entry.sha256)

    def _flush(self) -> None:
        if not self._waiting:
            return
        path, vault = log_path(self.case), vault_of(self.case)
        lines = bytes(self._waiting) if not vault.is_encrypted else b"".join(map(vault.line, bytes(self._waiting).splitlines(keepends=True)))
        is_new = not path.exists()
        try:
            log = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND | BINARY, 0o644)
            try:
                _append(log, lines, self._whole)
            finally:
                os.close(log)
            if is_new:
                sync_folder(path.parent)
        except OSError as error:
            self._forget()
            raise StopRun(f"{printable(str(path))}: the custody log could not be written: {reason_of(error)}") from error
        self._whole += len(lines)
        self._waiting.clear()

    def _clear(self) -> None:
        """Takes away what a killed run had begun to take in and not noted; a log without entries beside other files was emptied."""
        names = unfinished(self.case)
        if self._seq == 0 and len(list(islice(_files_beside(self.case, names), 2))) > 1:
            where = printable(str(log_path(self.case)))
            raise DamagedCase(f"{where}: the custody log is gone, the files it told of are there; nothing was added")
        if names is not None:
            noted = {entry.sha256 for entry in history(self.case) if entry.what in OF_BYTES} if names else set[str]()
            clear_unfinished(self.case, [name for name in names if name not in noted])

    def _repair(self) -> None:
        path = log_path(self.case)
        if not path.exists() or path.stat().st_size == self._whole:
            return
        try:
            with path.open("r+b") as log:
                log.seek(self._whole)
                torn = log.read()
                log.truncate(self._whole)
                os.fsync(log.fileno())
        except OSError as error:
            raise StopRun(f"{printable(str(path))}: the custody log could not be repaired: {reason_of(error)}") from error
        reason = "the last entry was cut short, so it was never acknowledged; it was cut off"
        self.add("repaired", LOG, hashlib.sha256(torn).hexdigest(), len(torn), reason)


def _append(log: int, lines: bytes, size: int) -> None:
    """All of it or nothing; where not even what was written can be cut off again, the next run does so."""
    try:
        write_all(log, lines)
        os.fsync(log)
    except OSError:
        with contextlib.suppress(OSError):
            os.ftruncate(log, size)
        raise


def _files_beside(case: Path, names: Collection[str] | None) -> Iterator[Path]:
    return (path for path in archive_folder(case).glob("??/*") if path.name.removesuffix(SUFFIX) not in (names or ()))


def history(case: Path) -> Iterator[Entry]:
    """The entries in order. A torn last line is left out; any other broken line or order is DamagedCase."""
    return (line.entry for line in _lines(case, _Place(0, 0, NOTHING)))


class _Place(NamedTuple):
    """Where an entry ends in the log, its number and its hash."""

    end: int
    seq: int
    hash: str


class _Line(NamedTuple):
    entry: Entry
    end: int


def _lines(case: Path, after: _Place) -> Iterator[_Line]:
    path = printable(str(log_path(case)))
    try:
        with open_given(log_path(case), follow=False) as lines:
            yield from _checked(lines, after, path, vault_of(case))
    except FileNotFoundError:
        return
    except OSError as error:
        raise DamagedCase(f"{path}: the custody log cannot be read: {reason_of(error)}") from error


def _checked(lines: BinaryIO, after: _Place, path: str, vault: Vault) -> Iterator[_Line]:
    end, seq, previous = after
    lines.seek(end)
    for line in lines:
        entry = entry_of(vault.opened(line) or b"")
        if entry is None and not line.endswith(b"\n"):
            return
        if entry is None or (entry.previous, entry.seq) != (previous, seq + 1):
            raise DamagedCase(f"{path}, line {seq + 1}: the custody log was altered; `witnessmark verify` shows where; nothing was added")
        previous, seq, end = entry.hash, entry.seq, end + len(line)
        yield _Line(entry, end)


@functools.cache
def tool() -> str:
    """This program and its version, as an entry names it."""
    from witnessmark.archive.version import version

    return f"witnessmark {version()}"
