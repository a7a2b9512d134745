import importlib
from datetime import datetime

import pytest
from reports import Atlas, place

from witnessmark.plugins import members
from witnessmark.resolve.compare.common import Profile
from witnessmark.resolve.incidents.clusters import clues, weight

CLUES = members("witnessmark.resolve.compare", "CLUE")
HERE = Profile(
    place=place("varden"),
    days=(100, 101),
    roots=frozenset({"Ilka Sorens"}),
    numbers=frozenset({("killed", 14)}),
    attacks=frozenset({"shelling"}),
    victims=frozenset({"ivo halas"}),
    targets=frozenset({"school"}),
    sites=frozenset({"mill"}),
    scene=frozenset({"mill"}),
    hours=(datetime(2031, 5, 5, 21), datetime(2031, 5, 5, 22)),
    districts=frozenset({"eastr"}),
    words=frozenset({"name:gdkv", "balco", "stair"}),
    links=frozenset({"post.example/town/17"}),
    language="en",
    publisher="Varden Post",
    published=datetime(2031, 5, 6, 9, 30),
)


def together(a, b):
    return weight(clues(a, b, Atlas()))


def profile(**more):
    return Profile(**{**{f: getattr(HERE, f) for f in HERE.__struct_fields__}, **more})


LATER = profile(hours=(datetime(2031, 5, 6, 9), datetime(2031, 5, 6, 10)))
CRASH = profile(accident=True, attacks=frozenset())
OPPOSED = {"hour": (HERE, LATER), "accident": (HERE, CRASH)}
"""Clues that only speak against one event."""


@pytest.mark.parametrize("name", CLUES)
def test_a_clue_bears_its_file_name_abstains_on_nothing_and_speaks_in_sentences(name):
    clue = CLUES[name]
    assert clue.name == name and importlib.import_module(f"witnessmark.resolve.compare.{name}").__doc__
    assert clue.compare(Profile(), Profile(), Atlas()) is None
    here, there = OPPOSED.get(name, (HERE, HERE))
    found = clue.compare(here, there, Atlas())
    assert -1 <= found.score <= 1 and found.reason.endswith(".")
    assert found == clue.compare(here, there, Atlas())


def test_another_place_or_another_week_rules_a_pair_out():
    assert together(HERE, profile(place=place("tessal"))) < -1
    assert together(HERE, profile(days=(110, 111))) < -1


def test_a_district_is_of_its_city_and_a_region_says_less():
    assert (
        clues(HERE, profile(place=place("eastrow")), Atlas())["place"].score > clues(HERE, profile(place=place("vreg")), Atlas())["place"].score > 0
    )


def test_without_a_place_only_a_victim_a_page_the_words_or_one_voice_with_one_number_on_one_day_joins():
    silent = {"place": None, "victims": frozenset(), "words": frozenset(), "links": frozenset()}
    assert together(HERE, profile(**silent)) > 0
    assert together(HERE, profile(**silent, roots=frozenset())) is None
    assert together(HERE, profile(**silent, days=None)) is None
    assert together(HERE, profile(**{**silent, "words": HERE.words}, roots=frozenset())) > 0
    assert together(HERE, profile(**{**silent, "links": HERE.links}, roots=frozenset())) > 0


def test_a_town_two_reports_name_outweighs_that_they_put_the_event_in_two_places():
    named = {"named": frozenset({"varden", "lomni"})}
    assert clues(profile(**named), profile(place=place("tessal"), **named), Atlas())["place"].score > 0


def test_a_report_that_names_no_day_may_tell_of_days_before_it_and_never_of_days_after_it():
    undated = {"explicit": False, "days": (104, 108)}
    assert not clues(HERE, profile(**undated), Atlas())["time"].veto
    assert clues(HERE, profile(explicit=False, days=(90, 94)), Atlas())["time"].veto
    assert clues(HERE, profile(explicit=False, days=(150, 154)), Atlas())["time"].veto


def test_words_for_one_attack_differ_but_a_shooting_is_no_air_raid():
    assert clues(HERE, profile(attacks=frozenset({"rocket attack"})), Atlas()).get("attack_type") is None
    assert clues(HERE, profile(attacks=frozenset({"explosion"})), Atlas()).get("attack_type") is None
    assert clues(profile(attacks=frozenset({"shooting"})), profile(attacks=frozenset({"airstrike"})), Atlas())["attack_type"].score < 0


def test_a_channel_goes_on_with_its_story_within_hours_and_others_do_not():
    later = datetime(2031, 5, 6, 10, 40)
    assert (
        clues(HERE, profile(published=later), Atlas())["thread"].score
        > clues(HERE, profile(published=datetime(2031, 5, 6, 22)), Atlas())["thread"].score
    )
    assert "thread" not in clues(HERE, profile(publisher="Lomni Post"), Atlas())
    assert "thread" not in clues(HERE, profile(published=datetime(2031, 5, 9)), Atlas())


def test_two_streets_two_targets_and_two_wordings_speak_against_one_event():
    quay = frozenset({"quay"})
    assert "site" not in clues(HERE, profile(sites=quay, scene=frozenset()), Atlas())
    other = profile(sites=quay, scene=quay, targets=frozenset({"market"}), words=frozenset(), victims=frozenset(), links=frozenset())
    found = clues(HERE, other, Atlas())
    assert found["site"].score < 0 and found["target"].score < 0
    many = [frozenset(f"{word}{n}" for n in range(9)) for word in ("bri", "mar")]
    assert clues(profile(words=many[0]), profile(words=many[1]), Atlas())["wording"].score < 0
    assert "wording" not in clues(profile(words=many[0]), profile(words=many[1], language="uk"), Atlas())


UNLIKE = ("sites", "scene", "words", "links", "victims", "roots", "targets", "attacks", "numbers", "districts")
SPARSE = dict.fromkeys(UNLIKE, frozenset()) | {"publisher": None}
"""One town and day, and nothing else in common."""


def test_hours_far_apart_part_two_attacks_of_one_day_and_the_same_night_does_not():
    assert together(profile(**SPARSE), profile(**SPARSE)) > 0
    assert together(profile(**SPARSE), profile(**SPARSE, hours=LATER.hours)) < 0
    night = (datetime(2031, 5, 5, 18), datetime(2031, 5, 6, 6))
    assert "hour" not in clues(HERE, profile(hours=night), Atlas())
    assert together(HERE, LATER) > 0


def test_two_districts_speak_against_one_event_and_one_district_for_it():
    two, one = clues(HERE, profile(districts=frozenset({"westr"})), Atlas())["district"], clues(HERE, HERE, Atlas())["district"]
    assert two.score < 0 < one.score
    assert "district" not in clues(HERE, profile(districts=frozenset()), Atlas())


def test_an_accident_is_no_attack_though_town_day_and_numbers_are_the_same():
    assert together(HERE, CRASH) < -1
    assert together(CRASH, CRASH) > 0
    assert "accident" not in clues(CRASH, profile(attacks=frozenset()), Atlas())


def test_a_post_that_names_no_place_may_be_of_its_publishers_town_and_is_not_ruled_out_elsewhere():
    nowhere = {**SPARSE, "place": None, "roots": HERE.roots}
    assert clues(HERE, profile(**nowhere, home=place("varden")), Atlas())["place"].score == 0.6
    assert together(HERE, profile(**nowhere, home=place("varden"))) > 0
    assert "place" not in clues(HERE, profile(**nowhere, home=place("tessal")), Atlas())
    assert "place" not in clues(HERE, profile(**nowhere, home=place("vreg")), Atlas())
