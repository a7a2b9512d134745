"""Which of two related documents is the original, and how one can tell; more often than not one cannot."""

from collections.abc import Sequence
from datetime import datetime

from witnessmark.model.base import Model
from witnessmark.model.reading import Reading
from witnessmark.resolve.copies.anchors import Anchor
from witnessmark.resolve.copies.posts import is_forward
from witnessmark.resolve.span import day

MORE = 3  # anchors; one or two more may be how a text is cut into words
SIGNS = {"likely_rewritten_text": "signs of a rewritten text", "likely_mistranslation": "a likely mistranslation"}
UNKNOWN = "Which of the two is the original is unknown: neither time nor text tells."


class Direction(Model, frozen=True, kw_only=True):
    """The doc_id of the original, null where nothing tells, and a sentence that says by what."""

    original: str | None
    reason: str


def direction(a: Reading, b: Reading, mine: Sequence[Anchor], theirs: Sequence[Anchor]) -> Direction:
    """The one the other is shown as forwarded from; else the one published earlier; where the times do not tell, the one that has
    all the other tells and more; else the one without signs of rewriting or machine translation; else null. Times are compared
    only where both are known as exactly.
    """
    for first, second in ((a, b), (b, a)):
        if is_forward(second, first) and not is_forward(first, second):
            return Direction(original=first.doc_id, reason=f"The other one is shown as forwarded from {first.publisher}.")
    for first, second in ((a, b), (b, a)):
        if is_earlier(first.published, second.published):
            return Direction(original=first.doc_id, reason=f"The original was published earlier, {first.published} and not {second.published}.")
    for first, more, less in ((a, mine, theirs), (b, theirs, mine)):
        if _has_all(more, less):
            return Direction(original=first.doc_id, reason="The original tells all that the other tells, and more.")
    for first, second in ((a, b), (b, a)):
        if (signs := _signs(second)) and not _signs(first):
            return Direction(original=first.doc_id, reason=f"The other one has {' and '.join(signs)}, the original has none.")
    return Direction(original=None, reason=UNKNOWN)


def is_earlier(first: str | None, second: str | None) -> bool:
    """Whether one publication time is before another: of days where one of the two is a day only, else to the second."""
    days = day(first), day(second)
    if first is None or second is None or days[0] is None or days[1] is None:
        return False
    times = datetime.fromisoformat(first), datetime.fromisoformat(second)
    if "T" not in first or "T" not in second or (times[0].tzinfo is None) != (times[1].tzinfo is None):
        return days[0] < days[1]
    return times[0] < times[1]


def _has_all(more: Sequence[Anchor], less: Sequence[Anchor]) -> bool:
    known = {key for anchor in more for key in anchor.keys}
    return len(more) >= len(less) + MORE and all(anchor.keys & known for anchor in less) and bool(less)


def _signs(reading: Reading) -> list[str]:
    codes = {caution.code for caution in reading.warnings}
    return [words for code, words in SIGNS.items() if code in codes]
