"""A claim that was judged is found again, or nothing is."""

from msgspec.structs import replace
from reports import attack, hurt, report

from witnessmark.model.decision import Seen
from witnessmark.resolve.decided.refs import claim_meant

NINE = Seen(text="a", quote="9 people", kind="casualty", outcome="killed")


def meant(*claims, seen=NINE, span=(100, 108), doc="a"):
    found = claim_meant(report(doc, claims), span, seen)
    return None if found is None else found.id


def test_the_same_span_is_found_whatever_its_id():
    assert meant(hurt(9, id="c7", start=100), hurt(9, id="c0", start=40)) == "c7"


def test_a_claim_read_with_other_bounds_is_found_by_what_they_share():
    assert meant(hurt(9, id="c3", start=91, quote="at least 9 people"), hurt(2, id="c4", start=107)) == "c3"


def test_words_that_only_stand_near_are_not_meant():
    assert meant(hurt(9, start=108), hurt(9, start=92)) is None


def test_the_same_words_read_as_something_else_were_not_judged():
    assert meant(hurt(9, outcome="injured", start=100)) is None
    assert meant(attack(id="c1")) is None


def test_of_two_outcomes_of_one_phrase_the_one_judged_is_meant():
    assert meant(hurt(9, outcome="injured", id="c1", start=100), hurt(9, id="c2", start=100)) == "c2"


def test_in_a_changed_text_the_very_words_are_meant_and_only_where_they_stand_once():
    once = [hurt(9, id="c5", start=300), hurt(4, id="c6", start=100)]
    assert meant(*once, doc="changed") == "c5"
    assert meant(*once, hurt(9, id="c8", start=500), doc="changed") is None
    assert meant(hurt(4, start=100), doc="changed") is None


def test_an_entry_that_says_nothing_of_what_was_seen_is_taken_by_its_place():
    assert meant(attack(id="c9"), hurt(9, id="c2", start=100), seen=Seen()) == "c2"


def test_the_text_may_be_another_object_of_the_same_words():
    text = report("a", [hurt(9, id="c0", start=100)])
    assert claim_meant(replace(text, sha256="a"), (100, 108), NINE).id == "c0"
