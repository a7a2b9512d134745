"""A WACZ file, as another implementation reads it."""

import gzip
import io
import json
import os
import shutil
import subprocess
import zipfile
from functools import partial
from pathlib import Path

import pytest
from fastwarc.warc import ArchiveIterator
from warcio.archiveiterator import ArchiveIterator as Records
from warcs import INFO, answer, asked, packed

from witnessmark.archive.packages.wacz import WebArchive, indexed, write_wacz
from witnessmark.errors import BadInput

pytestmark = pytest.mark.slow

FIRST = packed(INFO, asked("http://harbour.example/"), answer("http://harbour.example/", b"<html>Pier hit</html>"))
SECOND = packed(
    answer("http://aid.example/", b"<html>Help came</html>", date="2024-05-06T09:00:00Z"), answer("http://aid.example/x.png", b"x", mime="image/png")
)
# scripts/wacz makes it: the package wants an older typer than we do, so it lives apart.
BESIDE = Path(__file__).parents[3] / ".venv-wacz" / "bin" / "wacz"
VALIDATOR = os.environ.get("WITNESSMARK_WACZ") or (str(BESIDE) if BESIDE.exists() else shutil.which("wacz"))


def written(target: Path, *archives: bytes) -> Path:
    named = [WebArchive(partial(io.BytesIO, data), f"{number}.warc.gz") for number, data in enumerate(archives)]
    write_wacz(target, [(each, indexed(each)) for each in named], "2024-05-08T00:00:00Z", "witnessmark test", "Pages of a test")
    return target


def test_it_holds_what_the_standard_asks_for(tmp_path: Path) -> None:
    with zipfile.ZipFile(written(tmp_path / "a.wacz", FIRST, SECOND)) as made:
        names = [entry.filename for entry in made.infolist()]
        assert names == [
            "archive/0.warc.gz",
            "archive/1.warc.gz",
            "indexes/index.cdx.gz",
            "indexes/index.idx",
            "pages/pages.jsonl",
            "datapackage.json",
            "datapackage-digest.json",
        ]
        assert made.read("archive/0.warc.gz") == FIRST
        assert all(made.getinfo(name).compress_type == zipfile.ZIP_STORED for name in names[:3])
        pages = [json.loads(line) for line in made.read("pages/pages.jsonl").splitlines()]
        assert [(page["url"], page["ts"]) for page in pages[1:]] == [
            ("http://aid.example/", "2024-05-06T09:00:00Z"),
            ("http://harbour.example/", "2024-05-07T10:00:00Z"),
        ]


def test_each_line_of_the_index_leads_to_its_record(tmp_path: Path) -> None:
    with zipfile.ZipFile(written(tmp_path / "a.wacz", FIRST, SECOND)) as made:
        lines = gzip.decompress(made.read("indexes/index.cdx.gz")).decode().splitlines()
        assert lines == sorted(lines)
        for line in lines:
            found = json.loads(line.split(" ", 2)[2])
            data = made.read(f"archive/{found['filename']}")[int(found["offset"]) :][: int(found["length"])]
            [theirs] = Records(io.BytesIO(data))
            assert (theirs.rec_headers.get_header("WARC-Target-URI"), theirs.http_headers.get_statuscode()) == (found["url"], found["status"])


def test_a_second_library_reads_the_web_archives_in_it(tmp_path: Path) -> None:
    with zipfile.ZipFile(written(tmp_path / "a.wacz", FIRST, SECOND)) as made, made.open("archive/1.warc.gz") as stream:
        found = [record.headers["WARC-Target-URI"] for record in ArchiveIterator(stream)]
    assert found == ["http://aid.example/", "http://aid.example/x.png"]


def test_the_list_of_the_index_says_where_each_piece_begins(tmp_path: Path) -> None:
    many = packed(*(answer(f"http://harbour.example/{number:05d}", b"<html></html>") for number in range(1030)))
    with zipfile.ZipFile(written(tmp_path / "a.wacz", many)) as made:
        head, *pieces = made.read("indexes/index.idx").decode().splitlines()
        assert head.startswith("!meta 0 ")
        for piece in pieces:
            key, _, where = piece.partition(" {")
            place = json.loads("{" + where)
            data = made.read("indexes/index.cdx.gz")[place["offset"] :][: place["length"]]
            assert gzip.decompress(data).decode().startswith(key)
        assert len(pieces) == 2


def test_the_same_pages_give_the_same_bytes(tmp_path: Path) -> None:
    assert written(tmp_path / "a", FIRST).read_bytes() == written(tmp_path / "b", FIRST).read_bytes()


def test_without_a_web_archive_there_is_none(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="no web archive"):
        write_wacz(tmp_path / "a", [], "2024-05-08T00:00:00Z", "x", "x")


@pytest.mark.skipif(VALIDATOR is None, reason="the package wacz is not there: scripts/wacz installs it")
def test_another_implementation_finds_it_valid(tmp_path: Path) -> None:
    target = written(tmp_path / "a.wacz", FIRST, SECOND)
    done = subprocess.run([str(VALIDATOR), "validate", "-f", target], capture_output=True, text=True, check=False)
    assert "Validation succeeded, the passed WACZ is valid" in done.stdout, done.stdout + done.stderr
