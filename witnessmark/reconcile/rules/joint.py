"""A number said of the dead and the injured together fixes neither: of N killed or injured, 0 to N were killed;
of N killed and injured, at least one of each.

Vague joint words ("dozens killed and wounded") leave at least one of each.
"""

from msgspec.structs import replace

from witnessmark.model.tally import Effect
from witnessmark.reconcile.common import Rule, Statement, Target


def apply(statement: Statement, target: Target) -> Statement | None:
    if statement.both and target.outcome in ("killed", "injured"):
        note = f"It counts people of whom some died and some were hurt, so at least one was {target.outcome}."
        return replace(statement, low=min(statement.low, 1), high=None, notes=(*statement.notes, note))
    if statement.outcome == "affected" and target.outcome in ("killed", "injured"):
        note = f"It counts the dead and the injured together, so on its own it gives no floor for the {target.outcome}."
        return replace(statement, low=0, counted=statement.high is not None, effect=_effect(statement), notes=(*statement.notes, note))
    if statement.joint and target.outcome in ("killed", "injured"):
        note = f"One number is said of the dead and the injured together, so it supports only that at least one was {target.outcome}."
        return replace(statement, low=min(statement.low, 1), high=None, notes=(*statement.notes, note))
    return None


def _effect(statement: Statement) -> Effect | None:
    return None if statement.high is not None else "not_comparable"


RULE = Rule(name="joint", order=60, apply=apply)
