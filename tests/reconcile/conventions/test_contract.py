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
