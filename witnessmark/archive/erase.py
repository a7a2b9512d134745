"""Content erased because the law or a witness demands it: the bytes go, their hash and the reason stay, and the log still verifies.

An erased original is overwritten once and removed, with every extract of it. A disk may keep older blocks (a solid-state disk does);
what can be promised there is in docs/erasure.md. The same bytes are never taken in again.
"""

import os
import stat
from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path
from typing import NamedTuple

from witnessmark.archive.custody.custody import history
from witnessmark.archive.custody.items import Item
from witnessmark.archive.files.opening import reason_of
from witnessmark.archive.files.writing import sync_folder
from witnessmark.archive.layout import original_path, text_path
from witnessmark.archive.receive import Archive
from witnessmark.archive.vault.opened import vault_of
from witnessmark.errors import StopRun
from witnessmark.printable import printable

# Fewer characters of a hash would answer a slip with somebody's evidence.
LEAST_HASH = 8
AT_ONCE = 1024 * 1024


class Erased(NamedTuple):
    """What was erased: the hash and size of the bytes, the names they came under, and how many files were removed."""

    sha256: str
    size: int
    names: tuple[str, ...]
    removed: int


def meant(archive: Archive, which: str) -> tuple[str, int]:
    """Hash and size of the item that is meant: by its name (its bytes of now), its hash, or the beginning of that; StopRun where not one is."""
    item = archive.custody.items.get(which)
    if item is not None and item.sha256:
        return item.sha256, item.size
    if item is not None:
        raise StopRun(f"{printable(which)}: the case has no bytes under this name: {item.reason or 'it never had any'}")
    found = set(_starting(archive, which)) if len(which) >= LEAST_HASH else set()
    if len(found) != 1:
        many = f"{len(found)} items have a hash that begins so" if found else "the case has no item of this name, or with a hash that begins so"
        raise StopRun(f"{printable(which)}: {many}; a hash needs at least {LEAST_HASH} of its digits")
    return found.pop()


def erase(archive: Archive, sha256: str, size: int, reason: str, basis: str) -> Erased:
    """Erases these bytes and every extract of them; one `erased` entry for each name they came under, written before anything is removed.

    `basis` is on what ground (law, witness, family, mistake), `reason` one sentence that must itself give nobody away. A run that is
    killed after the entry is completed by erasing again. StopRun where there is no reason, or the disk refuses.
    """
    if not reason.strip():
        raise StopRun("an erasure needs a reason, which stays in the log in place of the content")
    with archive.custody.writing():
        names = tuple(name for name, item in archive.custody.items.items() if (sha256, size) in _bytes(item))
        with archive.custody.together():
            for name in names:
                archive.custody.add("erased", name, sha256, size, reason.strip(), {"basis": basis})
        removed = sum(map(remove, _files(archive.case, sha256)))
    return Erased(sha256, size, names, removed)


def _starting(archive: Archive, digits: str) -> Iterator[tuple[str, int]]:
    """The bytes that a name has or had, whose hash begins so; those too that were erased, by a run that may have been killed."""
    erased = ((entry.sha256, entry.size) for entry in history(archive.case) if entry.what == "erased")
    held = (each for item in archive.custody.items.values() for each in _bytes(item))
    return (each for each in chain(held, erased) if each[0].startswith(digits.lower()))


def _bytes(item: Item) -> Iterable[tuple[str, int]]:
    return (*item.before, (item.sha256, item.size)) if item.sha256 else item.before


def _files(case: Path, sha256: str) -> list[Path]:
    """The original and every extract that was ever made of it."""
    extracts = {entry.sha256 for entry in history(case) if entry.what == "extracted" and entry.details.get("of") == sha256}
    return [vault_of(case).where(path) for path in (original_path(case, sha256), *(text_path(case, extract) for extract in sorted(extracts)))]


def remove(path: Path) -> bool:
    """Overwrites and removes a file; false where it is gone already.

    Of a symbolic link the link alone goes. Bytes that have a second name (a hard link, as some backups make them) stay there as they are.
    """
    try:
        found = path.lstat()
    except FileNotFoundError:
        return False
    try:
        if stat.S_ISREG(found.st_mode) and found.st_nlink == 1:
            path.chmod(0o600)
            _overwritten(path)
        path.unlink()
        sync_folder(path.parent)
    except OSError as error:
        raise StopRun(f"{printable(str(path))}: it could not be erased: {reason_of(error)}; the log says it is to be: erase it again") from error
    return True


def _overwritten(path: Path) -> None:
    with path.open("r+b") as file:
        for start in range(0, path.stat().st_size, AT_ONCE):
            file.write(bytes(min(AT_ONCE, path.stat().st_size - start)))
        file.flush()
        os.fsync(file.fileno())
