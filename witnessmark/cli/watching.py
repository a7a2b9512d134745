"""What the command line does while the pipeline works."""

from collections.abc import Iterable, Iterator
from typing import TypeGuard, TypeVar

from witnessmark.cli.progress import track
from witnessmark.cli.summary import Summary
from witnessmark.errors import SkipItem
from witnessmark.model.document import Document
from witnessmark.model.reading import Reading
from witnessmark.pipeline import Watcher

Item = TypeVar("Item")


class Watching(Watcher):
    """Says what is skipped, counts it, and draws a bar for each long step."""

    def __init__(self, summary: Summary) -> None:
        self.summary = summary

    def usable(self, item: Document | SkipItem) -> TypeGuard[Document]:
        """Whether this is a document; else it is said and counted."""
        if isinstance(item, Document):
            self.summary.counts["document"] += 1
            return True
        self.summary.skip(item)
        return False

    def heard(self, readings: Iterable[Reading]) -> Iterator[Reading]:
        """The same readings; what a model did in them is counted, and said where it failed."""
        return self.summary.modelled(readings)

    def track(self, items: Iterable[Item], what: str, total: int | None = None) -> Iterator[Item]:
        """The same items, with a bar."""
        return track(items, what, total)

    def told(self, remarks: Iterable[SkipItem]) -> None:
        """Each is said."""
        for remark in remarks:
            self.summary.skip(remark)
