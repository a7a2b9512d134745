"""A total over a longer time ("since the start of the war", "over the past day") is never the toll of one event."""

from msgspec.structs import replace

from witnessmark.reconcile.common import Rule, Statement, Target


def apply(statement: Statement, target: Target) -> Statement | None:
    if statement.scope not in ("cumulative", "period"):
        return None
    note = "It adds up more than this event, so it cannot be compared with the counts of this event."
    return replace(statement, counted=False, effect="not_comparable", notes=(*statement.notes, note))


RULE = Rule(name="other_scope", order=50, apply=apply)
