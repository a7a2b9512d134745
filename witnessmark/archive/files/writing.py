"""Bytes and names onto the disk."""

import os
from pathlib import Path


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
