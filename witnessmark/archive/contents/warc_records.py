"""The records of a web archive (WARC 0.17 to 1.1), one after the other, each weighed against its own digests.

The archive's bytes are read here and not by a library: the text of a record whose digest does not hold must not be read, a gzip of the
whole is as good as one of each record, no line may fill the memory, and damage must be said and not printed to the terminal.
"""

import hashlib
import re
from collections.abc import Iterator
from typing import IO

import msgspec

from witnessmark.archive.contents.fields import Fields
from witnessmark.archive.contents.unpacked import Damaged, Unpacked
from witnessmark.archive.contents.warc_digests import Part, Stated, stated, written
from witnessmark.archive.contents.web_answer import MAX_HEAD, dechunked, head_end
from witnessmark.errors import BadInput, Remark, SkipItem
from witnessmark.printable import printable

VERSION = re.compile(rb"WARC/(?:0\.1[78]|1\.[01])\s*")
# The fields of a record; a long address and a long list of cookies fit in many times over.
MAX_FIELDS = 256 * 1024
# Blocks up to this are loaded; of longer ones (films) only the digests are checked.
MAX_BLOCK = 64 * 1024 * 1024
PIECE = 1024 * 1024
LENGTH = re.compile(r"\d{1,18}")


class Record(msgspec.Struct, frozen=True):
    """One record: its place in the file from 1, its fields, its block (null where it is longer than the limit) and the block's size.

    `wrong` says which of its digests do not hold, or that the file ends inside it: what is in it was changed or lost, and is not to be read.
    `unsure` says what could not be checked.
    """

    number: int
    fields: Fields
    block: bytes | None
    size: int
    wrong: tuple[str, ...] = ()
    unsure: tuple[str, ...] = ()

    @property
    def kind(self) -> str:
        """response, resource, revisit, request, metadata, conversion, warcinfo, continuation, or what else it says."""
        return (self.fields.get("WARC-Type") or "").strip().lower()

    @property
    def target(self) -> str:
        """The address, without the angle brackets that wget writes around it; empty where there is none."""
        return (self.fields.get("WARC-Target-URI") or "").strip().removeprefix("<").removesuffix(">")

    @property
    def place(self) -> str:
        """Its number and its own id, as a region names it."""
        record_id = printable((self.fields.get("WARC-Record-ID") or "")[:100])
        return f"record {self.number} {record_id}".strip()


def records(stream: IO[bytes], name: str) -> Iterator[Record | SkipItem]:
    """Every record in the file's order, read as a stream that is never wound back.

    Where a record cannot be made out, or its gzip data is damaged, reading ends with BadInput that says at which byte: a search for the next
    record could take one for real that somebody wrote into a page.
    """
    source, number = Unpacked(stream), 0
    while True:
        number += 1
        place = f"{name}, record {number}"
        try:
            start = source.position
            fields = _fields(source, place)
            if fields is None:
                break
            yield _record(source, fields, number)
        except (Damaged, BadInput) as error:
            reason = str(error) if isinstance(error, BadInput) else f"{place}: {error}"
            yield BadInput(f"{reason}; what follows byte {start:,} of its unpacked data is kept and not read")
            return
    if source.is_cut:
        yield Remark(f"{name}: the file ends before the check sum of its last gzip member, which could not be checked")


def _fields(source: Unpacked, place: str) -> Fields | None:
    """The fields of the record that begins here; null at the end of the file."""
    first = b"\n"
    while first.isspace():
        source.skip_line_ends()
        first = source.line(MAX_FIELDS)
    if not first:
        return None
    if VERSION.fullmatch(first) is None:
        raise BadInput(f"{place}: it begins with '{printable(first[:40].decode('latin-1').strip())}' and not as a record of a web archive does")
    head = bytearray()
    while (line := source.line(MAX_FIELDS)).strip():
        head += line
        if len(head) > MAX_FIELDS:
            raise BadInput(f"{place}: its fields are longer than {MAX_FIELDS:,} bytes")
    fields = Fields(bytes(head))
    if not line or LENGTH.fullmatch(fields.get("Content-Length") or "") is None:
        raise BadInput(f"{place}: {'the file ends inside its fields' if not line else 'it does not say how long it is'}")
    return fields


def _record(source: Unpacked, fields: Fields, number: int) -> Record:
    length = int(fields.get("Content-Length") or 0)
    told = list(stated(fields))
    digests = [each for each in told if isinstance(each, Stated)]
    unsure = [each for each in told if isinstance(each, str)]
    block = _Block(fields, digests)
    while block.size < length and (piece := source.take(min(PIECE, length - block.size))):
        block.add(piece)
    block.end()
    wrong = []
    if block.size < length:
        wrong.append(f"the file ends inside it: it has {block.size:,} of the {length:,} bytes it says")
    else:
        source.skip_line_ends()
        for each in digests:
            (unsure if block.is_unsure(each) else wrong).extend(block.differences(each))
    return Record(number, fields, block.data(), block.size, tuple(wrong), tuple(unsure))


class _Block:
    """A block as it passes: hashed whole and without its HTTP head, and kept where it is short enough."""

    def __init__(self, fields: Fields, digests: list[Stated]) -> None:
        self.size = 0
        self._is_http = fields.media_type() == "application/http"
        # Its beginning until the head's end is found in it; null from then on.
        self._start: bytearray | None = bytearray()
        self._chunked = False
        self._kept: bytearray | None = bytearray()
        self._hashes = {(each.part, each.algorithm): hashlib.new(each.algorithm) for each in digests}

    def add(self, piece: bytes) -> None:
        """The next piece of it."""
        self.size += len(piece)
        if self.size > MAX_BLOCK:
            self._kept = None
        elif self._kept is not None:
            self._kept += piece
        self._update("block", piece)
        if self._start is None:
            self._update("payload", piece)
        else:
            self._start += piece
            if len(self._start) >= MAX_HEAD:
                self.end()

    def end(self) -> None:
        """No more is needed to know where the payload begins."""
        start, self._start = self._start, None
        if start:
            body = (head_end(bytes(start)) or 0) if self._is_http else 0
            self._chunked = b"chunked" in start[:body].lower()
            self._update("payload", bytes(start[body:]))

    def data(self) -> bytes | None:
        """All of it; null where it is longer than the limit."""
        return None if self._kept is None else bytes(self._kept)

    def is_unsure(self, stated: Stated) -> bool:
        """Whether a difference may come from chunks that could not be joined for the block's length."""
        return stated.part == "payload" and self._kept is None and self._chunked

    def differences(self, stated: Stated) -> Iterator[str]:
        """A sentence where a digest is not that of the bytes: of a payload, neither of those sent nor of those with their chunks joined.

        The standard means the joined ones, and most programs take those that were sent.
        """
        found = self._hashes[stated.part, stated.algorithm].digest()
        if found not in stated.means and not self._joined(stated) & stated.means:
            yield f"its {stated.part} digest is {printable(stated.said[:200])}, and that of the bytes that are there {written(stated, found)}"

    def _joined(self, stated: Stated) -> set[bytes]:
        if stated.part == "block" or not self._is_http or self._kept is None:
            return set()
        joined = dechunked(bytes(self._kept[head_end(bytes(self._kept[:MAX_HEAD])) or 0 :]))
        return set() if joined is None else {hashlib.new(stated.algorithm, joined).digest()}

    def _update(self, part: Part, data: bytes) -> None:
        for (of, _), digester in self._hashes.items():
            if of == part:
                digester.update(data)
