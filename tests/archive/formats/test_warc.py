import base64
import gzip
import hashlib
import io
import tracemalloc
import zlib
from collections.abc import Iterator

import pytest
from fastwarc.warc import ArchiveIterator
from warcio.archiveiterator import ArchiveIterator as WarcioIterator
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from witnessmark.archive.common import Found
from witnessmark.archive.contents import warc_records
from witnessmark.archive.formats.warc import FORMAT
from witnessmark.errors import BadInput, Remark
from witnessmark.model.document import Document
from witnessmark.model.region import Region

LAST = "The regional hospital said that both were in a stable condition and would be treated there for some days."
SENTENCE = "Two people were hurt in Lysove on Sunday when a shell fell near the bakery, the town council said."
PAGE = f"<!doctype html><html><head><title>Lysove</title></head><body><article><p>{SENTENCE}</p><p>{LAST}</p></article></body></html>".encode()
URL = "https://bell.example/2021/two-hurt"


def b32(data: bytes, algorithm: str = "sha1") -> str:
    return f"{algorithm}:{base64.b32encode(hashlib.new(algorithm, data).digest()).decode()}"


def http(body: bytes, *fields: str, status: str = "200 OK") -> bytes:
    return "\r\n".join([f"HTTP/1.1 {status}", *(fields or ("Content-Type: text/html",)), "", ""]).encode() + body


def record(block: bytes, *fields: str, kind: str = "response", version: str = "1.0", url: str = URL, length: int | None = None) -> bytes:
    told = [f"WARC/{version}", f"WARC-Type: {kind}", "WARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-000000000001>"]
    told += [f"WARC-Target-URI: {url}", "WARC-Date: 2021-05-02T10:11:12Z", *fields]
    if not any(each.startswith("Content-Type") for each in fields):
        told.append("Content-Type: application/http; msgtype=response")
    head = "\r\n".join([*told, f"Content-Length: {len(block) if length is None else length}", "", ""])
    return head.encode() + block + b"\r\n\r\n"


def read(data: bytes) -> list[Found]:
    return list(FORMAT.read(io.BytesIO(data), "a.warc"))


def documents(data: bytes) -> list[Document]:
    return [each for each in read(data) if isinstance(each, Document)]


def said(data: bytes) -> list[str]:
    return [str(each) for each in read(data) if not isinstance(each, Document)]


def chunks(body: bytes, size: int = 100) -> bytes:
    parts = [body[at : at + size] for at in range(0, len(body), size)]
    return b"".join(b"%x\r\n%s\r\n" % (len(part), part) for part in parts) + b"0\r\n\r\n"


def test_a_page_its_address_its_time_and_its_place() -> None:
    [found] = documents(record(http(PAGE)))
    assert found.text == f"{SENTENCE}\n{LAST}"
    assert (found.url, found.captured, found.published) == (URL, "2021-05-02T10:11:12+00:00", None)
    at = "1 <urn:uuid:00000000-0000-0000-0000-000000000001>"
    assert found.regions == (Region(start=0, end=len(found.text), kind="record", at=at),)


INFO = b"software: Wget/1.21.4 (linux-gnu)\r\nformat: WARC File Format 1.0\r\n"
# As the programs write them: wget puts angle brackets around the address, Heritrix and pywb number in base32, browsers' tools in hexadecimal.
BROWSER = ("content-type: text/html", "transfer-encoding: chunked", "content-encoding: br")
PRODUCERS = {
    "wget": record(INFO, "Content-Type: application/warc-fields", kind="warcinfo", url="<urn:x>")
    + record(b"GET / HTTP/1.1\r\n\r\n", "Content-Type: application/http;msgtype=request", kind="request", url=f"<{URL}>")
    + record(http(PAGE), f"WARC-Block-Digest: {b32(http(PAGE))}", f"WARC-Payload-Digest: {b32(PAGE)}", url=f"<{URL}>"),
    "warcio, chunks as sent": record(
        http(chunks(PAGE), "content-type: text/html", "transfer-encoding: chunked"), f"WARC-Payload-Digest: {b32(chunks(PAGE))}"
    ),
    "the standard, chunks joined": record(
        http(chunks(PAGE, 7), "Content-Type: text/html", "Transfer-Encoding: chunked"), f"WARC-Payload-Digest: {b32(PAGE)}"
    ),
    "a browser's tool, which keeps the field and joins the chunks": record(
        http(PAGE, *BROWSER),
        f"WARC-Payload-Digest: sha-256:{hashlib.sha256(PAGE).hexdigest()}",
        f"WARC-Block-Digest: sha256:{hashlib.sha256(http(PAGE, *BROWSER)).hexdigest()}",
        version="1.1",
    ),
    "a server that packs": record(http(gzip.compress(PAGE), "Content-Type: text/html; charset=utf-8", "Content-Encoding: gzip")),
    "a server that packs and cuts": record(
        http(chunks(gzip.compress(PAGE), 33), "Content-Type: text/html", "Content-Encoding: GZIP", "Transfer-Encoding: Chunked")
    ),
    "deflate with its head": record(http(zlib.compress(PAGE), "Content-Type: text/html", "Content-Encoding: deflate")),
    "deflate without": record(http(zlib.compress(PAGE)[2:-4], "Content-Type: text/html", "Content-Encoding: deflate")),
    "lines that end in LF alone": record(PAGE.join([b"HTTP/1.0 200\nContent-Type: text/html\n\n", b""])),
    "HTTP/2 as some write it": record(b"HTTP/2 200\r\ncontent-type: text/html\r\n\r\n" + PAGE),
    "a resource": record(PAGE, "Content-Type: text/html", f"WARC-Payload-Digest: md5:{hashlib.md5(PAGE).hexdigest()}", kind="resource"),
    "digest in small letters": record(http(PAGE), f"WARC-Payload-Digest: {b32(PAGE).lower()}"),
    "digest in base64": record(http(PAGE), f"WARC-Payload-Digest: sha256:{base64.b64encode(hashlib.sha256(PAGE).digest()).decode()}", version="1.1"),
    "version 0.18": record(http(PAGE), version="0.18"),
}


@pytest.mark.parametrize("data", PRODUCERS.values(), ids=PRODUCERS)
def test_what_the_programs_write_plain_packed_by_record_and_packed_whole(data: bytes) -> None:
    each_packed = b"".join(gzip.compress(b"WARC/" + part) for part in data.split(b"WARC/")[1:] if part.startswith((b"1.", b"0.")))
    for form in (data, each_packed, gzip.compress(data)):
        [found] = documents(form)
        assert (found.text, found.url) == (f"{SENTENCE}\n{LAST}", URL)
        assert not [each for each in read(form) if isinstance(each, BadInput)]
        assert FORMAT.sniff("a", form) == 95


def test_brotli_is_unpacked_where_the_package_is_there() -> None:
    brotli = pytest.importorskip("brotli")
    fields = ("Content-Type: text/html", "Content-Encoding: br")
    [found] = documents(record(http(brotli.compress(PAGE * 3), *fields)))
    assert SENTENCE in found.text
    [cut] = said(record(http(brotli.compress(PAGE)[:-20], *fields)))
    assert cut == f"a.warc, record 1, {URL}: packed as 'br': its packing is damaged"


def test_brotli_without_the_package_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "brotli", None)
    [refused] = read(record(http(b"\x1b\x00\x01\x02", "Content-Type: text/html", "Content-Encoding: br")))
    assert isinstance(refused, BadInput)
    assert str(refused).endswith("packed as 'br': install the package brotli, 1.2 or newer, to read it")


@pytest.mark.parametrize(
    ("field", "digest"),
    [
        ("WARC-Payload-Digest", b32(PAGE + b" ")),
        ("WARC-Block-Digest", b32(PAGE)),
        ("WARC-Payload-Digest", "sha-256:" + "0" * 64),
        ("WARC-Payload-Digest", "md5:" + "A" * 26),
    ],
)
def test_a_digest_that_does_not_hold_costs_the_text_and_is_told_with_both_values(field: str, digest: str) -> None:
    [refused, again] = read(record(http(PAGE), f"{field}: {digest}") + record(http(PAGE)))
    assert isinstance(refused, BadInput) and isinstance(again, Document)
    part = field.split("-")[1].lower()
    data = PAGE if part == "payload" else http(PAGE)
    algorithm = digest.partition(":")[0].replace("-", "")
    right = hashlib.new(algorithm, data)
    value = right.hexdigest() if len(digest.partition(":")[2]) == 64 else base64.b32encode(right.digest()).decode().rstrip("=")
    assert str(refused) == (
        f"a.warc, record 1, {URL}: its {part} digest is {digest}, and that of the bytes that are there "
        f"{digest.partition(':')[0]}:{value}; its text is not read"
    )


def test_a_digest_in_an_unknown_writing_is_said_and_the_text_read() -> None:
    [remark, found] = read(record(http(PAGE), "WARC-Payload-Digest: crc32:0badcafe"))
    assert isinstance(remark, Remark) and isinstance(found, Document)
    assert str(remark) == "a.warc, record 1: its payload digest 'crc32:0badcafe' is written in a way not known here and was not checked"


def test_one_changed_byte_anywhere_in_a_digested_block_is_found() -> None:
    block = http(PAGE)
    fields = (f"WARC-Block-Digest: {b32(block)}",)
    good = record(block, *fields)
    start = good.index(block)
    for at in range(start, start + len(block), 7):
        changed = good[:at] + bytes([good[at] ^ 1]) + good[at + 1 :]
        assert not documents(changed)


def test_a_file_that_ends_inside_a_record() -> None:
    whole = record(http(PAGE)) + record(http(PAGE), url=URL + "/2")
    [found, refused] = read(whole[:-100])
    assert isinstance(found, Document) and isinstance(refused, BadInput)
    assert f"record 2, {URL}/2: the file ends inside it: it has" in str(refused)
    [*_, packed] = read(gzip.compress(record(http(PAGE)))[:-3])
    assert str(packed) == "a.warc: the file ends before the check sum of its last gzip member, which could not be checked"


def test_damaged_gzip_is_said_with_the_byte_and_nothing_behind_it_is_guessed_at() -> None:
    first, second = gzip.compress(record(http(PAGE))), gzip.compress(record(http(PAGE), url=URL + "/2"))
    broken = first[:-8] + bytes([first[-8] ^ 1]) + first[-7:] + second
    [refused] = read(broken)
    assert str(refused) == (
        "a.warc, record 1: its gzip data is damaged (incorrect data check); what follows byte 0 of its unpacked data is kept and not read"
    )
    [found, rest] = read(first + b"\x00\x00" + second[:30] + b"\xff" * 50)
    assert isinstance(found, Document) and "record 2: its gzip data is damaged" in str(rest)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "a.warc: there is no record in it"),
        (b"GIF89a", "it begins with 'GIF89a' and not as a record of a web archive does"),
        (b"WARC/1.0\r\nWARC-Type: response\r\n\r\n", "record 1: it does not say how long it is"),
        (b"WARC/1.0\r\nWARC-Type: response\r\n", "record 1: the file ends inside its fields"),
        (b"WARC/1.0\r\nContent-Length: -5\r\n\r\n", "record 1: it does not say how long it is"),
        (b"WARC/1.0\r\nContent-Length: 99999999999999999\r\n\r\nab", "it has 2 of the 99,999,999,999,999,999 bytes it says"),
        (b"WARC/1.0\r\nX: " + b"y" * 300_000 + b"\r\n\r\n", "record 1: its fields are longer than 262,144 bytes"),
        (record(b"HTTP/1.1 wrong\r\n\r\nx"), "it holds no answer of a web server"),
        (record(b"", kind="continuation"), "it goes on with a record cut in pieces, which are not put together here"),
        (record(http(PAGE), "WARC-Segment-Number: 1"), "only the first piece of a record cut in pieces"),
        (
            record(http(gzip.compress(PAGE)[:-30], "Content-Type: text/html", "Content-Encoding: gzip")),
            "packed as 'gzip': its packing is damaged",
        ),
        (record(http(b"(\xb5/\xfd\x01\x02", "Content-Type: text/html", "Content-Encoding: zstd")), "packed as 'zstd', which cannot be undone here"),
        (record(http(PAGE, "Content-Type: text/html", "Content-Encoding: gzip, gzip, gzip, gzip")), "packed 4 times over"),
    ],
)
def test_what_cannot_be_read_says_why(data: bytes, reason: str) -> None:
    assert [each for each in read(data) if isinstance(each, BadInput) and reason in str(each)], said(data)
    assert not documents(data)


def test_a_gzip_bomb_in_an_answer_is_stopped() -> None:
    bomb = gzip.compress(bytes(100 * 1024 * 1024), 9)
    tracemalloc.start()
    [refused] = said(record(http(bomb, "Content-Type: text/html", "Content-Encoding: gzip")))
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert refused.endswith("longer than 67,108,864 bytes when unpacked, which is more than any report")
    assert most < 250 * 1024 * 1024


def test_a_long_record_is_weighed_and_not_loaded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(warc_records, "MAX_BLOCK", 100_000)
    film = http(bytes(1_000_000), "Content-Type: video/mp4")
    good = record(film, f"WARC-Block-Digest: {b32(film)}", f"WARC-Payload-Digest: {b32(bytes(1_000_000))}")
    assert said(good) == [f"a.warc, record 1, {URL}: {len(film):,} bytes long, which is too much to be read; it is kept"]
    [wrong] = said(good.replace(bytes(10), b"\x00" * 9 + b"\x01", 1))[:1]
    assert "its block digest is" in wrong


def test_a_stream_of_any_length_needs_the_memory_of_one_record() -> None:
    class Long(io.RawIOBase):
        """Two hundred records of a megabyte, made as they are read."""

        def __init__(self) -> None:
            self.left, self.rest = 200, b""

        def read(self, size: int = -1) -> bytes:
            if not self.rest and self.left:
                self.left, self.rest = self.left - 1, record(http(bytes(1_000_000), "Content-Type: font/woff2"))
            taken, self.rest = self.rest[:size], self.rest[size:]
            return taken

    tracemalloc.start()
    assert [str(each) for each in FORMAT.read(Long(), "a.warc")] == ["a.warc: kept in the archive and not read as texts: 200 font/woff2"]  # type: ignore[arg-type]
    assert tracemalloc.get_traced_memory()[1] < 20_000_000
    tracemalloc.stop()


def test_the_same_page_twice_counts_once_and_a_changed_one_is_another() -> None:
    changed = PAGE.replace(b"Two people", b"Three people")
    found = read(record(http(PAGE)) + record(http(PAGE)) + record(http(changed)) + record(http(PAGE), url=URL + "/mirror"))
    assert [each.text[:9] for each in found if isinstance(each, Document)] == ["Two peopl", "Three peo", "Two peopl"]
    assert [str(each) for each in found if not isinstance(each, Document)] == [
        f"a.warc, record 2: {URL} has the same text as in record 1; it is counted once"
    ]


def test_moved_addresses_errors_and_parts_of_pages_are_told_and_counted() -> None:
    data = record(http(b"", "Location: https://bell.example/new", status="301 Moved Permanently"))
    data += record(http(b"Not here", status="404 Not Found")) * 2
    data += record(http(b"body {}", "Content-Type: text/css")) + record(http(b"{}", "Content-Type: application/json"))
    data += record(b"text", "Content-Type: text/plain", kind="resource", url="urn:text:" + URL)
    data += record(b"\x89PNG", "Content-Type: image/png", kind="resource", url="urn:fullPage:" + URL)
    data += record(b"\x00" * 8, "Content-Type: text/dns", url="dns:bell.example")
    assert said(data) == [
        f"a.warc, record 1: {URL} moved to https://bell.example/new (status 301)",
        "a.warc: kept in the archive and not read as texts: 2 answers of status 404, 1 application/json, "
        "1 notes of the program that made it, 1 pictures of pages as a browser showed them, 1 text/css, 1 text/dns",
    ]


def test_a_revisit_says_where_the_original_is_unless_it_is_here() -> None:
    digest = f"WARC-Payload-Digest: {b32(PAGE)}"
    head = http(b"")
    again = record(head, digest, "WARC-Refers-To-Target-URI: https://bell.example/old", "WARC-Refers-To-Date: 2021-04-01T00:00:00Z", kind="revisit")
    assert said(again) == [
        f"a.warc, record 1: it says that {URL} was the same as https://bell.example/old of 2021-04-01T00:00:00Z, which is not in this archive"
    ]
    assert said(record(http(PAGE), digest) + again) == ["a.warc: kept in the archive and not read as texts: 1 records that repeat another one here"]


def test_texts_that_are_no_pages_and_an_address_that_is_none() -> None:
    note = b"Two people were hurt in Lysove."
    [plain] = documents(record(http(note, "Content-Type: text/plain"), url=URL + "/note.php?id=1"))
    assert (plain.text, plain.url) == (note.decode(), URL + "/note.php?id=1")
    [own] = documents(record(note, "Content-Type: text/plain", kind="conversion", url="file:///disk/olena/note"))
    assert own.url is None


def test_the_encoding_a_server_names_wins_over_the_pages() -> None:
    czech = "Dva lidé byli zraněni při útoku na město, řekl starosta, a ještě jeden člověk zemřel."
    page = f"<html><head><meta charset=windows-1252></head><body><p>{czech}</p></body></html>".encode("iso8859-2")
    [found] = documents(record(http(page, 'Content-Type: text/html; charset="ISO-8859-2"')))
    assert found.text == czech


def test_independent_readers_see_the_same_records() -> None:
    data = b"".join(gzip.compress(each) for each in (PRODUCERS["warcio, chunks as sent"], PRODUCERS["a server that packs"], PRODUCERS["a resource"]))
    theirs = [each.headers["WARC-Target-URI"] for each in ArchiveIterator(io.BytesIO(data), parse_http=False)]
    warcio = [each.rec_headers.get_header("WARC-Target-URI") for each in WarcioIterator(io.BytesIO(data))]
    ours = [each.target for each in warc_records.records(io.BytesIO(data), "a") if isinstance(each, warc_records.Record)]
    assert ours == theirs == warcio == [URL] * 3


@pytest.mark.parametrize("version", ["WARC/1.0", "WARC/1.1"])
def test_what_warcio_writes_holds_with_its_digests(version: str) -> None:
    out = io.BytesIO()
    writer = WARCWriter(out, gzip=True, warc_version=version)
    writer.write_record(writer.create_warcinfo_record("a.warc.gz", {"software": "a test"}))
    headers = StatusAndHeaders("200 OK", [("Content-Type", "text/html"), ("Transfer-Encoding", "chunked")], protocol="HTTP/1.1")
    written = writer.create_warc_record(URL, "response", payload=io.BytesIO(chunks(PAGE)), http_headers=headers)
    writer.write_record(written)
    digest, when = written.rec_headers.get_header("WARC-Payload-Digest"), written.rec_headers.get_header("WARC-Date")
    writer.write_record(writer.create_revisit_record(URL, digest, URL, when, http_headers=headers))
    found = read(out.getvalue())
    assert [each.url for each in found if isinstance(each, Document)] == [URL]
    assert [str(each) for each in found if not isinstance(each, Document)] == [
        "a.warc: kept in the archive and not read as texts: 1 records that repeat another one here, 1 warcinfo records"
    ]


def mutations(data: bytes, step: int) -> Iterator[bytes]:
    for at in range(0, len(data), step):
        yield data[:at]
        yield data[:at] + bytes([data[at] ^ 0xFF]) + data[at + 1 :]
        yield data[:at] + data[at + 1 :]


def test_whatever_is_changed_is_read_or_refused_by_name() -> None:
    data = record(http(chunks(b"Two were hurt."), "Content-Type: text/plain", "Transfer-Encoding: chunked"), f"WARC-Payload-Digest: {b32(b'x')}")
    for form, step in ((data, 3), (gzip.compress(data), 2)):
        for mutated in mutations(form, step):
            for found in read(mutated):
                assert isinstance(found, Document) or (str(found).startswith("a.warc") and "\n" not in str(found))


@pytest.mark.parametrize(
    ("name", "head", "sure"),
    [
        ("a.warc", b"WARC/1.0\r\n", 95),
        ("a.bin", gzip.compress(b"WARC/1.1\r\n"), 95),
        ("a.warc.gz", b"\x1f\x8b\x00", 70),
        ("a.gz", gzip.compress(b"notes"), 0),
        ("a.txt", b"On WARC/1.0", 0),
    ],
)
def test_which_files_it_takes(name: str, head: bytes, sure: int) -> None:
    assert FORMAT.sniff(name, head) == sure
