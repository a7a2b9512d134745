"""Letters (EML): the words, what is attached, and who wrote it when, as the letter itself says."""

import re
from collections.abc import Iterator
from pathlib import PurePath
from typing import BinaryIO

from witnessmark.archive.common import Found
from witnessmark.archive.contents.letter_parts import parsed
from witnessmark.archive.files.whole import read_whole
from witnessmark.archive.formats._letter import letter, vouched
from witnessmark.errors import BadInput, Remark

# Mail servers refuse letters of half as much; films are sent as addresses.
MAX_LETTER = 64 * 1024 * 1024
# A header field, or a line that goes on the one before.
LINE = re.compile(rb"(?:([A-Za-z][A-Za-z0-9-]{1,60}):|[ \t])[^\n]*+\n?+")
KNOWN = {b"from", b"date", b"subject", b"to", b"message-id", b"received", b"return-path", b"mime-version", b"content-type", b"delivered-to"}

# Servers add some tens of fields before the sender's own begin.
MOST_LINES = 100
BY_SERVERS = {b"message-id", b"received", b"mime-version", b"return-path"}
# Who gave a letter one of these endings gets it as a text or a page.
OTHERS = (".txt", ".text", ".md", ".html", ".htm")


class Eml:
    """A letter is one document (its sender's name or address the author, its Date the date, its id `mid:…`), each attachment what it holds.

    Plain text is read before HTML that says the same. Bytes are read as declared where that gives words. Nothing a letter says of itself
    proves anything: sender, date and the fields by which servers vouch for it (DKIM and others) are said not to be checked. Outlook's
    winmail.dat, encrypted letters and S/MIME as a whole are not read and said.
    """

    NAME = "eml"
    TITLE = "Letter (EML)"
    EXTENSIONS = (".eml",)

    def sniff(self, name: str, head: bytes) -> int:
        """Header fields of letters at the start; under another name only those that mail servers add leave no doubt."""
        fields = {field.lower() for field in _fields(head)}
        if name.lower().endswith(self.EXTENSIONS):
            return 90 if fields & KNOWN else 60
        if b"from" not in fields or len(fields & BY_SERVERS) < 2:
            return 0
        return 50 if PurePath(name).suffix.lower() in OTHERS else 70

    def read(self, stream: BinaryIO, name: str) -> Iterator[Found]:
        """The letter, then its attachments in their order."""
        try:
            data = read_whole(stream, name, MAX_LETTER)
            message = parsed(data.lstrip(b"\r\n"), name)
            if not data.strip() or not {key.lower().encode("utf-8", "replace") for key in message} & KNOWN:
                raise BadInput(f"{name}: {'it has none of the header fields of a letter' if data.strip() else 'the file is empty'}")
            yield from letter(message, name)
        except BadInput as error:
            yield error
            return
        fields = vouched(message)
        if fields:
            yield Remark(f"{name}: {', '.join(fields)}: who sent it and when is as the letter says and was not checked")


def _fields(head: bytes) -> Iterator[bytes]:
    """The names of the header fields a file begins with."""
    head = head[:16_384].lstrip(b"\r\n")
    at = 0
    for _ in range(MOST_LINES):
        if (line := LINE.match(head, at)) is None:
            break
        if line.group(1) is not None:
            yield line.group(1)
        at = line.end()


FORMAT = Eml()
