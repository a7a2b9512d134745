"""One root over time: its newest total is current, the older ones are its history."""

from collections.abc import Sequence

from msgspec.structs import replace

from witnessmark.model.tally import Effect
from witnessmark.reconcile.common import HELD, Statement
from witnessmark.reconcile.increments import newness, with_groups, with_increments
from witnessmark.reconcile.moments import day_in_words, order
from witnessmark.reconcile.naming import in_words
from witnessmark.reconcile.statements import kind_of

BODIES = "The same source gave a higher toll before, so these bodies are no new one."
TAKES_BACK = "It takes back an earlier statement and gives no number."


def current(statements: Sequence[Statement]) -> list[Statement]:
    """The statements with those replaced by a newer one of the same root marked superseded, and increments added to their base.

    Only totals replace totals. People named one by one, parts and possible counts replace nothing. Of several totals said
    at the same time the largest stands, "at least nine" before "nine". Fewer bodies found than were counted before are no new
    toll. A retraction takes back its root's earlier statement of that number, or all earlier ones where it names none; what
    the root said otherwise stands.
    """
    families: dict[tuple[object, ...], list[Statement]] = {}
    free = [s for s in statements if s.effect is None and not s.tentative and not s.moved_on]
    for statement in free:
        families.setdefault(kind_of(statement), []).append(statement)
    now = [s for family in families.values() for s in _family(family)]
    return [*with_groups(now), *(s for s in statements if s not in free)]


def _family(family: Sequence[Statement]) -> list[Statement]:
    first = family[0]
    if first.individual or first.rhetoric or first.part_of is not None or first.zero is not None or first.modality != "stated":
        return list(family)
    taken_back = [s for s in family if s.relation == "retraction"]
    bodies = [s for s in family if _only_bodies(s, family)]
    totals = with_increments([s for s in family if s.relation != "retraction" and s not in bodies])
    gone = {s.claims: back for s in totals for back in taken_back if _takes_back(back, s)}
    left = [s for s in totals if s.claims not in gone]
    newest = max(left, key=newness, default=None)
    return [
        *(replace(s, counted=False, effect="not_comparable", notes=(TAKES_BACK,)) for s in taken_back),
        *(replace(s, high=None, notes=(*s.notes, BODIES)) for s in bodies),
        *(_gone(s, gone[s.claims]) if s.claims in gone else s if newest is None or s.claims == newest.claims else _older(s, newest) for s in totals),
    ]


def _only_bodies(s: Statement, family: Sequence[Statement]) -> bool:
    """Whether a number of bodies found is no new toll: its root gave a higher one before."""
    plain = s.figure == "recovered" and s.relation == "total"
    return plain and any(o.figure == "count" and o.low > s.top and order(o.asserted) <= order(s.asserted) for o in family)


def _takes_back(back: Statement, s: Statement) -> bool:
    """Whether a retraction is of this statement: not a later one, and of the same number where the retraction names one."""
    return order(s.asserted) <= order(back.asserted) and (not back.numeric or back.low == s.low)


def _gone(s: Statement, back: Statement) -> Statement:
    return replace(s, counted=False, effect="superseded", notes=(f"The same source took this back ({day_in_words(back.asserted)}).",))


def _older(s: Statement, newest: Statement) -> Statement:
    if order(s.asserted) == order(newest.asserted):
        note = f"The same source gives {in_words(newest)} at the same time, which stands."
        effect = _same_time(s, newest)
        open_above = effect == "consistent" and newest.high is None
        return replace(s, counted=False, effect=effect, high=None if open_above else s.high, notes=s.notes if HELD in s.fired else (note,))
    said = f"The same source later said {in_words(newest)} ({day_in_words(newest.asserted)}); its newest word stands."
    return replace(s, counted=False, effect="superseded", notes=(said,))


def _same_time(s: Statement, newest: Statement) -> Effect:
    return "consistent" if s.high is None or s.high >= newest.low else "not_comparable"
