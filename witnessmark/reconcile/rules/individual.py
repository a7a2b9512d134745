"""People named or described one by one ("a welder", "Ivo Halas") are a floor, and do not add to a total."""

from msgspec.structs import replace

from witnessmark.reconcile.common import Rule, Statement, Target


def apply(statement: Statement, target: Target) -> Statement | None:
    if not statement.individual:
        return None
    note = "It names people one by one; they may be among those counted elsewhere, so they are a floor and add to nothing."
    return replace(statement, high=None, notes=(*statement.notes, note))


RULE = Rule(name="individual", order=90, apply=apply)
