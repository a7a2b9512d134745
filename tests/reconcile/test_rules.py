"""What the rules of the folder must keep to together; the contract of each is tested beside them."""

import pytest
from counted import claim, gathered, said

from witnessmark.plugins import members
from witnessmark.reconcile.common import Target
from witnessmark.reconcile.statements import statements
from witnessmark.reconcile.tallying import lift, rules

RULES = members("witnessmark.reconcile.rules", "RULE")
TARGET = Target(outcome="killed", until="2031-05-06")
FIRED = [
    (claim(7, "at_least", scope="part"), ("part",)),
    (claim(7), ("settle",)),
    (claim(None, "dozens", quote="dozens"), ()),
    (claim(7, scope="cumulative"), ("other_scope",)),
    (claim(0, "none", zero="asserted", quote="nobody"), ("denial",)),
    (claim(0, "none", zero="no_report", quote="no reports"), ("no_report",)),
    (claim(7, "at_least", modality="possible"), ("possible",)),
    (claim(7, modality="forecast"), ("forecast",)),
    (claim(7, modality="denied"), ("denial",)),
    (claim(7, who="child"), ("subgroup",)),
    (claim(7, outcome="affected"), ("joint", "settle")),
    (claim(7, relation="increment"), ("increment",)),
    (claim(1, quote="a welder", named=True), ("individual",)),
]


def test_the_order_of_rules_is_never_left_to_chance():
    assert len({rule.order for rule in RULES.values()}) == len(RULES)
    assert [rule.order for rule in rules()] == sorted(rule.order for rule in RULES.values())


@pytest.mark.parametrize(("words", "expected"), FIRED, ids=[f"{c.quote} {'+'.join(f)}" for c, f in FIRED])
def test_the_rules_that_fired_are_named(words, expected):
    (statement,) = statements(gathered(said("hospital", words)))
    assert lift(statement, TARGET).fired == expected


@pytest.mark.parametrize("words", [c for c, _ in FIRED], ids=[c.quote + c.modality + c.scope for c, _ in FIRED])
def test_a_rule_never_narrows(words):
    (statement,) = statements(gathered(said("hospital", words)))
    lifted = lift(statement, TARGET)
    assert lifted.low <= statement.low and lifted.high in (None, statement.high)
    assert lifted.counted or lifted.effect is not None
