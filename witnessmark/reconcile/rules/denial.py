"""A denial contradicts a count and is shown as such; it never changes a number. One about a part says nothing of the whole.

A witness who says that nobody was hurt speaks of the spot where the witness was.
"""

from msgspec.structs import replace

from witnessmark.reconcile.common import Rule, Statement, Target


def apply(statement: Statement, target: Target) -> Statement | None:
    if statement.zero != "asserted" and statement.modality != "denied":
        return None
    if statement.scope == "part" or statement.root_kind in ("witness", "victim"):
        note = "It speaks of one spot only, so it says nothing about the rest."
        return replace(statement, counted=False, effect="not_comparable", strength="denial", notes=(*statement.notes, note))
    what = "is a denial" if statement.modality == "denied" else "says that there was nobody to count"
    note = f"It {what}: it is shown beside the counts and changes none of them."
    return replace(statement, counted=False, effect="denied", strength="denial", notes=(*statement.notes, note))


RULE = Rule(name="denial", order=40, apply=apply)
