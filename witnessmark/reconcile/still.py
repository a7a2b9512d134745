"""Who is still missing or detained: such figures fall as people are found or freed, which contradicts nobody."""

from collections.abc import Sequence

from msgspec.structs import replace

from witnessmark.reconcile.common import Statement, Target
from witnessmark.reconcile.moments import day_in_words, order
from witnessmark.reconcile.naming import in_words, root_name

PASSING = ("missing", "detained")  # outcomes that people leave
STILL = "still"  # the mark a statement bears, among the names of the rules that fired


def still(lifted: Sequence[Statement], target: Target) -> list[Statement]:
    """The statements; of the missing or detained, a higher number said before the newest strong total is no floor of who still is.

    Numbers of the dead and the injured only grow, so their floors stand.
    """
    if target.outcome not in PASSING:
        return list(lifted)
    totals = [s for s in lifted if s.counted and s.strength == "strong" and not s.tentative and s.part_of is None and s.scope != "part"]
    newest = max((s for s in totals if not s.groups or s.groups == (target.who,)), key=lambda s: (order(s.asserted), s.low, s.root), default=None)
    return [_passed(s, newest) if newest is not None and _is_older(s, newest) else s for s in lifted]


def _is_older(s: Statement, newest: Statement) -> bool:
    return s.counted and s.effect is None and s.low > newest.top and order(s.asserted) < order(newest.asserted)


def _passed(s: Statement, newest: Statement) -> Statement:
    note = f"{root_name(newest.root)} later gave {in_words(newest)} ({day_in_words(newest.asserted)}): people may have been found or freed since."
    return replace(s, low=0, high=None, notes=(*s.notes, note[0].upper() + note[1:]), fired=(*s.fired, STILL))
