"""The Engine contract: how one function is run over many items."""

from collections.abc import Callable, Iterable, Iterator
from typing import Protocol, TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")


class Engine(Protocol):
    """Runs a stage's function over items, here or on many machines.

    Results come in the order of the items, each once. `function` must be one that can be sent to another process: a
    module's function, or `functools.partial` of one with plain arguments. An error of the function is raised where its
    result would have come. Items are taken as they are needed: a stream without an end is fine.
    """

    def map(self, function: Callable[[Item], Result], items: Iterable[Item]) -> Iterator[Result]:
        """The function's result for each item, in their order."""
