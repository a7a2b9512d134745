"""The range of one narrative: its lead gives the number, a rival total for the same event raises the maximum."""

from collections.abc import Mapping, Sequence

from witnessmark.model.tally import ClosedRange
from witnessmark.reconcile.common import Statement, Target
from witnessmark.reconcile.tallying import Count

Words = Mapping[str, tuple[int, int]]


def lead_range(found: Count, words: Words) -> ClosedRange:
    """The first total of the text is the minimum; the maximum is the same unless a rival total is higher.

    A vague word never widens an exact number. Where there is no total, single people and groups are the number.
    """
    chosen = _totals(found)
    numbers = [s for s in chosen if s.numeric] or chosen
    if not numbers:
        return ClosedRange(low=None, high=None)
    first = min(numbers, key=lambda s: (s.claims[0][0], s.position))
    low, high = _read(first, words)
    return ClosedRange(low=low, high=max([high, *(_read(s, words)[1] for s in numbers)]))


def _totals(found: Count) -> Sequence[Statement]:
    counted = [s for s in found.statements if s.counted and not s.tentative]
    return [s for s in counted if is_total(s, found.target)] or [s for s in counted if not s.individual] or counted


def is_total(s: Statement, target: Target) -> bool:
    """Whether a statement speaks of all the people of the target, and not of a part, a group or people one by one."""
    return s.part_of is None and s.scope != "part" and not s.individual and (s.derived or not s.groups or target.who != "any")


def _read(s: Statement, words: Words) -> tuple[int, int]:
    return (s.low, max(s.top, s.low)) if s.numeric else words.get(s.words, (s.low, s.low))
