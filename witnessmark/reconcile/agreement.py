"""Numbers that independent sources in a position to know give alike: a toll that two of them know exactly has stopped growing."""

from collections.abc import Sequence

from witnessmark.model.place import Place
from witnessmark.reconcile.common import Statement, Target
from witnessmark.reconcile.moments import later_than
from witnessmark.reconcile.strength import weakness

# Two that speak within a day of the event may both have it from the first count at the scene.
DAYS = 1


def agreed(statements: Sequence[Statement], target: Target, places: Sequence[Place] = ()) -> frozenset[int]:
    """The exact totals of the target that at least two strong roots give now, one of them a day after the event or later.

    What a root said before its newest word is no agreement, and neither is a floor ("at least nine"). Two who hold one office are taken
    for one, since a mayor may be named in one report and not in another.
    """
    roots: dict[int, set[str]] = {}
    late: set[int] = set()
    for s in statements:
        if _is_total(s, target) and weakness(s, target, places) is None:
            roots.setdefault(s.low, set()).add((s.root_role or s.root).casefold())
            if later_than(s.asserted, target.until, DAYS):
                late.add(s.low)
    return frozenset(n for n, who in roots.items() if len(who) > 1 and n in late)


def _is_total(s: Statement, target: Target) -> bool:
    """Whether a statement is an exact number of just whom the target counts, in the whole event."""
    groups = () if target.who == "any" else (target.who,)
    whole = s.scope == "event" and s.part_of is None and s.relation in ("total", "revision") and s.root_kind != "witness"
    plain = s.words == "exact" and s.low > 0 and s.modality == "stated" and not (s.individual or s.joint or s.derived or s.together)
    return s.effect is None and s.outcome == target.outcome and s.groups == groups and whole and plain
