"""Every error of the program. Two loudnesses: one item is given up (SkipItem) or the whole run (StopRun)."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def naming(what: Path | str) -> Iterator[None]:
    """Gives an error of the disk the name of what was being read: the system names a file when it is opened, not when it is read."""
    try:
        yield
    except OSError as error:
        error.filename = error.filename or str(what)
        raise


class WitnessmarkError(Exception):
    """The root of all errors of this package; its text is one line that names the file and the reason."""


class SkipItem(WitnessmarkError):
    """This item cannot be used; it is reported and counted, and the run goes on."""


class StopRun(WitnessmarkError):
    """Going on would lose or falsify something; the run stops with what was finished kept."""


class BadInput(SkipItem):
    """A file, record or line that cannot be read as what it claims to be."""


class GaveUp(BadInput):
    """A file that needed more time or memory than it was given: on another machine, or another day, it may be read."""


class Remark(SkipItem):
    """Something a person should know about an item that was used all the same; it is said, and not counted as skipped."""


class DamagedCase(StopRun):
    """The case folder does not hold what its own log says it holds."""


class BadExtension(StopRun):
    """A file of an extension folder that breaks the folder's contract."""
