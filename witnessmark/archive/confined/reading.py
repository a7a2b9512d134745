"""One file read in a process that can do nothing else: what it says is taken for what a stranger says."""

import os
import time
from collections.abc import Iterator
from typing import BinaryIO

import msgspec

from witnessmark.archive.common import Format, Found
from witnessmark.archive.confined import cage, frames, fresh
from witnessmark.archive.confined.checked import checked_document, checked_medium, checked_message
from witnessmark.archive.confined.frames import Failure, Job
from witnessmark.archive.confined.limits import FRAME, MIB, TEXT_FRAME, Limits, limits_for
from witnessmark.archive.confined.reasons import CUT, FORBIDDEN, out_of_time, reason_of_end
from witnessmark.archive.confined.running import Running
from witnessmark.archive.confined.spool import descriptor_of, own_descriptor
from witnessmark.errors import BadInput, GaveUp, Remark
from witnessmark.model.document import Document
from witnessmark.model.media_item import MediaItem

FROM_TEXT = msgspec.msgpack.Decoder(str)
FROM_DOCUMENT = msgspec.msgpack.Decoder(Document)
FROM_MEDIUM = msgspec.msgpack.Decoder(MediaItem)
FROM_FAILURE = msgspec.msgpack.Decoder(Failure)
NOT_UNDERSTOOD = "its reader's answer cannot be understood"
# As much as a pipe holds.
AT_ONCE = 64 * 1024


class Broken(Exception):
    """A reader does not answer to the end as a reader does; the text is the reason, as a clause, or empty where its end tells."""


def read_confined(reader: Format, stream: BinaryIO, name: str, companion: bytes | None = None) -> Iterator[Found]:
    """What a format's reader finds in a file from its start, read in a process of its own and checked; `companion` as in archive/contents/beside.py.

    Whatever happens to that process, it costs this file alone: what came before is kept, and one BadInput says what happened: GaveUp
    where it ended before it was done or said why (time, memory, a crash), which may be otherwise on another day.
    """
    file, size = descriptor_of(stream, name)
    yield from _read(reader, file, limits_for(size), name, companion)


def read_as_it_comes(reader: Format, stream: BinaryIO, name: str) -> Iterator[Found]:
    """The same of a stream whose end is not known (a pipe), which is not waited for; nothing may have been read of it yet."""
    own = own_descriptor(stream)
    if own is None:
        yield from read_confined(reader, stream, name)
    else:
        yield from _read(reader, os.dup(own), limits_for(None), name)


def _read(reader: Format, file: int, limits: Limits, name: str, companion: bytes | None = None) -> Iterator[Found]:
    try:
        running = _start(Job(reader=type(reader).__module__, name=name, limits=limits, companion=companion), file)
    finally:
        os.close(file)
    try:
        yield from _answered(running, limits, name)
    finally:
        running.close()


def _start(job: Job, file: int) -> Running:
    if not cage.CAN_FORK:
        return fresh.start(job, file)
    from witnessmark.archive.confined.keeper import KEEPER

    return KEEPER.start(job, file)


def unconfined() -> list[Remark]:
    """What this system cannot forbid a reader, for the beginning of a run; empty where it is wholly shut in."""
    return [Remark(f"a file that takes over its reader is not wholly shut in on this system: {each}") for each in cage.missing()]


def _answered(running: Running, limits: Limits, name: str) -> Iterator[Found]:
    kept = 0
    kind: type[BadInput] = BadInput
    try:
        for each in _found(_Answer(running, limits.patience), limits, name):
            kept += isinstance(each, Document | MediaItem)
            yield each
        return
    except TimeoutError:
        kind, reason = GaveUp, out_of_time(limits)
    except Broken as broken:
        reason = str(broken)
        if not reason:
            reason = reason_of_end(running.ended(), limits)
            kind = BadInput if reason in (FORBIDDEN, CUT) else GaveUp
    before = f"; what was read before is kept ({kept:,})" if kept else ""
    yield kind(f"{checked_message(reason, name)}{before}")


class _Answer:
    """The frames of a running reader. Only the time we wait for it counts, not the time it waits for us."""

    def __init__(self, running: Running, patience: float | None) -> None:
        self.running, self.patience = running, patience
        self.held = bytearray()

    def frame(self) -> tuple[bytes, bytes]:
        kind, length = frames.HEADER.unpack(self._take(frames.HEADER.size))
        if length > (TEXT_FRAME if kind == frames.TEXT else FRAME):
            raise Broken(f"its reader announced an answer of {length:,} bytes at once, more than there can be")
        return kind, self._take(length)

    def _take(self, wanted: int) -> bytes:
        while len(self.held) < wanted:
            began = time.monotonic()
            part = self.running.receive(max(AT_ONCE, min(wanted - len(self.held), MIB)), self.patience)
            if self.patience is not None:
                self.patience -= time.monotonic() - began
            if not part:
                raise Broken
            self.held += part
        taken = bytes(self.held[:wanted])
        del self.held[:wanted]
        return taken


def _found(answer: _Answer, limits: Limits, name: str) -> Iterator[Found]:
    """Everything the reader tells of, in its order, until it is done; Broken where it is not understood, or tells too much."""
    items = characters = 0
    while True:
        kind, body = answer.frame()
        if kind == frames.DONE:
            return
        text = _text(body) if kind == frames.TEXT else ""
        items, characters = items + 1, characters + len(text)
        if items > limits.items or characters > limits.characters:
            raise Broken(f"its reader answers without end: more than {limits.items:,} items or {limits.characters:,} characters")
        yield _understood(kind, body, text, answer, name)


def _understood(kind: bytes, body: bytes, text: str, answer: _Answer, name: str) -> Found:
    try:
        if kind == frames.TEXT:
            kind, body = answer.frame()
            if kind != frames.DOCUMENT:
                raise Broken(NOT_UNDERSTOOD)
            return checked_document(msgspec.structs.replace(FROM_DOCUMENT.decode(body), text=text), name)
        if kind == frames.MEDIUM:
            return checked_medium(FROM_MEDIUM.decode(body), name)
        if kind in (frames.REMARK, frames.ERROR):
            return (Remark if kind == frames.REMARK else BadInput)(checked_message(FROM_TEXT.decode(body), name))
        if kind == frames.FAILED:
            failure = FROM_FAILURE.decode(body)
            raise Broken(FORBIDDEN if failure.forbidden else failure.reason)
    except BadInput as error:
        return error
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        raise Broken(NOT_UNDERSTOOD) from None
    raise Broken(NOT_UNDERSTOOD)


def _text(body: bytes) -> str:
    try:
        return body.decode()
    except UnicodeDecodeError:
        raise Broken(NOT_UNDERSTOOD) from None
