"""A stream that may be gzip, of one member or of many, read in pieces as what it unpacks to."""

import zlib
from typing import IO

GZIP = b"\x1f\x8b"
# How much is read, and at most unpacked, at once: 64 KB of gzip can hold 64 MB.
PIECE = 64 * 1024
UNPACKED_PIECE = 1024 * 1024


class Damaged(Exception):
    """The gzip data is not what was packed; the text says how."""


class Unpacked:
    """Lines and pieces of a plain or gzip stream, no more of it in memory than asked for; Damaged where its gzip does not hold.

    Of gzip every member is read, one after the other, each checked against its own CRC; what follows the last member and is none is Damaged.
    """

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream = stream
        self._raw = stream.read(PIECE)
        self.is_gzip = self._raw.startswith(GZIP)
        self._member = zlib.decompressobj(wbits=31)
        self._buffer = bytearray()
        self.position = 0

    def line(self, most: int) -> bytes:
        """The next line with its end, or its first `most` bytes; empty at the end."""
        while (end := self._buffer.find(b"\n", 0, most)) < 0 and len(self._buffer) < most and self._fill():
            pass
        return self._taken(end + 1 if end >= 0 else most)

    def take(self, most: int) -> bytes:
        """The next bytes, at least one and at most `most`; empty at the end."""
        if self._buffer or self._fill():
            return self._taken(most)
        return b""

    def skip_line_ends(self) -> None:
        """Past line ends, as far as this gzip member goes: where nothing else is left in it, its CRC is checked."""
        while not self._stripped() and not (self.is_gzip and self._member.eof) and self._fill():
            pass

    @property
    def is_cut(self) -> bool:
        """Whether the stream ended inside a gzip member, so that its CRC could not be checked."""
        return self.is_gzip and not self._member.eof

    def _stripped(self) -> bool:
        """Takes line ends off the front of the buffer; whether anything is left in it."""
        rest = self._buffer.lstrip(b"\r\n")
        self.position += len(self._buffer) - len(rest)
        self._buffer = rest
        return bool(rest)

    def _taken(self, most: int) -> bytes:
        taken = bytes(self._buffer[:most])
        del self._buffer[:most]
        self.position += len(taken)
        return taken

    def _fill(self) -> bool:
        """Adds to the buffer; false at the end of the stream."""
        if not self.is_gzip:
            piece, self._raw = self._raw or self._stream.read(PIECE), b""
            self._buffer += piece
            return bool(piece)
        while not self._member.eof or self._next_member():
            packed, self._raw = self._raw or self._stream.read(PIECE), b""
            if not packed:
                return False
            if self._unpack(packed):
                return True
        return False

    def _next_member(self) -> bool:
        """Begins the member that follows one that is over; zero bytes between and after them are padding."""
        while not self._raw.strip(b"\x00"):
            self._raw = self._stream.read(PIECE)
            if not self._raw:
                return False
        self._raw = self._raw.lstrip(b"\x00")
        self._member = zlib.decompressobj(wbits=31)
        return True

    def _unpack(self, packed: bytes) -> bool:
        try:
            data = self._member.decompress(packed, UNPACKED_PIECE)
        except zlib.error as error:
            raise Damaged(f"its gzip data is damaged ({str(error).rpartition(': ')[2]})") from None
        self._raw = self._member.unused_data if self._member.eof else self._member.unconsumed_tail
        self._buffer += data
        return bool(data)
