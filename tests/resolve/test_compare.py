import importlib

import pytest
from reports import Atlas, place

from witnessmark.plugins import members
from witnessmark.resolve.clusters import clues, similarity
from witnessmark.resolve.compare.common import Profile

CLUES = members("witnessmark.resolve.compare", "CLUE")
HERE = Profile(
    place=place("varden"),
    days=(100, 101),
    roots=frozenset({"Ilka Sorens"}),
    numbers=frozenset({("killed", 14)}),
    attacks=frozenset({"shelling"}),
    victims=frozenset({"ivo halas"}),
)


def profile(**more):
    return Profile(**{**{f: getattr(HERE, f) for f in HERE.__struct_fields__}, **more})


@pytest.mark.parametrize("name", CLUES)
def test_a_clue_bears_its_file_name_abstains_on_nothing_and_speaks_in_sentences(name):
    clue = CLUES[name]
    assert clue.name == name and importlib.import_module(f"witnessmark.resolve.compare.{name}").__doc__
    assert clue.compare(Profile(), Profile(), Atlas()) is None
    found = clue.compare(HERE, HERE, Atlas())
    assert -1 <= found.score <= 1 and found.reason.endswith(".")
    assert found == clue.compare(HERE, HERE, Atlas())


def test_another_place_or_another_week_rules_a_pair_out():
    assert similarity(HERE, profile(place=place("tessal")), Atlas()) < 0
    assert similarity(HERE, profile(days=(110, 111)), Atlas()) < 0


def test_a_district_is_of_its_city_and_a_region_says_less():
    assert (
        clues(HERE, profile(place=place("eastrow")), Atlas())["place"].score > clues(HERE, profile(place=place("vreg")), Atlas())["place"].score > 0
    )


def test_without_a_place_only_a_victim_or_one_voice_with_one_number_on_one_day_joins():
    nowhere = {"place": None, "victims": frozenset()}
    assert similarity(HERE, profile(**nowhere), Atlas()) > 1.4
    assert similarity(HERE, profile(**nowhere, roots=frozenset()), Atlas()) < 0
    assert similarity(HERE, profile(**nowhere, days=None), Atlas()) < 0
