"""'No reports of casualties' means that nobody had heard of any yet. It is unknown, never a zero."""

from msgspec.structs import replace

from witnessmark.reconcile.common import Rule, Statement, Target


def apply(statement: Statement, target: Target) -> Statement | None:
    if statement.zero != "no_report":
        return None
    note = "That no casualties were reported is not a count: it leaves the number unknown."
    return replace(statement, counted=False, effect="not_comparable", notes=(*statement.notes, note))


RULE = Rule(name="no_report", order=10, apply=apply)
