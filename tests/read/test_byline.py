from witnessmark.model.document import Document
from witnessmark.read.byline import languages_of_name, read_signed
from witnessmark.resolve.places.known import places_known


def test_a_name_is_in_the_language_its_letters_tell_else_in_that_of_what_is_published():
    assert languages_of_name("Poltava rescuers Live", "uk") == ["en"]
    assert languages_of_name("Полтава Today", "uk") == ["uk", "ru"]
    assert languages_of_name("Рятівники області", "ru") == ["uk"]
    assert languages_of_name("Новый день", "uk") == ["ru"]
    assert languages_of_name("Полтава", "ru") == ["ru", "uk"]
    assert languages_of_name("№ 17", "ru") == []


def test_a_document_without_a_publisher_has_one_reading_and_a_name_as_long_as_a_text_is_none():
    known = places_known(None)
    assert len(read_signed(Document(doc_id="a", text="Two people were killed.", language="en"), known)) == 1
    assert len(read_signed(Document(doc_id="a", text="Two people were killed.", language="en", publisher="Rivne Post " * 30), known)) == 1
    assert len(read_signed(Document(doc_id="a", text="Two people were killed.", language="en", publisher="Rivne Post"), known)) == 2
