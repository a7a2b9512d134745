"""What fuzzing does to a file: to its bytes as they are, and to what lies packed inside it."""

# ruff: noqa: E501 (a table of words)

import gzip
import io
import random
import struct
import zipfile
import zlib
from collections.abc import Callable, Sequence

Mutation = Callable[[random.Random, bytes, Sequence[bytes]], bytes]

# What readers of many formats lean on; a file's own words are added to these.
TOKENS = (
    b"\x00", b"\xff", b"\xff\xff\xff\xff", b"\x7f\xff\xff\xff", b"\x80\x00\x00\x00", b"\x00" * 8, b"-1", b"0", b"4294967296", b"99999999999999999999",
    b"1e999", b"NaN", b"null", b"{}", b"[]", b"[" * 50, b'{"a":' * 50, b'"', b"'", b"\\", b"\\ud800", b"\xed\xa0\x80", b"\xef\xbb\xbf", b"\xff\xfe",
    b"\r\n", b"\r\n\r\n", b"\n\n", b"\t", b",", b";", b"<", b">", b"</", b"<!--", b"-->", b"<![CDATA[", b"]]>", b"<!DOCTYPE a [", b"&amp;", b"&#0;", b"&#xD800;",
    b"&#1114112;", b"<div>" * 50, b"<table><tr><td>", b"<script>", b"<base href='//x'>", b"\xe2\x80\xae", b"\x1b[2J", b"../", b"..\\", b"/etc/passwd", b"data:,",
    b"=?utf-8?B?gA==?=", b"Content-Transfer-Encoding: base64\r\n", b"Content-Type: multipart/mixed; boundary=a\r\n", b"Content-Length: -1\r\n", b"charset=utf-7",
    b"Content-Encoding: gzip\r\n", b"Transfer-Encoding: chunked\r\n", b"WARC/1.0\r\n", b"From ", b"PK\x01\x02", b"PK\x05\x06", b"endobj", b"stream\n", b"xref\n",
    b"/Length 0", b"/Kids[3 0 R]", b"<<", b">>", b"/Filter/FlateDecode", b"1 0 R", b"2024-02-30", b"0001-01-01", b"9999-12-31T23:59:60Z", b"-0000", b"+99:99",
)  # fmt: skip
# More than this a mutated file does not grow to: what is slow with much is tried elsewhere.
LONGEST = 200_000


def mutated(chance: random.Random, data: bytes, others: Sequence[bytes]) -> bytes:
    """A file that was mutated once to eight times, half of the packed ones inside."""
    if chance.random() < 0.5:
        data = repacked(chance, data, others)
    for _ in range(chance.choice((0, 1, 1, 2, 3, 8))):
        data = chance.choice(MUTATIONS)(chance, data, others)[:LONGEST]
    return data


def repacked(chance: random.Random, data: bytes, others: Sequence[bytes]) -> bytes:
    """The same with a member of its zip, or all within its gzip, mutated, and packed again; unpacked files as they are."""
    try:
        if data.startswith(b"PK\x03\x04"):
            return _rezipped(chance, data, others)
        if data.startswith(b"\x1f\x8b"):
            return gzip.compress(mutated(chance, gzip.decompress(data), others), mtime=0)
    except (OSError, EOFError, zlib.error, zipfile.BadZipFile):
        pass
    return data


def _rezipped(chance: random.Random, data: bytes, others: Sequence[bytes]) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        members = [(info.filename, archive.read(info)) for info in archive.infolist()]
    which = chance.randrange(len(members))
    name, inner = members[which]
    members[which] = (name if chance.random() < 0.9 else name[: chance.randrange(len(name) + 1)] or "a", mutated(chance, inner, others))
    if chance.random() < 0.1:
        chance.shuffle(members)
    if chance.random() < 0.1:
        members.pop(chance.randrange(len(members)))
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", chance.choice((zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED))) as archive:
        for name, inner in dict(members).items():
            archive.writestr(zipfile.ZipInfo(name), inner)
    return made.getvalue()


def flip(chance: random.Random, data: bytes, others: Sequence[bytes]) -> bytes:
    made = bytearray(data or b"\0")
    for _ in range(chance.choice((1, 1, 4, 32))):
        made[chance.randrange(len(made))] ^= 1 << chance.randrange(8)
    return bytes(made)


def cut(chance: random.Random, data: bytes, others: Sequence[bytes]) -> bytes:
    return data[: chance.randrange(len(data) + 1)]


def delete(chance: random.Random, data: bytes, others: Sequence[bytes]) -> bytes:
    start, end = _span(chance, data)
    return data[:start] + data[end:]


def double(chance: random.Random, data: bytes, others: Sequence[bytes]) -> bytes:
    start, end = _span(chance, data)
    return data[:end] + data[start:end] * chance.choice((1, 2, 20, 300)) + data[end:]


def splice(chance: random.Random, data: bytes, others: Sequence[bytes]) -> bytes:
    """A stretch of another file, of any format, in place of one of this."""
    start, end = _span(chance, data)
    other = chance.choice(others)
    from_, to = _span(chance, other)
    return data[:start] + other[from_:to] + data[end if chance.random() < 0.5 else start :]


def token(chance: random.Random, data: bytes, others: Sequence[bytes]) -> bytes:
    start, end = _span(chance, data)
    return data[:start] + chance.choice(TOKENS) + data[start if chance.random() < 0.5 else end :]


def length(chance: random.Random, data: bytes, others: Sequence[bytes]) -> bytes:
    """Four bytes, or two, that become a number a length should not be."""
    if len(data) < 8:
        return data
    at = chance.randrange(len(data) - 4)
    value = chance.choice((0, 1, 0x7F, 0x80, 0xFF, 0xFFFF, 0x7FFFFFFF, 0x80000000, 0xFFFFFFFF, len(data), chance.randrange(1 << 32)))
    packed = struct.pack(chance.choice("<>") + "I", value)[: chance.choice((2, 4))]
    return data[:at] + packed + data[at + len(packed) :]


def digits(chance: random.Random, data: bytes, others: Sequence[bytes]) -> bytes:
    """A number in figures that becomes another."""
    at = chance.randrange(len(data) + 1)
    start = next((n for n in range(at, min(at + 500, len(data))) if data[n : n + 1].isdigit()), None)
    if start is None:
        return data
    end = next((n for n in range(start, len(data)) if not data[n : n + 1].isdigit()), len(data))
    return data[:start] + str(chance.choice((0, -1, 1, 2**31, 2**63, 10**30, chance.randrange(10_000)))).encode() + data[end:]


MUTATIONS: tuple[Mutation, ...] = (flip, cut, delete, double, splice, splice, token, token, token, length, digits)


def _span(chance: random.Random, data: bytes) -> tuple[int, int]:
    start = chance.randrange(len(data) + 1)
    return start, min(len(data), start + chance.choice((0, 1, 2, 4, 16, 100, 2000)))
