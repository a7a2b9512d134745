"""Simulated incidents: the same for everybody, as they are meant to be, and with ranges that hold."""

import pytest
from simulated.evidence import bounds, gathering
from simulated.incident import simulated
from simulated.methods import METHODS, copy_blind, ours
from simulated.parameters import SOURCES, WORLDS
from simulated.scores import scores, share, winkler
from simulated.texts import documents
from simulated.truth import Person, Truth
from simulated.wording import LANGUAGES, plural, table

FEW = 250


@pytest.mark.parametrize("world", WORLDS)
def test_an_incident_is_the_same_whatever_else_is_simulated(world):
    alone = simulated(17, WORLDS[world])
    among = [simulated(number, WORLDS[world]) for number in range(20)]
    assert alone == among[17] and gathering(alone) == gathering(among[17])
    assert alone != simulated(17, WORLDS[world], seed=2)


def test_an_incident_is_of_the_kind_that_is_meant():
    incidents = [simulated(number, WORLDS["first"]) for number in range(FEW)]
    assert {source.kind for incident in incidents for source in incident.sources} == set(SOURCES)
    assert all(2 <= len(incident.sources) <= 6 for incident in incidents)
    numbers = [number for incident in incidents for said in incident.said for number in said.numbers]
    assert {n.relation for n in numbers} == {"total", "increment", "revision", "ordinal"}
    assert {n.scope for n in numbers} == {"event", "part", "cumulative", "period"}
    assert {r.relation for i in incidents for r in i.reports} == {"original", "copy", "rewrite", "translation", "independent"}


def test_nobody_knows_of_people_who_are_not_found_yet():
    people = (Person(found=2.0, site=0, child=False), Person(found=50.0, site=1, child=True))
    source = simulated(0, WORLDS["first"]).sources[0]
    attack = Truth(number=0, moment=simulated(0, WORLDS["first"]).truth.moment, killed=people, injured=())
    everybody = type(source)(kind="official", turn=0, seen=frozenset((0, 1)), seen_injured=frozenset())
    assert [everybody.knows(attack, "killed", hours) for hours in (1, 3, 60)] == [0, 1, 2]
    assert everybody.knows(attack, "killed", 60, site=1) == everybody.knows(attack, "killed", 60, child=True) == 1


@pytest.mark.parametrize(("words", "range_"), [("exact", (7, 7)), ("at_least", (7, None)), ("more_than", (8, None))])
def test_numbers_are_given_as_a_reader_gives_them(words, range_):
    assert bounds(words, 7) == range_ and bounds(words, None) == (None, None)


def test_floors_hold_and_taking_copies_for_sources_breaks_them():
    told = [simulated(number, WORLDS["first"]) for number in range(FEW)]
    mine, blind = (
        scores([(len(i.truth.killed), found["killed"]) for i in told if "killed" in (found := method(gathering(i)))]) for method in (ours, copy_blind)
    )
    assert mine.floor.value >= 0.93 and mine.coverage.value >= 0.86
    assert mine.floor.value > blind.floor.value


def test_the_methods_give_ranges():
    given = gathering(simulated(3, WORLDS["first"]))
    assert all(low <= (high if high is not None else low) for method in METHODS.values() for low, high in method(given).values())


def test_scores_of_known_ranges():
    found = scores([(10, (8, 12)), (10, (12, None)), (10, (3, None)), (10, None)])
    assert (found.coverage.value, found.floor.value, found.none) == (0.5, 0.5, 1)
    assert found.open_above.value == pytest.approx(2 / 3) and found.closed_right.value == 0.25
    assert winkler(10, (3, None)) == 0 and winkler(10, (12, None)) > winkler(10, (11, None)) > 0
    assert share(0, 10).low == 0 and share(10, 10).high == 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_texts_are_the_same_for_everybody_and_copies_keep_their_words(language):
    incident = simulated(7, WORLDS["first"])
    texts = {d.doc_id: d.text for d in documents(incident, language)}
    assert texts == {d.doc_id: d.text for d in documents(incident, language)}
    copies = [r for r in incident.reports if r.relation == "copy" and r.names and r.altered is None]
    assert copies and all(texts[copy.group] in texts[copy.doc_id] for copy in copies)
    assert all("{" not in text and "  " not in text for text in texts.values())


def test_the_tables_of_the_languages_have_the_same_entries():
    keys = [{(name, key) for name, entry in table(language).items() if isinstance(entry, dict) for key in entry} for language in LANGUAGES]
    assert keys[1] == keys[0] and keys[2] - keys[0] == {("genitive", "one"), ("genitive", "few"), ("genitive", "many")}


@pytest.mark.parametrize(("n", "form"), [(1, "one"), (21, "one"), (3, "few"), (12, "many"), (25, "many")])
def test_nouns_agree_with_their_numbers(n, form):
    assert plural(n, "uk") == plural(n, "ru") == form
