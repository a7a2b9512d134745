"""A case handed over: sealed as a bag, and a bag opened into a case, so that two that never met on a network are one."""

import shutil
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

import msgspec

from witnessmark.archive.custody.custody import Custody
from witnessmark.archive.files.opening import NOT_ORDINARY, reason_of
from witnessmark.archive.layout import original_path
from witnessmark.archive.packages.checking import Checked, check_bag
from witnessmark.archive.packages.conflict import Conflict as Conflict
from witnessmark.archive.packages.merging import Merged, merge
from witnessmark.archive.packages.sealing import Sealed, seal
from witnessmark.archive.packages.watched import Track, unwatched
from witnessmark.archive.packages.zipped import unpack
from witnessmark.case import Case, settings_in
from witnessmark.errors import BadInput, StopRun, WitnessmarkError
from witnessmark.model.base import Model
from witnessmark.printable import printable
from witnessmark.reconcile.convention import load
from witnessmark.resolve.places.known import places_known

# One line is one incident with all that was counted in it.
MOST_LINE = 64 * 1024 * 1024
UNPACKING = ".opening-"


class Opened(NamedTuple):
    """What a bag brought into a case: originals and decisions that are new here, histories kept, and where the cases differ."""

    originals: int
    decisions: int
    histories: tuple[str, ...]
    conflicts: tuple[Conflict, ...]


class _Counted(Model, frozen=True, kw_only=True):
    """Of an incident, by which convention it was counted."""

    convention: str


def seal_case(case: Path | str, out: Path | str, zipped: bool = False, organisation: str | None = None, track: Track = unwatched) -> Sealed:
    """Writes a case as a bag (see `archive/packages/sealing.py`). It passes no guard: it is for trusted hands and not for publication."""
    with Case(case) as held:
        store = held.store
        results: dict[str, Iterable[Any]] = {name: getattr(store, name) for name in ("documents", "readings", "pairs", "incidents")}
        return seal(held.archive, results, Path(out), zipped, organisation, track)


def open_bag(bag: Path | str, into: Path | str, conclude: Callable[[Case, str], None], track: Track = unwatched) -> Opened:
    """Checks a bag wholly, then takes it into a case, made where there is none, and lets `conclude` make the results anew.

    `conclude` is given the case and the name of the convention to count by: the case's own, or in a new case that of the bag. A bag
    that is not as it should be is StopRun, and nothing was taken in.
    """
    with _checked(Path(bag), Path(into), track) as checked:
        _refuse_settings(checked)
        with Case(into, new=True) as case:
            convention, differs = _convention(case, checked)
            merged = merge(case.archive, checked, track)
            case.join(merged.decisions.new)
            conclude(case, convention)
            return _told(merged, differs)


def _refuse_settings(bag: Checked) -> None:
    """Settings and places among the reports of a bag may count for the case from now on: StopRun where they cannot be understood."""
    data = bag.folder / "data"
    items = Custody(data).items
    for name, understood in (("case.toml", settings_in), ("gazetteer.toml", places_known)):
        item = items.get(name)
        if item is not None and item.sha256 and not item.absent:
            try:
                understood(original_path(data, item.sha256))
            except WitnessmarkError as error:
                raise StopRun(f"{name} in the bag: {error}; nothing was taken in") from error


def _told(merged: Merged, differs: list[Conflict]) -> Opened:
    originals = len({source.sha256 for source in merged.sources if source.sha256})
    return Opened(originals, len(merged.decisions.new), merged.histories, (*merged.conflicts, *differs))


@contextmanager
def _checked(bag: Path, into: Path, track: Track) -> Iterator[Checked]:
    """The bag, unpacked where it is a zip file, after every check. What is unpacked lies beside what it goes into, and goes away again."""
    with _refusing(bag):
        if not bag.is_dir() and not bag.is_file():
            raise BadInput("there is no such file or folder" if not bag.exists() else NOT_ORDINARY)
        if bag.is_dir():
            checked = check_bag(bag, track)
    if bag.is_dir():
        yield checked
        return
    folder = Path(tempfile.mkdtemp(prefix=UNPACKING, dir=into if into.is_dir() else into.parent))
    try:
        with _refusing(bag):
            checked = check_bag(unpack(bag, folder), track)
        yield checked
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def _refusing(bag: Path) -> Iterator[None]:
    """What is wrong with the bag, as the end of the run."""
    try:
        yield
    except (BadInput, OSError) as error:
        reason = reason_of(error) if isinstance(error, OSError) else str(error)
        raise StopRun(f"{printable(str(bag))}: {reason}; nothing was taken in") from None


def _convention(case: Case, bag: Checked) -> tuple[str, list[Conflict]]:
    """By which convention the case is counted from now on, and whether the bag was counted by another."""
    theirs = _counted_by(bag.folder / "data" / "readings" / "incidents.jsonl")
    if len(case.store.incidents) == 0 and theirs is not None:
        return theirs, []
    ours = case.convention
    reason = f"incidents are counted by {ours} here and by {theirs} there; here it stays {ours}"
    return ours, [Conflict(code="convention_differs", subject="convention", reason=reason)] if theirs not in (None, ours) else []


def _counted_by(incidents: Path) -> str | None:
    """The convention of the first incident in a bag; null where there is none, or one that this program does not know."""
    if not incidents.is_file():
        return None
    with incidents.open("rb") as lines:
        line = lines.readline(MOST_LINE)
    try:
        convention = msgspec.json.decode(line, type=_Counted).convention
        load(convention)
    except (msgspec.DecodeError, UnicodeDecodeError, StopRun):
        return None
    return convention
