"""What people decided, as it stands in the matrix."""

import pytest
from counted import bounds, claim, gathered, said, tally
from msgspec.structs import replace

from witnessmark.model.decision import Verdict
from witnessmark.model.evidence import Override
from witnessmark.reconcile.reconcile import reconcile
from witnessmark.reconcile.why import why


def verdict(judgement, **more):
    return Verdict(
        judgement=judgement, who="Olha Kit", when="2031-06-01T09:00:00+00:00", why="the caption is of another street.", decision="1", **more
    )


def judged(evidence, *judgements, read=None):
    return replace(evidence, verdicts=tuple(map(verdict, judgements)), read=read)


SEVEN, NINE = said("Ana Mirel", claim(7), doc="a"), said("Olen Tavis", claim(9), doc="b")


def killed(*evidence, who="any", **more):
    return tally(reconcile(replace(gathered(*evidence), **more)), who=who)


def row(found, root):
    return next(one for one in found.rows if one.root == root)


def test_a_rejected_count_bears_on_no_range_and_says_who_set_it_aside():
    found = killed(SEVEN, judged(NINE, "reject"))
    assert bounds(found.supported) == bounds(found.reported) == bounds(killed(SEVEN).supported)
    aside = row(found, "Olen Tavis")
    assert (aside.effect, aside.low, aside.claims) == ("not_comparable", 9, (("b", "c0"),))
    assert "Set aside by Olha Kit on 1 June 2031: the caption is of another street." in aside.reason


def test_everything_else_is_as_if_it_had_not_been_read():
    with_it, without = killed(SEVEN, judged(NINE, "reject")), killed(SEVEN)
    assert (with_it.grade, with_it.flags, with_it.stories) == (without.grade, without.flags, without.stories)
    assert [r for r in with_it.rows if r.root != "Olen Tavis"] == list(without.rows)


def test_a_tally_of_which_all_was_rejected_is_shown_and_supports_nothing():
    found = killed(judged(NINE, "reject"))
    assert bounds(found.supported) == (None, None)
    assert [r.effect for r in found.rows] == ["not_comparable"]
    assert "Nothing that was said supports a number" in found.reason


def test_the_same_words_of_the_same_root_elsewhere_still_count():
    again = said("Olen Tavis", claim(9), doc="c")
    found = killed(judged(NINE, "reject"), again)
    assert sorted((r.effect, r.claims) for r in found.rows) == [("not_comparable", (("b", "c0"),)), ("sets_floor", (("c", "c0"),))]


def test_a_rejected_part_enters_no_sum():
    parts = [said("Ana Mirel", claim(n, id=f"c{n}", start=n * 20, who=who), doc="a") for n, who in ((4, "civilian"), (6, "combatant"))]
    assert killed(*parts).supported.low == 10
    assert killed(parts[0], judged(parts[1], "reject")).supported.low == 4


def test_a_rejected_total_takes_back_no_earlier_one():
    later = said("Ana Mirel", claim(12, id="c1", start=50), doc="a", asserted="2031-05-07T20:00:00+00:00")
    assert killed(SEVEN, later).supported.low == 12
    assert killed(SEVEN, judged(later, "reject")).supported.low == 7


def test_a_corrected_claim_counts_as_corrected_and_shows_what_was_read():
    read = claim(9, quote="nine or nineteen people")
    corrected = judged(said("Olen Tavis", replace(read, low=19, high=19), doc="b"), "correct", read=read)
    found = killed(SEVEN, corrected)
    assert row(found, "Olen Tavis").low == 19
    told = row(found, "Olen Tavis").reason
    assert "Corrected to 19 people killed (read as 9 people killed from “nine or nineteen people”) by Olha Kit on 1 June 2031" in told
    assert "“nine or nineteen people”" in told


def test_what_else_was_corrected_is_said():
    read = claim(9)
    corrected = judged(said("Olen Tavis", replace(read, scope="part", who="child", relation="increment"), doc="b"), "correct", read=read)
    assert (
        "Corrected to 9 children killed, scope part, relation increment (read as 9 people killed"
        in row(killed(SEVEN, corrected), "Olen Tavis").reason
    )


def test_an_accepted_claim_says_so_and_changes_nothing_else():
    weak = said("Pavlo Drenik", claim(None, words="dozens", quote="dozens of people"), doc="b")
    before, found = killed(SEVEN, weak), killed(SEVEN, judged(weak, "accept"))
    assert "Its reading was checked by Olha Kit on 1 June 2031" in row(found, "Pavlo Drenik").reason
    assert (found.supported, found.reported, found.grade) == (before.supported, before.reported, before.grade)
    assert row(found, "Pavlo Drenik").strength == "weak"


@pytest.mark.parametrize(("who", "shown"), [("any", "B"), ("child", None)])
def test_a_grade_a_person_gave_stands_beside_the_computed_one(who, shown):
    override = Override(outcome="killed", who=who, verdict=verdict("override", value="B"))
    found = killed(SEVEN, overrides=(override,))
    assert found.grade == "C"
    assert (found.override.value if found.override is not None else None) == shown


def test_why_tells_both_grades():
    override = Override(outcome="killed", who="any", verdict=verdict("override", value="B"))
    told = why(reconcile(replace(gathered(SEVEN), overrides=(override,))), "killed", {})
    assert "Grade C" in told and "Grade B instead, given by Olha Kit on 1 June 2031: the caption is of another street." in told


def test_decisions_change_no_id_by_setting_aside():
    assert reconcile(gathered(SEVEN, judged(NINE, "reject"))).incident_id == reconcile(gathered(SEVEN, NINE)).incident_id


def test_no_method_of_counting_takes_what_was_set_aside():
    with_it, without = killed(SEVEN, judged(NINE, "reject")), killed(SEVEN)
    assert with_it.conventions == without.conventions
    assert {one.high for one in killed(judged(NINE, "reject")).conventions} == {None}
