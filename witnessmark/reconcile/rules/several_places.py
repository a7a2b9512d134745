"""A number of several places together ("in Varden and Tessal") says nothing certain of one of them."""

from msgspec.structs import replace

from witnessmark.reconcile.common import Rule, Statement, Target
from witnessmark.reconcile.naming import listed


def apply(statement: Statement, target: Target) -> Statement | None:
    together = dict(statement.together)
    if target.place is None or target.place.gazetteer_id not in together:
        return None
    note = f"It counts {listed(list(together.values()))} together, so it does not say how many of them were here."
    return replace(statement, low=0, high=None, tentative=True, strength="weak", notes=(*statement.notes, note))


RULE = Rule(name="several_places", order=55, apply=apply)
