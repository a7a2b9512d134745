import base64
import gzip
import hashlib
import io
import json
import zipfile

import pytest

from witnessmark.archive.common import Found
from witnessmark.archive.formats.wacz import FORMAT
from witnessmark.errors import BadInput, Remark
from witnessmark.model.document import Document

SENTENCE = "Two people were hurt in Lysove on Sunday when a shell fell near the bakery, the town council said."
LAST = "The regional hospital said that both were in a stable condition and would be treated there for some days."
PAGE = f"<!doctype html><html><body><article><p>{SENTENCE}</p><p>{LAST}</p></article></body></html>".encode()
URL = "https://bell.example/two-hurt"
DATA = "archive/data.warc.gz"


def warc(page: bytes = PAGE, url: str = URL) -> bytes:
    block = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + page
    head = f"WARC/1.1\r\nWARC-Type: response\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2021-05-02T10:11:12.345Z\r\nContent-Type: application/http\r\n"
    return gzip.compress(head.encode() + b"Content-Length: %d\r\n\r\n" % len(block) + block + b"\r\n\r\n", mtime=0)


def digest(data: bytes) -> str:
    return f"sha256:{hashlib.sha256(data).hexdigest()}"


PAGES = (
    b'{"format": "json-pages-1.0", "id": "pages", "title": "All pages", "hasText": true}\n'
    b'{"id": "1", "url": "https://bell.example/two-hurt", "ts": "2021-05-02T10:11:12Z", "title": "Two hurt in Lysove", "text": "x"}\nbroken\n'
)


def package(members: dict[str, bytes] | None = None, listed: dict[str, bytes] | None = None, signed: object = None) -> bytes:
    members = {DATA: warc(), "pages/pages.jsonl": PAGES} if members is None else members
    resources = [
        {"name": path.rpartition("/")[2], "path": path, "hash": digest(data), "bytes": len(data)}
        for path, data in (members if listed is None else listed).items()
    ]
    descriptor = json.dumps({"profile": "data-package", "resources": resources, "wacz_version": "1.1.1", "software": "browsertrix 1.0"}).encode()
    sealed = {"path": "datapackage.json", "hash": digest(descriptor)} | ({"signedData": signed} if signed is not None else {})
    return packed({**members, "datapackage.json": descriptor, "datapackage-digest.json": json.dumps(sealed).encode()})


def packed(members: dict[str, bytes]) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_STORED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return data.getvalue()


def read(data: bytes) -> list[Found]:
    return list(FORMAT.read(io.BytesIO(data), "a.wacz"))


def said(data: bytes) -> list[str]:
    return [str(each) for each in read(data) if not isinstance(each, Document)]


def test_its_pages_with_their_titles_and_the_place_in_the_archive_in_the_package() -> None:
    [found] = read(package())
    assert isinstance(found, Document)
    assert (found.text, found.url, found.title) == (f"{SENTENCE}\n{LAST}", URL, "Two hurt in Lysove")
    assert found.captured == "2021-05-02T10:11:12+00:00"
    [region] = found.regions
    assert (region.kind, region.at, region.within) == ("record", "1", (DATA,))


def test_a_part_that_is_not_what_the_list_says_is_named_and_an_archive_not_read() -> None:
    other = warc(PAGE.replace(b"Two", b"Six"))
    pages = PAGES + b"\n"
    data = package({DATA: other, "pages/pages.jsonl": pages}, listed={DATA: warc(), "pages/pages.jsonl": PAGES})
    assert said(data) == [
        f"a.wacz: {DATA}: its digest is given as {digest(warc())}, and is {digest(other)}; nothing in it is read",
        f"a.wacz: pages/pages.jsonl: its digest is given as {digest(PAGES)}, and is {digest(pages)}",
    ]
    assert not [each for each in read(data) if isinstance(each, Document)]


def test_the_list_itself_is_weighed_too() -> None:
    data = package()
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    members["datapackage.json"] = members["datapackage.json"].replace(b"1.0", b"1.1")
    [first, *_] = said(packed(members))
    assert first.startswith("a.wacz: datapackage-digest.json: the digest of datapackage.json is given as sha256:")


def test_a_listed_part_that_is_missing_and_an_archive_that_is_not_listed() -> None:
    data = package({DATA: warc(), "archive/more.warc": gzip.decompress(warc(url=URL + "/2"))}, listed={DATA: warc(), "indexes/index.cdx": b"x"})
    assert said(data) == [
        "a.wacz: the member indexes/index.cdx is not there",
        "a.wacz, archive/more.warc: it is not in the package's list, which gives no digest of it",
    ]
    assert len([each for each in read(data) if isinstance(each, Document)]) == 2


def test_a_signature_is_said_and_not_believed() -> None:
    [remark] = [each for each in read(package(signed={"hash": "x", "signature": "y", "publicKey": "z"})) if not isinstance(each, Document)]
    assert isinstance(remark, Remark)
    assert str(remark) == "a.wacz: it is signed; who signed it and whether the signature holds is not checked here"


@pytest.mark.parametrize(
    "hashed",
    [
        f"md5:{hashlib.md5(warc()).hexdigest()}",
        f"sha-256:{hashlib.sha256(warc()).hexdigest()}",
        f"sha256:{base64.b32encode(hashlib.sha256(warc()).digest()).decode()}",
    ],
)
def test_digests_of_older_programs(hashed: str) -> None:
    members = {DATA: warc(), "datapackage.json": json.dumps({"resources": [{"path": DATA, "hash": hashed}]}).encode()}
    [found] = read(packed(members))
    assert isinstance(found, Document)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"PK\x03\x04", "a.wacz: it is no whole zip archive: File is not a zip file"),
        (packed({"datapackage.json": b"{}"}), "a.wacz: there is no web archive in it"),
        (packed({DATA: warc()}), "a.wacz: the member datapackage.json is not there"),
        (packed({DATA: warc(), "datapackage.json": b"[" * 100_000}), "a.wacz: datapackage.json: "),
        (packed({DATA: warc(), "datapackage.json": b'{"resources": [{"path": 7}]}'}), "Expected `str`, got `int`"),
        (packed({DATA: warc(), "datapackage.json": b'{"resources": [{"path": "\xff"}]}'}), "a.wacz: datapackage.json: "),
        (packed({DATA: warc()[:-40], "datapackage.json": b"{}"}), f"a.wacz, {DATA}, record 1"),
        (packed({"../" + DATA: warc(), "datapackage.json": b"{}"}), "has a name that leads out of the archive; it is not read"),
        (package(listed={DATA: b"", "x": b""}, members={DATA: warc()}), "its digest is given as sha256:e3b0c442"),
    ],
)
def test_what_is_wrong_with_a_package_is_named(data: bytes, reason: str) -> None:
    assert [each for each in read(data) if isinstance(each, BadInput) and reason in str(each)], said(data)


def test_every_byte_changed_is_read_or_refused_by_name() -> None:
    data = package()
    for at in range(0, len(data), 5):
        for mutated in (data[:at], data[:at] + bytes([data[at] ^ 0x55]) + data[at + 1 :]):
            for found in read(mutated):
                assert isinstance(found, Document) or (str(found).startswith("a.wacz") and "\n" not in str(found))


@pytest.mark.parametrize(
    ("name", "head", "sure"),
    [
        ("a.wacz", package(), 95),
        ("a.zip", package(), 95),
        ("a.docx", packed({"[Content_Types].xml": b"", "word/document.xml": b""}), 0),
        ("a.zip", packed({"notes.txt": b"archive/data.warc.gz"}), 0),
        ("a.wacz", b"not a zip", 40),
    ],
)
def test_which_files_it_takes(name: str, head: bytes, sure: int) -> None:
    assert FORMAT.sniff(name, head) == sure
