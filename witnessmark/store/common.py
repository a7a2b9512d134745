"""The contract of a store: five shelves of things by id, in their order, an index of them, and transactions."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
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

    def some(self, keys: Iterable[str]) -> list[Item]:
        """The things of these ids that are there, each once, in the order of the shelf."""

    def exchange(self, key: str, item: Item) -> None:
        """Puts a thing where that of another id stands, which goes; the same as `put` where that is not there."""

    def remove(self, key: str) -> None:
        """Takes a thing out; one that is not there is no error."""

    def replace_all(self, items: Iterable[Item]) -> None:
        """Makes the shelf hold exactly these, in this order; of one id twice the later one stands. The same again changes nothing."""

    def __iter__(self) -> Iterator[Item]:
        """All things in their order. What is put while iterating may or may not come."""

    def __len__(self) -> int:
        """How many there are."""


class Index(Protocol):
    """Which things are filed under which keys, numbers of 64 bits with a sign: how those few are found that a new one may belong to."""

    def file(self, name: str, keys: Iterable[int]) -> None:
        """Files a thing under keys, besides those it is under; under the same again changes nothing."""

    def take_out(self, name: str, keys: Iterable[int]) -> None:
        """Takes a thing out from under keys; one that is not there is no error."""

    def under(self, key: int, most: int) -> list[str]:
        """What is filed under a key, no more than so many, those first that were filed first."""

    def replace_all(self, filed: Mapping[str, Sequence[int]]) -> None:
        """Makes the index hold exactly these things, each under its keys. The same again changes nothing."""

    def __len__(self) -> int:
        """How often something is filed."""


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

    @property
    def index(self) -> Index:
        """The index."""

    def as_it_lies(self) -> None:
        """From now on the store is kept as it lies when it is closed, and not written afresh: for a change that is small beside it."""

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
