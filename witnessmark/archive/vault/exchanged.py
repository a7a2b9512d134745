"""A case exchanged for a copy that was written anew: one of the two is whole at every moment, and the next run finishes what a killed one left."""

import os
import re
import shutil
from pathlib import Path

from witnessmark.archive.custody.custody import history
from witnessmark.archive.erase import remove
from witnessmark.archive.files.writing import sync_folder
from witnessmark.archive.layout import STORE
from witnessmark.archive.vault import opened
from witnessmark.errors import StopRun
from witnessmark.printable import printable

# What lies in the folder of a case: all else would be gone after the exchange.
PARTS = re.compile(rf"archive|texts|fetching|dossier|decisions\.jsonl|{re.escape(STORE)}(?:-wal|-shm|-journal)?|\.(?:keeping|opening)-.*")
BEGUN = ("encrypting", "decrypting")
# The old copy is called by the last entry of its log, so that it is known again for a state of this very case.
ASIDE = "{name}.before-{last}"
LENGTH = 16


def refuse_strangers(case: Path) -> None:
    """StopRun where something lies in the folder that is no part of a case: it would be destroyed with the old copy."""
    strange = sorted(path.name for path in case.iterdir() if PARTS.fullmatch(path.name) is None)
    if strange:
        raise StopRun(
            f"{printable(str(case / strange[0]))}: it is no part of a case and would not be there afterwards; move it away; nothing was changed"
        )


def refuse_left(case: Path) -> None:
    """StopRun where there is no such folder because a run that exchanged it was killed: a new case must not take its place."""
    if not case.exists() and (left := left_by_killed(case)):
        name = printable(left[0].name)
        raise StopRun(f"{printable(str(case))}: a run of `encrypt` or `decrypt` was killed, and the case is called {name} now; run the same again")


def beside(case: Path, word: str) -> Path:
    """The folder in which the copy is written, empty."""
    place = case.resolve()
    target = place.with_name(f"{place.name}.{word}")
    target.mkdir(mode=0o700)
    return target


def settle(case: Path) -> bool:
    """Puts right what a killed run left beside a case, before another begins; whether an old copy was still to be removed.

    Where the case itself is not there, its old copy gets its name again. An old copy beside the case is overwritten and removed, if the
    log of the case tells that it is one; else it is StopRun. What was only begun is removed: nothing in it is the only copy.
    """
    left = left_by_killed(case)
    if not case.exists() and len(left) == 1:
        left.pop().rename(case.resolve())
        sync_folder(case.resolve().parent)
    for old in left:
        if not case.exists() or not _was_this(case, old):
            raise StopRun(f"{printable(str(old))}: whether this is an older state of {printable(str(case))} cannot be told; move it away")
        _remove_folder(old)
    for word in BEGUN:
        if (begun := case.resolve().with_name(f"{case.resolve().name}.{word}")).is_dir():
            _remove_folder(begun)
    return bool(left)


def take_place(case: Path, target: Path, last: str) -> None:
    """Puts the copy in the place of the case, whose log ended with the entry of the hash `last`, and removes the old one."""
    for inside, _, _ in os.walk(target):
        sync_folder(Path(inside))
    place = case.resolve()
    old = place.with_name(ASIDE.format(name=place.name, last=last[:LENGTH]))
    place.rename(old)
    target.rename(place)
    sync_folder(place.parent)
    new = opened.vault_of(target)
    opened.forget(target)
    opened.forget(case)
    if new.is_encrypted:
        opened.keep(case, new)
    _remove_folder(old)


def left_by_killed(case: Path) -> list[Path]:
    """The old copies of a case that lie beside it."""
    place = case.resolve()
    pattern = re.compile(ASIDE.format(name=re.escape(place.name), last=f"[0-9a-f]{{{LENGTH}}}"))
    return [path for path in sorted(place.parent.iterdir()) if pattern.fullmatch(path.name)] if place.parent.is_dir() else []


def _was_this(case: Path, old: Path) -> bool:
    return any(entry.hash.startswith(old.name[-LENGTH:]) for entry in history(case))


def _remove_folder(folder: Path) -> None:
    for inside, _, names in os.walk(folder):
        for name in names:
            remove(Path(inside) / name)
    shutil.rmtree(folder)
