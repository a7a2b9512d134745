"""The evidence of a link as each of the two documents writes it."""

from collections.abc import Sequence

from witnessmark.model.base import Span
from witnessmark.model.pair import Beside
from witnessmark.model.reading import Reading
from witnessmark.resolve.copies.alignment import Alignment
from witnessmark.resolve.copies.anchors import Anchor
from witnessmark.resolve.copies.passages import Passage

SHOWN = 12  # pieces of evidence; a person who wants more reads the two texts


def of_anchors(a: Sequence[Anchor], b: Sequence[Anchor], found: Alignment) -> tuple[Beside, ...]:
    """The names, numbers, dates and places that answer each other, then the words, each kind in the order of the text."""
    kept = [(a[i], b[j]) for i, j in found.kept]
    chosen = sorted(kept, key=lambda pair: (pair[0].kind == "word", pair[0].start))[:SHOWN]
    return tuple(_anchor(*pair) for pair in chosen)


def of_passages(a: Reading, b: Reading, passages: Sequence[Passage]) -> tuple[Beside, ...]:
    """The longest passages that both have word for word, in the order of the text."""
    chosen = sorted(sorted(passages, key=lambda p: (-p.size, p.a))[:SHOWN], key=lambda p: p.a)
    return tuple(of_words(a, b, p.a, p.b) for p in chosen)


def of_words(a: Reading, b: Reading, a_span: Span, b_span: Span) -> Beside:
    """One stretch of words of each document."""
    return Beside(kind="words", a=_shown(a, a_span), b=_shown(b, b_span), a_span=a_span, b_span=b_span)


def of_quotation(a: Reading, b: Reading, a_span: Span, b_span: Span) -> Beside:
    """A quotation as each document prints it."""
    return Beside(kind="quotation", a=_shown(a, a_span), b=_shown(b, b_span), a_span=a_span, b_span=b_span)


def times(a: Reading, b: Reading) -> tuple[Beside, ...]:
    """When the two were published, where both times are known."""
    return (Beside(kind="time", a=a.published, b=b.published),) if a.published is not None and b.published is not None else ()


def _anchor(a: Anchor, b: Anchor) -> Beside:
    return Beside(kind=a.kind, a=a.shown, b=b.shown, a_span=(a.start, a.end), b_span=(b.start, b.end))


def _shown(reading: Reading, span: Span) -> str:
    return " ".join((reading.text or "")[slice(*span)].split())
