"""Where each page lies in a web archive (WARC): the lines by which a player of web archives finds it (CDXJ).

A file is indexed that holds each record by itself: unpacked, or packed one by one as the standard recommends. A gzip of the whole
cannot be entered in the middle, and is refused.
"""

import hashlib
import os
import re
import zlib
from collections.abc import Iterator
from typing import BinaryIO, NamedTuple
from urllib.parse import urlsplit

import msgspec

from witnessmark.archive.contents.fields import Fields
from witnessmark.archive.contents.web_answer import MAX_HEAD, STATUS_LINE, head_end
from witnessmark.errors import BadInput
from witnessmark.printable import printable

# Records that a player can show; the others are about them.
SHOWN = frozenset({"response", "resource", "revisit"})
# As for reading: the fields of a record, then what a server says before the body.
MAX_FIELDS = 256 * 1024
PIECE = 256 * 1024
GZIP = b"\x1f\x8b"
# What is packed tighter is made to grow; pages reach some thirty to one.
TIGHTEST = 1000
TIME = re.compile(r"(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(?:\.\d+)?Z")
FIELDS_END = re.compile(rb"\r?\n\r?\n")
DEFAULT_PORTS = {"http": 80, "https": 443}


class Line(NamedTuple):
    """One line of the index: sorted by the address turned around, then the time (14 digits, UTC)."""

    key: str
    time: str
    url: str
    mime: str
    status: str
    digest: str
    length: int
    offset: int

    def written(self, file_name: str) -> bytes:
        """The line as it stands in the index of a WACZ file."""
        shown = {"url": self.url, "mime": self.mime, "status": self.status, "digest": self.digest}
        place = {"length": str(self.length), "offset": str(self.offset), "filename": file_name}
        return f"{self.key} {self.time} ".encode("utf-8", "backslashreplace") + msgspec.json.encode(shown | place) + b"\n"


def index_of(stream: BinaryIO) -> Iterator[Line]:
    """The records of a WARC file that can be shown, in its order; BadInput where it holds something else, or ends within a record."""
    size = stream.seek(0, os.SEEK_END)
    stream.seek(0)
    start = stream.read(2)
    stream.seek(0)
    for record in _packed(stream, size) if start == GZIP else _plain(stream, size):
        line = record.line()
        if line is not None:
            yield line


class _Record:
    """One record as its bytes pass: its fields, the head of what a server answered, and the hash of the body."""

    def __init__(self, offset: int) -> None:
        self.offset, self.length = offset, 0
        self._head = bytearray()
        self._fields: Fields | None = None
        self._status, self._mime = "", ""
        self._left: int | None = None
        self._seal = hashlib.sha256()

    @property
    def left(self) -> int | None:
        """How many bytes of its block are still to come; null until its fields are read."""
        return self._left

    def feed(self, data: bytes) -> bytes:
        """The next bytes; returns those behind the block's end."""
        if self._fields is None:
            self._head += data
            data = self._read_fields()
            if self._fields is None:
                return b""
        block, rest = data[: self._left], data[self._left :]
        self._left = (self._left or 0) - len(block)
        self._body(block)
        return rest

    def line(self) -> Line | None:
        """Its line; null where it is none that can be shown. BadInput where it is not whole."""
        if self._fields is None or self._left:
            raise BadInput(f"the record at byte {self.offset:,} is not whole")
        self._end_head()
        url = (self._fields.get("WARC-Target-URI") or "").strip().removeprefix("<").removesuffix(">")
        time = TIME.fullmatch((self._fields.get("WARC-Date") or "").strip())
        kind = (self._fields.get("WARC-Type") or "").strip().lower()
        if kind not in SHOWN or time is None or not url.lower().startswith(("http://", "https://")):
            return None
        mime = "warc/revisit" if kind == "revisit" else self._mime
        return Line(key_of(url), "".join(time.groups()), url, mime, self._status, f"sha256:{self._seal.hexdigest()}", self.length, self.offset)

    def _read_fields(self) -> bytes:
        end = FIELDS_END.search(self._head)
        if end is None:
            if len(self._head) > MAX_FIELDS:
                raise BadInput(f"the record at byte {self.offset:,} has no end of its fields")
            return b""
        if not self._head.startswith(b"WARC/"):
            raise BadInput(f"at byte {self.offset:,} stands no record of a web archive")
        self._fields = Fields(bytes(self._head[: end.end()]).partition(b"\n")[2])
        length = self._fields.get("Content-Length") or ""
        if re.fullmatch(r"\d{1,18}", length) is None:
            raise BadInput(f"the record at byte {self.offset:,} does not say how long it is")
        rest, self._left = bytes(self._head[end.end() :]), int(length)
        self._head = bytearray()
        is_http = self._fields.media_type() == "application/http"
        self._in_head, self._mime = is_http, "" if is_http else self._fields.media_type()
        return rest

    def _body(self, data: bytes) -> None:
        if not self._in_head:
            self._seal.update(data)
            return
        self._head += data
        if len(self._head) >= MAX_HEAD or not self._left:
            self._end_head()

    def _end_head(self) -> None:
        """Takes status and kind from what the server said; the body begins behind it."""
        if not self._in_head:
            return
        self._in_head, block = False, bytes(self._head)
        end, status = head_end(block) or 0, STATUS_LINE.match(block)
        if status is not None:
            self._status = status.group(1).decode()
            self._mime = Fields(block[status.end() : end]).media_type()
        self._seal.update(block[end:])
        self._head.clear()


def _packed(stream: BinaryIO, size: int) -> Iterator[_Record]:
    """Each gzip member is one record."""
    held, at, grown = b"", 0, 0
    while held := held or stream.read(PIECE):
        member, record, start = zlib.decompressobj(wbits=31), _Record(at), at
        while not member.eof:
            if not held and not (held := stream.read(PIECE)):
                raise BadInput(f"the record at byte {start:,} is not whole")
            try:
                data = member.decompress(held, PIECE)
            except zlib.error as error:
                raise BadInput(f"at byte {start:,}: {printable(str(error))}") from None
            left = member.unused_data if member.eof else member.unconsumed_tail
            at, held, grown = at + len(held) - len(left), left, grown + len(data)
            if grown > max(size, PIECE) * TIGHTEST:
                raise BadInput("it is made to grow when it is unpacked")
            if record.feed(data).strip():
                raise BadInput("its records are not packed one by one")
        record.length = at - start
        yield record


def _plain(stream: BinaryIO, size: int) -> Iterator[_Record]:
    """Records one after the other, each with as many bytes as it says."""
    at = 0
    while at < size:
        stream.seek(at)
        record, behind = _Record(at), at
        while record.left is None or record.left:
            data = stream.read(PIECE)
            if not data:
                raise BadInput(f"the record at byte {at:,} is not whole")
            rest = record.feed(data)
            behind += len(data) - len(rest)
        record.length = behind - at
        yield record
        at = _behind_line_ends(stream, behind)


def _behind_line_ends(stream: BinaryIO, at: int) -> int:
    stream.seek(at)
    rest = stream.read(4)
    return at + len(rest) - len(rest.lstrip(b"\r\n"))


def key_of(url: str) -> str:
    """An address turned around, so that what belongs together stands together (SURT), as players of web archives look for it.

    The scheme and a leading www are left out, all is in small letters, and what is asked for is in order.
    """
    try:
        parts = urlsplit(url.lower())
        port = parts.port
    except ValueError:
        return url.lower().replace(" ", "%20")
    host = re.sub(r"^www\d*\.", "", parts.hostname or "")
    where = ",".join(reversed(host.split("."))) + (f":{port}" if port not in (None, DEFAULT_PORTS.get(parts.scheme)) else "")
    path = parts.path.rstrip("/") or "/"
    asked = f"?{'&'.join(sorted(parts.query.split('&')))}" if parts.query else ""
    return f"{where}){path}{asked}".replace(" ", "%20")
