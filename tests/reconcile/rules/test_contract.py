"""The contract of a rule, run against every file of the folder."""

import itertools
import sys

import msgspec
import pytest
from counted import REGION, TOWN

from witnessmark.plugins import members
from witnessmark.reconcile.common import Rule, Statement, Target

RULES = members("witnessmark.reconcile.rules", "RULE")
BASE = Statement(
    root="r",
    root_kind="medic",
    outcome="killed",
    low=4,
    high=4,
    top=4,
    words="exact",
    quote="four people",
    claims=(("d", "c0"),),
    asserted="2031-05-05",
)
CHANGES: list[dict[str, object]] = [
    {},
    {"scope": "part"},
    {"scope": "cumulative"},
    {"relation": "increment"},
    {"relation": "ordinal"},
    {"modality": "denied"},
    {"modality": "possible"},
    {"modality": "forecast"},
    {"zero": "no_report", "low": 0, "high": 0, "top": 0},
    {"zero": "asserted", "low": 0, "high": 0, "top": 0},
    {"who": "child"},
    {"individual": True},
    {"rhetoric": True},
    {"joint": True},
    {"part_of": ("d", "c1")},
    {"root_kind": "witness"},
    {"figure": "found", "outcome": "missing"},
    {"root_kind": "un"},
    {"quote": "four families"},
    {"scope": "event", "place": REGION},
    {"together": (("ZZ:varden", "Varden"), ("ZZ:tessal", "Tessal"))},
]
TARGETS = [
    Target(outcome="killed"),
    Target(outcome="killed", place=TOWN),
    Target(outcome="killed", who="child", until="2031-05-04"),
    Target(outcome="injured", until="2031-05-05"),
]


@pytest.fixture(params=sorted(RULES))
def rule(request: pytest.FixtureRequest) -> Rule:
    return RULES[request.param]


def test_it_bears_the_name_of_its_file_and_says_its_policy(rule: Rule) -> None:
    module = sys.modules[rule.apply.__module__]
    assert module.__name__.rpartition(".")[2] == rule.name
    assert module.__doc__


def test_what_it_changes_it_explains_in_a_sentence(rule: Rule) -> None:
    for change, target in itertools.product(CHANGES, TARGETS):
        statement = msgspec.structs.replace(BASE, **change)
        changed = rule.apply(statement, target)
        if changed is not None and changed != statement:
            added = changed.notes[len(statement.notes) :]
            assert changed.notes[: len(statement.notes)] == statement.notes
            assert added and all(note.endswith(".") for note in added)


def test_it_never_invents_people_or_changes_whose_words_they_are(rule: Rule) -> None:
    for change, target in itertools.product(CHANGES, TARGETS):
        statement = msgspec.structs.replace(BASE, **change)
        changed = rule.apply(statement, target) or statement
        assert changed.low <= max(statement.low, statement.top)
        assert (changed.root, changed.quote, changed.claims) == (statement.root, statement.quote, statement.claims)


def test_some_statement_makes_a_rule_speak(rule: Rule) -> None:
    assert any(rule.apply(msgspec.structs.replace(BASE, **change), target) is not None for change, target in itertools.product(CHANGES, TARGETS))
