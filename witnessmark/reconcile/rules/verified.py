"""A United Nations body counts the cases it has verified and says that the true figure is likely higher: its number is a minimum, however late.

Source: the method notes of the human rights office on its casualty figures.
"""

from msgspec.structs import replace

from witnessmark.reconcile.common import Rule, Statement, Target


def apply(statement: Statement, target: Target) -> Statement | None:
    if statement.root_kind != "un" or statement.zero is not None:
        return None
    note = "The United Nations counts what it has verified, so the number is a minimum."
    return replace(statement, high=None, notes=(*statement.notes, note))


RULE = Rule(name="verified", order=78, apply=apply)
