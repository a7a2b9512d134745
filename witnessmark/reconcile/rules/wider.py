"""A number said of a wider area ("in the region") may hold other attacks: it is weak evidence of this one.

Which place holds which is settled before: a number said of a place apart from the event's is not among its evidence. A town is no wider than
its own district, which has no point of its own: what is said of both is one event's.
"""

from msgspec.structs import replace

from witnessmark.reconcile.common import FINENESS, Rule, Statement, Target


def apply(statement: Statement, target: Target) -> Statement | None:
    here, said = target.place, statement.place
    if here is None or said is None or here.precision is None or said.precision is None or statement.scope != "event":
        return None
    same = here.gazetteer_id is not None and said.gazetteer_id == here.gazetteer_id
    if same or FINENESS[said.precision] <= FINENESS[here.precision]:
        return None
    note = f"It is said of {said.name}, which is more than {here.name}, so it may count other attacks too."
    return replace(statement, scope="unknown", notes=(*statement.notes, note))


RULE = Rule(name="wider", order=58, apply=apply)
