"""Web archives as their programs write them, byte by byte."""

import gzip

DATE = "2024-05-07T10:00:00Z"


def record(kind: str, url: str, block: bytes, content_type: str, date: str = DATE) -> bytes:
    """One record of a WARC 1.1 file."""
    head = (
        f"WARC/1.1\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {url}\r\nWARC-Date: {date}\r\n"
        f"WARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-{len(url):012d}>\r\nContent-Type: {content_type}\r\nContent-Length: {len(block)}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"


def answer(url: str, body: bytes, status: str = "200 OK", mime: str = "text/html; charset=utf-8", date: str = DATE) -> bytes:
    """What a server answered, as a record."""
    block = f"HTTP/1.1 {status}\r\nContent-Type: {mime}\r\nServer: x\r\n\r\n".encode() + body
    return record("response", url, block, "application/http; msgtype=response", date)


def asked(url: str) -> bytes:
    """The request beside it."""
    return record("request", url, b"GET / HTTP/1.1\r\nHost: x\r\n\r\n", "application/http; msgtype=request")


INFO = record("warcinfo", "", b"software: test\r\nformat: WARC File Format 1.1\r\n", "application/warc-fields").replace(b"WARC-Target-URI: \r\n", b"")


def packed(*records: bytes) -> bytes:
    """Each record a gzip member of its own, as the standard recommends."""
    return b"".join(gzip.compress(each, mtime=0) for each in records)
