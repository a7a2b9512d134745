"""One writer at a time."""

import contextlib
import os
from collections.abc import Iterator
from pathlib import Path

from witnessmark.archive.files.opening import reason_of
from witnessmark.errors import StopRun
from witnessmark.printable import printable

try:
    import fcntl
except ImportError:  # Windows
    fcntl = None  # type: ignore[assignment]


@contextlib.contextmanager
def locked(path: Path) -> Iterator[None]:
    """Holds the lock of this file until the end; StopRun where another run holds it. The system frees it if we die."""
    try:
        lock = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
    except OSError as error:
        raise StopRun(f"{printable(str(path))}: the case cannot be written to: {reason_of(error)}") from error
    try:
        _take(lock, path)
        yield
    finally:
        os.close(lock)


def _take(lock: int, path: Path) -> None:
    try:
        if fcntl is not None:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        else:
            import msvcrt

            msvcrt.locking(lock, msvcrt.LK_NBLCK, 1)
    except OSError:
        raise StopRun(f"{printable(str(path.parent.parent))}: another run is writing to this case; wait until it has ended") from None
