"""Bytes onto the disk so that they are either wholly there or not at all."""

import hashlib
import os
from pathlib import Path
from typing import BinaryIO

from witnessmark.archive.layout import incoming_path, original_path
from witnessmark.archive.opening import BINARY, reason_of
from witnessmark.errors import StopRun
from witnessmark.printable import printable

CHUNK = 1024 * 1024
# Nobody changes an original, not even its owner by mistake.
READ_ONLY = 0o444


def write_all(descriptor: int, data: bytes) -> None:
    """Writes every byte: the system may take fewer at once."""
    rest = memoryview(data)
    while rest:
        rest = rest[os.write(descriptor, rest) :]


def sync_folder(folder: Path) -> None:
    """Makes the names in a folder last through a loss of power; Windows does so by itself."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def preserve(case: Path, stream: BinaryIO) -> tuple[str, int]:
    """Keeps the rest of a stream under its SHA-256 and returns hash and size; bytes that are kept already are not kept twice.

    They are written apart, flushed to the disk and then named, so that nothing half-written is ever seen under a hash.
    A disk that cannot take them is StopRun, with nothing left behind; an error while reading is the reader's OSError.
    """
    part = incoming_path(case)
    try:
        sha256, size = _written(part, stream)
        _named(part, original_path(case, sha256))
    finally:
        part.unlink(missing_ok=True)
    return sha256, size


def _written(part: Path, stream: BinaryIO) -> tuple[str, int]:
    seal, size = hashlib.sha256(), 0
    descriptor = _opened(part)
    try:
        while data := stream.read(CHUNK):
            seal.update(data)
            size += len(data)
            _on_disk(part, descriptor, data)
        _on_disk(part, descriptor, None)
    finally:
        os.close(descriptor)
    return seal.hexdigest(), size


def _on_disk(part: Path, descriptor: int, data: bytes | None) -> None:
    """Writes these bytes, or flushes all of them where there are none."""
    try:
        if data is None:
            os.fsync(descriptor)
        else:
            write_all(descriptor, data)
    except OSError as error:
        raise _stopped(part, error) from error


def _opened(part: Path) -> int:
    try:
        part.parent.mkdir(parents=True, exist_ok=True)
        part.unlink(missing_ok=True)
        return os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL | BINARY, 0o600)
    except OSError as error:
        raise _stopped(part, error) from error


def _named(part: Path, target: Path) -> None:
    if target.exists():
        return
    try:
        target.parent.mkdir(exist_ok=True)
        part.chmod(READ_ONLY)
        part.rename(target)
        sync_folder(target.parent)
        sync_folder(target.parent.parent)
    except OSError as error:
        raise _stopped(target, error) from error


def _stopped(path: Path, error: OSError) -> StopRun:
    return StopRun(f"{printable(str(path.parent.parent))}: nothing more can be preserved: {reason_of(error)}")
