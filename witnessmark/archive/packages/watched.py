"""Who watches while a package is written or taken in: a large case takes long."""

from collections.abc import Iterable
from typing import Protocol, TypeVar

Item = TypeVar("Item")


class Track(Protocol):
    """Hands on the items it is given while they are worked on; `what` says what is being done."""

    def __call__(self, items: Iterable[Item], what: str) -> Iterable[Item]:
        """The same items."""


def unwatched(items: Iterable[Item], what: str) -> Iterable[Item]:
    """The same items; nobody watches."""
    return items
