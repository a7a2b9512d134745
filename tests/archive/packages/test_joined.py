"""The decisions of two cases as one file."""

import itertools

import msgspec
import pytest

from witnessmark.archive.packages.joined import contents, in_time, joined
from witnessmark.model.decision import Decision, standing


def decision(name: str, judgement: str = "accept", when: str = "2031-05-04T10:00:00+00:00", who: str = "heron", **more: object) -> Decision:
    given = {"id": name, "who": who, "when": when, "why": "seen", "judgement": judgement, "subject": ("d1:0-5",), "about": "claim", **more}
    return msgspec.convert(given, type=Decision)


def added(ours: list[Decision], theirs: list[Decision]) -> list[Decision]:
    return [*ours, *joined(ours, theirs).new]


def test_the_same_decision_is_there_once_whatever_it_is_called() -> None:
    assert joined([decision("3")], [decision("1")]).new == ()


def test_what_came_from_elsewhere_says_so_in_its_name() -> None:
    [new] = joined([], [decision("4")]).new
    assert new.id == f"4~{contents([decision('4')])['4'][:8]}"
    assert msgspec.structs.replace(new, id="4") == decision("4")


def test_taking_back_leads_to_what_is_meant_here() -> None:
    theirs = [decision("1"), decision("2", "undo", subject=("1",), about="decision")]
    both = added([decision("1", who="wren")], theirs)
    assert [each.id.partition("~")[0] for each in both] == ["1", "1", "2"]
    assert both[2].subject == (both[1].id,)
    assert standing(both) == [decision("1", who="wren")]


def test_a_third_case_gives_the_same_names() -> None:
    third = added([], added([], [decision("4")]))
    assert [each.id for each in third] == [each.id for each in added([], [decision("4")])]


def test_three_that_exchange_in_any_order_say_the_same_in_the_same_order() -> None:
    mine = [
        [decision("1", who=who, when=f"2031-05-04T1{number}:00:00+00:00", judgement=judgement)]
        for number, (who, judgement) in enumerate([("heron", "accept"), ("wren", "reject"), ("owl", "correct")])
    ]
    told = set()
    for order in itertools.permutations(range(3)):
        cases = [list(each) for each in mine]
        for giver, taker in [*itertools.permutations(order, 2)] * 2:
            cases[taker] = added(cases[taker], cases[giver])
        told |= {tuple((each.who, each.judgement) for each in in_time(case)) for case in cases}
    assert told == {(("heron", "accept"), ("wren", "reject"), ("owl", "correct"))}


def test_a_case_without_foreign_decisions_keeps_its_order() -> None:
    late, early = decision("1", when="2031-05-05T10:00:00+00:00"), decision("2", when="2031-05-04T10:00:00+00:00")
    assert in_time([late, early]) == (late, early)


def test_times_are_compared_as_moments() -> None:
    later = decision("1", when="2031-05-04T12:00:00+00:00")
    earlier = decision("2~abcdef01", when="2031-05-04T13:00:00+03:00")
    assert in_time([later, earlier]) == (earlier, later)


PAIR = {"judgement": "same", "about": "document", "subject": ("a", "b")}


@pytest.mark.parametrize(
    ("ours", "theirs", "count"),
    [
        ({"judgement": "accept"}, {"judgement": "reject"}, 1),
        ({"judgement": "accept"}, {"judgement": "accept"}, 0),
        ({"judgement": "accept"}, {"judgement": "reject", "subject": ("d2:0-5",)}, 0),
        ({"judgement": "accept", "subject": ("d1:0-5", "d3:1-2")}, {"judgement": "reject", "subject": ("d3:1-2",)}, 1),
        (
            {"judgement": "same", "about": "document", "subject": ("a", "b")},
            {"judgement": "different", "about": "document", "subject": ("b", "a")},
            1,
        ),
        (
            {"judgement": "same", "about": "document", "subject": ("a", "b")},
            {"judgement": "different", "about": "document", "subject": ("b", "c")},
            0,
        ),
    ],
)
def test_decisions_of_one_thing_that_say_otherwise_are_listed(ours: dict[str, object], theirs: dict[str, object], count: int) -> None:
    conflicts = joined([decision("1", **ours)], [decision("1", who="wren", **theirs)]).conflicts
    assert [each.code for each in conflicts] == ["decision_contradicts"] * count


def test_what_was_taken_back_contradicts_nothing() -> None:
    theirs = [decision("1", "reject", who="wren"), decision("2", "undo", who="wren", subject=("1",), about="decision")]
    assert joined([decision("1")], theirs).conflicts == ()
