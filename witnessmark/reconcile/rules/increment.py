"""More dead on an unknown base ("another five died") are a floor of their own; an ordinal ("the twelfth victim") likewise."""

from msgspec.structs import replace

from witnessmark.reconcile.common import HELD, Rule, Statement, Target


def apply(statement: Statement, target: Target) -> Statement | None:
    if statement.relation == "ordinal":
        note = "It counts up to one more victim, so it is a floor."
    elif statement.relation == "increment" and not statement.derived:
        if HELD in statement.fired:
            return replace(statement, high=None, notes=(*statement.notes, "On its own it is a floor."))
        note = "It adds to an earlier number, which this source does not give for the same people and place, so it is a floor of its own."
    else:
        return None
    return replace(statement, high=None, notes=(*statement.notes, note))


RULE = Rule(name="increment", order=100, apply=apply)
