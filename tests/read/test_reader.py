"""The whole reading of a document: laws that hold for any text."""

from hypothesis import given, settings
from hypothesis import strategies as st

from witnessmark.model.document import Document
from witnessmark.model.reading import Reading
from witnessmark.read.reader import read_document
from witnessmark.resolve.gazetteer import load_gazetteer

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
