"""What every rule must keep to, whichever file of the folder it is."""

import importlib
import itertools

import pytest
from counted import claim, gathered, said

from witnessmark.plugins import members
from witnessmark.reconcile.common import Target
from witnessmark.reconcile.statements import statements

RULES = members("witnessmark.reconcile.rules", "RULE")
SAMPLE = [
    claim(7),
    claim(7, "at_least", scope="part"),
    claim(None, "dozens", quote="dozens"),
    claim(7, scope="cumulative"),
    claim(0, "none", zero="asserted", quote="nobody"),
    claim(0, "none", zero="no_report", quote="no reports"),
    claim(7, modality="possible"),
    claim(7, modality="forecast"),
    claim(7, modality="denied"),
    claim(7, who="child"),
    claim(7, outcome="affected"),
    claim(7, relation="increment"),
    claim(7, relation="ordinal"),
    claim(1, quote="a welder"),
]
STATEMENTS = [s for c in SAMPLE for s in statements(gathered(said("hospital", c)))]
TARGET = Target(outcome="killed", until="2031-05-06")


@pytest.mark.parametrize("name", RULES)
def test_a_rule_bears_its_file_name_and_says_what_it_is_for(name):
    assert RULES[name].name == name
    assert (importlib.import_module(f"witnessmark.reconcile.rules.{name}").__doc__ or "").strip().endswith(".")


@pytest.mark.parametrize(("name", "statement"), itertools.product(RULES, STATEMENTS))
def test_a_rule_only_widens_sets_aside_or_abstains_and_says_why(name, statement):
    changed = RULES[name].apply(statement, TARGET)
    if changed is not None:
        assert changed.low <= statement.low
        assert changed.high is None or changed.high == statement.high
        assert changed.claims == statement.claims and changed.root == statement.root
        assert changed.counted or changed.effect is not None
        assert len(changed.notes) == len(statement.notes) + 1 or not changed.counted


@pytest.mark.parametrize("name", RULES)
def test_every_rule_has_a_case_it_speaks_to(name):
    cries = [s for c in (claim(None, "dozens", quote="dozens"),) for s in statements(gathered(said("h", c), texts={"d1": "dozens are dying"}))]
    both = [claim(5, quote="five", outcome=o, id=o) for o in ("killed", "injured")]
    joint = statements(gathered(*(said("h", c) for c in both)))
    assert any(RULES[name].apply(s, TARGET) is not None for s in [*STATEMENTS, *cries, *joint])


def test_the_order_of_rules_is_never_left_to_chance():
    assert len({rule.order for rule in RULES.values()}) == len(RULES)
