"""Takes a checked bag of a case into another case: what is here already once, what is new under its own name, what differs beside it."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import BinaryIO, NamedTuple, cast

from witnessmark.archive.custody.custody import Custody, history
from witnessmark.archive.custody.decisions import NAME as DECISIONS
from witnessmark.archive.custody.decisions import read_decisions
from witnessmark.archive.custody.items import Item, Items
from witnessmark.archive.layout import original_path
from witnessmark.archive.packages.checking import Checked
from witnessmark.archive.packages.conflict import Conflict
from witnessmark.archive.packages.histories import keep, logs, new_logs
from witnessmark.archive.packages.joined import Joined, joined
from witnessmark.archive.packages.sworn import Sworn
from witnessmark.archive.packages.union import BAG, Version, free_name, is_held, origin, versions
from witnessmark.archive.packages.watched import Track, unwatched
from witnessmark.archive.proof.keys import Keys
from witnessmark.archive.receive import Archive, Incoming
from witnessmark.model.source import Source
from witnessmark.printable import printable


class Merged(NamedTuple):
    """What a bag brought: sources that are new here, the ids of histories that are kept now, decisions to add, and where the cases differ."""

    sources: tuple[Source, ...]
    histories: tuple[str, ...]
    decisions: Joined
    conflicts: tuple[Conflict, ...]


class First(NamedTuple):
    """When and by whom some bytes were first received, and under which name."""

    when: str
    who: str
    name: str


def merge(archive: Archive, bag: Checked, track: Track = unwatched) -> Merged:
    """Takes a bag into a case: its log and those it keeps, then every original that is not here. The same bag again changes nothing.

    `received` entries of what came so name the history that tells more, when and by whom it was first received, and the name it came
    under where other bytes have that here. The decisions are returned, not written: whoever calls adds them.
    """
    case = bag.folder / "data"
    theirs, custody = Custody(case), archive.custody
    with custody.writing():
        known = list(logs(case))
        kept = new_logs(archive.case, known)
        conflicts = [*_differences(custody, theirs), *_keys(archive.case, case)]
        decisions = joined(read_decisions(archive.case / DECISIONS)[0], read_decisions(case / DECISIONS)[0])
        for log in kept:
            keep(custody, log, bag.manifest)
        sources = tuple(track(archive.receive_others(_incoming(custody, theirs, case, known[0].id)), "taking in"))
        _mark_absent(custody, theirs, known[0].id, {source.name for source in sources})
    return Merged(sources, tuple(log.id for log in kept), decisions, (*conflicts, *decisions.conflicts))


def _incoming(ours: Custody, theirs: Custody, case: Path, history_id: str) -> Iterator[Incoming]:
    """What is not here, each under the name it gets; the versions of one name oldest first, so that the newest is the present one."""
    wanted = [(item, new) for item in theirs.items.values() if (new := _new(ours, theirs, item))]
    first = _first(case, {(item.name, version[0]) for item, new in wanted for version in new})
    for item, new in wanted:
        is_theirs = _is_later(ours.items.get(item.name), item, new)
        for version in new:
            came = first.get((item.name, version[0]), First("", "", item.name))
            name = item.name if is_theirs else free_name(ours.items, origin(item), version[0])
            details = {"history": history_id, "by": came.who, "at": came.when}
            if name != came.name:
                details["name"] = came.name
            yield Incoming(name, cast("partial[BinaryIO]", partial(Sworn, original_path(case, version[0]), *version)), BAG, details)


def _new(ours: Custody, theirs: Custody, item: Item) -> list[Version]:
    """The bytes of a name there that are not here, oldest first; erased ones stay erased, whoever erased them."""
    name = origin(item)
    return [each for each in versions(item) if not (is_held(ours.items, name, each) or ours.is_erased(each[0]) or theirs.is_erased(each[0]))]


def _is_later(ours: Item | None, theirs: Item, new: list[Version]) -> bool:
    """Whether their bytes take the name: nobody has it here, or they had ours before and have newer ones now."""
    if ours is None or not ours.sha256:
        return True
    return (ours.sha256, ours.size) in theirs.before and new[-1] == (theirs.sha256, theirs.size)


def _first(case: Path, wanted: set[tuple[str, str]]) -> dict[tuple[str, str], First]:
    """Who first received these bytes under these names: as the bag's log tells, or as it was told when they came from a third case."""
    found: dict[tuple[str, str], First] = {}
    for entry in history(case):
        key = (entry.name, entry.sha256)
        if entry.what == "received" and key in wanted and key not in found:
            said = entry.details
            found[key] = First(said.get("at", entry.when), said.get("by", entry.who), said.get("name", entry.name))
    return found


def _mark_absent(ours: Custody, theirs: Custody, history_id: str, new: set[str]) -> None:
    """What is new here and was gone from its folder there is marked absent here too."""
    for name in sorted(new):
        there, here = theirs.items.get(name), ours.items.get(name)
        if there is not None and there.absent and here is not None and not here.absent:
            ours.add("absent", name, here.sha256, here.size, details={"via": BAG, "history": history_id})


def _differences(ours: Custody, theirs: Custody) -> Iterator[Conflict]:
    """Names that mean other things here and there."""
    for there in theirs.items.values():
        here, subject = ours.items.get(there.name), printable(there.name)
        yield from _erased(ours, theirs, there)
        if here is None or not here.sha256 or not there.sha256:
            continue
        if here.sha256 == there.sha256:
            yield from _gone(here, there, subject)
        elif (there.sha256, there.size) not in here.before and (here.sha256, here.size) not in there.before:
            reason = f"other bytes here ({here.sha256[:8]}…) than there ({there.sha256[:8]}…); both are kept, theirs as {_called(ours.items, there)}"
            yield Conflict(code="name_differs", subject=subject, reason=reason)


def _called(ours: Items, there: Item) -> str:
    return printable(free_name(ours, origin(there), there.sha256))


def _gone(here: Item, there: Item, subject: str) -> Iterator[Conflict]:
    if here.absent and not there.absent:
        yield Conflict(code="absent_here", subject=subject, reason="gone from the folder here, still present there; it stays marked absent here")
    if there.absent and not here.absent:
        yield Conflict(code="absent_there", subject=subject, reason="gone from the folder there, still present here; it stays present here")


def _erased(ours: Custody, theirs: Custody, there: Item) -> Iterator[Conflict]:
    """Content that one of the cases destroyed: that is for people to settle, and until then nothing comes back."""
    for sha256, _ in versions(there):
        if ours.is_erased(sha256):
            reason = f"the content {sha256[:8]}… was erased here and is still in the bag; it was not taken in, and its sender should be told"
            yield Conflict(code="erased_here", subject=printable(there.name), reason=reason)
    here = ours.items.get(there.name)
    for sha256, _ in versions(here) if here is not None else ():
        if theirs.is_erased(sha256):
            reason = f"the content {sha256[:8]}… was erased there and is still here; decide whether it has to be erased here too"
            yield Conflict(code="erased_there", subject=printable(there.name), reason=reason)


def _keys(ours: Path, theirs: Path) -> Iterator[Conflict]:
    """Pseudonyms that sign with other keys there than here."""
    here, there = _keys_of(ours), _keys_of(theirs)
    for name in sorted(here.keys() & there.keys()):
        if not here[name] & there[name]:
            reason = f"{_listed(here[name])} here, {_listed(there[name])} there: two people of one name, or one with two keys"
            yield Conflict(code="key_differs", subject=printable(name), reason=reason)


def _keys_of(case: Path) -> dict[str, set[str]]:
    keys, found = Keys(), dict[str, set[str]]()
    for entry in history(case):
        keys.take(entry)
    for each in keys.known.values():
        found.setdefault(each.key.name, set()).add(each.key.id)
    return found


def _listed(keys: set[str]) -> str:
    return printable(" and ".join(sorted(keys)))
