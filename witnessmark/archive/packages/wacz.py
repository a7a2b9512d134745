"""A WACZ 1.1.1 file: web archives with their index, as players of web archives open it without unpacking.

Web archives and index are stored, not packed again, so that a player can read in their middle; nothing in it depends on the clock.
"""

import gzip
import hashlib
import heapq
import itertools
import shutil
import zipfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import BinaryIO, NamedTuple

import msgspec

from witnessmark.archive.packages.warc_index import Line, index_of
from witnessmark.archive.packages.zipped import BEGINNING, UNIX
from witnessmark.errors import BadInput

VERSION = "1.1.1"
CHUNK = 1024 * 1024
# As many lines as players expect in one packed piece of the index.
LINES = 1024
PAGE_KINDS = ("text/html", "application/xhtml+xml")


class WebArchive(NamedTuple):
    """A WARC file, by what opens it, and the name it gets in the WACZ, which ends in .warc or .warc.gz."""

    opened: Callable[[], BinaryIO]
    name: str


class Written(NamedTuple):
    """One file of the WACZ as its table of contents tells of it."""

    path: str
    sha256: str
    size: int


def indexed(archive: WebArchive) -> list[Line]:
    """The sorted index of one web archive; BadInput where it cannot be shown."""
    with archive.opened() as stream:
        return sorted(index_of(stream))


def write_wacz(target: Path, archives: Sequence[tuple[WebArchive, list[Line]]], created: str, software: str, title: str) -> None:
    """Writes the web archives with their indexes; `created` is UTC, `YYYY-MM-DDTHH:MM:SSZ`. BadInput where there is none."""
    if not archives:
        raise BadInput("there is no web archive to put into a WACZ file")
    with zipfile.ZipFile(target, "x") as made:
        files = [_copied(made, f"archive/{each.name}", each.opened) for each, _ in archives]
        lines = heapq.merge(*(zip(index, itertools.repeat(each.name)) for each, index in archives))
        files += _index(made, (line.written(name) for line, name in lines))
        files.append(_stored(made, "pages/pages.jsonl", b"".join(_pages(archives)), packed=True))
        package = _package(files, created, software, title)
        _stored(made, "datapackage.json", package, packed=True)
        digest = {"path": "datapackage.json", "hash": f"sha256:{hashlib.sha256(package).hexdigest()}"}
        _stored(made, "datapackage-digest.json", msgspec.json.format(msgspec.json.encode(digest)), packed=True)


def _index(made: zipfile.ZipFile, lines: Iterable[bytes]) -> Iterator[Written]:
    """The index in pieces packed one by one, and the list of where each begins."""
    listed = [b'!meta 0 {"format": "cdxj-gzip-1.0", "filename": "index.cdx.gz"}\n']
    offset, seal = 0, hashlib.sha256()
    with made.open(_entry("indexes/index.cdx.gz"), "w", force_zip64=True) as out:
        for block in _blocks(lines):
            data = gzip.compress(b"".join(block), mtime=0)
            where = {"offset": offset, "length": len(data), "digest": f"sha256:{hashlib.sha256(data).hexdigest()}"}
            listed.append(block[0].split(b" {", 1)[0] + b" " + msgspec.json.encode(where) + b"\n")
            out.write(data)
            seal.update(data)
            offset += len(data)
    yield Written("indexes/index.cdx.gz", seal.hexdigest(), offset)
    yield _stored(made, "indexes/index.idx", b"".join(listed), packed=True)


def _blocks(lines: Iterable[bytes]) -> Iterator[list[bytes]]:
    block: list[bytes] = []
    for line in lines:
        block.append(line)
        if len(block) == LINES:
            yield block
            block = []
    if block:
        yield block


def _pages(archives: Sequence[tuple[WebArchive, list[Line]]]) -> Iterator[bytes]:
    """What a person would call a page: what came whole as one."""
    yield b'{"format": "json-pages-1.0", "id": "pages", "title": "Pages"}\n'
    found = {(line.time, line.url) for _, index in archives for line in index if line.status == "200" and line.mime in PAGE_KINDS}
    for time, url in sorted(found):
        page = {"id": hashlib.sha256(f"{time} {url}".encode("utf-8", "backslashreplace")).hexdigest()[:22], "url": url, "ts": _iso(time)}
        yield msgspec.json.encode(page) + b"\n"


def _iso(time: str) -> str:
    return f"{time[:4]}-{time[4:6]}-{time[6:8]}T{time[8:10]}:{time[10:12]}:{time[12:]}Z"


def _package(files: Sequence[Written], created: str, software: str, title: str) -> bytes:
    resources = [{"name": Path(file.path).name, "path": file.path, "hash": f"sha256:{file.sha256}", "bytes": file.size} for file in files]
    says = {"profile": "data-package", "wacz_version": VERSION, "title": title, "software": software, "created": created, "resources": resources}
    return msgspec.json.format(msgspec.json.encode(says))


def _entry(path: str, packed: bool = False) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(path, BEGINNING)
    entry.create_system, entry.external_attr = UNIX, 0o100644 << 16
    entry.compress_type = zipfile.ZIP_DEFLATED if packed else zipfile.ZIP_STORED
    return entry


def _stored(made: zipfile.ZipFile, path: str, data: bytes, packed: bool = False) -> Written:
    made.writestr(_entry(path, packed), data)
    return Written(path, hashlib.sha256(data).hexdigest(), len(data))


def _copied(made: zipfile.ZipFile, path: str, opened: Callable[[], BinaryIO]) -> Written:
    with opened() as stream, made.open(_entry(path), "w", force_zip64=True) as out:
        shutil.copyfileobj(stream, out, CHUNK)
        size = stream.tell()
        stream.seek(0)
        return Written(path, _digest(stream), size)


def _digest(stream: BinaryIO) -> str:
    seal = hashlib.sha256()
    while data := stream.read(CHUNK):
        seal.update(data)
    return seal.hexdigest()
