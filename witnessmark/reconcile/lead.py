"""The range of one narrative: its lead gives the number, a rival total for the same event raises the maximum."""

from collections.abc import Mapping, Sequence

from witnessmark.model.tally import ClosedRange
from witnessmark.reconcile.common import Statement
from witnessmark.reconcile.tallying import Count

Words = Mapping[str, tuple[int, int]]
# Rules that say a number is of something else, or of nothing; the narrative's own history of its toll is not among them.
OTHER_THINGS = frozenset({"no_report", "forecast", "rhetoric", "denial", "other_scope"})
RIVAL_AT_MOST = 2  # times the lead's number: a larger one is of a larger event


def lead_range(found: Count, words: Words) -> ClosedRange:
    """The first total of the text is the minimum; the maximum is the same unless a rival total is higher.

    "Up to" in the lead makes a range only beside a lower total. A vague word never widens an exact number. Where there is
    no total, groups and then single people are the number.
    """
    chosen = _totals(found)
    numbers = [s for s in chosen if s.numeric] or chosen
    if not numbers:
        return ClosedRange(low=None, high=None)
    first = min(numbers, key=lambda s: (s.derived, s.claims[0][0], s.position))
    low, high = _read(first, words)
    tops = [top for s in (*numbers, *_doubtful(found)) if (top := _read(s, words)[1]) <= RIVAL_AT_MOST * high]
    if first.words == "up_to":
        low = min([high, *(s.low for s in numbers if s.low > 0)])
    return ClosedRange(low=low, high=max([high, *tops]))


def _totals(found: Count) -> Sequence[Statement]:
    said = [s for s in found.statements if not OTHER_THINGS & set(s.fired) and s.effect != "superseded"]
    own = [s for s in said if s.outcome == found.target.outcome] or said
    firm = [s for s in own if not s.tentative] or own
    whole = [s for s in firm if s.part_of is None and s.scope != "part"] or firm
    return [s for s in whole if not s.individual] or whole


def _doubtful(found: Count) -> Sequence[Statement]:
    """Totals that are only possible: nothing to the minimum, their value to the maximum."""
    return [s for s in found.statements if s.tentative and s.numeric and s.outcome == found.target.outcome and not s.individual and s.part_of is None]


def _read(s: Statement, words: Words) -> tuple[int, int]:
    if s.words == "up_to":
        return (s.top, s.top)
    return (s.low, max(s.top, s.low)) if s.numeric else words.get(s.words, (s.low, s.low))
