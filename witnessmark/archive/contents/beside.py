"""Files that lie beside another and say how it is read: a table's mapping.

A format that wants one names it in COMPANIONS, best first, `*` standing for the file's own name; the first that is there is handed to
its `read` as a third argument, `companion`, its bytes (null where none is there).
"""

from collections.abc import Callable
from pathlib import Path, PurePosixPath
from typing import TypeAlias

from witnessmark.archive.files.opening import open_given

Beside: TypeAlias = Callable[[str], bytes | None]
"""The bytes of the file of this name in the same folder; null where there is none."""

# A mapping of a hundred columns is half of this; systems that cannot fork hand it over among a command's arguments, which are few.
MOST = 16 * 1024


def wants_companion(reader: object) -> bool:
    """Whether a format's `read` takes a companion."""
    return bool(getattr(reader, "COMPANIONS", ()))


def companion_of(reader: object, file_name: str, beside: Beside) -> bytes | None:
    """The bytes of the file that says how this one is read; null where the format wants none or none lies there."""
    wanted: tuple[str, ...] = getattr(reader, "COMPANIONS", ())
    own = PurePosixPath(file_name).name
    return next((found for name in wanted if (found := beside(name.replace("*", own))) is not None), None)


def nothing_beside(name: str) -> bytes | None:
    """What lies beside bytes that came alone: nothing."""
    return None


def beside_path(path: Path) -> Beside:
    """What lies in the folder of a file, links and special files left alone; of a file over the limit one byte more than the limit."""

    def beside(name: str) -> bytes | None:
        try:
            with open_given(path.with_name(name), follow=False) as stream:
                return stream.read(MOST + 1)
        except (OSError, ValueError):
            return None

    return beside


def always(companion: bytes) -> Beside:
    """The same companion for every file: one that was named outright."""
    return lambda name: companion
