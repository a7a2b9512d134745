"""A vague word with a progressive verb ("dozens are dying") is a cry, not a count."""

from msgspec.structs import replace

from witnessmark.reconcile.common import Rule, Statement, Target


def apply(statement: Statement, target: Target) -> Statement | None:
    if not statement.rhetoric:
        return None
    note = "It speaks of dying as it goes on and counts nobody, so it is kept as said and enters no range."
    return replace(statement, counted=False, effect="weak", notes=(*statement.notes, note))


RULE = Rule(name="rhetoric", order=30, apply=apply)
