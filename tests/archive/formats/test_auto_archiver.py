import csv
import datetime
import io
import json
from typing import Any

import pytest

from witnessmark.archive.common import format_of
from witnessmark.archive.formats.auto_archiver import FORMAT
from witnessmark.errors import BadInput, Remark, SkipItem
from witnessmark.model.document import Document

POST = "Two people were hurt in Lomni."
HASH = "SHA-256:" + "ab" * 32


def read(data: str | bytes, name: str = "out") -> list[Document | SkipItem]:
    return list(FORMAT.read(io.BytesIO(data.encode() if isinstance(data, str) else data), name))


def database(status: str, metadata: object, media: object) -> str:
    """As `csv_db` writes a row: the fields of a dataclass, dicts and dates as Python prints them."""
    out = io.StringIO()
    writer = csv.DictWriter(out, fieldnames=["status", "metadata", "media"])
    writer.writeheader()
    writer.writerow({"status": status, "metadata": metadata, "media": media})
    return out.getvalue()


METADATA: dict[str, Any] = {
    "_processed_at": datetime.datetime(2023, 5, 1, 12, 30, 1, 250000, tzinfo=datetime.UTC),
    "url": "https://posts.example/7",
    "title": POST,
    "content": json.dumps({"id": 7, "text": POST}),
    "timestamp": datetime.datetime(2023, 4, 30, 9, 0, tzinfo=datetime.UTC),
}
MEDIA = [
    {
        "filename": "/tmp/x/7.mp4",
        "key": "posts/7.mp4",
        "urls": ["https://store.example/7.mp4"],
        "properties": {"hash": HASH},
        "_mimetype": "video/mp4",
    }
]


def test_a_row_of_its_database_is_the_words_of_a_post() -> None:
    [document] = read(database("telethon_archiver: success", METADATA, MEDIA))
    assert isinstance(document, Document)
    assert (document.text, document.url, document.title) == (POST, "https://posts.example/7", None)
    assert (document.published, document.captured) == ("2023-04-30T09:00:00+00:00", "2023-05-01T12:30:01.250000+00:00")
    assert document.media == (f"/tmp/x/7.mp4 ({HASH})",)
    assert [(region.kind, region.at) for region in document.regions] == [("row", "2")]


def test_what_a_site_answered_may_hold_bytes_and_may_be_printed_as_the_words() -> None:
    answer = {"_": "Message", "id": 7, "media": {"file_reference": b"\x02\x00a'b", "date": METADATA["timestamp"]}, "seen": set()}
    [document] = read(database("telethon: success", {**METADATA, "content": str(answer), "api_data": answer}, MEDIA))
    assert isinstance(document, Document) and document.text == POST


def test_a_page_keeps_its_title_beside_its_words() -> None:
    [document] = read(database("generic_extractor: success", {**METADATA, "content": "Long words.\nMore."}, []))
    assert isinstance(document, Document)
    assert (document.text, document.title) == ("Long words.\nMore.", POST)


@pytest.mark.parametrize(
    "cell",
    ["__import__('os').system('true')", "{'url': open('x')}", "[" * 5000, "{'a': 1", "{**{}}x", "datetime.datetime(1)", "1" * 5000, "f'{1}'"],
)
def test_a_cell_is_read_and_never_run(cell: str) -> None:
    [refused] = read(database("success", cell, "[]"))
    assert isinstance(refused, BadInput)
    assert str(refused) == "out, row 2: a cell is not as Python prints a dict"


def test_what_was_not_archived_is_said() -> None:
    [remark] = read(database("no archiver", {"url": "https://posts.example/9"}, []))
    assert isinstance(remark, Remark)
    assert str(remark) == "out, row 2: auto-archiver did not archive https://posts.example/9: no archiver"


def test_what_was_kept_as_files_alone_is_said() -> None:
    [remark] = read(database("wayback: success", {"url": "https://posts.example/9"}, MEDIA))
    assert str(remark) == "out, row 2: auto-archiver kept 1 files of https://posts.example/9 and no words"


SHEET = (
    "Link,Archive status,Destination folder,Archive location,Archive date,Thumbnail,Upload timestamp,Upload title,Text content,Screenshot,Hash,"
    "Perceptual Hashes,WACZ,ReplayWebpage\r\n"
)


def test_a_spreadsheet_it_fills() -> None:
    rows = (
        f"https://posts.example/7,twitter: success,case 1,https://store.example/7.html,2023-05-01T12:30:01+00:00,=IMAGE(x),2023-04-30T09:00:00+00:00,"
        f'{POST},"{{""id"": 7}}",https://store.example/s.png,{HASH},,,\r\n'
        "https://posts.example/8,nothing archived,,,,,,,,,,,,\r\n"
    )
    document, remark = read(SHEET + rows)
    assert isinstance(document, Document)
    assert (document.text, document.url, document.published, document.captured) == (
        POST,
        "https://posts.example/7",
        "2023-04-30T09:00:00+00:00",
        "2023-05-01T12:30:01+00:00",
    )
    assert document.media == (f"https://store.example/7.html ({HASH})",)
    assert str(remark) == "out, row 3: auto-archiver did not archive https://posts.example/8: nothing archived"


def test_its_json_with_seconds_of_the_epoch() -> None:
    inner = {"key": "t.jpg", "properties": {"hash": "SHA3-512:00"}}
    data = {
        "status": "instagram: success",
        "metadata": {**METADATA, "_processed_at": 1682944201.0, "timestamp": 1682845200.0, "content": "Words."},
        "media": [{"key": "a/7.jpg", "urls": [], "properties": {"hash": HASH, "thumbnails": [inner]}}],
    }
    [document] = read(json.dumps(data), "metadata.json")
    assert isinstance(document, Document)
    assert (document.published, document.captured) == ("2023-04-30T09:00:00+00:00", "2023-05-01T12:30:01+00:00")
    assert document.media == (f"a/7.jpg ({HASH})", "t.jpg (SHA3-512:00)")
    assert FORMAT.sniff("metadata.json", json.dumps(data).encode()) > 80


REPORT = f"""

<!DOCTYPE html>
<html lang="en">
<head><meta charset="utf-8"><title>https://posts.example/7</title><style>table.metadata td {{}}</style></head>
<body>
    <div id="notification"></div>
    <h2>Archived media for <span class="copy">https://posts.example/7</span> - <a href="https://posts.example/7">open</a></h2>
    <p><b>title:</b> '<span class="copy">A post &amp; more</span>'</p>
    <h2 class="center">content 1 item(s)</h2>
    <table class="content"><tr><th>about</th><th>files and preview</th></tr><tbody><tr>
      <td><ul><li><b>hash:</b> <span class="copy">{HASH}</span></li></ul></td><td></td></tr></tbody></table>
    <h2 class="center">metadata</h2>
    <table class="metadata"><tr><th>key</th><th>value</th></tr>
      <tr><td>_processed_at</td><td><span class="copy">2023-05-01 12:30:01+00:00</span></td></tr>
      <tr><td>content</td><td><span class="copy">{POST}
Second line.</span></td></tr>
      <tr><td>timestamp</td><td>2023-04-30 09:00:00+00:00</td></tr>
    </table>
    <p class="center">Made with <a href="https://github.com/bellingcat/auto-archiver">bellingcat/auto-archiver</a> v0.13.0</p>
</body></html>
"""


def test_its_report() -> None:
    [document] = read(REPORT, "report.html")
    assert isinstance(document, Document)
    assert (document.text, document.title, document.url) == (f"{POST}\nSecond line.", "A post & more", "https://posts.example/7")
    assert (document.published, document.captured, document.media) == ("2023-04-30T09:00:00+00:00", "2023-05-01T12:30:01+00:00", (HASH,))
    known = format_of("report.html", REPORT.encode())
    assert known is not None and known.NAME == "auto_archiver"


@pytest.mark.parametrize(
    ("name", "head"),
    [
        ("a.csv", b"status,metadata,media,more\n"),
        ("a.csv", b"link,title\n"),
        ("a.json", b'{"status": "x", "metadata": {}}'),
        ("a.html", b"<html><body>We use auto-archiver.</body></html>"),
    ],
)
def test_what_only_resembles_it_is_not_its(name: str, head: bytes) -> None:
    assert FORMAT.sniff(name, head) == 0


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        ("<html>x</html>", "out: it is a web page, but no report of auto-archiver"),
        ('{"a": 1}', "out, entry 1: it has no status and metadata as auto-archiver writes them"),
        ("a,b\n1,2\n", "out: it is a table, but not one that auto-archiver fills"),
    ],
)
def test_what_is_none_of_its_files_says_why(data: str, reason: str) -> None:
    [refused] = read(data)
    assert isinstance(refused, BadInput)
    assert str(refused) == reason
