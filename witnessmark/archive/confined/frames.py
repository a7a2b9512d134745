"""What is said between us and a reader: the job it gets, and its answer in frames, each a kind, a length and so many bytes."""

import os
import struct
from collections.abc import Callable

import msgspec

from witnessmark.archive.confined.limits import Limits
from witnessmark.model.base import Model

HEADER = struct.Struct(">cI")
# A document is two frames: its text as it is in UTF-8, then everything else about it.
TEXT, DOCUMENT, MEDIUM, REMARK, ERROR = b"t", b"d", b"m", b"r", b"e"
# The last frame: the file was read to its end, or the reader gave up with this reason.
DONE, FAILED = b".", b"f"

# A job is its length, then itself.
LENGTH = struct.Struct(">I")
# How a reader ended: the status wait(2) gives, the seconds of the processor it used, and the most memory it held, in KiB.
ENDING = struct.Struct("<idq")

# How a reader ends itself where no words can be said any more.
OUT_OF_MEMORY, NOT_SHUT = 3, 4


class Job(Model, frozen=True, kw_only=True):
    """One file to read: the module whose FORMAT reads it, and the name that begins every message; `companion` as in archive/contents/beside.py."""

    reader: str
    name: str
    limits: Limits
    companion: bytes | None = None


class Failure(Model, frozen=True, kw_only=True):
    """Why a reader gave up: `forbidden` where it was refused what no reader may do."""

    reason: str
    forbidden: bool = False


def _plain(value: object) -> str:
    """The text itself of a library's own kind of text, as parsers of pages hand over; nothing else may be sent that the encoder does not know."""
    if isinstance(value, str):
        return str(value)
    raise TypeError(f"a {type(value).__name__} cannot be sent")


encode: Callable[[object], bytes] = msgspec.msgpack.Encoder(enc_hook=_plain).encode


def write_frame(descriptor: int, kind: bytes, body: bytes) -> None:
    """Writes one frame, all of it."""
    frame = memoryview(HEADER.pack(kind, len(body)) + body)
    while frame:
        frame = frame[os.write(descriptor, frame) :]
