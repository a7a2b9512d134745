"""A district that turns out to be where the whole event was."""

from counted import DISTRICT, claim, gathered, said, tally
from msgspec.structs import replace

from witnessmark.reconcile.reconcile import reconcile

LATER = "2031-05-07T09:00:00+00:00"


def rows(*evidence):
    return {(row.root, row.low, row.effect) for row in tally(reconcile(gathered(*evidence))).rows}


def test_a_later_and_greater_count_in_the_only_district_replaces_the_count_of_the_town():
    town = said("Mara Holt", claim(9, "at_least"))
    district = said("Mara Holt", claim(12, id="c1", relation="revision"), doc="d2", place=DISTRICT, asserted=LATER)
    assert rows(town, district) == {("Mara Holt", 9, "superseded"), ("Mara Holt", 12, "sets_floor")}


def test_a_smaller_count_in_a_district_stays_a_part():
    town = said("Mara Holt", claim(9))
    district = said("Mara Holt", claim(7, id="c1"), doc="d2", place=DISTRICT, asserted=LATER)
    assert rows(town, district) == {("Mara Holt", 9, "sets_floor"), ("Mara Holt", 7, "consistent")}


def test_where_others_count_in_another_district_it_stays_a_part():
    town = said("Mara Holt", claim(9, "at_least"))
    district = said("Mara Holt", claim(12, id="c1"), doc="d2", place=DISTRICT, asserted=LATER)
    other = said("Ilka Sorens", claim(2), doc="d3", place=replace(DISTRICT, name="Westrow", gazetteer_id="ZZ:westrow"))
    assert ("Mara Holt", 9, "superseded") not in rows(town, district, other)


def test_what_another_source_says_of_the_town_is_not_replaced():
    town = said("Ilka Sorens", claim(9, "at_least"))
    district = said("Mara Holt", claim(12, id="c1"), doc="d2", place=DISTRICT, asserted=LATER)
    assert rows(town, district) == {("Ilka Sorens", 9, "consistent"), ("Mara Holt", 12, "sets_floor")}
