"""What somebody expects has not happened; it is listed and never counted."""

from msgspec.structs import replace

from witnessmark.reconcile.common import Rule, Statement, Target


def apply(statement: Statement, target: Target) -> Statement | None:
    if statement.modality != "forecast":
        return None
    note = "It says what somebody expects, not what happened."
    return replace(statement, counted=False, effect="not_comparable", notes=(*statement.notes, note))


RULE = Rule(name="forecast", order=20, apply=apply)
