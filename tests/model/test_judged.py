"""How decisions read."""

import pytest

from witnessmark.model.decision import Correction, Decision, Seen, undone
from witnessmark.model.judged import on_day, sentence, told

NINE = Seen(quote="9\npeople", kind="casualty", outcome="killed")
FOUR = Seen(quote="four", kind="casualty", outcome="killed")


def decision(judgement: str, *subject: str, **more: object) -> Decision:
    fields = {"id": "1", "who": "Olha Kit", "when": "2031-05-04T21:00:00+00:00", "why": "the caption is of another street."}
    return Decision(**{**fields, "judgement": judgement, "subject": subject, **more})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("made", "said"),
    [
        (decision("reject", "a:0-8", seen=(NINE,)), "set aside “9 people” (killed, in a)"),
        (decision("accept", "a:0-8"), "checked the reading of a:0-8"),
        (decision("correct", "a:0-8", seen=(NINE,), correction=Correction(low=19, high=None)), "corrected “9 people” (killed, in a) to at least 19"),
        (
            decision("correct", "a:0-8", seen=(NINE,), correction=Correction(low=None, high=5, quantifier="up_to", who="child")),
            "corrected “9 people” (killed, in a) to up to 5, group child",
        ),
        (decision("same", "a:0-8", "b:0-4"), "judged a:0-8 and b:0-4 to be one person or body"),
        (decision("different", "a:0-8", "b:0-4"), "judged a:0-8 and b:0-4 to be two people or bodies"),
        (decision("same", "a", "b", about="document", value="rewrite"), "judged one of a and b to be a rewrite of the other"),
        (decision("different", "a", "b", about="document"), "cut the copy link between a and b"),
        (
            decision("same", "a:0-8", "b:0-4", about="telling", seen=(NINE, FOUR), titles=("Varden", "Tessal")),
            "judged that “Varden” and “Tessal” are one event, as told by “9 people” (killed, in a) and “four” (killed, in b)",
        ),
        (
            decision("different", "a:0-8", "b:0-4", about="telling", seen=(NINE, FOUR), titles=("Varden",)),
            "judged that “four” (killed, in b) tells of another event than “9 people” (killed, in a) in “Varden”",
        ),
        (
            decision("override", "a:0-8", seen=(NINE,), value="B", outcome="killed", group="any", titles=("Varden",)),
            "gave grade B to the count of people killed in “Varden”, which rests on “9 people” (killed, in a)",
        ),
        (decision("undo", "7"), "took back decision 7"),
    ],
)
def test_who_judged_what_when_and_why(made: Decision, said: str) -> None:
    assert sentence(made) == f"Olha Kit on 4 May 2031 {said}: the caption is of another street."


def test_what_became_of_it_stands_below() -> None:
    first, back = decision("reject", "a:0-8", lost="a:0-8: there is no such document"), decision("undo", "1", id="2", who="Ivo Halas")
    assert told(first, [first])[1:] == ["   Finds nothing now: a:0-8: there is no such document."]
    assert told(first, [first, back])[1] == "   Taken back by Ivo Halas on 4 May 2031: the caption is of another street (decision 2)."


def test_an_undo_may_be_taken_back_and_that_too() -> None:
    entries = [decision("reject", "a:0-8"), *(decision("undo", str(n - 1), id=str(n)) for n in (2, 3, 4))]
    assert [set(undone(entries[:n])) for n in (1, 2, 3, 4)] == [set(), {"1"}, {"2"}, {"3", "1"}]


def test_a_time_that_is_none_is_shown_as_it_is() -> None:
    assert on_day("one day in May") == "(one day in May)"
