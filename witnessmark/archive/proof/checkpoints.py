"""The signed checkpoints of a case, one after the other in `archive/checkpoints.txt`."""

import hashlib
import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from witnessmark.archive.files.opening import BINARY, open_given, reason_of
from witnessmark.archive.files.writing import sync_folder, write_all
from witnessmark.archive.layout import archive_folder
from witnessmark.archive.proof.note import Note, note_of
from witnessmark.errors import BadInput, StopRun
from witnessmark.printable import printable

if TYPE_CHECKING:
    from witnessmark.archive.custody.custody import Custody

NAME = "checkpoints.txt"
# A checkpoint is some 300 bytes, so this is 200,000 of them: more is not ours, and must not fill the memory.
MOST = 64 * 1024 * 1024


class Torn(BadInput):
    """A last checkpoint that was cut short when it was written."""


def checkpoints_path(case: Path) -> Path:
    """Where the checkpoints of a case stand."""
    return archive_folder(case) / NAME


def read_notes(path: Path) -> Iterator[Note | BadInput]:
    """The checkpoints in a file, in order; what is none comes as the error that says so. No file holds none.

    A last one that was cut short is an error too, as is a file that cannot be read.
    """
    try:
        with open_given(path, follow=False) as stream:
            data = stream.read(MOST + 1)
    except FileNotFoundError:
        return
    except OSError as error:
        yield BadInput(f"the checkpoints cannot be read: {reason_of(error)}")
        return
    if len(data) > MOST:
        yield BadInput(f"the file is longer than {MOST:,} bytes, which no checkpoints are")
        return
    yield from map(_read, pieces(data.decode("utf-8", "backslashreplace")))


def _read(piece: str) -> Note | BadInput:
    if not piece.endswith("\n\n"):
        return Torn("the last checkpoint is cut short; the next run that signs cuts it off")
    try:
        return note_of(piece.removesuffix("\n"))
    except BadInput as error:
        return error


def pieces(text: str) -> Iterator[str]:
    """The text cut after each paragraph of signatures and the blank line that ends it; together they are the text."""
    start = at = 0
    while (end := text.find("\n\n", at)) >= 0:
        if text.startswith("— ", at):
            yield text[start : end + 2]
            start = end + 2
        at = end + 2
    if start < len(text):
        yield text[start:]


def append(path: Path, note: Note) -> None:
    """Adds a checkpoint at the end and returns once it is on the disk; where that fails the file is as before and the run stops."""
    is_new = not path.exists()
    data = f"{note.whole}\n".encode()
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND | BINARY, 0o644)
    except OSError as error:
        raise StopRun(f"{printable(str(path))}: the checkpoint cannot be written: {reason_of(error)}") from error
    before = os.fstat(descriptor).st_size
    try:
        write_all(descriptor, data)
        os.fsync(descriptor)
    except OSError as error:
        os.ftruncate(descriptor, before)
        raise StopRun(f"{printable(str(path))}: the checkpoint could not be written: {reason_of(error)}") from error
    finally:
        os.close(descriptor)
    if is_new:
        sync_folder(path.parent)


def is_torn(path: Path) -> bool:
    """Whether the last checkpoint was cut short when it was written, so never acknowledged. What cannot be read is said when it is written to."""
    try:
        with path.open("rb") as file:
            size = file.seek(0, os.SEEK_END)
            file.seek(max(0, size - 2))
            return size > 0 and file.read() != b"\n\n"
    except OSError:
        return False


def repair(case: Path, custody: "Custody") -> None:
    """Cuts off a checkpoint that was cut short, and says so in the log, which is being written to."""
    path = checkpoints_path(case)
    if not is_torn(path):
        return
    with path.open("r+b") as file:
        data = file.read(MOST)
        whole = sum(
            len(piece.encode("utf-8", "surrogateescape")) for piece in pieces(data.decode("utf-8", "surrogateescape")) if piece.endswith("\n\n")
        )
        torn = data[whole:]
        file.truncate(whole)
        os.fsync(file.fileno())
    reason = "the last checkpoint was cut short, so it was never acknowledged; it was cut off"
    custody.add("repaired", NAME, hashlib.sha256(torn).hexdigest(), len(torn), reason)
