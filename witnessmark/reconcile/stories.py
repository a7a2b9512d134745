"""Largest sets of statements that can all be right at once (Marzullo's intervals)."""

from collections.abc import Sequence

from witnessmark.model.tally import Range, Story
from witnessmark.reconcile.common import Statement

OPEN = float("inf")


def consistent_sets(statements: Sequence[Statement]) -> list[tuple[int, ...]]:
    """All maximal sets of indices whose intervals share a number, by their smallest shared number.

    Every maximal set is all the intervals that hold the low end of one of them: an interval's low end is where a set begins.
    """
    found: dict[frozenset[int], int] = {}
    for low in sorted({s.low for s in statements}):
        holds = frozenset(i for i, s in enumerate(statements) if s.low <= low <= _end(s))
        found.setdefault(holds, low)
    return [tuple(sorted(holds)) for holds in found if not any(holds < other for other in found)]


def stories(statements: Sequence[Statement]) -> tuple[Story, ...]:
    """One story for each maximal set: its roots, named once and sorted, and the range they share."""
    return tuple(sorted((_story([statements[i] for i in chosen]) for chosen in consistent_sets(statements)), key=lambda s: (s.low, s.top, s.roots)))


def spanned(found: Sequence[Story]) -> Range:
    """From the lowest of the stories to the highest; open above where any of them is."""
    if not found:
        return Range(low=None, high=None, top=None)
    top = max(story.top for story in found)
    highs = [story.high for story in found if story.high is not None]
    return Range(low=min(story.low for story in found), high=max(highs) if len(highs) == len(found) else None, top=top)


def hull(a: Range, b: Range) -> Range:
    """The smallest range that holds both; a range of nulls adds nothing."""
    if a.low is None or b.low is None:
        return b if a.low is None else a
    high = None if a.high is None or b.high is None else max(a.high, b.high)
    return Range(low=min(a.low, b.low), high=high, top=max(a.top or 0, b.top or 0))


def _story(members: Sequence[Statement]) -> Story:
    low = max(s.low for s in members)
    end = min(_end(s) for s in members)
    high = None if end == OPEN else int(end)
    top = high if high is not None else max(max(s.top for s in members), low)
    return Story(roots=tuple(sorted({s.root for s in members})), low=low, high=high, top=top)


def _end(s: Statement) -> float:
    return OPEN if s.high is None else s.high
