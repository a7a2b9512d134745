"""A capture is a WARC file that two independent readers take, with every digest right and every byte as it came."""

import gzip
import hashlib
import zlib
from io import BytesIO
from typing import Any

import pytest
from fastwarc.warc import ArchiveIterator as FastReader
from warcio.archiveiterator import ArchiveIterator

from tests.archive.capture.factory import exchange, page
from witnessmark.archive.capture.keep import name_of, packed
from witnessmark.archive.capture.page import Picture
from witnessmark.archive.common import read_stream
from witnessmark.model.document import Document
from witnessmark.model.media_item import MediaItem

TEXT = "Seven people were hurt when a shell hit a bakery in Lypivka on Monday, the mayor, Danylo Kryvenko, said. "
HTML = f"<html><head><title>Bakery hit</title></head><body><article><p>{TEXT}</p><p>{TEXT * 3}</p></article></body></html>".encode()
MOVED = exchange("http://site.example/old", b"", 301, ("Location", "https://site.example/a"), tls=False)
ANSWER = exchange("https://site.example/a", HTML, 200, ("Content-Type", "text/html; charset=utf-8"))
PART = exchange("https://pictures.example/i.png", b"\x89PNG", 200, ("Content-Type", "image/png"))
PICTURE = Picture(b"\x89PNG picture", HTML.replace(b"Seven", b"Eight"), "Chromium 1", (PART,))


def records(data: bytes) -> list[tuple[str, Any, bytes]]:
    """Type, headers and whole block of each record, by warcio."""
    found = ArchiveIterator(BytesIO(data), no_record_parse=True)
    return [(record.rec_type, record.rec_headers, record.raw_stream.read()) for record in found]


def test_warcio_finds_every_digest_right_and_every_byte_as_it_came() -> None:
    data = packed("x.warc.gz", page(MOVED, ANSWER, picture=PICTURE))
    for record in ArchiveIterator(BytesIO(data), check_digests=True):
        record.raw_stream.read()
        assert (record.digest_checker.passed, record.digest_checker.problems) == (True, []), record.rec_type
    kinds = [kind for kind, _, _ in records(data)]
    pair = ["response", "request"]
    assert kinds == ["warcinfo", *pair, *pair, "metadata", "metadata", *pair, "metadata", "resource", "resource"]
    blocks = [block for kind, _, block in records(data) if kind == "response"]
    assert blocks == [MOVED.received, ANSWER.received, PART.received]
    assert {block for kind, _, block in records(data) if kind == "request"} == {ANSWER.sent}


def test_fastwarc_finds_every_digest_right() -> None:
    data = packed("x.warc.gz", page(MOVED, ANSWER, picture=PICTURE))
    checked = [(record.verify_block_digest(), record.http_content_type) for record in FastReader(BytesIO(data), parse_http=False)]
    assert [good for good, _ in checked] == [True] * len(records(data))
    payloads = [record.verify_payload_digest() for record in FastReader(BytesIO(data), parse_http=True) if record.is_http]
    assert payloads
    assert all(payloads)


def test_digests_are_sha_256_of_the_block_and_of_the_body_as_it_passed() -> None:
    chunked = exchange()._replace(received=b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n", body=b"hello")
    _, headers, block = next(each for each in records(packed("x", page(chunked))) if each[0] == "response")
    assert headers.get_header("WARC-Block-Digest") == "sha256:" + hashlib.sha256(block).hexdigest()
    assert headers.get_header("WARC-Payload-Digest") == "sha256:" + hashlib.sha256(b"5\r\nhello\r\n0\r\n\r\n").hexdigest()


def test_each_record_says_where_when_and_from_which_machine() -> None:
    found = records(packed("x", page(MOVED, ANSWER)))
    responses = [headers for kind, headers, _ in found if kind == "response"]
    told = [(each.get_header("WARC-Target-URI"), each.get_header("WARC-IP-Address"), each.get_header("WARC-Date")) for each in responses]
    assert told == [
        ("http://site.example/old", "192.0.2.7", "2024-05-07T12:00:00.250000Z"),
        ("https://site.example/a", "192.0.2.7", "2024-05-07T12:00:00.250000Z"),
    ]
    requests = [headers.get_header("WARC-Concurrent-To") for kind, headers, _ in found if kind == "request"]
    assert requests == [each.get_header("WARC-Record-ID") for each in responses]
    ids = [headers.get_header("WARC-Record-ID") for _, headers, _ in found]
    assert len(set(ids)) == len(ids)
    assert {headers.protocol for _, headers, _ in found} == {"WARC/1.1"}


def test_the_certificate_and_what_was_said_are_in_it() -> None:
    made = page(MOVED, ANSWER._replace(untrusted="it is self-signed"))._replace(remarks=("a remark\nin two lines",), proxy="socks5h")
    texts = [block.decode() for kind, _, block in records(packed("x", made)) if kind == "metadata"]
    assert "tls: TLSv1.3 TLS_AES_256_GCM_SHA384\r\n" in texts[0]
    assert f"certificate-sha256: {hashlib.sha256(b'certificate').hexdigest()}\r\ncertificate: Y2VydGlmaWNhdGU=\r\n" in texts[0]
    assert "certificate-verified: no: it is self-signed\r\n" in texts[0]
    asked = "asked: http://site.example/old\r\nrobots: robots.txt read\r\nvia: http://site.example/old\r\n"
    assert texts[1] == asked + "remark: a remark in two lines\r\nproxy: socks5h\r\n"


def test_a_cut_answer_is_marked() -> None:
    found = records(packed("x", page(ANSWER._replace(truncated="length"))))
    assert [headers.get_header("WARC-Truncated") for kind, headers, _ in found if kind == "response"] == ["length"]


def test_who_captured_it_is_not_in_it(monkeypatch: pytest.MonkeyPatch) -> None:
    import socket

    monkeypatch.setattr("witnessmark.settings.OPERATOR", "Wren of the north desk")
    data = gzip.decompress(packed("x", page(ANSWER, picture=PICTURE)))
    assert b"Wren" not in data
    assert socket.gethostname().encode() not in data


def test_the_same_page_gives_the_same_bytes() -> None:
    assert packed("x", page(MOVED, ANSWER, picture=PICTURE)) == packed("x", page(MOVED, ANSWER, picture=PICTURE))


def test_each_record_is_packed_by_itself() -> None:
    data, members = packed("x", page(MOVED, ANSWER)), 0
    while data:
        unpacker = zlib.decompressobj(wbits=31)
        assert unpacker.decompress(data).startswith(b"WARC/1.1\r\n")
        data, members = unpacker.unused_data, members + 1
    assert members == 7


def test_its_text_is_read_as_that_of_any_web_archive() -> None:
    found = list(read_stream(BytesIO(packed("x.warc.gz", page(MOVED, ANSWER))), "x.warc.gz", "x.warc.gz"))
    (document,) = [each for each in found if isinstance(each, Document)]
    assert (document.url, document.title) == ("https://site.example/a", "Bakery hit")
    assert TEXT.strip() in document.text


def test_the_document_that_scripts_made_is_read_and_the_picture_is_no_photo_of_anything() -> None:
    found = list(read_stream(BytesIO(packed("x.warc.gz", page(ANSWER, picture=PICTURE._replace(parts=())))), "x.warc.gz", "x.warc.gz"))
    texts = [(each.url, each.text[:5]) for each in found if isinstance(each, Document)]
    assert texts == [("https://site.example/a", "Seven"), ("https://site.example/a", "Eight")]
    assert [each for each in found if isinstance(each, MediaItem)] == []


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("https://site.example/a", "site.example/20240507T120000250Z-"),
        ("http://[2606:4700::1]/", "2606-4700--1/20240507T120000250Z-"),
        ("http://приклад.укр/", "xn--80aikifvh.xn--j1amh/20240507T120000250Z-"),
    ],
)
def test_a_capture_is_named_for_its_host_its_time_and_its_address(url: str, name: str) -> None:
    made = page(exchange(url))
    assert name_of(made) == f"{name}{hashlib.sha256(made.asked.url.encode()).hexdigest()[:8]}.warc.gz"
