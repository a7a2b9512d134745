from witnessmark.model.counted import Counted, GroupPart, Status
from witnessmark.model.tally import ClosedRange, Range, Tally
from witnessmark.publish.dossier.conventions import convention_views


def counted(name, low, high, word=None, **more):
    return Counted(
        convention=name, title=name.upper(), low=low, high=high, best=more.pop("best", None),
        status=Status(convention=name, word=word, reason="Why."), reason="So.", **more,
    )  # fmt: skip


def tally(*conventions):
    nothing = Range(low=None, high=None)
    return Tally(
        outcome="killed", who="any", supported=nothing, reported=nothing, range=ClosedRange(low=None, high=None),
        stories=(), grade="D", flags=(), reason="", rows=(), conventions=conventions,
    )  # fmt: skip


def test_the_chosen_convention_comes_first_and_is_marked():
    views = convention_views(tally(counted("acled", 5, 5), counted("ibc", 5, 9, "provisional")), "ibc")
    assert [(v.title, v.chosen, v.counted, v.word) for v in views] == [("IBC", True, "5 to 9", "provisional"), ("ACLED", False, "5", "–")]
    assert [v.reason for v in views] == ["So. Why.", "So."]


def test_what_a_method_does_not_count_is_a_dash_and_an_open_number_stays_open():
    views = convention_views(tally(counted("acled", None, None, "word"), counted("ohchr", 3, None)), "ohchr")
    assert [(v.counted, v.word) for v in views] == [("3 or more", "–"), ("–", "–")]


def test_the_best_number_is_shown_where_it_is_not_the_only_one():
    views = convention_views(tally(counted("acled", 5, 5, best=5), counted("ucdp", 5, 9, best=7)), "acled")
    assert [v.best for v in views] == [None, "7"]


def test_parts_are_named_with_what_is_not_known_of_them():
    parts = (GroupPart(who="girl", low=1), GroupPart(who="child", low=3), GroupPart(who="unknown", low=4))
    assert (
        convention_views(tally(counted("ohchr", 8, None, parts=parts)), "ohchr")[0].parts
        == "1 girl; 3 children of unknown sex; 4 people of unknown sex and age"
    )


def test_a_tally_made_before_conventions_were_kept_has_none():
    assert convention_views(tally(), "default") == ()
