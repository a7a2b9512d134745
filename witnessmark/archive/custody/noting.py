"""What the log is told of a case's own work when a run has ended: the decisions it does not know, and the store as it is now."""

from witnessmark.archive.custody.custody import Custody
from witnessmark.archive.custody.decisions import note_decisions
from witnessmark.archive.files.digest import digest
from witnessmark.archive.files.opening import open_given, reason_of
from witnessmark.archive.layout import STORE
from witnessmark.errors import StopRun
from witnessmark.printable import printable


def note_results(custody: Custody) -> bool:
    """Adds what is news, after the store was closed, and returns whether anything was. `built` names the store's file with its hash and size."""
    before = custody.size
    note_decisions(custody)
    path = custody.case / STORE
    try:
        with open_given(path, follow=False) as stream:
            sha256, size = digest(stream)
    except FileNotFoundError:
        return custody.size > before
    except OSError as error:
        raise StopRun(f"{printable(str(path))}: the store cannot be read: {reason_of(error)}") from error
    with custody.writing():
        if custody.built != sha256:
            custody.add("built", STORE, sha256, size)
    return custody.size > before
