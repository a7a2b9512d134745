"""What the custody log knows of each name, held in little memory: a case may have a million of them."""

from collections.abc import Iterator, Mapping, Set

import msgspec

from witnessmark.archive.custody.entry import Entry
from witnessmark.model.base import Model

# Entries that say what became of a file; the others tell of the case.
OF_FILES = frozenset({"received", "replaced", "absent", "returned", "read_failed", "erased"})
HASH = 32
# What the reason of an item begins with whose content was erased.
ERASED = "erased: "


class Item(Model, frozen=True, kw_only=True):
    """What the log knows of one name: its bytes of now, all it had before (oldest first), and whether it is there.

    `sha256` is empty where it could never be read or was erased; `reason` says why, or why the last attempt failed, else null. `via` is
    the way by which its bytes came, null where they came with the folder: only such are ever marked absent by a build.
    """

    name: str
    sha256: str = ""
    size: int = 0
    absent: bool = False
    reason: str | None = None
    via: str | None = None
    before: tuple[tuple[str, int], ...] = ()


class Items(Mapping[str, Item]):
    """Each name and what is known of it, in the order of the names.

    Of nearly all files nothing is known but their bytes: these are kept as hash and size in one string of bytes, and the Item is made
    when it is asked for.
    """

    def __init__(self) -> None:
        self._held: dict[str, bytes | Item] = {}

    def take(self, entry: Entry) -> None:
        """What is known once this entry has happened; one that is not of a file changes nothing."""
        if entry.what == "received" and entry.name not in self._held and not entry.details:
            self._held[entry.name] = _packed(entry.sha256, entry.size)
        elif entry.what in OF_FILES:
            item = _after(self.get(entry.name) or Item(name=entry.name), entry)
            is_plain = item == Item(name=item.name, sha256=item.sha256, size=item.size) and item.sha256
            self._held[entry.name] = _packed(item.sha256, item.size) if is_plain else item

    def of(self, hashes: Set[str]) -> Iterator[Item]:
        """Those whose bytes of now have one of these hashes, in the order of the names."""
        wanted = {bytes.fromhex(sha256) for sha256 in hashes if sha256}
        return (self[name] for name in sorted(name for name, held in self._held.items() if _hash(held) in wanted))

    def __getitem__(self, name: str) -> Item:
        held = self._held[name]
        if isinstance(held, Item):
            return held
        return Item(name=name, sha256=held[:HASH].hex(), size=int.from_bytes(held[HASH:]))

    def __iter__(self) -> Iterator[str]:
        return iter(sorted(self._held))

    def __len__(self) -> int:
        return len(self._held)

    def __contains__(self, name: object) -> bool:
        return name in self._held


def _packed(sha256: str, size: int) -> bytes:
    return bytes.fromhex(sha256) + size.to_bytes((size.bit_length() + 7) // 8)


def _hash(held: bytes | Item) -> bytes:
    return bytes.fromhex(held.sha256) if isinstance(held, Item) else held[:HASH]


def _after(item: Item, entry: Entry) -> Item:
    """What is known of a name once this entry has happened."""
    change = msgspec.structs.replace
    match entry.what:
        case "received" | "returned":
            now = (entry.sha256, entry.size)
            old = (*item.before, (item.sha256, item.size)) if item.sha256 else item.before
            before = tuple(each for each in old if each != now)
            via = entry.details.get("via")
            return change(item, sha256=entry.sha256, size=entry.size, before=before, absent=False, reason=None, via=via)
        case "absent":
            return change(item, absent=True, reason=None)
        case "read_failed":
            return change(item, reason=entry.reason, absent=False)
        case "erased":
            item = change(item, before=tuple(each for each in item.before if each[0] != entry.sha256))
            return change(item, sha256="", size=0, reason=f"{ERASED}{entry.reason}") if item.sha256 == entry.sha256 else item
        case _:
            return change(item, absent=True)
