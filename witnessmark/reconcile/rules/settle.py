"""Tolls grow: an exact number said within some days of the event is a floor until it has settled.

Where it is not known when the event was or when the number was said, the number has not settled either.
"""

from msgspec.structs import replace

from witnessmark.reconcile.common import Rule, Statement, Target
from witnessmark.reconcile.moments import later_than


def apply(statement: Statement, target: Target) -> Statement | None:
    if statement.high is None or statement.words not in ("exact", "about", "range", "up_to", "fewer_than"):
        return None
    if later_than(statement.asserted, target.until, target.settle_days):
        return None
    if statement.outcome == "affected" and target.outcome != "affected":
        note = "Said so early, it does not limit the number either."
        return replace(statement, high=None, counted=False, effect="not_comparable", notes=(*statement.notes, note))
    known = statement.asserted is not None and target.until is not None
    when = f"It was said within {target.settle_days} days of the event" if known else "It is not known how long after the event it was said"
    grows = "such numbers still change" if statement.outcome in ("missing", "detained") else "tolls still grow"
    note = f"{when}, and {grows} then, so it sets no upper limit."
    return replace(statement, high=None, notes=(*statement.notes, note))


RULE = Rule(name="settle", order=110, apply=apply)
