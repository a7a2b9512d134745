"""Attributions that are part of what another says."""

from collections.abc import Iterator, Sequence

from witnessmark.model.base import Span
from witnessmark.model.claim import AnyClaim
from witnessmark.model.voice import Attribution


def without_nested(attributions: Sequence[Attribution], claims: Sequence[AnyClaim]) -> list[Attribution]:
    """The attributions, in their order, that nobody else's words hold whole, and of the others those that carry a claim.

    "The mayor said her sister wants to leave" is one statement, the mayor's: what the sister wants is part of it. Where a
    claim stands in the inner words ("the mayor said the clinic counted nine dead") both stay, for both are its voices.
    """
    inside = {id(inner) for inner in _nested(attributions)}
    starts = [claim.start for claim in claims]
    return [a for a in attributions if id(a) not in inside or any(first <= start < end for first, end in a.content for start in starts)]


def _nested(attributions: Sequence[Attribution]) -> Iterator[Attribution]:
    """One walk over cues and contents in text order; `reaching` are the contents that may still hold the next cue."""
    contents = sorted(((span, a) for a in attributions for span in a.content), key=lambda pair: pair[0])
    reaching: list[tuple[Span, Attribution]] = []
    k = 0
    for cue, inner in sorted(((a.cue, a) for a in attributions if a.cue is not None), key=lambda pair: pair[0]):
        while k < len(contents) and contents[k][0][0] <= cue[0]:
            reaching.append(contents[k])
            k += 1
        reaching = [pair for pair in reaching if pair[0][1] > cue[0]]
        if any(cue[1] <= span[1] and outer is not inner and _holds(outer, inner) for span, outer in reaching):
            yield inner


def _holds(outer: Attribution, inner: Attribution) -> bool:
    return bool(inner.content) and all(any(a <= first and end <= b for a, b in outer.content) for first, end in inner.content)
