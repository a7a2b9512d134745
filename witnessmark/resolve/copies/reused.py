"""Claims that two documents have in the same words: what partial reuse joins, and nothing else."""

from collections.abc import Iterator, Sequence

from witnessmark.model.base import Span
from witnessmark.model.claim import AnyClaim, Casualty
from witnessmark.model.reading import Reading

SpanPair = tuple[Span, Span]


def reused_claims(a: Reading, b: Reading, stretches: Sequence[SpanPair]) -> tuple[tuple[str, str], ...]:
    """Claims that say the same and stand in two stretches that answer each other, by id; each claim once."""
    taken: set[str] = set()
    found: list[tuple[str, str]] = []
    for mine, theirs in _answering(a, b, stretches):
        if mine.id not in taken and theirs.id not in taken and same_statement(mine, theirs):
            taken.update((mine.id, theirs.id))
            found.append((mine.id, theirs.id))
    return tuple(found)


def same_statement(a: AnyClaim, b: AnyClaim) -> bool:
    """Whether two claims say the same: of casualties the outcome and the number, of others the words."""
    if isinstance(a, Casualty) and isinstance(b, Casualty):
        return (a.outcome, a.low, a.high, a.quantifier) == (b.outcome, b.low, b.high, b.quantifier)
    return type(a) is type(b) and a.quote.casefold() == b.quote.casefold()


def _answering(a: Reading, b: Reading, stretches: Sequence[SpanPair]) -> Iterator[tuple[AnyClaim, AnyClaim]]:
    for first, second in stretches:
        theirs = [claim for claim in b.claims if _meets(claim, second)]
        yield from ((mine, other) for mine in a.claims if _meets(mine, first) for other in theirs)


def _meets(claim: AnyClaim, span: Span) -> bool:
    return claim.start < span[1] and span[0] < claim.end
