"""Which documents came before, kept outside the process's memory: a stream may have any length."""

import sqlite3
from typing import NamedTuple

# Kibibytes of the table that stay in memory; the rest lies in a file that has no name and goes with the process.
CACHED = 4096


class First(NamedTuple):
    """Of a document that was seen first under its id: its edition, the identity of its text, and the name of the file it was in."""

    edition: str
    text: str
    file: str


class Seen:
    """The ids of the documents so far, each with what was first seen under it. Nothing of it is kept after the run."""

    def __init__(self) -> None:
        self._table = sqlite3.connect("", isolation_level=None)
        self._table.execute(f"PRAGMA cache_size = -{CACHED}")
        for setting in ("journal_mode = OFF", "synchronous = OFF", "temp_store = FILE"):
            self._table.execute(f"PRAGMA {setting}")
        self._table.execute("CREATE TABLE seen (id BLOB PRIMARY KEY, edition TEXT NOT NULL, text TEXT NOT NULL, file TEXT NOT NULL) WITHOUT ROWID")

    def first(self, doc_id: str) -> First | None:
        """What was first seen under this id; null where nothing was."""
        found = self._table.execute("SELECT edition, text, file FROM seen WHERE id = ?", (_key(doc_id),)).fetchone()
        return None if found is None else First(*map(str, found))

    def add(self, doc_id: str, first: First) -> None:
        """Keeps an id that was not seen before. The file's name must be fit to print."""
        self._table.execute("INSERT INTO seen VALUES (?, ?, ?, ?)", (_key(doc_id), *first))


def _key(doc_id: str) -> bytes:
    """The id as bytes: a torn surrogate is no text that a database takes."""
    return doc_id.encode("utf-8", "surrogatepass")
