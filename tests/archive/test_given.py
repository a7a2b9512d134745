import pytest

from witnessmark.archive.given import documents_given
from witnessmark.errors import BadInput
from witnessmark.model.document import Document


def test_documents_pass_and_dicts_are_read_as_records() -> None:
    document = Document(doc_id="a", text="Two were hurt.")
    first, second = documents_given([document, {"text": "One was hurt.", "published": "2024-05-07", "title": "Mill Street"}])
    assert first is document
    assert (second.text, second.published, second.title) == ("One was hurt.", "2024-05-07", "Mill Street")
    assert len(second.doc_id) == 16


@pytest.mark.parametrize("record", [{}, {"text": ""}, {"text": 7}, {"text": "Two were hurt.", "published": "May"}])
def test_what_is_no_record_is_refused_by_its_number(record: dict[str, object]) -> None:
    with pytest.raises(BadInput, match="record 2"):
        list(documents_given([{"text": "One was hurt."}, record]))
