"""The contract of a store: five shelves of things by id, in their order, and transactions."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager
from typing import Any, Generic, Protocol, Self, TypeVar

from witnessmark.model.document import Document
from witnessmark.model.incident import Incident
from witnessmark.model.pair import Pair
from witnessmark.model.reading import Reading
from witnessmark.model.source import Source

Item = TypeVar("Item")


class Shelf(Protocol[Item]):
    """Things of one kind by id. Iteration is in the order they were first put, whatever was replaced since."""

    def put(self, item: Item) -> None:
        """Adds a thing, or replaces the one of its id where it stands; putting the same again changes nothing."""

    def get(self, key: str) -> Item | None:
        """The thing of this id, or null."""

    def remove(self, key: str) -> None:
        """Takes a thing out; one that is not there is no error."""

    def replace_all(self, items: Iterable[Item]) -> None:
        """Makes the shelf hold exactly these, in this order; of one id twice the later one stands. The same again changes nothing."""

    def __iter__(self) -> Iterator[Item]:
        """All things in their order. What is put while iterating may or may not come."""

    def __len__(self) -> int:
        """How many there are."""


class Store(Protocol):
    """Where a case's results are kept. What is kept is the whole thing, never a part: reading it back gives an equal one."""

    @property
    def sources(self) -> Shelf[Source]:
        """The sources."""

    @property
    def documents(self) -> Shelf[Document]:
        """The documents."""

    @property
    def readings(self) -> Shelf[Reading]:
        """The readings."""

    @property
    def pairs(self) -> Shelf[Pair]:
        """The pairs."""

    @property
    def incidents(self) -> Shelf[Incident]:
        """The incidents."""

    def transaction(self) -> AbstractContextManager[None]:
        """All changes inside are kept together at its end, or none where an error leaves it; one inside another joins it."""

    def close(self) -> None:
        """Writes what is to be written and lets go; using the store afterwards is an error."""

    def __enter__(self) -> Self:
        """Itself."""

    def __exit__(self, *error: object) -> None:
        """Closes it."""


class Kind(Generic[Item]):
    """What a store knows of one kind of things: its shelf's name, its class, and what makes its id."""

    def __init__(self, shelf: str, model: type[Item], key: Callable[[Any], str]) -> None:
        self.shelf, self.model, self.key = shelf, model, key


SOURCES = Kind("sources", Source, lambda source: f"{source.name}\n{source.sha256}")
DOCUMENTS = Kind("documents", Document, lambda document: document.doc_id)
READINGS = Kind("readings", Reading, lambda reading: reading.doc_id)
PAIRS = Kind("pairs", Pair, lambda pair: f"{pair.a}\n{pair.b}\n{pair.kind}")
INCIDENTS = Kind("incidents", Incident, lambda incident: incident.incident_id)
KINDS: tuple[Kind[Any], ...] = (SOURCES, DOCUMENTS, READINGS, PAIRS, INCIDENTS)
