"""What may have happened ("feared dead") is reported, and never part of what is supported."""

from msgspec.structs import replace

from witnessmark.reconcile.common import Rule, Statement, Target


def apply(statement: Statement, target: Target) -> Statement | None:
    if statement.modality != "possible":
        return None
    note = "It says what may have happened, so it can widen what is reported and not what is supported."
    return replace(statement, tentative=True, strength="weak", notes=(*statement.notes, note))


RULE = Rule(name="possible", order=120, apply=apply)
