"""Which store a case uses."""

from pathlib import Path

from witnessmark.store.common import Store
from witnessmark.store.memory import MemoryStore


def open_store(path: Path | None, key: str | None = None) -> Store:
    """The store in this SQLite file, made where there is none, encrypted with the key where one is given; without a path one in memory.

    Close it, or use it in a `with`.
    """
    if path is None:
        return MemoryStore()
    # Loaded where it is needed: a stream without a case need not wait for SQLAlchemy.
    from witnessmark.store.sqlite import SqliteStore

    return SqliteStore(path, key)
