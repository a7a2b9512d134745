"""More dead on an unknown base ("another five died") are a floor of their own; an ordinal ("the twelfth victim") likewise."""

from msgspec.structs import replace

from witnessmark.reconcile.common import Rule, Statement, Target


def apply(statement: Statement, target: Target) -> Statement | None:
    if statement.relation == "ordinal":
        note = "It counts up to one more victim, so it is a floor."
    elif statement.relation == "increment" and not statement.derived:
        note = "It adds to a number that is not given, so it is a floor of its own."
    else:
        return None
    return replace(statement, high=None, notes=(*statement.notes, note))


RULE = Rule(name="increment", order=100, apply=apply)
