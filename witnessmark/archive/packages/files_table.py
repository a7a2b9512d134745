"""`files.csv` of a bag: every file that ever came into the case, in the order in which it came, for a person with a spreadsheet."""

import csv
import io
from collections.abc import Iterable, Iterator

from witnessmark.archive.common import format_of
from witnessmark.archive.custody.custody import history
from witnessmark.archive.custody.entry import Entry
from witnessmark.archive.files.opening import HEAD
from witnessmark.archive.files.originals import open_original
from witnessmark.archive.holdings import Holdings
from witnessmark.archive.layout import original_path
from witnessmark.archive.packages.writer import gathered
from witnessmark.printable import printable

COLUMNS = ("name", "sha256", "bytes", "received (UTC)", "received by", "came by way of", "format", "state", "path in this bag")
# A spreadsheet calculates what begins so; a name is to be shown and not calculated.
CALCULATED = ("=", "+", "-", "@", "\t", "\r")
# By it a spreadsheet knows the file for UTF-8.
MARK = "\ufeff".encode()


def files_table(held: Holdings, erased: dict[str, str | None]) -> Iterator[bytes]:
    """The table as UTF-8 with a byte order mark, piece by piece. `erased` holds the reason of each hash whose bytes were erased."""
    return gathered(_all(held, erased))


def _all(held: Holdings, erased: dict[str, str | None]) -> Iterator[bytes]:
    yield MARK + _line(COLUMNS)
    for entry in history(held.case):
        if entry.what == "received":
            yield _line(_row(held, entry, erased))


def _row(held: Holdings, entry: Entry, erased: dict[str, str | None]) -> Iterable[str]:
    gone = entry.sha256 in erased
    path = original_path(held.case, entry.sha256).relative_to(held.case).as_posix()
    return (
        *(entry.details.get("name", entry.name), entry.sha256, str(entry.size)),
        *(entry.details.get("at", entry.when), entry.details.get("by", entry.who)),
        _way(entry),
        "" if gone else _format(held, entry),
        f"erased: {erased[entry.sha256] or 'no reason given'}" if gone else _state(held, entry),
        "" if gone else f"data/{path}",
    )


def _way(entry: Entry) -> str:
    if entry.details.get("via") == "bag":
        return f"another case (history {entry.details.get('history', '')}), taken in {entry.when} by {entry.who}"
    return {"fetch": "fetched from its address", "file": "added as a single file"}.get(entry.details.get("via", ""), "the folder of reports")


def _format(held: Holdings, entry: Entry) -> str:
    with open_original(held.case, entry.sha256) as stream:
        head = stream.read(HEAD)
    known = format_of(entry.name, head) if head else None
    return "not read by any format" if known is None else known.NAME


def _state(held: Holdings, entry: Entry) -> str:
    item = held.custody.items.get(entry.name)
    if item is None or (item.sha256, item.size) != (entry.sha256, entry.size):
        return "an older version; another has this name now"
    return "no longer in the folder; kept here" if item.absent else "present"


def _line(cells: Iterable[str]) -> bytes:
    row = io.StringIO()
    csv.writer(row).writerow(f"'{cell}" if cell.startswith(CALCULATED) else cell for cell in map(printable, cells))
    return row.getvalue().encode("utf-8", "backslashreplace")
