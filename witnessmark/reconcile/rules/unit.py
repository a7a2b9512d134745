"""A number of families or households counts no people: at least so many people, and likely more."""

from msgspec.structs import replace

from witnessmark.reconcile.common import Rule, Statement, Target
from witnessmark.reconcile.words import has_word, table


def apply(statement: Statement, target: Target) -> Statement | None:
    if not has_word(statement.quote, tuple(table()["units"]["families"])):
        return None
    note = "It counts families and not people, so it is only a floor."
    return replace(statement, high=None, notes=(*statement.notes, note))


RULE = Rule(name="unit", order=85, apply=apply)
