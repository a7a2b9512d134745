"""Which things are filed under which keys, in the SQLite file of a store."""

from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from hashlib import blake2b
from typing import TYPE_CHECKING

from sqlalchemy import BigInteger, Column, ForeignKey, Integer, LargeBinary, MetaData, Table, Text, delete, func, insert, inspect, select, text

if TYPE_CHECKING:
    from witnessmark.store.sqlite import SqliteStore

METADATA = MetaData()
NAMES = Table("filed_names", METADATA, Column("id", Integer, primary_key=True), Column("name", Text, unique=True, nullable=False))
FILED = Table(
    "filed",
    METADATA,
    Column("key", BigInteger, primary_key=True),
    Column("name", Integer, ForeignKey(NAMES.c.id), primary_key=True),
    sqlite_with_rowid=False,
)
# What was filed when all was filed at once, as a hash: the same again is not written again. Empty once something was added to it.
MARK = Table("filed_mark", METADATA, Column("mark", LargeBinary, nullable=False))
AT_ONCE = 500  # keys asked for in one query: older versions of SQLite take a thousand


class SqliteIndex:
    """The index of the store contract, in three tables. A store that was made before there was one has an empty one."""

    def __init__(self, store: "SqliteStore") -> None:
        self._store = store
        self._is_there = inspect(store.connection).has_table(FILED.name)

    def file(self, name: str, keys: Iterable[int]) -> None:
        """Files a thing under keys."""
        wanted = sorted(set(keys))
        held = self._keys_of(name, wanted)
        if len(held) < len(wanted):
            with self._store.transaction():
                self._make_tables()
                number = self._number(name)
                self._store.write(insert(FILED), [{"key": key, "name": number} for key in wanted if key not in held])
                self._store.write(delete(MARK))

    def take_out(self, name: str, keys: Iterable[int]) -> None:
        """Takes a thing out from under keys."""
        held = self._keys_of(name, sorted(set(keys)))
        if held:
            with self._store.transaction():
                self._store.write(delete(FILED).where(FILED.c.key.in_(held), FILED.c.name == self._known(name)))
                self._store.write(delete(MARK))

    def under(self, key: int, most: int) -> list[str]:
        """What is filed under a key, no more than so many, those first that were filed first."""
        if not self._is_there:
            return []
        found = select(NAMES.c.name).join(FILED, FILED.c.name == NAMES.c.id).where(FILED.c.key == key).order_by(FILED.c.name).limit(most)
        return list(self._store.connection.execute(found).scalars())

    def replace_all(self, filed: Mapping[str, Sequence[int]]) -> None:
        """Makes the index hold exactly these; where it was made of the same, nothing is written."""
        mark = _mark(filed)
        if self._is_there and self._store.connection.execute(select(MARK.c.mark)).scalar_one_or_none() == mark:
            return
        with self._store.transaction():
            self._make_tables()
            for table in (FILED, NAMES, MARK):
                self._store.write(delete(table))
            self._store.write_rows("INSERT INTO filed_names VALUES (?, ?)", enumerate(filed, 1))
            self._write_in_order(_rows(filed))
            self._store.write(insert(MARK), [{"mark": mark}])

    def __len__(self) -> int:
        return int(self._store.connection.execute(select(func.count()).select_from(FILED)).scalar_one()) if self._is_there else 0

    def _write_in_order(self, rows: Iterable[tuple[int, int]]) -> None:
        """In the order of the keys: millions that come by document would be put to a new place in the file each."""
        self._store.write(text("CREATE TEMP TABLE unsorted (key, name)"))
        self._store.write_rows("INSERT INTO unsorted VALUES (?, ?)", rows)
        self._store.write(text("INSERT INTO filed SELECT key, name FROM unsorted ORDER BY key, name"))
        self._store.write(text("DROP TABLE unsorted"))

    def _keys_of(self, name: str, keys: Sequence[int]) -> list[int]:
        """Those of the keys under which a thing is filed."""
        number = self._known(name)
        if number is None:
            return []
        parts = (keys[first : first + AT_ONCE] for first in range(0, len(keys), AT_ONCE))
        found = select(FILED.c.key).where(FILED.c.name == number)
        return [key for part in parts for key in self._store.connection.execute(found.where(FILED.c.key.in_(part))).scalars()]

    def _known(self, name: str) -> int | None:
        if not self._is_there:
            return None
        return self._store.connection.execute(select(NAMES.c.id).where(NAMES.c.name == name)).scalar_one_or_none()

    def _number(self, name: str) -> int:
        if self._known(name) is None:
            self._store.write(insert(NAMES), [{"name": name}])
        number = self._known(name)
        assert number is not None
        return number

    def _make_tables(self) -> None:
        if not self._is_there:
            self._store.make_tables(METADATA)
            self._is_there = True


def _rows(filed: Mapping[str, Sequence[int]]) -> Iterator[tuple[int, int]]:
    for number, keys in enumerate(filed.values(), 1):
        yield from ((key, number) for key in set(keys))


def _mark(filed: Mapping[str, Sequence[int]]) -> bytes:
    mark = blake2b(digest_size=16)
    for name, keys in filed.items():
        mark.update(name.encode("utf-8", "surrogatepass"))
        mark.update(array("q", sorted(set(keys))).tobytes())
    return mark.digest()
