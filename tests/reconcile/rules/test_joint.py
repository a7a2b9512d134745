"""One number of the dead and the injured together, in texts of an invented town."""

import pytest
from counted import claim, gathered, said, tally

from witnessmark.reconcile.reconcile import reconcile

QUOTE = "a number of tenants"


def of(text: str, outcome: str):
    vague = claim(None, "several", outcome="affected", quote=QUOTE, start=text.index(QUOTE))
    return tally(reconcile(gathered(said("Varden hospital", vague), texts={"d1": text})), outcome)


@pytest.mark.parametrize("outcome", ["killed", "injured"])
@pytest.mark.parametrize("text", [f"On Monday {QUOTE} were killed and injured.", f"The blast ended with {QUOTE} killed and wounded."])
def test_some_killed_and_injured_is_at_least_one_of_each(text: str, outcome: str) -> None:
    found = of(text, outcome)
    assert (found.supported.low, found.supported.high) == (1, None)
    assert "some died and some were hurt" in found.rows[0].reason


@pytest.mark.parametrize("outcome", ["killed", "injured"])
def test_some_killed_or_injured_may_be_none_of_either(outcome: str) -> None:
    assert of(f"On Monday {QUOTE} were killed or injured.", outcome) is None
