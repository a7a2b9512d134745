"""The contract of a source format, run against every file of the folder."""

import io
import re

import pytest

from witnessmark.archive.common import Format
from witnessmark.errors import SkipItem
from witnessmark.model.document import Document
from witnessmark.plugins import members

FORMATS = members("witnessmark.archive.formats", "FORMAT")
HEADS = [
    b"",
    b"\xff\xfe\x00",
    b"Two people were hurt.",
    b"<html><body><p>Two were hurt.</p></body></html>",
    b'{"text": "Two were hurt."}\n',
    b'{"messages": []}',
    b"PK\x03\x04",
]


@pytest.fixture(params=sorted(FORMATS))
def format(request: pytest.FixtureRequest) -> Format:
    return FORMATS[request.param]


def test_it_says_what_it_is(format: Format) -> None:
    assert re.fullmatch(r"[a-z_]+", format.NAME)
    assert format.TITLE and (format.__doc__ or type(format).__doc__)
    assert all(re.fullmatch(r"\.[a-z0-9]+", extension) for extension in format.EXTENSIONS)


def test_no_two_formats_bear_one_name(format: Format) -> None:
    assert [each.NAME for each in FORMATS.values()].count(format.NAME) == 1


@pytest.mark.parametrize("head", HEADS)
def test_how_sure_it_is_lies_between_0_and_100(format: Format, head: bytes) -> None:
    for name in ("a", "a.txt", "a.html", "a.jsonl", "result.json", "case.toml", "a" + (format.EXTENSIONS or ("",))[0]):
        assert 0 <= format.sniff(name, head) <= 100


@pytest.mark.parametrize("body", [*HEADS, bytes(range(256)), b"[" * 5000, b'{"text": 7}\n{"text"'])
def test_whatever_comes_is_read_or_refused_by_name(format: Format, body: bytes) -> None:
    for item in format.read(io.BytesIO(body), "some file"):
        assert isinstance(item, Document) or (isinstance(item, SkipItem) and str(item).startswith("some file") and "\n" not in str(item))
