"""A store in memory: for streams, for tests, and for cases nobody keeps."""

import contextlib
from collections.abc import Iterable, Iterator
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


class MemoryStore:
    """The store contract in memory; nothing lasts."""

    def __init__(self) -> None:
        self.sources = MemoryShelf(SOURCES)
        self.documents = MemoryShelf(DOCUMENTS)
        self.readings = MemoryShelf(READINGS)
        self.pairs = MemoryShelf(PAIRS)
        self.incidents = MemoryShelf(INCIDENTS)
        self._shelves: tuple[MemoryShelf[Any], ...] = (self.sources, self.documents, self.readings, self.pairs, self.incidents)
        self._depth = 0

    @contextlib.contextmanager
    def transaction(self) -> Iterator[None]:
        """Where an error leaves the outermost transaction, the store is as it was before it."""
        if self._depth:
            yield
            return
        before = [dict(shelf.held) for shelf in self._shelves]
        self._depth = 1
        try:
            yield
        except BaseException:
            for shelf, held in zip(self._shelves, before, strict=True):
                shelf.held = held
            raise
        finally:
            self._depth = 0

    def close(self) -> None:
        """Forgets everything."""
        for shelf in self._shelves:
            shelf.held = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        self.close()
