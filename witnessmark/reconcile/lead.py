"""The range of one narrative: its lead gives the number, a rival total for the same event raises the maximum.

What was confirmed, and on how much, is in docs/conventions.md.
"""

from collections.abc import Sequence
from typing import TypeAlias

from witnessmark.model.tally import ClosedRange
from witnessmark.reconcile.common import Statement
from witnessmark.reconcile.strength import reports
from witnessmark.reconcile.tallying import Count
from witnessmark.reconcile.vague import Words, read
from witnessmark.reconcile.words import has_word, table

# Rules that say a number is of something else, or of nothing; the narrative's own history of its toll is not among them.
OTHER_THINGS = frozenset({"no_report", "forecast", "rhetoric", "denial", "other_scope"})
RIVAL_AT_MOST = 4  # times the lead's number: from 3 to 6 make no difference that could be measured, and what is beyond is of a larger event
Sentence: TypeAlias = tuple[str, int]


def lead_range(found: Count, words: Words) -> ClosedRange:
    """The number of the first sentence that counts anybody is the minimum; the maximum is the same unless a rival total is higher.

    A vague plural there gives way to the first total that follows. "Up to" makes a range only beside a lower total; a range of
    the lead's own is not widened. A vague word never widens a number, and what is only possible counts for the maximum alone.
    """
    chosen = [s for s in _told(found) if s.mentions and not s.derived]
    if not chosen:
        return ClosedRange(low=None, high=None)
    lead, totals = _lead(chosen), sorted(filter(_is_total, chosen), key=_place)
    up_to = next((s.top for s in lead if s.words == "up_to"), None)
    low, high = _sum(lead, totals, words) if up_to is None else (_below(up_to, lead, totals), up_to)
    if any(s.words == "range" for s in lead) or (up_to is not None and low < up_to and len(lead) > 1):
        return ClosedRange(low=low, high=high)
    rivals = [s for s in chosen if s.numeric and not s.individual and s not in lead]
    tops = [top for s in (*rivals, *_doubtful(found)) if (top := _read(s, words)[1]) <= RIVAL_AT_MOST * high]
    return ClosedRange(low=low, high=max([high, *tops]))


def _told(found: Count) -> Sequence[Statement]:
    """What is said of the outcome itself, parts and possible counts only where there is nothing else."""
    said = [s for s in reports(found.statements) if not OTHER_THINGS & set(s.fired) and s.effect != "superseded"]
    own = [s for s in said if s.outcome == found.target.outcome or (s.both and not s.numeric)] or said
    firm = [s for s in own if not s.tentative] or own
    return [s for s in firm if s.part_of is None and s.scope != "part"] or firm


def _doubtful(found: Count) -> Sequence[Statement]:
    """Totals that are only possible: nothing to the minimum, their value to the maximum."""
    return [
        s
        for s in reports(found.statements)
        if s.tentative and s.numeric and s.outcome == found.target.outcome and not s.individual and s.part_of is None
    ]


def _is_total(s: Statement) -> bool:
    """Whether a number is of people in general, and not of the women or the children among them."""
    return s.numeric and not s.individual and not set(s.groups) - {"civilian"}


def _place(s: Statement) -> tuple[str, int, int]:
    return s.mentions[0]


def _sentence(statements: Sequence[Statement]) -> Sentence:
    return min(mention[:2] for s in statements for mention in s.mentions)


def _lead(chosen: Sequence[Statement]) -> list[Statement]:
    """What the first sentence that counts anybody says; where that is but a vague plural, the first that gives a total."""
    lead = _in(_sentence(chosen), chosen)
    totals = [s for s in chosen if _is_total(s)]
    return _in(_sentence(totals), totals) if totals and all(s.words == "several" for s in lead) else lead


def _in(sentence: Sentence, statements: Sequence[Statement]) -> list[Statement]:
    return sorted((s for s in statements if any(mention[:2] == sentence for mention in s.mentions)), key=_place)


def _below(up_to: int, lead: Sequence[Statement], totals: Sequence[Statement]) -> int:
    """The least total beside an "up to", the lead's own before those that follow; the "up to" itself where there is none."""
    lower = [s for s in totals if s.words != "up_to" and 0 < s.low <= up_to and s.relation != "increment"]
    return min((s.low for s in [s for s in lower if s in lead] or lower), default=up_to)


def _sum(lead: Sequence[Statement], totals: Sequence[Statement], words: Words) -> tuple[int, int]:
    """What a sentence's list adds up to: people and groups, up to and with the first total ("a nurse and 15 others" are 16).

    Where it only names people, a total that follows may be larger and is the number then.
    """
    if not any(s.numeric for s in lead):
        return max(_read(s, words) for s in lead)
    sentence, low, high = _sentence(lead), 0, 0
    for s in lead:
        times = sum(mention[:2] == sentence for mention in s.mentions) if s.individual else 1
        least, most = _read(s, words) if s.numeric or s.words == "several" else (0, 0)
        low, high = low + times * least, high + times * most
        if _is_total(s):
            break
    if totals and all(s.individual for s in lead):
        least, most = _read(totals[0], words)
        low, high = max(low, least), max(high, most)
    return low, high


def _read(s: Statement, words: Words) -> tuple[int, int]:
    """As the convention reads it; "about 30" and "nearly 30" are the 30 that was said."""
    if s.words != "about" or not s.numeric:
        return read(s, words)
    said = s.top + 1 if has_word(s.quote, tuple(table()["nearly"]["words"])) else (s.low + s.top) // 2
    return said, said
