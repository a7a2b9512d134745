"""A decision that finds nothing any more is named with what it was about."""

import pytest
from judging import decide, on_claims, on_tellings
from msgspec.structs import replace
from reports import Atlas, hurt, report, voice, when

from witnessmark.model.decision import Correction
from witnessmark.reconcile.reconcile import reconcile
from witnessmark.resolve.decided.lost import lost
from witnessmark.resolve.incidents.incidents import gather

MONDAY = when("2031-05-05", "2031-05-06")
A = report("a", [hurt(9, places=(0,), time=0)], ["varden"], [MONDAY], people=[voice("p0", "Ana Mirel", spans=((40, 49),))])
B = report("b", [hurt(4, places=(0,), time=0)], ["varden"], [MONDAY])
NINE = (A, A.claims[0])
ON = {
    "a claim": on_claims("reject", NINE),
    "a telling": on_tellings("same", NINE, (B, B.claims[0])),
    "a tally": replace(on_claims("override", NINE), about="tally", value="B", outcome="killed", group="any"),
    "people": decide("same", "a:40-49", "a:42-45"),
    "documents": decide("different", "a", "b", about="document"),
}


def found(decision, *readings):
    incidents = [reconcile(one) for one in gather(readings, [], Atlas())]
    return [one.lost for one in lost([decision], readings, incidents)]


@pytest.mark.parametrize("decision", ON.values(), ids=ON)
def test_what_is_there_is_not_lost(decision):
    assert found(decision, A, B) == []


@pytest.mark.parametrize("decision", ON.values(), ids=ON)
def test_without_its_document_it_is(decision):
    (why,) = found(decision, B)
    assert "there is no such document" in why or "no count of an incident rests on these words" in why


@pytest.mark.parametrize("decision", [ON["a claim"], ON["a telling"], ON["a tally"], ON["people"]])
def test_where_nothing_is_read_any_more_it_is(decision):
    assert len(found(decision, replace(A, claims=(), people=()), B)) == 1


def test_of_several_words_only_those_gone_are_named():
    (why,) = found(on_claims("reject", NINE, (B, B.claims[0])), A)
    assert why == "b:0-8: there is no such document"


def test_what_was_taken_back_cannot_be_lost():
    assert lost([ON["a claim"], decide("undo", "1", id="2")], [], []) == []


def test_a_corrected_place_that_the_gazetteer_does_not_know_is_said_where_it_is_asked():
    moved = on_claims("correct", NINE, correction=Correction(place="old-town"))
    assert [one.lost for one in lost([moved], [A], [], Atlas())] == ["old-town: the gazetteer has no such place any more"]
    assert lost([on_claims("correct", NINE, correction=Correction(place="lomni"))], [A], [], Atlas()) == lost([moved], [A], []) == []


def test_a_corrected_speaker_who_is_read_no_more_is_said():
    moved = on_claims("correct", NINE, correction=Correction(speaker="a:40-49"))
    assert found(moved, A) == []
    assert found(moved, replace(A, people=())) == ["a:40-49: nobody who speaks is read there any more"]
