"""One root over time: its newest total is current, the older ones are its history."""

from collections.abc import Sequence

from msgspec.structs import replace

from witnessmark.model.tally import Effect
from witnessmark.reconcile.common import Statement
from witnessmark.reconcile.moments import day_in_words, order
from witnessmark.reconcile.naming import in_words
from witnessmark.reconcile.statements import kind_of

TAKES_BACK = "It takes back an earlier statement and gives no number."


def current(statements: Sequence[Statement]) -> list[Statement]:
    """The statements with those replaced by a newer one of the same root marked superseded, and increments added to their base.

    Only totals replace totals. People named one by one, parts and possible counts replace nothing. Of several totals said
    at the same time the largest stands, "at least nine" before "nine". A retraction takes back its root's
    earlier statement of that number, or all earlier ones where it names none; what the root said otherwise stands.
    """
    families: dict[tuple[object, ...], list[Statement]] = {}
    free = [s for s in statements if s.effect is None and not s.tentative]
    for statement in free:
        families.setdefault(kind_of(statement), []).append(statement)
    return [*(s for family in families.values() for s in _family(family)), *(s for s in statements if s not in free)]


def _family(family: Sequence[Statement]) -> list[Statement]:
    first = family[0]
    if first.individual or first.rhetoric or first.part_of is not None or first.zero is not None or first.modality != "stated":
        return list(family)
    taken_back = [s for s in family if s.relation == "retraction"]
    totals = _with_increments([s for s in family if s.relation != "retraction"])
    gone = {s.claims: back for s in totals for back in taken_back if _takes_back(back, s)}
    left = [s for s in totals if s.claims not in gone]
    newest = max(left, key=_newness, default=None)
    return [
        *(replace(s, counted=False, effect="not_comparable", notes=(TAKES_BACK,)) for s in taken_back),
        *(_gone(s, gone[s.claims]) if s.claims in gone else s if newest is None or s.claims == newest.claims else _older(s, newest) for s in totals),
    ]


def _takes_back(back: Statement, s: Statement) -> bool:
    """Whether a retraction is of this statement: not a later one, and of the same number where the retraction names one."""
    return order(s.asserted) <= order(back.asserted) and (not back.numeric or back.low == s.low)


def _gone(s: Statement, back: Statement) -> Statement:
    return replace(s, counted=False, effect="superseded", notes=(f"The same source took this back ({day_in_words(back.asserted)}).",))


def _newness(s: Statement) -> tuple[object, ...]:
    return (order(s.asserted), s.low, s.high is None, s.top, s.words, s.relation, s.claims)


def _older(s: Statement, newest: Statement) -> Statement:
    if order(s.asserted) == order(newest.asserted):
        note = f"The same source gives {in_words(newest)} at the same time, which stands."
        effect = _same_time(s, newest)
        open_above = effect == "consistent" and newest.high is None
        return replace(s, counted=False, effect=effect, high=None if open_above else s.high, notes=(note,))
    said = f"The same source later said {in_words(newest)} ({day_in_words(newest.asserted)}); its newest word stands."
    return replace(s, counted=False, effect="superseded", notes=(said,))


def _same_time(s: Statement, newest: Statement) -> Effect:
    return "consistent" if s.high is None or s.high >= newest.low else "not_comparable"


def _with_increments(family: Sequence[Statement]) -> list[Statement]:
    """Each increment on the last total its root gave at an earlier time; without one it stays what it is, a floor of its own.

    A total given at the same time holds the increment already ("twelve are dead; three more bodies were found").
    """
    done: list[Statement] = []
    for s in sorted(family, key=lambda s: (order(s.asserted), s.position, s.claims)):
        now = order(s.asserted)
        told = any(order(o.asserted) == now for o in family if o.relation != "increment")
        base = next((b for b in reversed(done) if b.numeric and b.low > 0 and order(b.asserted) < now), None)
        done.append(s if s.relation != "increment" or told or base is None else _added(s, base))
    return done


def _added(s: Statement, base: Statement) -> Statement:
    high = None if s.high is None or base.high is None else s.high + base.high
    note = f"{in_words(s)} more are added to the {in_words(base)} the same source gave before."
    return replace(s, low=s.low + base.low, high=high, top=s.top + base.top, derived=True, notes=(*s.notes, note[0].upper() + note[1:]))
