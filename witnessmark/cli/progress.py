"""A progress bar on a terminal, for anything that takes longer than a second."""

import time
from collections.abc import Iterable, Iterator
from contextlib import closing
from typing import TYPE_CHECKING, TypeVar

from witnessmark.cli.terminal import err

if TYPE_CHECKING:
    from rich.progress import Progress

Item = TypeVar("Item")

# Shorter than this and a bar would only flicker.
PATIENCE = 1.0


def track(items: Iterable[Item], what: str, total: int | None = None) -> Iterator[Item]:
    """The same items, with a bar on standard error once they have taken a second; none where it is no terminal."""
    if not err().is_terminal:
        yield from items
        return
    began, bar = time.monotonic(), _Bar(what, total)
    with closing(bar):
        for done, item in enumerate(items):
            if time.monotonic() - began > PATIENCE:
                bar.show(done)
            yield item


class _Bar:
    def __init__(self, what: str, total: int | None) -> None:
        self.what, self.total = what, total
        self.shown: Progress | None = None

    def show(self, done: int) -> None:
        if self.shown is None:
            from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

            columns = (SpinnerColumn(), TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
            self.shown = Progress(*columns, console=err(), transient=True)
            self.task = self.shown.add_task(self.what, total=self.total)
            self.shown.start()
        self.shown.update(self.task, completed=done)

    def close(self) -> None:
        if self.shown is not None:
            self.shown.stop()
