"""Opening and listing what may not be what it says it is: links, pipes, folders, files that vanish."""

import errno
import os
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from witnessmark.errors import BadInput
from witnessmark.printable import printable

# How much of a file a format may look at to know it.
HEAD = 64 * 1024
# Windows knows none of these and has no such files.
NO_LINKS = getattr(os, "O_NOFOLLOW", 0)
NO_WAIT = getattr(os, "O_NONBLOCK", 0)
BINARY = getattr(os, "O_BINARY", 0)
NOT_ORDINARY = "it is not an ordinary file"
REASONS = {
    errno.ENOENT: "there is no such file",
    errno.EACCES: "no permission to read it",
    errno.EPERM: "no permission to read it",
    errno.EISDIR: "it is a folder, not a file",
    errno.ELOOP: "it is a symbolic link, which is not followed",
    errno.ENAMETOOLONG: "its name is too long for this system",
    errno.EIO: "the disk cannot read it",
    errno.ENOSPC: "the disk is full",
    errno.EDQUOT: "the disk quota is used up",
    errno.EFBIG: "the file would be larger than this system allows",
    errno.EROFS: "the disk is read-only",
}


class Unlisted(BadInput):
    """A folder whose content could not be listed: what lies below it is neither there nor gone."""

    def __init__(self, path: Path, error: OSError) -> None:
        self.path, self.reason = path, "the folder is gone" if error.errno == errno.ENOENT else reason_of(error)
        super().__init__(f"{printable(str(path))}: {self.reason}")


def reason_of(error: OSError) -> str:
    """What went wrong with a file, as a short clause for a person."""
    return REASONS.get(error.errno or 0, (error.strerror or str(error)).lower())


def open_given(path: Path, follow: bool) -> BinaryIO:
    """Opens a file for reading. Not following, it refuses links, folders, pipes and devices, and never waits for one."""
    if follow:
        return path.open("rb", buffering=HEAD)
    descriptor = os.open(path, os.O_RDONLY | NO_LINKS | NO_WAIT | BINARY)
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        os.close(descriptor)
        raise OSError(errno.ENOTSUP, NOT_ORDINARY)
    return os.fdopen(descriptor, "rb", buffering=HEAD)


def walk(folder: Path, leave_out: Path | None = None) -> Iterator[Path | Unlisted]:
    """Every entry below a folder that is no folder, in sorted order of its path; a folder that cannot be listed is an error.

    `leave_out` is a folder that is not entered (the case itself, where it lies inside the input).
    """
    not_entered = _identity(leave_out) if leave_out is not None else None
    if not_entered is not None and _identity(folder) == not_entered:
        return
    levels = [(folder, _Listed(folder))]
    while levels:
        path, listed = levels[-1]
        if listed.error is not None:
            yield Unlisted(path, listed.error)
        if not listed.names:
            levels.pop()
            continue
        name = listed.names.pop()
        if name not in listed.folders:
            yield path / name
        elif not_entered is None or _identity(path / name) != not_entered:
            levels.append((path / name, _Listed(path / name)))


class _Listed:
    """A folder's names, the first one last, those of them that are folders, and what went wrong: a million paths would not fit where names do."""

    def __init__(self, path: Path) -> None:
        self.names: list[str] = []
        self.folders: set[str] = set()
        self.error: OSError | None = None
        try:
            with os.scandir(path) as entries:
                for entry in entries:
                    self.names.append(entry.name)
                    if entry.is_dir(follow_symlinks=False):
                        self.folders.add(entry.name)
        except OSError as error:
            self.names, self.error = [], error
        self.names.sort(reverse=True)


def _identity(path: Path) -> tuple[int, int] | None:
    """What makes a folder the same under two names; null where it is not there."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino
