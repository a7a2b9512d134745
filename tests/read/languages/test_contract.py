"""The contract of a language, run against every file of the folder."""

import pytest

from witnessmark.model.document import Document
from witnessmark.read.reader import read_document
from witnessmark.read.vocabulary import languages, vocabulary
from witnessmark.resolve.places.gazetteer import load_gazetteer


@pytest.fixture(params=languages())
def language(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def test_it_says_what_it_is_and_how_sentences_end(language: str) -> None:
    assert vocabulary(language, "segment")["abbreviations"]


def test_a_document_in_it_is_read(language: str) -> None:
    reading = read_document(Document(doc_id="d", text="12. Lysove. 3 / 4!", language=language, published="2024-05-07"), load_gazetteer())
    assert reading.language == language
    assert not any(warning.code == "language_not_read" for warning in reading.warnings)
