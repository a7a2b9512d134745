"""Which documents came before, kept outside the process's memory: a stream may have any length."""

import sqlite3

# Kibibytes of the table that stay in memory; the rest lies in a file that has no name and goes with the process.
CACHED = 4096


class Seen:
    """The ids of the documents so far, each with the edition it was first seen in. Nothing of it is kept after the run."""

    def __init__(self) -> None:
        self._table = sqlite3.connect("", isolation_level=None)
        self._table.execute(f"PRAGMA cache_size = -{CACHED}")
        for setting in ("journal_mode = OFF", "synchronous = OFF", "temp_store = FILE"):
            self._table.execute(f"PRAGMA {setting}")
        self._table.execute("CREATE TABLE seen (id BLOB PRIMARY KEY, edition TEXT NOT NULL) WITHOUT ROWID")

    def edition(self, doc_id: str) -> str | None:
        """The edition in which this id was seen; null where it was not."""
        found = self._table.execute("SELECT edition FROM seen WHERE id = ?", (_key(doc_id),)).fetchone()
        return None if found is None else str(found[0])

    def add(self, doc_id: str, edition: str) -> None:
        """Keeps an id that was not seen before."""
        self._table.execute("INSERT INTO seen VALUES (?, ?)", (_key(doc_id), edition))


def _key(doc_id: str) -> bytes:
    """The id as bytes: a torn surrogate is no text that a database takes."""
    return doc_id.encode("utf-8", "surrogatepass")
