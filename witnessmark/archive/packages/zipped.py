"""A bag as one zip file: written so that the same bag gives the same bytes, and unpacked without believing what a zip file says of itself."""

import os
import shutil
import stat
import struct
import zipfile
import zlib
from collections.abc import Iterable
from pathlib import Path
from typing import BinaryIO

from witnessmark.archive.files.opening import BINARY, open_given, reason_of, walk
from witnessmark.archive.files.writing import write_all
from witnessmark.archive.packages.manifest import CHUNK
from witnessmark.archive.packages.names import refusal
from witnessmark.errors import BadInput
from witnessmark.printable import printable

# A zip file has no time before this; the bag says itself when it was made.
BEGINNING = (1980, 1, 1, 0, 0, 0)
UNIX = 3
# Whoever reads a zip file holds its whole table of contents in memory, some 600 bytes for each file; a larger case travels as a folder.
MOST_FILES = 100_000
# 46 bytes and a path of up to some hundred letters for each file.
MOST_CONTENTS = MOST_FILES * 192
# Ours are stored as they are; where another tool packed them, no record of ours packs tighter.
TIGHTEST = 200
# What stays free on the disk when a bag is unpacked.
RESERVE = 256 * 1024 * 1024
# The end of a zip file (APPNOTE 4.3.16) and the comment that may follow it.
END, END_SIZE, LONGEST_COMMENT = b"PK\x05\x06", 22, 0xFFFF
END64_LOCATOR, END64 = b"PK\x06\x07", b"PK\x06\x06"
BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, struct.error, NotImplementedError, RuntimeError, UnicodeDecodeError, ValueError)


def write_zip(bag: Path, target: Path, top: str) -> Path:
    """The files of a bag, uncompressed, in a zip file below one folder, onto the disk. BadInput where there are more than are read again."""
    with target.open("xb") as file, zipfile.ZipFile(file, "w", zipfile.ZIP_STORED) as made:
        for number, path in enumerate(walk(bag), 1):
            assert isinstance(path, Path), path
            if number > MOST_FILES:
                raise BadInput(f"{printable(top)}: more than {MOST_FILES:,} files, which is too many for a zip file; seal it as a folder")
            entry = zipfile.ZipInfo(f"{folder_name(top)}/{path.relative_to(bag).as_posix()}", BEGINNING)
            entry.create_system, entry.external_attr = UNIX, (stat.S_IFREG | 0o644) << 16
            entry.file_size = path.stat().st_size
            with path.open("rb") as stream, made.open(entry, "w") as out:
                shutil.copyfileobj(stream, out, CHUNK)
        made.close()
        file.flush()
        os.fsync(file.fileno())
    return target


def folder_name(top: str) -> str:
    """The folder inside the zip file: named as the file where such a name is safe everywhere."""
    return top if refusal(top) is None else "bag"


def unpack(path: Path, into: Path) -> Path:
    """The bag in a zip file, unpacked below `into`; BadInput where anything in it is not as in a bag of ours.

    Every name, size and count is judged before the first byte is unpacked, and no more is unpacked than was announced.
    """
    with open_given(path, follow=True) as stream:
        _refuse_contents(stream)
        try:
            with zipfile.ZipFile(stream) as given:
                top = _refuse_entries(given.infolist(), path.stat().st_size, shutil.disk_usage(into).free)
                for entry in given.infolist():
                    if not entry.is_dir():
                        _unpack_one(given, entry, into)
        except BROKEN as error:
            raise BadInput(f"it is no whole zip file: {printable(str(error))}") from None
        except OSError as error:
            raise BadInput(f"it cannot be unpacked: {reason_of(error)}") from None
    return into / top


def _refuse_contents(stream: BinaryIO) -> None:
    """The table of contents of a zip file is read into memory as a whole, so its size is looked at first."""
    size = stream.seek(0, os.SEEK_END)
    stream.seek(max(0, size - END_SIZE - LONGEST_COMMENT - 20))
    tail = stream.read()
    at = tail.rfind(END)
    if at < 0 or len(tail) - at < END_SIZE:
        raise BadInput("it is neither a folder nor a zip file")
    count, length = struct.unpack_from("<H", tail, at + 10)[0], struct.unpack_from("<I", tail, at + 12)[0]
    locator = at - 20
    if locator >= 0 and tail[locator : locator + 4] == END64_LOCATOR:
        (where,) = struct.unpack_from("<Q", tail, locator + 8)
        if where > size:
            raise BadInput("it is no whole zip file")
        stream.seek(where)
        record = stream.read(56)
        if len(record) < 56 or not record.startswith(END64):
            raise BadInput("it is no whole zip file")
        count, length = struct.unpack_from("<QQ", record, 32)
    if count > MOST_FILES or length > MOST_CONTENTS:
        raise BadInput(f"it announces {count:,} files; no more than {MOST_FILES:,} are unpacked; a larger case travels as a folder")
    stream.seek(0)


def _refuse_entries(entries: list[zipfile.ZipInfo], packed: int, free: int) -> str:
    """The one folder all files lie in; BadInput where a name, a kind or a size is none of a bag of ours."""
    if not entries or len(entries) > MOST_FILES:
        raise BadInput(f"it holds {len(entries):,} files")
    seen: set[str] = set()
    for entry in entries:
        _refuse_entry(entry, seen)
    unpacked = sum(entry.file_size for entry in entries)
    if sum(entry.compress_size for entry in entries) > packed:
        raise BadInput("its files lie over one another: it is made to grow")
    if unpacked > packed * TIGHTEST:
        raise BadInput(f"it would grow from {packed:,} to {unpacked:,} bytes: it is made to grow")
    if unpacked > free - RESERVE:
        raise BadInput(f"unpacked it takes {unpacked:,} bytes, for which the disk has no room")
    tops = {entry.filename.partition("/")[0] for entry in entries}
    if len(tops) != 1:
        raise BadInput("its files do not lie in one folder")
    return tops.pop()


def _refuse_entry(entry: zipfile.ZipInfo, seen: set[str]) -> None:
    name = entry.filename.removesuffix("/")
    kind = stat.S_IFMT(entry.external_attr >> 16)
    # A NUL ends the name that Python shows; what is behind it was hidden.
    hidden = entry.orig_filename != entry.filename
    reason = "its name hides another" if hidden else refusal(name)
    if reason is None and kind not in (0, stat.S_IFREG, stat.S_IFDIR):
        reason = "it is no ordinary file but a link or a device"
    if reason is None and (entry.flag_bits & 1 or entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)):
        reason = "it is encrypted, or packed in a way that no bag of ours is"
    if reason is None and name.lower() in seen:
        reason = "it is there twice"
    if reason is not None:
        raise BadInput(f"{printable(entry.orig_filename)}: {reason}")
    seen.add(name.lower())


def _unpack_one(given: zipfile.ZipFile, entry: zipfile.ZipInfo, into: Path) -> None:
    target = into / entry.filename
    target.parent.mkdir(parents=True, exist_ok=True)
    file = os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL | BINARY, 0o600)
    try:
        with given.open(entry) as stream:
            _pour(iter(lambda: stream.read(CHUNK), b""), file, entry)
    finally:
        os.close(file)


def _pour(chunks: Iterable[bytes], file: int, entry: zipfile.ZipInfo) -> None:
    left = entry.file_size
    for chunk in chunks:
        left -= len(chunk)
        if left < 0:
            break
        write_all(file, chunk)
    if left != 0:
        raise BadInput(f"{printable(entry.filename)}: it is not of the size that the zip file says")
