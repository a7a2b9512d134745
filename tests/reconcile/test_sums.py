"""Groups of one list add up, however many they are, and never where somebody may be counted twice."""

import pytest
from counted import bounds, claim, gathered, said, tally

from witnessmark.reconcile.reconcile import reconcile

MEN = claim(4, quote="4 men", sex="male", start=10, id="c0")
WOMEN = claim(3, quote="3 women", sex="female", start=20, id="c1")
GIRLS = claim(2, quote="2 girls", sex="female", who="child", age_group="child", start=30, id="c2")
BOY = claim(1, quote="1 boy", sex="male", who="child", age_group="child", start=40, id="c3")
CHILDREN = claim(5, quote="5 children of unknown sex", who="child", age_group="child", start=50, id="c4")
ADULTS = claim(6, quote="6 adults of unknown sex", age_group="adult", start=80, id="c5")
LIST = (MEN, WOMEN, GIRLS, BOY, CHILDREN, ADULTS)


def listed(*claims, root="UN office", doc="d1"):
    return [said(root, c, "un", doc) for c in claims]


def test_a_list_of_sexes_and_ages_adds_up_to_all_of_them():
    incident = reconcile(gathered(*listed(*LIST)))
    assert bounds(tally(incident).supported) == (21, None)
    assert tally(incident, who="child").supported.low == 8
    assert tally(incident, who="female").supported.low == 5
    assert tally(incident, who="girl").supported.low == 2
    assert tally(incident, who="woman").supported.low == 3
    whole = next(row for row in tally(incident).rows if row.low == 21)
    assert "4 men, 3 women, 2 girls, 1 boy, 5 children and 6 adults, of whom nobody is counted twice" in whole.reason
    assert len(whole.claims) == 6


@pytest.mark.parametrize(
    ("claims", "low"),
    [
        ((GIRLS, claim(5, quote="5 children", who="child", start=50, id="c4")), 5),
        ((WOMEN, claim(6, quote="6 civilians", who="civilian", start=50, id="c4")), 6),
        ((claim(2, quote="2 fighters", who="combatant", id="c0"), GIRLS), 4),
        ((claim(2, quote="2 police officers", who="police", id="c0"), claim(6, quote="6 civilians", who="civilian", id="c1", start=9)), 8),
        ((WOMEN, claim(6, quote="6 elderly people", age_group="elderly", start=50, id="c4")), 6),
    ],
)
def test_groups_that_may_overlap_do_not_add_up(claims, low):
    assert tally(reconcile(gathered(*listed(*claims)))).supported.low == low


def test_two_voices_or_two_reports_do_not_add_up():
    assert tally(reconcile(gathered(*listed(MEN), *listed(WOMEN, root="hospital")))).supported.low == 4
    assert tally(reconcile(gathered(*listed(MEN), *listed(WOMEN, doc="d2")))).supported.low == 4


def test_what_words_say_of_the_sex_is_read_behind_the_number():
    texts = {"d1": "Killed were 2 girls and 5 children whose sex is not known."}
    counted = [claim(2, quote="2 girls", sex="female", who="child", start=12), claim(5, quote="5 children", who="child", start=24, id="c1")]
    assert tally(reconcile(gathered(*listed(*counted), texts=texts))).supported.low == 7


def test_the_dead_and_the_injured_of_one_report_add_up_where_somebody_counts_both_together():
    both = said("rescue service", claim(20, "at_least", "affected", quote="at least 20 casualties"), "rescuer", "d2")
    dead, hurt = claim(7), claim(31, outcome="injured", id="c1", start=30, quote="31")
    incident = reconcile(gathered(both, said("hospital", dead), said("hospital", hurt)))
    assert tally(incident, "affected").supported.low == 38
    assert "adds 7 killed and 31 injured, of whom nobody is counted twice" in str(tally(incident, "affected").rows)
    apart = reconcile(gathered(both, said("hospital", dead), said("hospital", hurt, doc="d3", asserted="2031-05-07")))
    assert tally(apart, "affected").supported.low == 20
    assert tally(reconcile(gathered(said("hospital", dead), said("hospital", hurt))), "affected") is None


def test_who_died_later_is_not_added_to_the_injured_they_were_among():
    text = "7 people were killed and 31 injured. One of the wounded died in hospital."
    late = claim(1, quote="One of the wounded", id="c2", start=text.index("One"))
    counts = (claim(7), claim(31, outcome="injured", id="c1", start=text.index("31"), quote="31"), late)
    both = said("rescue service", claim(20, "at_least", "affected", quote="at least 20 casualties"), "rescuer", "d2")
    incident = reconcile(gathered(both, *(said("hospital", c) for c in counts), texts={"d1": text}))
    assert tally(incident, "affected").supported.low == 37
