"""A store in one SQLite file, the default of a case.

The file's bytes follow from what it holds and nothing else: a changed store is written afresh at the end, in the order of
its things, and takes the old one's place at once. A run that puts nothing new does not touch it. Only a store that was kept
as it lies, after one report was folded into many, waits with that for the next build.
"""

import contextlib
import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Generic, Self, TypeVar

import msgspec
from sqlalchemy import (
    Column,
    Connection,
    ExceptionContext,
    Executable,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    delete,
    event,
    exc,
    func,
    insert,
    select,
    text,
    update,
)

from witnessmark.errors import DamagedCase, StopRun
from witnessmark.printable import printable
from witnessmark.store.common import DOCUMENTS, INCIDENTS, KINDS, PAIRS, READINGS, SOURCES, Kind
from witnessmark.store.driver import Driver
from witnessmark.store.filed import SqliteIndex

Item = TypeVar("Item")

# One table a shelf: the order, the id, and the whole thing as JSON.
METADATA = MetaData()
TABLES = {
    kind.shelf: Table(
        kind.shelf,
        METADATA,
        Column("position", Integer, primary_key=True),
        Column("id", Text, unique=True, nullable=False),
        Column("body", LargeBinary, nullable=False),
    )
    for kind in KINDS
}
# How many things are fetched at once: iterating over a million takes the memory of these.
BATCH = 500


class SqliteShelf(Generic[Item]):
    """One table. What is put is compared first, so that nothing is written where nothing changes."""

    def __init__(self, kind: Kind[Item], store: "SqliteStore") -> None:
        self._kind, self._store, self._table = kind, store, TABLES[kind.shelf]
        self._decoder: msgspec.json.Decoder[Item] = msgspec.json.Decoder(kind.model)

    def put(self, item: Item) -> None:
        """Adds at the end, or replaces where it stands."""
        key, body = self._kind.key(item), msgspec.json.encode(item)
        held = self._body(key)
        if held is None:
            self._store.write(insert(self._table).values(id=key, body=body))
        elif held != body:
            self._store.write(update(self._table).where(self._table.c.id == key).values(body=body))

    def get(self, key: str) -> Item | None:
        """The thing of this id, or null."""
        body = self._body(key)
        return None if body is None else self._made(body)

    def some(self, keys: Iterable[str]) -> list[Item]:
        """The things of these ids, in the order of the table."""
        wanted = sorted(set(keys))
        columns = select(self._table.c.position, self._table.c.body)
        parts = (columns.where(self._table.c.id.in_(wanted[first : first + BATCH])) for first in range(0, len(wanted), BATCH))
        found = [row for part in parts for row in self._store.connection.execute(part)]
        return [self._made(row.body) for row in sorted(found, key=lambda row: row.position)]

    def exchange(self, key: str, item: Item) -> None:
        """Puts a thing where another stands."""
        new, body = self._kind.key(item), msgspec.json.encode(item)
        if new == key or self._body(key) is None:
            self.put(item)
            return
        with self._store.transaction():
            self.remove(new)
            self._store.write(update(self._table).where(self._table.c.id == key).values(id=new, body=body))

    def remove(self, key: str) -> None:
        """Takes a thing out."""
        if self._body(key) is not None:
            self._store.write(delete(self._table).where(self._table.c.id == key))

    def replace_all(self, items: Iterable[Item]) -> None:
        """Makes the table hold exactly these; compared first, so that the same again writes nothing."""
        wanted = {self._kind.key(item): msgspec.json.encode(item) for item in items}
        if self._last() == len(wanted) and list(wanted.items()) == list(self._rows()):
            return
        with self._store.transaction():
            self._store.write(delete(self._table))
            if wanted:
                rows = [{"position": at, "id": key, "body": body} for at, (key, body) in enumerate(wanted.items(), 1)]
                self._store.write(insert(self._table), rows)

    def __iter__(self) -> Iterator[Item]:
        return (self._made(body) for _, body in self._rows())

    def __len__(self) -> int:
        return int(self._store.connection.execute(select(func.count()).select_from(self._table)).scalar_one())

    def _made(self, body: bytes) -> Item:
        try:
            return self._decoder.decode(body)
        except (msgspec.DecodeError, UnicodeDecodeError) as error:
            raise self._store.unread(error) from error

    def _last(self) -> int:
        """The last position; where things were taken out or exchanged there are gaps before it."""
        return int(self._store.connection.execute(select(func.coalesce(func.max(self._table.c.position), 0))).scalar_one())

    def _body(self, key: str) -> bytes | None:
        return self._store.connection.execute(select(self._table.c.body).where(self._table.c.id == key)).scalar_one_or_none()

    def _rows(self) -> Iterator[tuple[str, bytes]]:
        """In batches by position, each its own query: the table may be written to in between."""
        at = 0
        columns = select(self._table.c.position, self._table.c.id, self._table.c.body)
        while rows := self._store.connection.execute(columns.where(self._table.c.position > at).order_by(self._table.c.position).limit(BATCH)).all():
            yield from ((row.id, row.body) for row in rows)
            at = rows[-1].position


class SqliteStore:
    """The store contract in one file. One writer at a time; readers are never in its way (write-ahead log while it works).

    With a `key` (see store/driver.py) the file is encrypted: then its bytes differ from run to run.
    """

    def __init__(self, path: Path, key: str | None = None) -> None:
        self._driver, self._path, self._depth = Driver(key), path, 0
        try:
            self._changed = self._driver.was_left_at_work(path)
        except OSError as error:
            raise self.unread(error) from error
        self._fresh().unlink(missing_ok=True)
        self._engine = self._driver.engine(path)
        try:
            self.connection: Connection = self._engine.connect()
            self._make_tables()
        except exc.DatabaseError as error:
            advice = "move it away and build again: the archive holds everything it held"
            raise DamagedCase(f"{printable(str(path))}: it is not a store of this program ({error.orig}); {advice}") from error
        event.listen(self._engine, "handle_error", self._failed)
        self.sources = SqliteShelf(SOURCES, self)
        self.documents = SqliteShelf(DOCUMENTS, self)
        self.readings = SqliteShelf(READINGS, self)
        self.pairs = SqliteShelf(PAIRS, self)
        self.incidents = SqliteShelf(INCIDENTS, self)
        self.index = SqliteIndex(self)
        self._is_kept = False

    def write(self, statement: Executable, rows: list[dict[str, object]] | None = None) -> None:
        """Runs one statement that changes something, inside the transaction there is or as one of its own."""
        self._before_change()
        self.connection.execute(statement, rows)

    def write_rows(self, statement: str, rows: Iterable[tuple[object, ...]]) -> None:
        """Runs one statement for each of many rows, straight through the driver: there are millions."""
        self._before_change()
        driver = self.connection.connection.driver_connection
        assert driver is not None
        try:
            driver.executemany(statement, rows)
        except self._driver.failures as error:
            raise self._unwritten(error) from error

    def make_tables(self, tables: MetaData) -> None:
        """Makes tables that an older store has not got."""
        self._before_change()
        tables.create_all(self.connection)

    def as_it_lies(self) -> None:
        """Kept as it lies at the end."""
        self._is_kept = True

    @contextlib.contextmanager
    def transaction(self) -> Iterator[None]:
        """Begins with the first change, so that one without changes does not touch the file."""
        if self._depth:
            yield
            return
        self._depth = 1
        try:
            yield
            self._commit()
        except BaseException:
            self._roll_back()
            raise
        finally:
            self._depth = 0

    def close(self) -> None:
        """Lets go of the file; a changed store is first written afresh, so that its bytes follow from what it holds."""
        try:
            if self._changed and self._is_kept:
                self.connection.execute(text("PRAGMA journal_mode=DELETE"))
                self._changed = False
            elif self._changed:
                self._write_fresh()
        finally:
            self.connection.close()
            self._engine.dispose()
        if self._changed:
            self._changed = False
            self._take_place()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        self.close()

    def _make_tables(self) -> None:
        """Only in a new file; one that holds other tables is no store."""
        names = set(self.connection.execute(text("SELECT name FROM sqlite_master WHERE type = 'table'")).scalars())
        if not names:
            with self.transaction():
                self._before_change()
                METADATA.create_all(self.connection)
        elif not names >= TABLES.keys():
            raise DamagedCase(f"{printable(str(self._path))}: it is a database, but not a store of this program")

    def _before_change(self) -> None:
        if not self._changed:
            self._changed = True
            self.connection.execute(text("PRAGMA journal_mode=WAL"))
        if self._depth == 1:
            self.connection.execute(text("BEGIN IMMEDIATE"))
            self._depth = 2

    def _commit(self) -> None:
        if self._depth == 2:
            self.connection.execute(text("COMMIT"))

    def _roll_back(self) -> None:
        """A full disk may have rolled back already."""
        begun = self.connection.connection.dbapi_connection
        if begun is not None and begun.in_transaction:
            self.connection.execute(text("ROLLBACK"))

    def unread(self, error: BaseException) -> DamagedCase:
        """What stops the run where the store cannot be read."""
        return DamagedCase(f"{printable(str(self._path))}: the store cannot be read: {error}; if it was damaged, move it away and build again")

    def _unwritten(self, error: BaseException) -> StopRun:
        return StopRun(f"{printable(str(self._path))}: the store could not be written: {error}")

    def _failed(self, context: ExceptionContext) -> None:
        """A damaged store, or one whose disk fails or is full, stops the run; what could not be written afresh is first cleared away."""
        error, said = context.original_exception, context.statement
        if self._driver.is_of_file(error) and not (said or "").startswith("VACUUM"):
            raise (self._unwritten if self._driver.is_writing(said) else self.unread)(error) from error

    def _fresh(self) -> Path:
        return self._path.with_name(self._path.name + ".new")

    def _write_fresh(self) -> None:
        try:
            self._fresh().unlink(missing_ok=True)
            self.connection.execute(text("VACUUM INTO :path"), {"path": str(self._fresh())})
            with contextlib.closing(self._driver.connect(self._fresh())) as fresh:
                # Else it counts how often the old file was rewritten.
                fresh.execute("PRAGMA schema_version = 1")
        except self._driver.failures as error:
            self._fresh().unlink(missing_ok=True)
            raise StopRun(f"{printable(str(self._path))}: the store could not be written afresh: {getattr(error, 'orig', error)}") from error

    def _take_place(self) -> None:
        """Puts the fresh file in the old one's place, unless a reader still uses the old one and its log: that stays valid as it is."""
        if self._path.with_name(self._path.name + "-wal").exists():
            self._fresh().unlink()
            return
        try:
            descriptor = os.open(self._fresh(), os.O_RDWR)
            try:
                os.fsync(descriptor)
            finally:
                os.close(descriptor)
            self._fresh().replace(self._path)
        except OSError as error:
            raise StopRun(f"{printable(str(self._path))}: the store could not be written afresh: {str(error.strerror).lower()}") from error
