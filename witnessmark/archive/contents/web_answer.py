"""What a web server answered: status, header fields, and the body as it was sent and as it is read."""

import importlib
import re
import zlib
from collections.abc import Callable

import msgspec

from witnessmark.archive.contents.fields import Fields
from witnessmark.errors import BadInput
from witnessmark.printable import printable

# No server sends as much before the body, and no browser would take it.
MAX_HEAD = 64 * 1024
HEAD_END = re.compile(rb"\r?\n\r?\n")
STATUS_LINE = re.compile(rb"HTTP/\d(?:\.\d)? (\d{3})(?: [^\r\n]*)?\r?\n")
CHUNK = re.compile(rb"([0-9A-Fa-f]{1,8})[ \t]*(?:;[^\r\n]{0,1000})?\r?\n")
# A body may be packed more than once; more often than this it is a trap.
MOST_CODINGS = 3
GZIP = b"\x1f\x8b"
# Bytes that stand in every packed body and in no text.
CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")


class Answer(msgspec.Struct, frozen=True):
    """One answer as it was recorded; `body` is as sent, chunks and packing included."""

    status: int
    fields: Fields
    body: bytes


def head_end(block: bytes) -> int | None:
    """Where the body begins; null where there is no head of a web server's answer."""
    if not block.startswith(b"HTTP/"):
        return None
    end = HEAD_END.search(block, 0, MAX_HEAD)
    if end is not None:
        return end.end()
    return len(block) if len(block) < MAX_HEAD and STATUS_LINE.match(block) else None


def answer_of(block: bytes) -> Answer | None:
    """The answer that a block of bytes records; null where it is none."""
    end, status = head_end(block), STATUS_LINE.match(block)
    if end is None or status is None:
        return None
    return Answer(int(status.group(1)), Fields(block[status.end() : end]), block[end:])


def dechunked(body: bytes) -> bytes | None:
    """The body put together from its chunks; null where it is not wholly in chunks, as when who recorded it had joined them."""
    parts: list[bytes] = []
    at = 0
    while (chunk := CHUNK.match(body, at)) is not None:
        size = int(chunk.group(1), 16)
        if size == 0:
            return b"".join(parts)
        at = chunk.end() + size
        if at > len(body):
            return None
        parts.append(body[chunk.end() : at])
        at += 2 if body.startswith(b"\r\n", at) else 1
    return None


def readable_body(answer: Answer, most: int, name: str) -> bytes:
    """The body with its chunks joined and unpacked, as a browser shows it.

    Who records through a browser keeps the fields but stores the body unpacked: what a field says and the bytes do not bear out is passed
    over. BadInput: a body of more than `most` bytes, a damaged one, one packed in a way that cannot be undone here.
    """
    body = answer.body
    if "chunked" in (answer.fields.get("transfer-encoding") or "").lower():
        joined = dechunked(body)
        body = body if joined is None else joined
    codings = [each.strip().lower() for each in (answer.fields.get("content-encoding") or "").split(",") if each.strip()]
    if len(codings) > MOST_CODINGS:
        raise BadInput(f"{name}: packed {len(codings)} times over, which no server does")
    for coding in reversed(codings):
        body = _unpacked(body, coding, most, name)
    return body


def _unpacked(body: bytes, coding: str, most: int, name: str) -> bytes:
    is_plain = CONTROL.search(body[:512]) is None
    unpack = UNPACK.get(coding)
    if coding in ("identity", "none") or not body or (unpack is _gunzip and not body.startswith(GZIP)) or (unpack is None and is_plain):
        return body
    if unpack is None:
        raise BadInput(f"{name}: packed as '{printable(coding)}', which cannot be undone here")
    try:
        data = unpack(body, most + 1)
    except (ImportError, zlib.error) as error:
        if is_plain:
            return body
        reason = "its packing is damaged" if isinstance(error, zlib.error) else str(error)
        raise BadInput(f"{name}: packed as '{coding}': {reason}") from None
    if len(data) > most:
        raise BadInput(f"{name}: longer than {most:,} bytes when unpacked, which is more than any report")
    return data


def _gunzip(body: bytes, most: int) -> bytes:
    """All members, as browsers do; what follows the last one and is none is passed over."""
    data = b""
    while body.startswith(GZIP) and len(data) < most:
        member = zlib.decompressobj(wbits=31)
        data += _whole(member, body, most - len(data))
        body = member.unused_data
    return data


def _inflate(body: bytes, most: int) -> bytes:
    """With the zlib head the standard asks for, else without, as some servers send it."""
    try:
        return _whole(zlib.decompressobj(), body, most)
    except zlib.error:
        return _whole(zlib.decompressobj(wbits=-15), body, most)


def _whole(member: "zlib._Decompress", body: bytes, most: int) -> bytes:
    data = member.decompress(body, most)
    if not member.eof and len(data) < most:
        raise zlib.error("it breaks off")
    return data


def _unbrotli(body: bytes, most: int) -> bytes:
    """By the package brotli where it is installed; only one that can be stopped before a bomb goes off will do."""
    brotli = importlib.import_module("brotli")
    unpacking = brotli.Decompressor()
    try:
        data = bytes(unpacking.process(body, output_buffer_limit=most))
    except TypeError:
        raise ImportError("brotli is too old") from None
    except brotli.error:
        raise zlib.error("not what was packed") from None
    if not unpacking.is_finished() and len(data) < most:
        raise zlib.error("it breaks off")
    return data


def _brotli(body: bytes, most: int) -> bytes:
    try:
        return _unbrotli(body, most)
    except ImportError:
        raise ImportError("install the package brotli, 1.2 or newer, to read it") from None


UNPACK: dict[str, Callable[[bytes, int], bytes]] = {
    "gzip": _gunzip,
    "x-gzip": _gunzip,
    "deflate": _inflate,
    "br": _brotli,
}
