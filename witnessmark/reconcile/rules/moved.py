"""Who was injured and died is counted among the dead, and who is found or released is missing or held no more: nobody is counted twice."""

from msgspec.structs import replace

from witnessmark.reconcile.common import Rule, Statement, Target


def apply(statement: Statement, target: Target) -> Statement | None:
    if not statement.moved_on:
        return None
    note = "It counts people who were found: they are missing no more, and their number lowers no other by itself."
    if statement.outcome == "detained":
        note = "It counts people who were released: they are held no more, and their number lowers no other by itself."
    if statement.outcome == "injured":
        note = "It speaks of wounded people who died: they are counted among the dead, and not twice."
    return replace(statement, counted=False, effect="not_comparable", notes=(*statement.notes, note))


RULE = Rule(name="moved", order=25, apply=apply)
