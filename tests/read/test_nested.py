"""What stands in somebody else's words is theirs, but for claims."""

from witnessmark.model.document import Document
from witnessmark.model.voice import Attribution
from witnessmark.read.nested import without_nested
from witnessmark.read.reader import read_document
from witnessmark.resolve.places.gazetteer import load_gazetteer


def said(cue: tuple[int, int], *content: tuple[int, int]) -> Attribution:
    return Attribution(source=None, cue=cue, content=content, quoted=False)


def test_a_statement_wholly_in_anothers_words_is_left_out() -> None:
    outer, inner = said((10, 14), (15, 60)), said((25, 30), (31, 60))
    assert without_nested([outer, inner], []) == [outer]


def test_one_whose_words_reach_further_stays() -> None:
    outer, later = said((10, 14), (15, 60)), said((25, 30), (31, 80))
    assert without_nested([outer, later], []) == [outer, later]


def test_one_whose_cue_stands_outside_stays() -> None:
    first, second = said((10, 14), (15, 60)), said((62, 66), (15, 60))
    assert without_nested([first, second], []) == [first, second]


def test_broken_words_hold_what_stands_in_any_of_their_parts() -> None:
    outer, inner = said((30, 34), (0, 28), (36, 80)), said((40, 45), (46, 70))
    assert without_nested([outer, inner], []) == [outer]


def cues(text: str) -> list[str]:
    reading = read_document(Document(doc_id="d", text=text, language="en"), load_gazetteer())
    return [text[slice(*a.cue)] for a in reading.attributions if a.cue is not None]


def test_a_reading_has_what_others_say_only_where_it_counts() -> None:
    assert cues("The mayor said her sister wants to leave the town.") == ["said"]
    assert cues("The mayor said the hospital reported nine people were killed in the market.") == ["said", "reported"]
