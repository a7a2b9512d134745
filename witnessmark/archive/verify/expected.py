"""What a case must hold by its own log, gathered in one pass and asked for in the order of the hashes, whatever the case's size."""

import sqlite3
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import NamedTuple

from witnessmark.archive.custody.entry import OF_BYTES, Entry

# Kibibytes that stay in memory; the rest lies in a file that has no name and goes with the process.
CACHED = 16384
# Rows handed over at once.
MANY = 1000
TABLES = """
    CREATE TABLE originals (sha256 BLOB, seq INTEGER, size INTEGER, name BLOB);
    CREATE TABLE texts (sha256 BLOB, seq INTEGER, size INTEGER, name BLOB, read BLOB, recipe BLOB);
"""
ORIGINALS = "SELECT sha256, size, name, x'' AS read, 1 FROM originals ORDER BY sha256, seq"
# Of one original, read one way, the last extract counts; those before it were replaced.
TEXTS = "SELECT sha256, size, name, read, seq = max(seq) OVER (PARTITION BY read, recipe) FROM texts ORDER BY sha256, seq"


class Kept(NamedTuple):
    """A file that was kept: its hash, size and first name; whether it must be there, and whether it must not be, because it was erased."""

    sha256: str
    size: int
    name: str
    is_wanted: bool
    is_erased: bool


class Expected:
    """What the entries told so far.

    `decided` is the hash of each decision with its id, in order, `built` that of the store, null where none told of it; `is_merged` says
    whether another case was opened into this one.
    """

    def __init__(self) -> None:
        self.decided: list[tuple[str, str]] = []
        self.built: str | None = None
        self.is_merged = False
        self._erased: set[str] = set()
        self._rows: dict[str, list[tuple[object, ...]]] = {"originals": [], "texts": []}
        self._table = sqlite3.connect("", isolation_level=None)
        for setting in (f"cache_size = -{CACHED}", "journal_mode = OFF", "synchronous = OFF", "temp_store = FILE"):
            self._table.execute(f"PRAGMA {setting}")
        self._table.executescript(TABLES)

    def take(self, entry: Entry) -> None:
        """Takes up the next entry."""
        if entry.what in OF_BYTES:
            self._put("originals", _row(entry))
        elif entry.what == "extracted":
            self._put("texts", (*_row(entry), _bytes(entry.details.get("of", "")), _bytes(entry.details.get("recipe", ""))))
        elif entry.what == "erased":
            self._erased.add(entry.sha256)
        elif entry.what == "decided":
            self.decided.append((entry.name, entry.sha256))
        elif entry.what == "built":
            self.built = entry.sha256
        elif entry.what == "opened":
            self.is_merged = True

    def originals(self) -> Iterator[Kept]:
        """Each preserved original, in the order of the hashes."""
        return self._kept("originals", ORIGINALS)

    def texts(self) -> Iterator[Kept]:
        """Each extract, in the order of the hashes."""
        return self._kept("texts", TEXTS)

    def _put(self, table: str, row: tuple[object, ...]) -> None:
        self._rows[table].append(row)
        if len(self._rows[table]) >= MANY:
            self._hand_over(table)

    def _hand_over(self, table: str) -> None:
        rows, places = self._rows[table], "?, ?, ?, ?, ?, ?" if table == "texts" else "?, ?, ?, ?"
        self._table.execute("BEGIN")
        self._table.executemany(f"INSERT INTO {table} VALUES ({places})", rows)
        self._table.execute("COMMIT")
        rows.clear()

    def _kept(self, table: str, asked: str) -> Iterator[Kept]:
        self._hand_over(table)
        for sha256, rows in groupby(self._table.execute(asked), key=lambda row: bytes(row[0])):
            yield self._of(sha256.hex(), rows)

    def _of(self, sha256: str, rows: Iterable[tuple[bytes, int, bytes, bytes, int]]) -> Kept:
        """The first entry's name and size; it is wanted if any of them still counts."""
        told = list(rows)
        _, size, name, read, _ = told[0]
        is_erased = sha256 in self._erased or bytes(read).decode("utf-8", "surrogatepass") in self._erased
        return Kept(sha256, size, bytes(name).decode("utf-8", "surrogatepass"), any(row[4] for row in told), is_erased)


def _row(entry: Entry) -> tuple[object, ...]:
    return bytes.fromhex(entry.sha256), entry.seq, entry.size, _bytes(entry.name)


def _bytes(text: str) -> bytes:
    """A torn surrogate is no text that a database takes."""
    return text.encode("utf-8", "surrogatepass")
