"""What is longer than anything of its kind."""

import io

import msgspec
import pytest

from witnessmark.archive.common import read_stream
from witnessmark.archive.confined.checked import LONGEST_LINE, LONGEST_NAME, LONGEST_TITLE, checked_document
from witnessmark.archive.confined.fitted import LONGEST, fitted
from witnessmark.errors import Remark
from witnessmark.model.document import Document

TEXT = "Two people were hurt in Lysove."


@pytest.mark.parametrize("field", LONGEST)
def test_a_field_longer_than_any_is_left_out_and_the_text_kept(field: str) -> None:
    most = LONGEST_TITLE if field == "title" else LONGEST_LINE
    whole = Document(doc_id="a", text=TEXT, **{field: "b" * most})  # type: ignore[arg-type]
    assert list(fitted(whole, "a.rss")) == [whole]
    remark, document = fitted(Document(doc_id="a", text=TEXT, **{field: "b" * (most + 1)}), "a.rss")  # type: ignore[arg-type]
    assert isinstance(remark, Remark) and str(remark) == f"a.rss: {field} of a is longer than any; it is left out"
    assert document == checked_document(Document(doc_id="a", text=TEXT), "a.rss")


def test_of_the_names_of_media_only_those_too_long_are_left_out() -> None:
    long, short = "b" * (LONGEST_NAME + 1), "b" * LONGEST_NAME
    remark, document = fitted(Document(doc_id="a", text=TEXT, media=(long, short)), "a.csv")
    assert "media of a is longer" in str(remark) and document == Document(doc_id="a", text=TEXT, media=(short,))


def test_the_text_comes_out_of_the_readers_process() -> None:
    line = msgspec.json.encode({"doc_id": "a", "text": TEXT, "publisher": "b" * (LONGEST_LINE + 1)})
    remark, document = read_stream(io.BufferedReader(io.BytesIO(line)), "a.jsonl", "a.jsonl")
    assert "publisher of a is longer" in str(remark) and isinstance(document, Document)
    assert (document.text, document.publisher) == (TEXT, None)
