import hashlib
import io

import pytest

from witnessmark.archive.formats.plain import FORMAT
from witnessmark.errors import BadInput
from witnessmark.model.document import Document


def read(data: bytes) -> list[object]:
    return list(FORMAT.read(io.BytesIO(data), "a.txt"))


def test_the_whole_file_is_one_document_named_by_its_text() -> None:
    text = "Two people were hurt in Lysove.\r\n\r\nNobody was killed.\r\n"
    assert read(text.encode()) == [Document(doc_id=hashlib.sha256(text.encode()).hexdigest()[:16], text=text)]


@pytest.mark.parametrize(("data", "reason"), [(b"", "the file is empty"), (b" \r\n\t", "there is no text in it, only blanks")])
def test_a_file_without_text_is_refused(data: bytes, reason: str) -> None:
    [refused] = read(data)
    assert isinstance(refused, BadInput)
    assert str(refused) == f"a.txt: {reason}"


def test_a_file_over_the_limit_is_refused_without_being_loaded() -> None:
    stream = io.BytesIO(b"x" * 20_000_100)
    [refused] = FORMAT.read(stream, "a.txt")
    assert str(refused) == "a.txt: longer than 20,000,000 bytes, which is more than any report"
    assert stream.tell() == 20_000_001


@pytest.mark.parametrize(
    ("name", "head", "sure"),
    [
        ("a.txt", b"text", True),
        ("A.TXT", b"\xff\xfe", True),
        ("README", b"text", True),
        ("a.csv", b"a,b", False),
        ("a", b"%PDF-", False),
        ("a", b"\x00", False),
    ],
)
def test_which_files_it_takes(name: str, head: bytes, sure: bool) -> None:
    assert (FORMAT.sniff(name, head) > 0) is sure
