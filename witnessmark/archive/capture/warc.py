"""A captured page as one WARC file (ISO 28500, WARC/1.1), written by warcio: the bytes as they passed, each record packed by itself."""

import base64
import datetime
import hashlib
import uuid
from collections.abc import Iterable, Iterator
from io import BytesIO
from typing import BinaryIO

from warcio.recordloader import ArcWarcRecord
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from witnessmark.archive.capture.exchange import Exchange
from witnessmark.archive.capture.page import Page
from witnessmark.archive.version import version

VERSION = "WARC/1.1"
FORMAT = "WARC File Format 1.1"
CONFORMS_TO = "http://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/"
FIELDS = "application/warc-fields"
# What other programs of the field call the picture of a whole page; the rendered document in the same manner.
PICTURE = "urn:fullPage:"
DOM = "urn:dom:"


def write_page(out: BinaryIO, name: str, page: Page) -> None:
    """Writes a page: what made the file, each request and answer in their order, what is known of them, then picture and document.

    Digests are SHA-256; a payload's is that of the body as it passed, transfer coding included, as its readers compute it. The same
    page gives the same bytes: the ids of the records come from what is in them. Nothing in it tells who captured it.
    """
    writer = WARCWriter(out, gzip=True, warc_version=VERSION)
    for record in _records(name, page):
        writer.write_record(record)


def _records(name: str, page: Page) -> Iterator[ArcWarcRecord]:
    first = page.exchanges[0].started
    about = {"software": f"witnessmark {version()}", "format": FORMAT, "conformsTo": CONFORMS_TO}
    yield _record("warcinfo", first, _fields(about.items()), {"WARC-Filename": name, "Content-Type": FIELDS})
    for exchange in page.exchanges:
        yield from _pair(exchange)
    yield _about(page)
    for part in page.picture.parts:
        yield from _pair(part)
    after = page.answer.started
    for kind, data, media in ((PICTURE, page.picture.png, "image/png"), (DOM, page.picture.dom, "text/html; charset=utf-8")):
        if data is not None:
            headers = {"WARC-Target-URI": kind + page.answer.target.url, "WARC-Concurrent-To": _id_of(page.answer), "Content-Type": media}
            yield _record("resource", after, data, headers)


def _pair(exchange: Exchange) -> Iterator[ArcWarcRecord]:
    """The answer, then the request, then what the connection told."""
    shared = {"WARC-Target-URI": exchange.target.url} | ({"WARC-IP-Address": exchange.ip} if exchange.ip is not None else {})
    cut = {"WARC-Truncated": exchange.truncated} if exchange.truncated is not None else {}
    payload = exchange.received[exchange.head_length :]
    yield _record("response", exchange.started, exchange.received, shared | cut | {"Content-Type": "application/http; msgtype=response"}, payload)
    linked = shared | {"WARC-Concurrent-To": _id_of(exchange)}
    yield _record("request", exchange.started, exchange.sent, linked | {"Content-Type": "application/http; msgtype=request"}, b"")
    if exchange.tls is not None:
        about = {
            "tls": f"{exchange.tls.version} {exchange.tls.cipher}",
            "certificate-sha256": hashlib.sha256(exchange.tls.certificate).hexdigest(),
            "certificate": base64.b64encode(exchange.tls.certificate).decode(),
            "certificate-verified": "yes" if exchange.untrusted is None else f"no: {exchange.untrusted}",
        }
        linked = {"WARC-Target-URI": exchange.target.url, "WARC-Concurrent-To": _id_of(exchange)}
        yield _record("metadata", exchange.started, _fields(about.items()), linked | {"Content-Type": FIELDS})


def _about(page: Page) -> ArcWarcRecord:
    """What is known of the capture as a whole."""
    fields = [("asked", page.asked.url), ("robots", page.robots)]
    fields += [("via", each.target.url) for each in page.exchanges[:-1]]
    fields += [("remark", told) for told in page.told]
    fields += [("proxy", page.proxy)] if page.proxy is not None else []
    fields += [("browser", page.picture.browser)] if page.picture.browser else []
    headers = {"WARC-Target-URI": page.answer.target.url, "WARC-Concurrent-To": _id_of(page.answer), "Content-Type": FIELDS}
    return _record("metadata", page.answer.started, _fields(fields), headers)


def _fields(fields: Iterable[tuple[str, str]]) -> bytes:
    """Named values, one a line; a line end inside one becomes a blank."""
    return "".join(f"{name}: {' '.join(value.split())}\r\n" for name, value in fields).encode()


def _record(kind: str, when: datetime.datetime, block: bytes, headers: dict[str, str], payload: bytes | None = None) -> ArcWarcRecord:
    digest = _digest(block)
    made = {
        "WARC-Type": kind,
        "WARC-Record-ID": _id(kind, when, headers.get("WARC-Target-URI", ""), digest),
        "WARC-Date": when.strftime("%Y-%m-%dT%H:%M:%S.%fZ"),
        "WARC-Block-Digest": digest,
        # What has no payload of its own is all payload.
        **({} if kind == "warcinfo" else {"WARC-Payload-Digest": digest if payload is None else _digest(payload)}),
        **headers,
    }
    media = made.pop("Content-Type")
    # No parsed headers are handed over: warcio would write them anew, and the record would not be the bytes that came.
    return ArcWarcRecord("warc", kind, StatusAndHeaders("", list(made.items()), protocol=VERSION), BytesIO(block), None, media, len(block))


def _id_of(exchange: Exchange) -> str:
    """The id of the record of an answer."""
    return _id("response", exchange.started, exchange.target.url, _digest(exchange.received))


def _id(kind: str, when: datetime.datetime, url: str, digest: str) -> str:
    return f"<urn:uuid:{uuid.UUID(hashlib.sha256(f'{kind} {when.isoformat()} {url} {digest}'.encode()).hexdigest()[:32], version=5)}>"


def _digest(data: bytes) -> str:
    return "sha256:" + hashlib.sha256(data).hexdigest()
