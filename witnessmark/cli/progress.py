"""A progress bar on a terminal, for anything that takes longer than a second."""

import sys
import threading
from collections.abc import Iterable, Iterator
from contextlib import closing
from typing import TYPE_CHECKING, TypeVar, cast

from witnessmark.cli.terminal import err

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

Item = TypeVar("Item")

# Shorter than this and a bar would only flicker.
PATIENCE = 1.0
# The one task of a bar, by the number rich gives it.
TASK = cast("TaskID", 0)


def track_unseen(items: Iterable[Item], what: str) -> Iterator[Item]:
    """The same as `track` for items that are printed one by one: on a terminal they are their own progress."""
    return iter(items) if sys.stdout.isatty() else track(items, what)


def track(items: Iterable[Item], what: str, total: int | None = None) -> Iterator[Item]:
    """The same items, with a bar on standard error once they have taken a second; none where it is no terminal."""
    if not err().is_terminal:
        yield from items
        return
    with closing(_Bar(what, total)) as bar:
        for done, item in enumerate(items):
            bar.step(done)
            yield item


class _Bar:
    """A bar that appears by itself after a while, also where the first item is long in coming."""

    def __init__(self, what: str, total: int | None) -> None:
        self.what, self.total, self.done = what, total, 0
        self.shown: Progress | None = None
        self.lock = threading.Lock()
        self.timer = threading.Timer(PATIENCE, self._appear)
        self.timer.daemon = True
        self.timer.start()

    def step(self, done: int) -> None:
        self.done = done
        if self.shown is not None:
            self.shown.update(TASK, completed=done)

    def close(self) -> None:
        self.timer.cancel()
        with self.lock:
            self.what = ""
            if self.shown is not None:
                self.shown.stop()

    def _appear(self) -> None:
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

        with self.lock:
            if self.what:
                columns = (SpinnerColumn(), TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
                bar = Progress(*columns, console=err(), transient=True, redirect_stdout=False)
                bar.add_task(self.what, total=self.total, completed=self.done)
                bar.start()
                self.shown = bar
