"""How a convention finds its numbers: the least, the greatest, a lead's. Convention files name these ways."""

from collections.abc import Callable, Sequence

from witnessmark.reconcile.common import Statement
from witnessmark.reconcile.lead import lead_range
from witnessmark.reconcile.strength import reports
from witnessmark.reconcile.tallying import Count
from witnessmark.reconcile.vague import Words, read

Bound = Callable[[Count, Words], int | None]


def counted(found: Count) -> Sequence[Statement]:
    """What may enter a convention's numbers at all: reports that are not set aside, and not merely possible."""
    return reports([s for s in found.statements if s.counted and not s.tentative])


def totals(found: Count) -> Sequence[Statement]:
    """What speaks of the whole, and not of a part, a group or people one by one."""
    return [s for s in counted(found) if _is_total(s, found.target.who)]


def _is_total(s: Statement, who: str) -> bool:
    return s.part_of is None and s.scope != "part" and not s.individual and (not s.groups or who != "any" or s.derived)


def least(found: Count, words: Words) -> int | None:
    """The least of the totals, and no less than any part. "Up to 60" gives no least number where another count does."""
    whole = totals(found)
    lows = [read(s, words)[0] for s in whole]
    parts = [read(s, words)[0] for s in counted(found) if s not in whole]
    return max([min([low for low in lows if low > 0] or lows), *parts]) if lows else max(parts, default=None)


def greatest(found: Count, words: Words) -> int | None:
    """The largest number of any total."""
    return max((read(s, words)[1] for s in totals(found) or counted(found)), default=None)


def greatest_strong(found: Count, words: Words) -> int | None:
    """The largest number of those in a position to know."""
    return max((read(s, words)[1] for s in found.basis), default=None)


def agreed(found: Count, words: Words) -> int | None:
    """The number on which all totals of those in a position to know agree; null where they differ: how one is chosen then is not known."""
    said = {read(s, words)[0] for s in found.basis if s in totals(found) and s.low > 0}
    return next(iter(said)) if len(said) == 1 else None


def _supported_low(found: Count, words: Words) -> int | None:
    return found.supported.low


def _supported_high(found: Count, words: Words) -> int | None:
    return found.supported.high


def _nothing(found: Count, words: Words) -> int | None:
    return None


def _lead_low(found: Count, words: Words) -> int | None:
    return lead_range(found, words).low


def _lead_high(found: Count, words: Words) -> int | None:
    return lead_range(found, words).high


LOWS: dict[str, Bound] = {"supported": _supported_low, "least": least, "lead": _lead_low}
HIGHS: dict[str, Bound] = {
    "supported": _supported_high,
    "open": _nothing,
    "least": least,
    "greatest": greatest,
    "greatest_strong": greatest_strong,
    "lead": _lead_high,
}
BESTS: dict[str, Bound] = {"none": _nothing, "least": least, "agreed": agreed}
