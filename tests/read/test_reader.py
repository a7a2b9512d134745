"""The whole reading of a document: laws that hold for any text."""

from hypothesis import given, settings
from hypothesis import strategies as st

from witnessmark.model.document import Document
from witnessmark.model.reading import Reading
from witnessmark.read.reader import read_document
from witnessmark.resolve.places.gazetteer import load_gazetteer

GAZETTEER = load_gazetteer()
FRAGMENTS = (
    "Ana Ruiz",
    " said ",
    " that ",
    "At least ",
    "eleven people",
    " were killed",
    ", including ",
    "two of them",
    " in Kharkiv",
    " on Monday",
    ". ",
    "\n\n",
    "“",
    "”",
    "[",
    "]",
    ":",
    "SILVA: ",
    " according to ",
    "the mayor",
    ", ",
    " Grad",
    " rockets hit ",
    "the Reuters agency",
    " Reuters reported",
    "(",
    ")",
    "—",
    "he",
    " wounded ",
    "5",
    "27th",
    "\u202e",
    "\x1b[31m",
    "\u00a0",
    "Убито п’ятеро. ",
    "no one",
    " was hurt",
    "“Dozens are dying”",
    "war crime",
    " video shows ",
    "Уночі вбито двох людей, їх шукали. ",
    "«Мы слышали, погибли пять человек»",
    " сказав мер",
)
TEXTS = st.lists(st.sampled_from(FRAGMENTS), max_size=40).map("".join)


def read(text: str) -> Reading:
    return read_document(Document(doc_id="d", text=text, language="en", published="2022-03-01"), GAZETTEER)


@settings(max_examples=300, deadline=None)
@given(TEXTS)
def test_every_span_lies_in_the_text_and_every_quote_is_verbatim(text: str) -> None:
    reading = read(text)
    assert all(text[claim.start : claim.end] == claim.quote for claim in reading.claims)
    spans = [*reading.places, *reading.times, *reading.weapons, *reading.warnings]
    assert all(0 <= span.start <= span.end <= len(text) for span in spans)


@settings(max_examples=200, deadline=None)
@given(TEXTS)
def test_what_a_claim_points_to_is_there(text: str) -> None:
    reading = read(text)
    voices, claims = {voice.id for voice in reading.people}, {claim.id for claim in reading.claims}
    for claim in reading.claims:
        assert {claim.speaker, *claim.via} <= voices | {None}
        assert all(0 <= place < len(reading.places) for place in claim.places)
        assert claim.time is None or 0 <= claim.time < len(reading.times)
        assert getattr(claim, "part_of", None) in claims | {None}


def test_a_language_that_cannot_be_read_gives_no_claims_and_says_so() -> None:
    reading = read_document(Document(doc_id="d", text="Vijf mensen kwamen om.", language="nl"), GAZETTEER)
    assert reading.claims == () and [warning.code for warning in reading.warnings] == ["language_not_read"]


def test_a_relative_date_without_a_publication_date_is_warned_of() -> None:
    reading = read_document(Document(doc_id="d", text="Nine people were killed on Monday.", language="en"), GAZETTEER)
    assert [warning.code for warning in reading.warnings] == ["undated"]


def test_a_name_that_is_a_place_is_nobody_and_a_victims_name_is_no_place() -> None:
    reading = read("They fled Beit Lahia, only to be killed. His daughter Kira died.")
    assert [claim.quote for claim in reading.claims if claim.kind == "casualty"] == ["His daughter Kira"]
    assert "Kira" not in [place.name for place in reading.places]


MIXED = (
    "Унаслідок удару по Харкову загинули двоє людей, повідомив мер Остап Грабар. Очевидець сказав: «Мы слышали три взрыва, погибли пять человек». "
    "Рятувальники працюють на місці.\n\n"
    "Kharkiv was hit on Monday. At least two people were killed, Mayor Ostap Hrabar said."
)


def test_each_passage_is_read_in_its_own_language() -> None:
    reading = read_document(Document(doc_id="d", text=MIXED, published="2022-03-01"), GAZETTEER)
    assert reading.language == "uk"
    assert [(p.language, MIXED[p.start : p.end].split()[0]) for p in reading.passages] == [("ru", "Мы"), ("en", "Kharkiv")]
    told = [(claim.quote, claim.outcome, claim.low) for claim in reading.claims if claim.kind == "casualty"]
    assert told == [("двоє людей", "killed", 2), ("пять человек", "killed", 5), ("At least two people", "killed", 2)]


def test_who_speaks_in_the_outer_language_says_what_is_quoted_in_another() -> None:
    reading = read_document(Document(doc_id="d", text=MIXED, published="2022-03-01"), GAZETTEER)
    names = {voice.id: voice.name for voice in reading.people}
    quoted = next(claim for claim in reading.claims if claim.quote == "пять человек")
    assert names[str(quoted.speaker)].casefold() == "очевидець"
    translated = next(claim for claim in reading.claims if claim.quote == "At least two people")
    assert names[str(translated.speaker)].endswith("Ostap Hrabar")


def test_nothing_is_found_twice_and_ids_are_one_row() -> None:
    reading = read_document(Document(doc_id="d", text=MIXED, published="2022-03-01"), GAZETTEER)
    assert [claim.id for claim in reading.claims] == [f"c{k}" for k in range(len(reading.claims))]
    assert len({voice.id for voice in reading.people}) == len(reading.people)
    for found in (reading.places, reading.times, reading.weapons):
        spans = [(item.start, item.end) for item in found]
        assert spans == sorted(set(spans))


def test_a_text_in_one_language_is_read_as_if_there_were_no_other() -> None:
    reading = read("Nine people were killed in Kyiv, «Голос» said.")
    assert reading.passages == () and [claim.quote for claim in reading.claims if claim.kind == "casualty"] == ["Nine people"]
