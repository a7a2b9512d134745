import base64
import io
import plistlib

import pytest

from witnessmark.archive.common import Found
from witnessmark.archive.formats.webarchive import FORMAT
from witnessmark.errors import BadInput, SkipItem
from witnessmark.model.document import Document
from witnessmark.model.media_item import MediaItem

SENTENCE = "Двоє людей поранені у Лисовому в неділю внаслідок обстрілу, повідомила міська рада на своїй сторінці."
LAST = "В обласній лікарні кажуть, що стан обох стабільний і лікування триватиме ще кілька днів."
PAGE = f"<!DOCTYPE html><html><head></head><body><article><p>{SENTENCE}</p><p>{LAST}</p></article></body></html>"
PIXEL = base64.b64decode("R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7")


def archive(encoding: str = "UTF-8", binary: bool = True) -> bytes:
    content = {
        "WebMainResource": {
            "WebResourceData": PAGE.encode(encoding),
            "WebResourceFrameName": "",
            "WebResourceMIMEType": "text/html",
            "WebResourceTextEncodingName": encoding,
            "WebResourceURL": "https://bell.example/1",
        },
        "WebSubresources": [
            {"WebResourceData": PIXEL, "WebResourceMIMEType": "image/gif", "WebResourceURL": "https://bell.example/p.gif?x=1"},
            {"WebResourceData": b"p {}", "WebResourceMIMEType": "text/css", "WebResourceURL": "https://bell.example/a.css"},
        ],
        "WebSubframeArchives": [{}],
    }
    return plistlib.dumps(content, fmt=plistlib.FMT_BINARY if binary else plistlib.FMT_XML)


def read(data: bytes) -> list[Found]:
    return list(FORMAT.read(io.BytesIO(data), "a.webarchive"))


@pytest.mark.parametrize("encoding", ["UTF-8", "windows-1251"])
@pytest.mark.parametrize("binary", [True, False])
def test_the_page_and_its_address(encoding: str, binary: bool) -> None:
    data = archive(encoding, binary)
    [found] = [each for each in read(data) if isinstance(each, Document)]
    assert (found.text, found.url, found.captured) == (f"{SENTENCE}\n{LAST}", "https://bell.example/1", None)
    assert FORMAT.sniff("a.webarchive", data) == 95


def test_pictures_are_media_and_the_rest_is_counted() -> None:
    [medium] = [each for each in read(archive()) if isinstance(each, MediaItem)]
    assert medium.within == ("part 2: p.gif",)
    assert [str(each) for each in read(archive()) if isinstance(each, SkipItem)] == [
        "a.webarchive: kept in the file and not read as texts: 1 frames, 1 text/css"
    ]


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"bplist00", "it is no property list"),
        (b"", "it is no property list"),
        (plistlib.dumps([1]), "it is a property list and no saved page"),
        (plistlib.dumps({"WebMainResource": [1]}), "there is no web page in it"),
        (b'<?xml version="1.0"?><!DOCTYPE plist [<!ENTITY a "aa">]><plist version="1.0"><dict/></plist>', "it is no property list"),
    ],
)
def test_what_holds_no_page_says_so(data: bytes, reason: str) -> None:
    [refused] = read(data)
    assert isinstance(refused, BadInput) and reason in str(refused)


def test_every_byte_changed_is_read_or_refused_by_name() -> None:
    for data in (archive(), archive(binary=False)):
        for at in range(0, len(data), 13):
            for mutated in (data[:at], data[:at] + bytes([data[at] ^ 0xFF]) + data[at + 1 :]):
                for found in read(mutated):
                    assert isinstance(found, Document | MediaItem) or str(found).startswith("a.webarchive")
