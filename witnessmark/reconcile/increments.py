"""Additions ("five more died"): on what the same root gave before, and on nothing else."""

from collections.abc import Sequence

from msgspec.structs import replace

from witnessmark.reconcile.common import HELD, Statement
from witnessmark.reconcile.moments import order
from witnessmark.reconcile.naming import in_words

# One dies at once and one later: that happens. That five or more die later and no more before them hardly does.
MANY = 5


def with_increments(family: Sequence[Statement]) -> list[Statement]:
    """Each increment on the last total its root gave at an earlier time; without one it stays what it is, a floor of its own.

    A total given at the same time holds the increment already ("twelve are dead; three more bodies were found").
    """
    done: list[Statement] = []
    for s in sorted(family, key=lambda s: (order(s.asserted), s.position, s.quote, s.claims)):
        now = order(s.asserted)
        told = next((o for o in family if o.relation != "increment" and order(o.asserted) == now), None)
        base = next((b for b in reversed(done) if b.numeric and b.low > 0 and order(b.asserted) < now), None)
        base = None if base is not None and _may_hold(s, base) else base
        done.append(s if s.relation != "increment" else _held(s, told) if told is not None else s if base is None else _added(s, base))
    return done


def _may_hold(s: Statement, base: Statement) -> bool:
    """Whether a number of those who died later of their wounds may hold the toll before, and so stands alone as a floor: it is no smaller,
    as where a hospital counts all who died there, or the same words are told again in another language.
    """
    return s.figure == "late" and s.low >= max(base.low, MANY)


def _held(s: Statement, total: Statement) -> Statement:
    when = "at the same time" if order(total.asserted) == order(s.asserted) else "later"
    note = f"The total of {in_words(total)} that the same source gives {when} holds it already."
    return replace(s, notes=(*s.notes, note), fired=(*s.fired, HELD))


def _added(s: Statement, base: Statement) -> Statement:
    high = None if s.high is None or base.high is None else s.high + base.high
    note = f"{in_words(s)} more are added to the {in_words(base)} the same source gave before."
    return replace(s, low=s.low + base.low, high=high, top=s.top + base.top, derived=True, notes=(*s.notes, note[0].upper() + note[1:]))


def with_groups(statements: Sequence[Statement]) -> list[Statement]:
    """Additions of one group or one person ("a woman died of her wounds") on the last total of all people that their root gave before.

    The addition stays what it says of its group; the sum is a statement of its own.
    """
    made: list[Statement] = []
    for s in statements:
        whole = [o for o in statements if _is_whole(o, s)] if _adds_a_group(s) else []
        held = next((o for o in whole if order(o.asserted) >= order(s.asserted)), None)
        base = max(whole, key=newness, default=None)
        if held is None and base is not None:
            made.append(replace(_added(s, base), who="unknown", sex=None, age_group=None, individual=False))
        made.append(s if held is None else _held(s, held))
    return made


def _adds_a_group(s: Statement) -> bool:
    return s.relation == "increment" and (bool(s.groups) or s.individual) and s.effect is None and s.numeric and not s.derived


def _is_whole(o: Statement, s: Statement) -> bool:
    same = (o.root, o.outcome, o.scope, o.joint, o.modality) == (s.root, s.outcome, s.scope, s.joint, s.modality)
    total = o.relation != "increment" or o.derived
    return same and total and not o.groups and o.effect is None and o.numeric and o.low > 0 and not o.individual and o.part_of is None


def newness(s: Statement) -> tuple[object, ...]:
    """What a root's current total is the greatest of: said last, then the largest."""
    return (order(s.asserted), s.low, s.high is None, s.top, s.words, s.relation, s.quote, s.claims)
