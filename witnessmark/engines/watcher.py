"""Who listens while a long run works."""

from collections.abc import Iterable
from typing import TypeGuard, TypeVar

from witnessmark.errors import SkipItem
from witnessmark.model.document import Document
from witnessmark.model.reading import Reading

Item = TypeVar("Item")


class Watcher:
    """Hears what a long run does. This one is deaf; the command line counts, tells and draws bars."""

    def usable(self, item: Document | SkipItem) -> TypeGuard[Document]:
        """Whether this is a document; else it is what could not be used, or a remark, and the run goes on."""
        return isinstance(item, Document)

    def heard(self, readings: Iterable[Reading]) -> Iterable[Reading]:
        """The same readings, each heard of when it is there."""
        return readings

    def track(self, items: Iterable[Item], what: str, total: int | None = None) -> Iterable[Item]:
        """The same items, watched while they are worked on."""
        return items

    def told(self, remarks: Iterable[SkipItem]) -> None:
        """Hears of each thing a person should know of the results."""
        for _ in remarks:
            pass
