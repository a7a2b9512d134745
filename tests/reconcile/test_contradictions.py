"""What cannot be right together, and what only looks like it."""

from counted import DISTRICT, claim, gathered, said, tally

from witnessmark.reconcile.reconcile import reconcile

SETTLED = "2031-06-20"


def codes(incident):
    return [c.code for c in incident.contradictions]


def told(incident):
    return [(c.code, c.reason) for c in incident.explained]


def test_more_dead_than_dead_and_injured_together_mixes_outcomes():
    both = said("Varden hospital", claim(9, outcome="affected", quote="9 casualties"), asserted=SETTLED)
    dead = said("police", claim(12, "at_least"), "police", "d2", SETTLED)
    incident = reconcile(gathered(both, dead))
    assert "outcome_mixed" in codes(incident)
    assert "more than" in next(c.reason for c in incident.contradictions if c.code == "outcome_mixed")
    assert "outcome_mixed" not in codes(reconcile(gathered(both, said("police", claim(8, "at_least"), "police", "d2", SETTLED))))


def test_one_number_of_two_outcomes_by_one_root_is_explained():
    both = said("Varden hospital", claim(9, outcome="affected", quote="9 casualties"))
    dead = said("Varden hospital", claim(9), doc="d2", asserted="2031-05-06")
    assert ("outcome_mixed", "Varden hospital gives 9 killed and 9 killed or injured: one of them likely has the wrong outcome.") in told(
        reconcile(gathered(both, dead))
    )


def test_a_list_that_adds_up_to_more_than_its_own_total_is_a_contradiction_however_early():
    total = claim(6, quote="6 people", start=0)
    men, women = claim(4, quote="4 men", sex="male", id="c1", start=20), claim(3, quote="3 women", sex="female", id="c2", start=30)
    incident = reconcile(gathered(*(said("Varden hospital", c) for c in (total, men, women))))
    assert codes(incident) == ["part_gt_total"]
    assert "parts that add up to 7 and a total of 6 in one report" in incident.contradictions[0].reason
    assert codes(reconcile(gathered(*(said("Varden hospital", c) for c in (claim(9, quote="9 people"), men, women))))) == []


def test_a_part_and_a_longer_time_are_explained_and_contradict_nobody():
    city = said("mayor", claim(11, "at_least"), "official", root_role="mayor of Varden")
    part = said("Field Rights Group", claim(3, scope="part"), "ngo", "d2", place=DISTRICT)
    war = said("UN monitors", claim(900, scope="cumulative"), "un", "d3")
    incident = reconcile(gathered(city, part, war))
    assert codes(incident) == []
    assert told(incident) == [
        ("scope_mismatch", "3 by Field Rights Group counts a part of it (Eastrow), so it does not contradict at least 11 people killed."),
        ("scope_mismatch", "900 by UN monitors adds up more than this event, so it does not contradict at least 11 people killed."),
    ]


def test_fewer_missing_later_are_people_found():
    many = said("Varden police", claim(30, outcome="missing"), "police")
    few = said("Varden police", claim(4, outcome="missing"), "police", "d2", "2031-05-08")
    incident = reconcile(gathered(many, few))
    assert tally(incident, "missing").supported.low == 4
    assert codes(incident) == [] and [code for code, _ in told(incident)] == ["revised_down"]
    others = reconcile(gathered(many, said("rescue service", few.claim, "rescuer", "d2", "2031-05-08")))
    assert tally(others, "missing").supported.low == 4 and codes(others) == []
    weak = reconcile(gathered(many, said("publisher:Gazette", few.claim, "media", "d2", "2031-05-08")))
    assert tally(weak, "missing").supported.low == 30


def test_bodies_and_people_are_two_units():
    bodies, dead = claim(12, quote="12 bodies"), claim(15, quote="15 people", id="c1", start=30)
    assert ("unit_mixed", "Varden hospital gives 12 bodies and 15 people: the units differ, so both may be right.") in told(
        reconcile(gathered(said("Varden hospital", bodies), said("Varden hospital", dead)))
    )


def test_families_are_a_floor_of_people():
    found = tally(reconcile(gathered(said("Varden hospital", claim(3, quote="three families"), asserted=SETTLED))))
    assert (found.supported.low, found.supported.high) == (3, None)
