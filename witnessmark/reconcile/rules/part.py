"""A number about a part of the event (one district, "including three children") is a floor for the whole."""

from msgspec.structs import replace

from witnessmark.reconcile.common import Rule, Statement, Target


def apply(statement: Statement, target: Target) -> Statement | None:
    if statement.scope != "part" and statement.part_of is None:
        return None
    where = f" ({statement.place.name})" if statement.scope == "part" and statement.place is not None else ""
    note = f"It counts a part of the whole{where}, so it can only be a floor."
    return replace(statement, high=None, notes=(*statement.notes, note))


RULE = Rule(name="part", order=70, apply=apply)
