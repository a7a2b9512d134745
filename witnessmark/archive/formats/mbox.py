"""Mailboxes (mbox): many letters in one file, one after the other."""

import re
from collections import Counter
from collections.abc import Iterator
from typing import BinaryIO

from witnessmark.archive.common import Found
from witnessmark.archive.contents.letter_parts import parsed
from witnessmark.archive.contents.nested import placed
from witnessmark.archive.formats._letter import letter, vouched
from witnessmark.archive.formats.eml import MAX_LETTER
from witnessmark.errors import BadInput, Remark

# "From olena@bell.example Sun May  2 09:30:00 2021", of Thunderbird "From - Sun …", of Gmail "From 17…@xxx Sun …".
START = re.compile(rb"From \S+ .{0,100}\b\d\d:\d\d(?::\d\d)? .{0,40}\d{4}[ \t]*\r?\n?")
# A line of the letter that would look like the start of one is stored with `>` before it.
QUOTED = re.compile(rb"^>(>*From )", re.M)
FIELD = re.compile(rb"[A-Za-z][A-Za-z0-9-]*:|>From ")


class Mbox:
    """Every letter of a mailbox of Thunderbird, Apple Mail, mutt or Gmail's export, each read as a letter of its own.

    A letter begins at a line `From …` with a time and a year, after an empty line and before a header field. A letter of more than 64 MB is
    refused by its number. Memory is that of one letter, however long the mailbox is.
    """

    NAME = "mbox"
    TITLE = "Mailbox (mbox)"
    EXTENSIONS = (".mbox", ".mbx")

    def sniff(self, name: str, head: bytes) -> int:
        """The line that begins a letter, followed by a header field; its endings where it is not seen."""
        first, _, second = head[:4096].partition(b"\n")
        if START.fullmatch(first) is not None and FIELD.match(second) is not None:
            return 92
        return 50 if name.lower().endswith(self.EXTENSIONS) else 0

    def read(self, stream: BinaryIO, name: str) -> Iterator[Found]:
        """The letters in the file's order, each with its number as its place, then a remark on what servers vouch for."""
        fields: Counter[str] = Counter()
        number = 0
        for number, data in enumerate(_letters(stream), 1):
            place = f"message {number}"
            try:
                if data is None:
                    raise BadInput(f"{name}, {place}: longer than {MAX_LETTER:,} bytes, which no letter is")
                message = parsed(data, f"{name}, {place}")
                fields.update(vouched(message))
                yield from (placed(found, place) for found in letter(message, f"{name}, {place}"))
            except BadInput as error:
                yield error
        if number == 0:
            yield BadInput(f"{name}: there is no letter in it")
        if fields:
            counts = ", ".join(f"{count:,} {field}" for field, count in sorted(fields.items()))
            yield Remark(f"{name}: {counts}: who sent these letters and when is as they say and was not checked")


def _letters(stream: BinaryIO) -> Iterator[bytes | None]:
    """Each letter's bytes without the line that begins it; null for one over the limit, of which no more is loaded."""
    lines = bytearray()
    size, is_open, after_blank = 0, False, True
    start = b""
    while line := stream.readline(MAX_LETTER):
        if start:
            if FIELD.match(line) is not None:
                if is_open:
                    yield _whole(lines, size)
                lines, size, is_open = bytearray(), 0, True
            else:
                size = _add(lines, size, start)
            start = b""
        if after_blank and START.fullmatch(line) is not None:
            start = line
        else:
            size = _add(lines, size, line)
        after_blank = not line.strip()
    if is_open:
        yield _whole(lines, size)


def _add(lines: bytearray, size: int, line: bytes) -> int:
    if size + len(line) <= MAX_LETTER:
        lines += line
    return size + len(line)


def _whole(lines: bytearray, size: int) -> bytes | None:
    return QUOTED.sub(rb"\1", bytes(lines)) if size <= MAX_LETTER else None


FORMAT = Mbox()
