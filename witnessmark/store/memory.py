"""A store in memory: for streams, for tests, and for cases nobody keeps."""

import contextlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Generic, Self, TypeVar

from witnessmark.store.common import DOCUMENTS, INCIDENTS, PAIRS, READINGS, SOURCES, Kind

Item = TypeVar("Item")


class MemoryShelf(Generic[Item]):
    """Things in a dict, which keeps the order they were first put."""

    def __init__(self, kind: Kind[Item]) -> None:
        self._kind = kind
        self.held: dict[str, Item] = {}

    def put(self, item: Item) -> None:
        """Adds or replaces."""
        self.held[self._kind.key(item)] = item

    def get(self, key: str) -> Item | None:
        """The thing of this id, or null."""
        return self.held.get(key)

    def some(self, keys: Iterable[str]) -> list[Item]:
        """The things of these ids, in the order of the shelf."""
        wanted = set(keys)
        return [item for key, item in self.held.items() if key in wanted]

    def exchange(self, key: str, item: Item) -> None:
        """Puts a thing where another stands."""
        new = self._kind.key(item)
        if key in self.held and new != key:
            self.held = {(new if held == key else held): (item if held == key else other) for held, other in self.held.items() if held != new}
        else:
            self.put(item)

    def remove(self, key: str) -> None:
        """Takes a thing out."""
        self.held.pop(key, None)

    def replace_all(self, items: Iterable[Item]) -> None:
        """Makes the shelf hold exactly these."""
        self.held = {self._kind.key(item): item for item in items}

    def __iter__(self) -> Iterator[Item]:
        return iter(list(self.held.values()))

    def __len__(self) -> int:
        return len(self.held)


class MemoryIndex:
    """What is filed under each key, in a dict of dicts, which keep the order."""

    def __init__(self) -> None:
        self.held: dict[int, dict[str, None]] = {}

    def file(self, name: str, keys: Iterable[int]) -> None:
        """Files a thing under keys."""
        for key in keys:
            self.held.setdefault(key, {}).setdefault(name)

    def take_out(self, name: str, keys: Iterable[int]) -> None:
        """Takes a thing out from under keys."""
        for key in keys:
            self.held.get(key, {}).pop(name, None)

    def under(self, key: int, most: int) -> list[str]:
        """What is filed under a key."""
        return list(self.held.get(key, ()))[:most]

    def replace_all(self, filed: Mapping[str, Sequence[int]]) -> None:
        """Makes the index hold exactly these."""
        self.held = {}
        for name, keys in filed.items():
            self.file(name, keys)

    def __len__(self) -> int:
        return sum(map(len, self.held.values()))


class MemoryStore:
    """The store contract in memory; nothing lasts."""

    def __init__(self) -> None:
        self.sources = MemoryShelf(SOURCES)
        self.documents = MemoryShelf(DOCUMENTS)
        self.readings = MemoryShelf(READINGS)
        self.pairs = MemoryShelf(PAIRS)
        self.incidents = MemoryShelf(INCIDENTS)
        self.index = MemoryIndex()
        self._shelves: tuple[MemoryShelf[Any], ...] = (self.sources, self.documents, self.readings, self.pairs, self.incidents)
        self._depth = 0

    @contextlib.contextmanager
    def transaction(self) -> Iterator[None]:
        """Where an error leaves the outermost transaction, the store is as it was before it."""
        if self._depth:
            yield
            return
        before, filed = [dict(shelf.held) for shelf in self._shelves], {key: dict(names) for key, names in self.index.held.items()}
        self._depth = 1
        try:
            yield
        except BaseException:
            for shelf, held in zip(self._shelves, before, strict=True):
                shelf.held = held
            self.index.held = filed
            raise
        finally:
            self._depth = 0

    def as_it_lies(self) -> None:
        """Nothing lies anywhere."""

    def close(self) -> None:
        """Forgets everything."""
        self.index.held = {}
        for shelf in self._shelves:
            shelf.held = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        self.close()
