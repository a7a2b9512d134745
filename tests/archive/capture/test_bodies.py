"""Unpacking stops where a bomb begins."""

import gzip
import zlib

import pytest

from tests.archive.capture.factory import exchange
from witnessmark.archive.capture import bodies
from witnessmark.archive.capture.bodies import unpacked
from witnessmark.errors import BadInput

TEXT = b"<p>Hello</p>" * 50


def raw_deflate(data: bytes) -> bytes:
    packer = zlib.compressobj(wbits=-15)
    return packer.compress(data) + packer.flush()


@pytest.mark.parametrize(
    ("coding", "body"),
    [
        ("identity", TEXT),
        ("", TEXT),
        ("gzip", gzip.compress(TEXT)),
        ("GZIP ", gzip.compress(TEXT)),
        ("x-gzip", gzip.compress(TEXT)),
        ("deflate", zlib.compress(TEXT)),
        ("deflate", raw_deflate(TEXT)),
    ],
)
def test_what_was_packed_unasked_is_unpacked(coding: str, body: bytes) -> None:
    assert unpacked(exchange("http://site.example/", body, 200, ("Content-Encoding", coding))) == TEXT


def test_a_body_cut_short_gives_what_there_is() -> None:
    assert TEXT.startswith(unpacked(exchange("http://site.example/", gzip.compress(TEXT)[:-12], 200, ("Content-Encoding", "gzip"))))


@pytest.mark.parametrize(("coding", "body"), [("br", b"x"), ("gzip", b"no gzip"), ("gzip, gzip", gzip.compress(TEXT))])
def test_what_cannot_be_unpacked_is_said(coding: str, body: bytes) -> None:
    with pytest.raises(BadInput, match="kept as it came"):
        unpacked(exchange("http://site.example/", body, 200, ("Content-Encoding", coding)))


def test_a_bomb_is_left_packed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bodies, "DECODED", 4 * 1024 * 1024)
    bomb = gzip.compress(b"\x00" * 64 * 1024 * 1024)
    assert len(bomb) < 100_000
    with pytest.raises(BadInput, match="larger than"):
        unpacked(exchange("http://site.example/", bomb, 200, ("Content-Encoding", "gzip")))
