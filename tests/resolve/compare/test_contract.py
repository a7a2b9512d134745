"""The contract of a clue, run against every file of the folder."""

import itertools

import pytest

from witnessmark.model.place import Place
from witnessmark.plugins import members
from witnessmark.resolve.compare.common import Clue, Profile
from witnessmark.resolve.places.gazetteer import load_gazetteer

CLUES = members("witnessmark.resolve.compare", "CLUE")
TOWN = Place(start=0, end=6, name="Varden", lat=50.0, lon=20.0, country="ZZ", precision="city", radius_km=8)
FAR = Place(start=0, end=6, name="Orsk", lat=51.2, lon=58.6, country="ZZ", precision="city", radius_km=8)
PROFILES = [
    Profile(),
    Profile(place=TOWN, days=(100, 101), roots=frozenset({"mayor"}), numbers=frozenset({("killed", 7)}), attacks=frozenset({"shelling"})),
    Profile(place=TOWN, days=(100, 102), roots=frozenset({"mayor", "police"}), numbers=frozenset({("killed", 7)}), attacks=frozenset({"shelling"})),
    Profile(place=FAR, days=(300, 301), roots=frozenset({"police"}), numbers=frozenset({("killed", 41)}), attacks=frozenset({"drone"})),
]


@pytest.fixture(params=sorted(CLUES))
def clue(request: pytest.FixtureRequest) -> Clue:
    return CLUES[request.param]


def test_its_opinion_has_a_measure_and_a_reason(clue: Clue) -> None:
    gazetteer = load_gazetteer()
    for a, b in itertools.product(PROFILES, PROFILES):
        opinion = clue.compare(a, b, gazetteer)
        assert opinion is None or (-1 <= opinion.score <= 1 and opinion.reason)


def test_it_is_the_same_from_both_sides(clue: Clue) -> None:
    gazetteer = load_gazetteer()
    for a, b in itertools.combinations(PROFILES, 2):
        one, other = clue.compare(a, b, gazetteer), clue.compare(b, a, gazetteer)
        assert (one and (one.score, one.veto)) == (other and (other.score, other.veto))


def test_it_has_no_opinion_on_nothing(clue: Clue) -> None:
    assert clue.compare(Profile(), Profile(), load_gazetteer()) is None
