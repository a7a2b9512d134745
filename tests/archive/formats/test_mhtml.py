import base64
import hashlib
import io
import quopri

import pytest

from witnessmark.archive.common import Found
from witnessmark.archive.formats.mhtml import FORMAT
from witnessmark.errors import BadInput, SkipItem
from witnessmark.model.document import Document
from witnessmark.model.media_item import MediaItem
from witnessmark.model.region import Region

SENTENCE = "Двоє людей поранені у Лисовому в неділю внаслідок обстрілу, повідомила міська рада на своїй сторінці."
LAST = "В обласній лікарні кажуть, що стан обох стабільний і лікування триватиме ще кілька днів."
PAGE = f"<!DOCTYPE html><html><head></head><body><article><p>{SENTENCE}</p><p>{LAST}</p></article></body></html>"
# What follows a picture's end is as much a part of its bytes; every kind of line end stands there.
PIXEL = base64.b64decode("R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7") + b"\r\x0b\x1c\x85\n\n\r\r\n\x00\xff"
URL = "https://bell.example/2021/two-hurt"


def read(data: bytes) -> list[Found]:
    return list(FORMAT.read(io.BytesIO(data), "a.mhtml"))


def documents(data: bytes) -> list[Document]:
    return [each for each in read(data) if isinstance(each, Document)]


def part(body: bytes, *fields: str) -> bytes:
    return "\r\n".join([*fields, "", ""]).encode() + body


def file(head: str, *parts: bytes, boundary: str = "----MultipartBoundary--a1----") -> bytes:
    return head.encode() + b"".join(b"\r\n--%s\r\n%s" % (boundary.encode(), each) for each in parts) + b"\r\n--%s--\r\n" % boundary.encode()


CHROME_HEAD = f"""From: <Saved by Blink>\r
Snapshot-Content-Location: {URL}\r
Subject: =?utf-8?Q?=D0=94=D0=B2=D0=BE=D1=94?=\r
Date: Sun, 2 May 2021 06:30:00 -0000\r
MIME-Version: 1.0\r
Content-Type: multipart/related;\r
\ttype="text/html";\r
\tboundary="----MultipartBoundary--a1----"\r
\r
"""
CHROME = file(
    CHROME_HEAD,
    part(
        quopri.encodestring(PAGE.encode()).replace(b"\n", b"\r\n"),
        "Content-Type: text/html",
        "Content-ID: <frame-1@mhtml.blink>",
        "Content-Transfer-Encoding: quoted-printable",
        f"Content-Location: {URL}",
    ),
    part(b"p {}", "Content-Type: text/css", "Content-Transfer-Encoding: quoted-printable", "Content-Location: cid:css-1@mhtml.blink"),
    part(b"<html>ad</html>", "Content-Type: text/html", "Content-ID: <frame-2@mhtml.blink>", "Content-Location: https://ads.example/"),
)
CHROME_BINARY = file(
    CHROME_HEAD,
    part(PAGE.encode(), "Content-Type: text/html; charset=utf-8", "Content-Transfer-Encoding: binary", f"Content-Location: {URL}"),
)
EXPLORER = file(
    'From: "Saved by Internet Explorer 11"\r\nSubject: x\r\nDate: Sun, 2 May 2021 09:30:00 +0300\r\nMIME-Version: 1.0\r\n'
    'Content-Type: multipart/related;\r\n\ttype="text/html";\r\n\tboundary="----=_NextPart_000_0000_01D73F"\r\n'
    "X-MimeOLE: Produced By Microsoft MimeOLE V6.1.7601\r\n\r\n"
    "This is a multi-part message in MIME format.\r\n",
    part(
        quopri.encodestring(PAGE.encode("cp1251")),
        'Content-Type: text/html;\r\n\tcharset="windows-1251"',
        "Content-Transfer-Encoding: quoted-printable",
        f"Content-Location: {URL}",
    ),
    boundary="----=_NextPart_000_0000_01D73F",
)
SINGLE_PART = (
    f"From: <Saved by Windows Internet Explorer 8>\r\nDate: Sun, 2 May 2021 09:30:00 +0300\r\nMIME-Version: 1.0\r\nContent-Type: text/html;\r\n"
    f'\tcharset="utf-8"\r\nContent-Transfer-Encoding: base64\r\nContent-Location: {URL}\r\n\r\n'
).encode() + base64.encodebytes(PAGE.encode())
UNMHT = file(
    "From: <Saved by UnMHT>\r\nSubject: x\r\nDate: Sun, 02 May 2021 09:30:00 +0300\r\nMIME-Version: 1.0\r\n"
    'Content-Type: multipart/related;boundary="b";start="<main@unmht>"\r\n\r\n',
    part(PIXEL, "Content-Type: image/gif", "Content-Location: https://bell.example/p.gif"),
    part(b"<p>frame</p>", "Content-Type: text/html", "Content-ID: <other@unmht>"),
    part(
        base64.encodebytes(PAGE.encode()),
        "Content-Type: text/html;charset=UTF-8",
        "Content-Transfer-Encoding: base64",
        "Content-ID: <main@unmht>",
        f"Content-Location: {URL}",
    ),
    boundary="b",
)
LF_ONLY = b"\xef\xbb\xbf" + CHROME.replace(b"\r\n", b"\n")


@pytest.mark.parametrize(
    ("data", "captured", "at"),
    [
        (CHROME, "2021-05-02T06:30:00+00:00", "1"),
        (CHROME_BINARY, "2021-05-02T06:30:00+00:00", "1"),
        (EXPLORER, "2021-05-02T09:30:00+03:00", "1"),
        (SINGLE_PART, "2021-05-02T09:30:00+03:00", "1"),
        (UNMHT, "2021-05-02T09:30:00+03:00", "3"),
        (LF_ONLY, "2021-05-02T06:30:00+00:00", "1"),
    ],
    ids=["Chrome", "Chrome binary", "Internet Explorer", "one part", "UnMHT", "LF and a mark"],
)
def test_the_page_its_address_and_the_time_of_saving(data: bytes, captured: str, at: str) -> None:
    [found] = documents(data)
    assert found.text == f"{SENTENCE}\n{LAST}"
    assert (found.url, found.captured, found.published) == (URL, captured, None)
    assert found.regions == (Region(start=0, end=len(found.text), kind="part", at=at),)
    assert FORMAT.sniff("a", data) == 93


def test_words_page_has_no_address_and_no_date() -> None:
    data = file(
        'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="b"\r\n\r\nThis document is a Single File Web Page.\r\n',
        part(
            quopri.encodestring(PAGE.encode("cp1251")),
            "Content-Location: file:///C:/3F2A/report.htm",
            "Content-Transfer-Encoding: quoted-printable",
            'Content-Type: text/html; charset="windows-1251"',
        ),
        part(b"<xml/>", "Content-Location: file:///C:/3F2A/report_files/filelist.xml", 'Content-Type: text/xml; charset="utf-8"'),
        boundary="b",
    )
    [found] = documents(data)
    assert (found.text, found.url, found.captured) == (f"{SENTENCE}\n{LAST}", None, None)
    assert FORMAT.sniff("report.mht", data) == 95


def test_pictures_are_media_and_the_rest_is_counted() -> None:
    assert [str(each) for each in read(CHROME) if isinstance(each, SkipItem)] == [
        "a.mhtml: kept in the file and not read as texts: 1 frames, 1 text/css"
    ]
    [medium] = [each for each in read(UNMHT) if isinstance(each, MediaItem)]
    assert medium.within == ("part 1: p.gif",)
    assert medium.sha256 == hashlib.sha256(PIXEL).hexdigest()


def test_the_pages_own_date_is_its_publication() -> None:
    dated = PAGE.replace("<head>", '<head><meta property="article:published_time" content="2021-05-01T20:00:00+03:00">')
    [found] = documents(file(CHROME_HEAD, part(dated.encode(), "Content-Type: text/html", f"Content-Location: {URL}")))
    assert (found.published, found.captured) == ("2021-05-01T20:00:00+03:00", "2021-05-02T06:30:00+00:00")


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "a.mhtml: there is no web page in it"),
        (file(CHROME_HEAD, part(PIXEL, "Content-Type: image/gif")), "a.mhtml: there is no web page in it"),
        (file(CHROME_HEAD, part(b"", "Content-Type: text/html")), "a.mhtml: the page in it is empty"),
        (CHROME_HEAD.encode(), "a.mhtml: there is no web page in it"),
    ],
)
def test_what_holds_no_page_says_so(data: bytes, reason: str) -> None:
    assert reason in [str(each) for each in read(data)]


def test_every_byte_changed_is_read_or_refused_by_name() -> None:
    for at in range(0, len(UNMHT), 11):
        for mutated in (UNMHT[:at], UNMHT[:at] + bytes([UNMHT[at] ^ 0x80]) + UNMHT[at + 1 :]):
            for found in read(mutated):
                assert isinstance(found, Document | MediaItem) or (isinstance(found, SkipItem) and str(found).startswith("a.mhtml"))


def test_a_cut_file_is_read_as_far_as_it_goes() -> None:
    assert [each for each in read(CHROME[: len(CHROME_HEAD) + 400]) if isinstance(each, Document | BadInput)]


@pytest.mark.parametrize(
    ("name", "head", "sure"),
    [
        ("a.mht", b"MIME-Version: 1.0\r\nContent-Type: multipart/related\r\n\r\n", 95),
        ("a.mht", b"\x00", 40),
        ("a.eml", b"From: o@x\r\nMIME-Version: 1.0\r\nReceived: x\r\nContent-Location: https://x/\r\n\r\n", 0),
        ("a.eml", b"From: o@x\r\nMIME-Version: 1.0\r\n\r\nFrom: <Saved by Blink>\r\n", 0),
    ],
)
def test_which_files_it_takes(name: str, head: bytes, sure: int) -> None:
    assert FORMAT.sniff(name, head) == sure
