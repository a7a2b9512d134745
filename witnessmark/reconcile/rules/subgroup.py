"""A number of one group of people is a floor for all of them, and says nothing of a group it does not name."""

from msgspec.structs import replace

from witnessmark.reconcile.common import Rule, Statement, Target
from witnessmark.reconcile.groups import called, is_of
from witnessmark.reconcile.naming import people


def apply(statement: Statement, target: Target) -> Statement | None:
    named = statement.groups
    if not named or is_of(statement, target.who):
        return None
    whole = "all people" if target.who == "any" else people(target.who)
    note = f"It counts {called(named)} only, so for {whole} together it is only a floor."
    return replace(statement, high=None, notes=(*statement.notes, note))


RULE = Rule(name="subgroup", order=80, apply=apply)
