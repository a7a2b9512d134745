"""Writes the files of a bag (BagIt 1.0, RFC 8493), each onto the disk before the next, and the manifests while they pass by."""

import os
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import BinaryIO

from witnessmark.archive.files.opening import BINARY
from witnessmark.archive.files.writing import sync_folder, write_all
from witnessmark.archive.packages.manifest import ALGORITHMS, CHUNK, Summing, Sums, line_of
from witnessmark.archive.packages.names import in_order, refusal

DECLARATION = b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"


class BagWriter:
    """A bag in a folder that is empty. Payload is added in the order of its paths, then the tag files; `finish` seals both."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.size, self.count = folder, 0, 0
        self._last: list[str] = []
        self._tags: dict[str, Sums] = {}
        self._manifests = {name: (folder / f"manifest-{name}.txt").open("xb", buffering=CHUNK) for name in ALGORITHMS}
        self._folders = {folder}

    def add(self, path: str, chunks: Iterable[bytes]) -> Sums:
        """One file of the payload, `data/` left out of its path."""
        full = f"data/{path}"
        assert in_order(full) > self._last and refusal(full) is None, full
        self._last = in_order(full)
        sums = self._write(full, chunks)
        for name, manifest in self._manifests.items():
            manifest.write(line_of(getattr(sums, name), full))
        self.size, self.count = self.size + sums.size, self.count + 1
        return sums

    def tag(self, name: str, data: bytes) -> None:
        """A file beside the payload, which the tag manifests tell of."""
        self._tags[name] = self._write(name, [data])

    def finish(self, info: Sequence[tuple[str, str]]) -> Sums:
        """Writes what says that this is a bag, then the tag manifests; returns the hashes of the payload's SHA-256 manifest."""
        for manifest in self._manifests.values():
            manifest.flush()
            os.fsync(manifest.fileno())
            manifest.close()
        for name in ALGORITHMS:
            self._tags[f"manifest-{name}.txt"] = self._again(f"manifest-{name}.txt")
        self.tag("bagit.txt", DECLARATION)
        self.tag("bag-info.txt", "".join(f"{label}: {value}\n" for label, value in info).encode())
        for name in ALGORITHMS:
            self._write(f"tagmanifest-{name}.txt", [line_of(getattr(sums, name), tag) for tag, sums in sorted(self._tags.items())])
        for folder in sorted(self._folders, reverse=True):
            sync_folder(folder)
        return self._tags["manifest-sha256.txt"]

    def close(self) -> None:
        """Lets go of the files, finished or not."""
        for manifest in self._manifests.values():
            manifest.close()

    @property
    def oxum(self) -> str:
        """The payload as `bytes.files`."""
        return f"{self.size}.{self.count}"

    def _again(self, name: str) -> Sums:
        summing = Summing()
        with (self.folder / name).open("rb") as stream:
            for chunk in chunks_of(stream):
                summing.feed(chunk)
        return summing.sums()

    def _write(self, path: str, chunks: Iterable[bytes]) -> Sums:
        target, summing = self.folder / path, Summing()
        self._make(target.parent)
        file = os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL | BINARY, 0o644)
        try:
            for chunk in chunks:
                summing.feed(chunk)
                write_all(file, chunk)
            os.fsync(file)
        finally:
            os.close(file)
        return summing.sums()

    def _make(self, folder: Path) -> None:
        if folder not in self._folders:
            self._make(folder.parent)
            folder.mkdir(exist_ok=True)
            self._folders.add(folder)


def chunks_of(stream: BinaryIO) -> Iterator[bytes]:
    """The rest of a stream, piece by piece."""
    while data := stream.read(CHUNK):
        yield data


def gathered(parts: Iterable[bytes], least: int = CHUNK) -> Iterator[bytes]:
    """The same bytes in pieces of at least this size, so that lines need no write each."""
    held = bytearray()
    for part in parts:
        held += part
        if len(held) >= least:
            yield bytes(held)
            held.clear()
    yield bytes(held)
