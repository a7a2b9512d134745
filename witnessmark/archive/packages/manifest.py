"""The manifests of a bag (RFC 8493): one line a file, `HASH  PATH`, as `sha256sum` and `sha512sum` write and check them.

Ours are in the order in which folders are walked, so that a bag of any size is written and checked in constant memory, and a
path that stands there twice shows by its order.
"""

import hashlib
import re
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, NamedTuple

from witnessmark.archive.packages.names import in_order, refusal
from witnessmark.errors import BadInput
from witnessmark.printable import printable

ALGORITHMS = ("sha256", "sha512")
CHUNK = 1024 * 1024
# A hash of 128 digits, two blanks, and the longest path there may be.
LONGEST_LINE = 4096
HEX = {"sha256": re.compile(r"[0-9a-f]{64}"), "sha512": re.compile(r"[0-9a-f]{128}")}


class Sums(NamedTuple):
    """The hashes of one file, in hex, and its size."""

    sha256: str
    sha512: str
    size: int


class Summing:
    """Hashes what is fed to it, both ways at once."""

    def __init__(self) -> None:
        self._seals, self._size = [hashlib.new(name) for name in ALGORITHMS], 0

    def feed(self, data: bytes) -> None:
        """The next bytes."""
        self._size += len(data)
        for seal in self._seals:
            seal.update(data)

    def sums(self) -> Sums:
        """Of all bytes so far."""
        sha256, sha512 = (seal.hexdigest() for seal in self._seals)
        return Sums(sha256, sha512, self._size)


def sums_of(stream: BinaryIO) -> Sums:
    """The hashes and the size of the rest of a stream, in constant memory."""
    summing = Summing()
    while data := stream.read(CHUNK):
        summing.feed(data)
    return summing.sums()


def line_of(digest: str, path: str) -> bytes:
    """One line of a manifest."""
    return f"{digest}  {path}\n".encode("ascii")


def listed(manifest: Path, algorithm: str) -> Iterator[tuple[str, str]]:
    """Path and hash of each line, in the order of the paths; BadInput, with the line, for what no manifest of ours holds."""
    before: list[str] = []
    with manifest.open("rb") as lines:
        number = 0
        while line := lines.readline(LONGEST_LINE):
            number += 1
            where = f"{manifest.name}, line {number}"
            path, digest = _entry(line, algorithm, where)
            if in_order(path) <= before:
                raise BadInput(f"{where}: {printable(path)} stands there twice, or not in its order")
            before = in_order(path)
            yield path, digest


def _entry(line: bytes, algorithm: str, where: str) -> tuple[str, str]:
    try:
        text = line.decode("utf-8")
    except UnicodeDecodeError:
        raise BadInput(f"{where}: it is not in UTF-8") from None
    digest, blanks, path = text.removesuffix("\n").partition("  ")
    if not text.endswith("\n") or not blanks or not HEX[algorithm].fullmatch(digest):
        raise BadInput(f"{where}: it is no {algorithm} hash with a path")
    reason = refusal(path)
    if reason is not None:
        raise BadInput(f"{where}: {printable(path)}: {reason}")
    return path, digest
