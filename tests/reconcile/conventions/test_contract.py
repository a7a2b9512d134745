"""The contract of a counting convention, run against every file of the folder."""

import pytest
from counted import claim, gathered, said

from witnessmark.reconcile.convention import Convention, load, names
from witnessmark.reconcile.reconcile import reconcile


@pytest.fixture(params=names())
def convention(request: pytest.FixtureRequest) -> Convention:
    return load(request.param)


def test_it_says_what_it_is_and_where_its_rules_are_from(convention: Convention) -> None:
    assert convention.title and convention.summary
    assert all(rule.text and rule.source for rule in convention.rules)


def test_it_gives_a_range_that_is_one(convention: Convention) -> None:
    evidence = gathered(
        said("mayor", claim(7, "at_least")), said("hospital", claim(9), doc="d2"), said("adviser", claim(None, "dozens"), kind="other", doc="d3")
    )
    incident = reconcile(evidence, convention=convention.name)
    assert incident.convention == convention.name
    for tally in incident.tallies:
        low, high = tally.range.low, tally.range.high
        assert low is None or high is None or 0 <= low <= high


def test_its_words_are_as_sure_as_they_say(convention: Convention) -> None:
    assert all(rule.reason and rule.source for rule in convention.status)
    assert all(rule.word is None or rule.word.strip() for rule in convention.status)


def test_every_convention_counts_every_tally_and_says_why_in_a_sentence(convention: Convention) -> None:
    found = reconcile(gathered(said("hospital", claim(9)), said("hospital", claim(None, "dozens", outcome="injured", id="c1", start=40))))
    for tally in found.tallies:
        mine = next(one for one in tally.conventions if one.convention == convention.name)
        assert mine.reason.endswith(".") and mine.status.reason.endswith(".")
        assert (mine.low is None) == (tally.outcome not in convention.outcomes)
