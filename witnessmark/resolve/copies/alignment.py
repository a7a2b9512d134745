"""Anchors of two texts laid side by side in order: what a rewrite or a translation keeps."""

from collections.abc import Iterator, Sequence
from math import log

from witnessmark.model.base import Model
from witnessmark.resolve.copies.anchors import Anchor
from witnessmark.resolve.copies.chain import heaviest
from witnessmark.resolve.copies.keyed import Keyed

LONGEST = 400  # anchors of one text that are aligned; what follows in a longer one adds no evidence
BACKGROUND = 100  # among a handful of texts nothing is common yet: they are weighed as if there were a hundred
UNKNOWN = 0.5  # of a word that the lexicon does not have: that another language lacks it shows half as much


class Alignment(Model, frozen=True, kw_only=True):
    """What stands in both texts in one order, by its weight: `fuller` is its share of the text that tells more, `lighter` of the other.

    `kept` are the anchors that answer each other, by their places among the anchors aligned, `fewer` the number of the text with fewer.
    """

    fuller: float
    lighter: float
    kept: tuple[tuple[int, int], ...]
    fewer: int


class Weights:
    """How much an anchor shows: the less often its keys stand in a set of texts, the more."""

    def __init__(self, keys: Keyed) -> None:
        self.keys = keys
        size = max(len(keys), BACKGROUND)
        self._weight = {spread: max(log((size + 1) / (spread + 0.5)), 0.0) for spread in {*keys.spread, 0}}

    def of(self, key: str) -> float:
        """The weight of one key."""
        number = self.keys.numbers.get(key)
        return self._weight[0 if number is None else self.keys.spread[number]]

    def total(self, anchors: Sequence[Anchor]) -> float:
        """The weight of a whole text."""
        return sum(max(map(self.of, a.keys)) * (UNKNOWN if a.unknown else 1.0) for a in anchors)

    def align(self, a: Sequence[Anchor], b: Sequence[Anchor]) -> Alignment | None:
        """What both have in one order; null where either has nothing that weighs. Each anchor answers one of the other text."""
        a, b = a[:LONGEST], b[:LONGEST]
        totals = sorted((self.total(a), self.total(b)))
        if not totals[0]:
            return None
        kept, weight = in_order(sorted(self._answers(a, b)))
        return Alignment(fuller=weight / totals[1], lighter=min(weight / totals[0], 1.0), kept=kept, fewer=min(len(a), len(b)))

    def _answers(self, a: Sequence[Anchor], b: Sequence[Anchor]) -> Iterator[tuple[int, int, float]]:
        """Each anchor with the one of the other text that it has most in common with, the heaviest first, then those that stand alike."""
        meetings = sorted(self._meetings(a, b), key=lambda m: (-m[2], abs(m[0] * len(b) - m[1] * len(a)), m[0], m[1]))
        mine, theirs = set[int](), set[int]()
        for i, j, weight in meetings:
            if i not in mine and j not in theirs:
                mine.add(i)
                theirs.add(j)
                yield i, j, weight

    def _meetings(self, a: Sequence[Anchor], b: Sequence[Anchor]) -> Iterator[tuple[int, int, float]]:
        where: dict[str, list[int]] = {}
        for j, anchor in enumerate(b):
            for key in anchor.keys:
                where.setdefault(key, []).append(j)
        for i, anchor in enumerate(a):
            best: dict[int, float] = {}
            for key in anchor.keys:
                for j in where.get(key, ()):
                    half = UNKNOWN if anchor.unknown or b[j].unknown else 1.0
                    best[j] = max(best.get(j, 0.0), self.of(key) * half)
            yield from ((i, j, weight) for j, weight in best.items())


def in_order(pairs: Sequence[tuple[int, int, float]]) -> tuple[tuple[tuple[int, int], ...], float]:
    """The heaviest of the pairs that rise in both places, and their weight. No place comes twice; pairs are sorted by the first."""
    chain, weight = heaviest([weight for *_, weight in pairs], lambda before, k: pairs[before][1] < pairs[k][1])
    return tuple(pairs[k][:2] for k in chain), weight
