import importlib
from datetime import datetime

import pytest
from reports import Atlas, place

from witnessmark.plugins import members
from witnessmark.resolve.clusters import clues, weight
from witnessmark.resolve.compare.common import Profile

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


@pytest.mark.parametrize("name", CLUES)
def test_a_clue_bears_its_file_name_abstains_on_nothing_and_speaks_in_sentences(name):
    clue = CLUES[name]
    assert clue.name == name and importlib.import_module(f"witnessmark.resolve.compare.{name}").__doc__
    assert clue.compare(Profile(), Profile(), Atlas()) is None
    found = clue.compare(HERE, HERE, Atlas())
    assert -1 <= found.score <= 1 and found.reason.endswith(".")
    assert found == clue.compare(HERE, HERE, Atlas())


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
