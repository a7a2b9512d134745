"""Grades put beside the computed ones find their incident by the words they rest on."""

from judging import decide, on_claims
from msgspec.structs import replace
from reports import Atlas, hurt, report, when

from witnessmark.resolve.incidents.incidents import gather

MONDAY, FRIDAY = when("2031-05-05", "2031-05-06"), when("2031-05-09", "2031-05-10")
A = report("a", [hurt(9, places=(0,), time=0)], ["varden"], [MONDAY], published="2031-05-10")
B = report("b", [hurt(4, places=(0,), time=0)], ["varden"], [MONDAY], published="2031-05-10")
D = report("d", [hurt(7, places=(0,), time=0)], ["tessal"], [FRIDAY], published="2031-05-10")


def grade(letter, *readings, id="1", outcome="killed", group="any"):
    made = on_claims("override", *((r, r.claims[0]) for r in readings))
    return replace(made, id=id, about="tally", value=letter, outcome=outcome, group=group)


def overrides(decisions, *readings):
    found = gather(readings or [A, B, D], [], Atlas(), decisions=decisions)
    return {one.place.name: [(o.outcome, o.who, o.verdict.value) for o in one.overrides] for one in found}


def test_it_goes_to_the_incident_that_holds_most_of_its_words():
    assert overrides([grade("B", D, A, B)]) == {"Varden": [("killed", "any", "B")], "Tessal": []}


def test_it_holds_over_a_new_reading_and_new_evidence():
    again = replace(A, claims=(replace(A.claims[0], id="c4"),))
    first = report("0", [hurt(2, places=(0,), time=0)], ["varden"], [MONDAY], published="2031-05-10")
    assert overrides([grade("B", A)], D, first, again) == {"Varden": [("killed", "any", "B")], "Tessal": []}


def test_of_two_on_one_tally_the_later_stands_and_another_group_is_another_tally():
    assert overrides([grade("B", A), grade("C", B, id="2"), grade("D", A, id="3", group="child")])["Varden"] == [
        ("killed", "any", "C"),
        ("killed", "child", "D"),
    ]
    assert overrides([grade("B", A), grade("C", B, id="2"), decide("undo", "2", id="3")])["Varden"] == [("killed", "any", "B")]


def test_without_its_words_it_is_put_nowhere():
    assert overrides([grade("B", D)], A, B) == {"Varden": []}
    assert overrides([grade("B", A, outcome="injured")], A, B) == {"Varden": []}
