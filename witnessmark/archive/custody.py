"""The custody log of a case: what came in, went and came back, who saw it and with which tool; each entry seals those before it."""

import contextlib
import datetime
import hashlib
import os
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import msgspec

from witnessmark import settings
from witnessmark.archive.entry import NOTHING, Entry, What, entry_of, line_of, sealed
from witnessmark.archive.layout import LOG, archive_folder, lock_path, log_path
from witnessmark.archive.lock import locked
from witnessmark.archive.opening import BINARY, reason_of
from witnessmark.archive.verify import Finding, verify
from witnessmark.archive.writing import sync_folder, write_all
from witnessmark.errors import DamagedCase, StopRun
from witnessmark.model.base import Model
from witnessmark.printable import printable

__all__ = ["Custody", "Finding", "Item", "history", "verify"]


# Entries that say what became of a file of the folder; the others tell of the case.
OF_FILES = frozenset({"received", "replaced", "absent", "returned", "read_failed"})


class Item(Model, frozen=True, kw_only=True):
    """What the log knows of one name: its bytes of now, all it had before (oldest first), and whether it is there.

    `sha256` is empty where it could never be read; `reason` says why the last attempt failed, else null.
    """

    name: str
    sha256: str = ""
    size: int = 0
    absent: bool = False
    reason: str | None = None
    before: tuple[tuple[str, int], ...] = ()


class Custody:
    """The state the log tells, and the only way to add to it. Use `writing` to add; reading needs no lock."""

    def __init__(self, case: Path) -> None:
        self.case = case
        self._load()

    @contextlib.contextmanager
    def writing(self) -> Iterator[None]:
        """Alone with the log until the end: a second writer is refused with StopRun. A torn last entry is repaired first."""
        try:
            archive_folder(self.case).mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise StopRun(f"{printable(str(self.case))}: no case can be made here: {reason_of(error)}") from error
        with locked(lock_path(self.case)):
            # Another run may have added entries before the lock was ours.
            self._load()
            self._refuse_unlogged()
            self._repair()
            yield

    def _load(self) -> None:
        self.items: dict[str, Item] = {}
        self._extracts: dict[tuple[str, str], tuple[str, int]] = {}
        self._last, self._seq, self._whole = NOTHING, 0, 0
        for entry in history(self.case):
            self._take(entry)

    def extracted(self, of: str, recipe: str) -> tuple[str, int] | None:
        """Hash and size of what was last extracted from these bytes by this recipe; null where nothing was."""
        return self._extracts.get((of, recipe))

    def add(self, what: What, name: str, sha256: str = "", size: int = 0, reason: str | None = None, details: dict[str, str] | None = None) -> Entry:
        """Appends one entry and returns once it is on the disk; where that fails the log is as before and the run stops."""
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
        self._append(line_of(entry))
        self._take(entry)
        return entry

    def _take(self, entry: Entry) -> None:
        self._last, self._seq = entry.hash, entry.seq
        self._whole += len(line_of(entry))
        if entry.what == "extracted":
            self._extracts[entry.details["of"], entry.details["recipe"]] = (entry.sha256, entry.size)
        if entry.what in OF_FILES:
            self.items[entry.name] = _after(self.items.get(entry.name, Item(name=entry.name)), entry)

    def _append(self, line: bytes) -> None:
        path = log_path(self.case)
        is_new = not path.exists()
        try:
            log = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND | BINARY, 0o644)
        except OSError as error:
            raise StopRun(f"{printable(str(path))}: the custody log cannot be written to: {reason_of(error)}") from error
        try:
            write_all(log, line)
            os.fsync(log)
        except OSError as error:
            os.ftruncate(log, self._whole)
            raise StopRun(f"{printable(str(path))}: the custody log could not be written: {reason_of(error)}") from error
        finally:
            os.close(log)
        if is_new:
            sync_folder(path.parent)

    def _refuse_unlogged(self) -> None:
        """A log without an entry beside preserved files was emptied: a run that was cut off leaves one such file at most."""
        if self._seq == 0 and len(list(islice(archive_folder(self.case).glob("??/*"), 2))) > 1:
            where = printable(str(log_path(self.case)))
            raise DamagedCase(f"{where}: the custody log is gone, the files it told of are there; nothing was added")

    def _repair(self) -> None:
        path = log_path(self.case)
        if not path.exists() or path.stat().st_size == self._whole:
            return
        with path.open("r+b") as log:
            log.seek(self._whole)
            torn = log.read()
            log.truncate(self._whole)
            os.fsync(log.fileno())
        reason = "the last entry was cut short, so it was never acknowledged; it was cut off"
        self.add("repaired", LOG, hashlib.sha256(torn).hexdigest(), len(torn), reason)


def history(case: Path) -> Iterator[Entry]:
    """The entries in order. A torn last line is left out; any other broken line or order is DamagedCase."""
    try:
        lines = log_path(case).open("rb")
    except FileNotFoundError:
        return
    except OSError as error:
        raise DamagedCase(f"{printable(str(log_path(case)))}: the custody log cannot be read: {reason_of(error)}") from error
    previous, seq = NOTHING, 0
    with lines:
        for number, line in enumerate(lines, 1):
            entry = entry_of(line)
            if entry is None and not line.endswith(b"\n"):
                return
            if entry is None or (entry.previous, entry.seq) != (previous, seq + 1):
                where = printable(str(log_path(case)))
                raise DamagedCase(f"{where}, line {number}: the custody log was altered; `witnessmark verify` shows where; nothing was added")
            previous, seq = entry.hash, entry.seq
            yield entry


def tool() -> str:
    """This program and its version, as an entry names it."""
    from witnessmark.archive.version import version

    return f"witnessmark {version()}"


def _after(item: Item, entry: Entry) -> Item:
    """What is known of a name once this entry has happened."""
    change = msgspec.structs.replace
    match entry.what:
        case "received" | "returned":
            now = (entry.sha256, entry.size)
            old = (*item.before, (item.sha256, item.size)) if item.sha256 else item.before
            before = tuple(each for each in old if each != now)
            return change(item, sha256=entry.sha256, size=entry.size, before=before, absent=False, reason=None)
        case "absent":
            return change(item, absent=True, reason=None)
        case "read_failed":
            return change(item, reason=entry.reason, absent=False)
        case _:
            return change(item, absent=True)
