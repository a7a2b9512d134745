import pytest
from counted import claim, gathered, said, tally

from witnessmark.errors import BadExtension
from witnessmark.reconcile import convention
from witnessmark.reconcile.reconcile import reconcile

LATE = "2031-07-01"


def made(name, *evidence, outcome="killed"):
    found = tally(reconcile(gathered(*evidence), convention=name), outcome).range
    return (found.low, found.high)


@pytest.mark.parametrize("name", convention.names())
def test_every_convention_says_what_it_does_and_where_each_rule_is_from(name):
    found = convention.load(name)
    assert found.title and found.summary.endswith(".") and found.rules
    assert all(rule.text and rule.source for rule in found.rules)
    assert all(low <= high for _, (low, high) in found.words)


def test_an_unknown_convention_is_an_error_that_names_the_known_ones():
    with pytest.raises(BadExtension, match="acled, airwars, default"):
        convention.load("census")


def test_one_case_as_each_convention_counts_it():
    case = [said("hospital", claim(11, "at_least")), said("mayor", claim(14, "at_least"), "official", "d2", root_role="mayor of Varden")]
    assert made("default", *case) == (14, None)
    assert made("acled", *case) == (11, 11)
    assert made("ucdp", *case) == (11, 14)
    assert made("ibc", *case) == (11, 14)
    assert made("ohchr", *case) == (14, None)


def test_dozens_are_twelve_for_some_and_injuries_nothing_to_acled():
    dozens = [said("hospital", claim(None, "dozens", quote="dozens")), said("hospital", claim(9, outcome="injured", id="c1", start=40))]
    assert made("acled", *dozens) == (12, 12)
    assert made("airwars", *dozens) == (12, 24)
    assert made("acled", *dozens, outcome="injured") == (None, None)


def test_the_lead_of_a_narrative_is_the_minimum_and_a_rival_total_the_maximum():
    lead, rival, part = claim(10, "at_least"), claim(13, id="c1", start=300), claim(4, id="c2", start=500, who="child", part_of="c0")
    assert made("airwars", said("publisher:a", lead, "media"), said("ministry", rival, "medic"), said("publisher:a", part, "media")) == (10, 13)
    assert made("airwars", said("publisher:a", lead, "media")) == (10, 10)


def test_up_to_makes_a_range_only_beside_a_lower_total():
    assert made("airwars", said("publisher:a", claim(12, "up_to"), "media")) == (12, 12)
    assert made("airwars", said("publisher:a", claim(12, "up_to"), "media"), said("hospital", claim(8, id="c1", start=200))) == (8, 12)


def test_a_number_far_above_the_lead_is_of_something_larger():
    assert made("airwars", said("publisher:a", claim(5), "media"), said("ministry", claim(700, id="c1", start=900), "medic")) == (5, 5)


def test_up_to_many_of_one_group_is_no_least_number_of_all():
    claims = (said("Ilka Sorens", claim(6, who="civilian", scope="event"), "official"), said("army", claim(60, "up_to", who="combatant"), "military"))
    assert made("acled", *claims)[0] == 6


def test_a_file_that_asks_for_what_is_not_known_is_an_error(tmp_path, monkeypatch):
    text = 'title = "X"\nsummary = "X."\n[bounds]\nlow = "least"\nhigh = "least"\nlow_means = "A"\nhigh_means = "a"\n'
    (tmp_path / "census.toml").write_text(
        text + '[[status]]\nword = "sure"\nreason = "So."\nsource = "a"\nwhen = { moon = true }\n', encoding="utf-8"
    )
    monkeypatch.setattr(convention, "data_members", lambda package: {"census": tmp_path / "census.toml"})
    with pytest.raises(BadExtension, match="moon"):
        convention.load("census")
