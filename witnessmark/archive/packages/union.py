"""One name, several bytes, from several cases: what each is called here, and which is the newest for all of them alike."""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePosixPath
from typing import Literal

from witnessmark.archive.custody.custody import history
from witnessmark.archive.custody.items import Item, Items
from witnessmark.archive.packages.histories import histories

# `report~1a2b3c4d.html`: the name it came under, and as much of the hash of its bytes as tells it apart.
CONFLICT = re.compile(r"(?P<stem>.*)~(?P<hash>[0-9a-f]{8}|[0-9a-f]{64})(?P<ending>\.[^./]*)?", re.DOTALL)
LENGTHS = (8, 64)
BAG: Literal["bag"] = "bag"

Version = tuple[str, int]
"""Hash and size of some bytes."""


def versions(item: Item) -> tuple[Version, ...]:
    """All bytes that are or were under a name and are still kept, oldest first."""
    return (*item.before, (item.sha256, item.size)) if item.sha256 else item.before


def origin(item: Item) -> str:
    """The name it came under: what was added to it because other bytes had the name is left out."""
    return called(item.name, item.sha256) if item.via == BAG else item.name


def called(name: str, sha256: str) -> str:
    """A name without the beginning of the hash of its own bytes, where it bears that."""
    found = CONFLICT.fullmatch(name)
    if found is None or not sha256.startswith(found["hash"]):
        return name
    return found["stem"] + (found["ending"] or "")


def aside(name: str, sha256: str, length: int = LENGTHS[0]) -> str:
    """What bytes are called whose name other bytes have: the same in every case."""
    path = PurePosixPath(name)
    ending = path.suffix if re.fullmatch(r"\.[^./]*", path.suffix) else ""
    return f"{name.removesuffix(ending)}~{sha256[:length]}{ending}"


def free_name(items: Items, name: str, sha256: str) -> str:
    """The name these bytes get beside others of their name: the longer where the shorter means something else already."""
    for length in LENGTHS:
        found = items.get(aside(name, sha256, length))
        if found is None or found.sha256 == sha256:
            break
    return aside(name, sha256, length)


def is_held(items: Items, name: str, version: Version) -> bool:
    """Whether these bytes are here under this name, or beside it."""
    named = (items.get(name), *(items.get(aside(name, version[0], length)) for length in LENGTHS))
    return any(item is not None and version in versions(item) for item in named)


def editions(case: Path, items: Items) -> Iterator[list[Item]]:
    """All that was ever under each name, or stands beside it, newest first, in the order of the names; older bytes are absent items.

    In a case that others were merged into, newest is what any of them saw come in last, so that all of them say the same.
    """
    beside: dict[str, list[Item]] = {}
    for item in items.values():
        if (name := origin(item)) != item.name:
            beside.setdefault(name, []).append(item)
    apart = {item.name for found in beside.values() for item in found}
    several = set(beside) | ({name for name in items if items[name].before} if histories(case) else set())
    seen = last_seen(case, several)
    for name in sorted({*items, *beside} - apart):
        own = items.get(name)
        held = [each for item in ([own] if own is not None else []) + beside.get(name, []) for each in _newest_first(item)]
        yield sorted(held, key=lambda each: (seen.get((name, each.sha256), ""), each.sha256), reverse=True) if name in several else held


def _newest_first(item: Item) -> list[Item]:
    older = [Item(name=item.name, sha256=sha256, size=size, absent=True, via=item.via) for sha256, size in reversed(item.before)]
    return [item, *older]


def last_seen(case: Path, names: Iterable[str]) -> dict[tuple[str, str], str]:
    """When some case last saw these bytes come in under these names, UTC, by name and hash: told by this log and all that are kept.

    What a bag brought does not count: the log of the case it came from tells when that saw it.
    """
    wanted, seen = set(names), dict[tuple[str, str], str]()
    for each in (case, *histories(case)) if wanted else ():
        for entry in history(each):
            if entry.name in wanted and entry.what in ("received", "returned") and entry.details.get("via") != BAG:
                key = (entry.name, entry.sha256)
                seen[key] = max(seen.get(key, ""), entry.when)
    return seen
