"""A witness counts what they saw: a part of the whole, and so a floor, whatever scope the words have."""

from msgspec.structs import replace

from witnessmark.reconcile.common import Rule, Statement, Target


def apply(statement: Statement, target: Target) -> Statement | None:
    if statement.root_kind != "witness" or statement.scope == "part":
        return None
    note = "A witness counts what they saw, so it can only be a floor."
    return replace(statement, scope="part", high=None, notes=(*statement.notes, note))


RULE = Rule(name="witness", order=75, apply=apply)
