"""Where each page lies in a web archive."""

import gzip
import hashlib
import io
import zlib

import pytest
from warcs import INFO, answer, asked, packed, record

from witnessmark.archive.packages import warc_index
from witnessmark.archive.packages.warc_index import Line, index_of, key_of
from witnessmark.errors import BadInput

PAGE = answer("https://www.harbour.example/News?b=2&a=1", b"<html>Pier hit</html>")
PICTURE = answer("http://harbour.example:8080/pier.jpg", b"\xff\xd8" + bytes(70_000), mime="image/jpeg", date="2024-05-07T10:00:05.123Z")
GONE = answer("http://harbour.example/old", b"not here", status="404 Not Found")


def index(data: bytes) -> list[Line]:
    return list(index_of(io.BytesIO(data)))


@pytest.mark.parametrize("joined", [packed, lambda *records: b"".join(records)], ids=["packed", "plain"])
def test_each_answer_is_found_where_it_lies(joined: object) -> None:
    data = joined(INFO, asked("https://harbour.example/"), PAGE, PICTURE, GONE)
    lines = index(data)
    assert [(line.key, line.time, line.mime, line.status) for line in lines] == [
        ("example,harbour)/news?a=1&b=2", "20240507100000", "text/html", "200"),
        ("example,harbour:8080)/pier.jpg", "20240507100005", "image/jpeg", "200"),
        ("example,harbour)/old", "20240507100000", "text/html", "404"),
    ]
    for line, whole in zip(lines, (PAGE, PICTURE, GONE), strict=True):
        found = data[line.offset : line.offset + line.length]
        assert (zlib.decompress(found, 31) if found[:2] == b"\x1f\x8b" else found + b"\r\n\r\n") == whole


def test_the_digest_is_of_the_body_that_is_there() -> None:
    [line] = index(packed(PAGE))
    assert line.digest == f"sha256:{hashlib.sha256(b'<html>Pier hit</html>').hexdigest()}"
    assert index(packed(PAGE.replace(b"Pier hit", b"Pier hot")))[0].digest != line.digest


def test_a_page_without_a_web_address_is_not_entered() -> None:
    note = record("resource", "urn:text:http://harbour.example/", b"words", "text/plain")
    assert index(packed(note, record("metadata", "http://harbour.example/", b"a: b", "application/warc-fields"))) == []


def test_a_picture_taken_without_a_server_is_of_its_own_kind() -> None:
    [line] = index(packed(record("resource", "http://harbour.example/shot.png", b"\x89PNG", "image/png")))
    assert (line.mime, line.status) == ("image/png", "")


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (gzip.compress(PAGE + GONE), "not packed one by one"),
        (packed(PAGE)[:-9], "not whole"),
        (PAGE[:-20], "not whole"),
        (b"RIFF\x00\x00\x00\x00", "not whole"),
        (gzip.compress(b"no archive\r\n\r\n"), "no record of a web archive"),
        (packed(PAGE).replace(b"\x1f\x8b\x08", b"\x1f\x8b\x09", 1), "at byte 0"),
        (PAGE.replace(b"Content-Length: ", b"Content-Length: -", 1), "does not say how long"),
        (b"WARC/1.1\r\n" + b"X: y\r\n" * 60_000, "no end of its fields"),
    ],
)
def test_what_cannot_be_entered_in_the_middle_is_refused(data: bytes, reason: str) -> None:
    with pytest.raises(BadInput, match=reason):
        index(data)


def test_a_bomb_is_refused_once_it_has_grown_so_much(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(warc_index, "TIGHTEST", 10)
    head = b"WARC/1.1\r\nWARC-Type: response\r\nContent-Length: 999999999999\r\n\r\n"
    with pytest.raises(BadInput, match="made to grow"):
        index(gzip.compress(head + bytes(4_000_000), mtime=0))


@pytest.mark.parametrize(
    ("url", "key"),
    [
        ("http://www2.example.org:80/a/?Q=1", "org,example)/a?q=1"),
        ("https://example.org:443", "org,example)/"),
        ("http://[::1]/x y", "::1)/x%20y"),
        ("http://example.org:notaport/", "http://example.org:notaport/"),
    ],
)
def test_addresses_are_turned_around(url: str, key: str) -> None:
    assert key_of(url) == key
