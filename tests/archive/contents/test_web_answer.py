import gzip

import pytest

from witnessmark.archive.contents.fields import Fields
from witnessmark.archive.contents.web_answer import Answer, answer_of, dechunked, readable_body
from witnessmark.errors import BadInput


@pytest.mark.parametrize(
    ("body", "joined"),
    [
        (b"3\r\nTwo\r\n5\r\n were\r\n0\r\n\r\n", b"Two were"),
        (b"3;name=value\r\nTwo\r\n0\r\nTrailer: x\r\n\r\n", b"Two"),
        (b"0003 \nTwo\n0\n\n", b"Two"),
        (b"0\r\n\r\n", b""),
        (b"<html>", None),
        (b"3\r\nTwo\r\nFFFFFFFF\r\nx", None),
        (b"3\r\nTwo", None),
        (b"", None),
    ],
)
def test_chunks_are_joined_only_where_all_of_them_are_there(body: bytes, joined: bytes | None) -> None:
    assert dechunked(body) == joined


def test_an_answer_and_its_fields() -> None:
    answer = answer_of(b"HTTP/1.1 200\r\nContent-Type: Text/HTML; charset=x\r\nX-A: one\r\n  two\r\nx-a: three\r\n\r\nTwo")
    assert answer is not None
    assert (answer.status, answer.fields.media_type(), answer.fields.all("X-A"), answer.body) == (200, "text/html", ("one two", "three"), b"Two")
    assert answer_of(b"HTTP/1.1 abc\r\n\r\n") is None
    assert answer_of(b"Two were hurt.\r\n\r\n") is None


def test_a_body_is_never_longer_than_asked() -> None:
    body = gzip.compress(bytes(10_000))
    with pytest.raises(BadInput, match="a: longer than 9,999 bytes when unpacked"):
        readable_body(Answer(200, Fields(b"Content-Encoding: gzip"), body), 9_999, "a")
    assert readable_body(Answer(200, Fields(b"Content-Encoding: gzip"), body), 10_000, "a") == bytes(10_000)
