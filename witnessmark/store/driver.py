"""Which SQLite opens the file of a store: Python's own, or SQLCipher where the store is encrypted."""

import sqlite3
from pathlib import Path
from types import ModuleType

from sqlalchemy import URL, Engine, create_engine, exc
from sqlalchemy.pool import NullPool

from witnessmark.errors import StopRun

# Bytes 18 and 19 of the file's header, by SQLite's file format.
WRITE_AHEAD = b"\x02\x02"
# What begins a statement that only writing needs; where another one fails, the file could not be read.
WRITING = ("BEGIN", "COMMIT", "CREATE", "DELETE", "DROP", "INSERT", "PRAGMA journal_mode", "ROLLBACK", "UPDATE")


class Driver:
    """Opens the file of a store. `key` is a raw key as SQLCipher takes it (x'hex'), null for a store in the clear."""

    def __init__(self, key: str | None) -> None:
        self._key = key
        self.module = _sqlcipher() if key is not None else sqlite3
        self.failures: tuple[type[Exception], ...] = (exc.DatabaseError, self.module.DatabaseError)

    def engine(self, path: Path) -> Engine:
        """An engine of SQLAlchemy that commits each statement unless a transaction is begun."""
        options = {"poolclass": NullPool, "isolation_level": "AUTOCOMMIT"}
        if self._key is None:
            return create_engine(URL.create("sqlite", database=str(path)), **options)
        return create_engine("sqlite://", module=self.module, creator=lambda: self.connect(path), **options)

    def connect(self, path: Path) -> sqlite3.Connection:
        """A connection of its own to a file, opened with the key."""
        connection: sqlite3.Connection = self.module.connect(path)
        if self._key is not None:
            # Else it writes a log of its own to standard error where the key is wrong.
            connection.execute("PRAGMA cipher_log_level = NONE")
            connection.execute(f'PRAGMA key = "{self._key}"')
        return connection

    def is_of_file(self, error: BaseException) -> bool:
        """Whether an error says that the file is damaged, or its disk full or failing; the others are mistakes of the program."""
        return isinstance(error, self.module.OperationalError) or type(error) is self.module.DatabaseError

    def is_writing(self, statement: str | None) -> bool:
        """Whether a statement writes; null is one whose rows could not be fetched."""
        return (statement or "").startswith(WRITING)

    def was_left_at_work(self, path: Path) -> bool:
        """Whether a run was killed while it wrote: there is a write-ahead log, which a closed store never has.

        In the clear the header of the file says so; encrypted, the log beside it.
        """
        if not path.is_file():
            return False
        if self._key is not None:
            return path.with_name(path.name + "-wal").exists()
        with path.open("rb") as file:
            return file.read(20)[18:] == WRITE_AHEAD


def copy_store(path: Path, key: str | None, target: Path, new_key: str | None) -> None:
    """Writes the store in a file into a new file under another key, null for one in the clear; a store that is not there is not copied."""
    if not path.is_file():
        return
    connection = _sqlcipher().connect(path)
    try:
        connection.execute("PRAGMA cipher_log_level = NONE")
        if key is not None:
            connection.execute(f'PRAGMA key = "{key}"')
        connection.execute("ATTACH DATABASE ? AS fresh KEY ?", (str(target), new_key or ""))
        connection.execute("SELECT sqlcipher_export('fresh')")
        connection.execute("DETACH DATABASE fresh")
    finally:
        connection.close()


def _sqlcipher() -> ModuleType:
    try:
        from sqlcipher3 import dbapi2
    except ImportError:
        raise StopRun("an encrypted store needs one more package: pip install 'witnessmark[encrypt]'") from None
    module: ModuleType = dbapi2
    return module
