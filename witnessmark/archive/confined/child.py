"""The reader itself: shut in, it reads one file and tells what it finds. Nothing it does outlives it."""

import errno
import importlib
import os

import msgspec

from witnessmark.archive.common import Found
from witnessmark.archive.confined import frames
from witnessmark.archive.confined.cage import Cage
from witnessmark.archive.confined.fitted import fitted
from witnessmark.archive.confined.frames import Failure, Job, encode, write_frame
from witnessmark.archive.confined.limits import FRAME, TEXT_FRAME
from witnessmark.archive.contents.beside import wants_companion
from witnessmark.archive.files.opening import HEAD
from witnessmark.errors import Remark, SkipItem
from witnessmark.model.document import Document
from witnessmark.model.media_item import MediaItem

# One line; what a library says is often the file's own words.
LONGEST_REASON = 200


def read_and_exit(job: Job, file: int, answer: int, shut_in: Cage) -> None:
    """Reads an open file and writes its answer to the other descriptor, then ends this process, whatever happens."""
    try:
        shut_in.shut(job.limits)
    except (OSError, ValueError):
        os._exit(frames.NOT_SHUT)
    try:
        _read(job, file, answer)
    except MemoryError:
        os._exit(frames.OUT_OF_MEMORY)
    # What a library raises at hostile bytes is nobody's to foresee; it is the reason why this file could not be read, and this
    # process ends either way.
    except Exception as error:
        if isinstance(error, OSError) and error.errno == errno.ENOMEM:
            os._exit(frames.OUT_OF_MEMORY)
        write_frame(answer, frames.FAILED, encode(_failure(error)))
    os._exit(0)


def _read(job: Job, file: int, answer: int) -> None:
    reader = importlib.import_module(job.reader).FORMAT
    with os.fdopen(file, "rb", buffering=HEAD) as stream:
        if stream.seekable():
            stream.seek(0)
        for found in reader.read(stream, job.name, job.companion) if wants_companion(reader) else reader.read(stream, job.name):
            for each in fitted(found, job.name) if isinstance(found, Document) else (found,):
                _tell(each, job.name, answer)
    write_frame(answer, frames.DONE, b"")


def _tell(found: Found, name: str, answer: int) -> None:
    try:
        said = _framed(found)
    except UnicodeEncodeError:
        said = [(frames.ERROR, encode(f"{name}: holds half of a character (a lone surrogate), which is no text"))]
    if any(len(body) > (TEXT_FRAME if kind == frames.TEXT else FRAME) for kind, body in said):
        said = [(frames.ERROR, encode(f"{name}: one text of it, or what is told beside the text, is longer than any document's"))]
    for kind, body in said:
        write_frame(answer, kind, body)


def _framed(found: Found) -> list[tuple[bytes, bytes]]:
    if isinstance(found, Document):
        return [(frames.TEXT, found.text.encode()), (frames.DOCUMENT, encode(msgspec.structs.replace(found, text="")))]
    if isinstance(found, MediaItem):
        return [(frames.MEDIUM, encode(found))]
    return [(frames.REMARK if isinstance(found, Remark) else frames.ERROR, encode(str(found)))]


def _failure(error: Exception) -> Failure:
    if isinstance(error, SkipItem):
        return Failure(reason=str(error))
    if isinstance(error, RecursionError):
        return Failure(reason="it is nested more deeply than its reader can follow")
    said = ascii(str(error))[1:-1][:LONGEST_REASON]
    return Failure(reason=f"its reader failed ({type(error).__name__}: {said})", forbidden=isinstance(error, PermissionError))
