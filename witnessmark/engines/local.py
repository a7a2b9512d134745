"""The default engine: this machine, one process, or several where asked for."""

import itertools
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor

from witnessmark.engines.common import Item, Result

# Fewer items than this are done before another process has started.
WORTH_IT = 64
# Items sent to a process at a time, so that sending costs little beside the work.
CHUNK = 16


class LocalEngine:
    """Runs here. With `workers` above 1, in that many processes once there are enough items to be worth it."""

    def __init__(self, workers: int = 1) -> None:
        self.workers = workers

    def map(self, function: Callable[[Item], Result], items: Iterable[Item]) -> Iterator[Result]:
        """The function's result for each item, in their order."""
        rest = iter(items)
        first = list(itertools.islice(rest, WORTH_IT)) if self.workers > 1 else []
        if len(first) < WORTH_IT:
            return map(function, itertools.chain(first, rest))
        return self._spread(function, itertools.chain(first, rest))

    def _spread(self, function: Callable[[Item], Result], items: Iterator[Item]) -> Iterator[Result]:
        # No more than two chunks a process are under way, so that a long stream does not fill the memory.
        with ProcessPoolExecutor(self.workers) as pool:
            waiting = deque(pool.submit(_all, function, chunk) for chunk in itertools.islice(_chunks(items), 2 * self.workers))
            while waiting:
                done = waiting.popleft().result()
                waiting.extend(pool.submit(_all, function, chunk) for chunk in itertools.islice(_chunks(items), 1))
                yield from done


def _all(function: Callable[[Item], Result], chunk: list[Item]) -> list[Result]:
    return [function(item) for item in chunk]


def _chunks(items: Iterator[Item]) -> Iterator[list[Item]]:
    while chunk := list(itertools.islice(items, CHUNK)):
        yield chunk
