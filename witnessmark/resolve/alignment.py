"""Anchors of two texts laid side by side in order: what a rewrite or a translation keeps."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from math import log

from witnessmark.model.base import Model
from witnessmark.resolve.anchors import Anchor

CROWD = 40  # an anchor in more documents than this finds no candidates
SHARED_RARE = 3
LONGEST = 400  # anchors of one text that are aligned; what follows in a longer one adds no evidence
RARE_IN, RARE_SHARE = 10, 20  # in so few documents, or in a twentieth of them, an anchor is rare: a story has copies
BACKGROUND = 100  # among a handful of texts nothing is common yet: they are weighed as if there were a hundred
BEST = 25  # candidates for one document, those with the most rare anchors first


class Alignment(Model, frozen=True, kw_only=True):
    """`share` is the weight kept in order over the weight of the lighter text, `order` that over what is kept in any order.

    `kept` are the anchors that align, as the first text writes them; `enough` is whether there are anchors enough to judge.
    """

    share: float
    order: float
    kept: tuple[str, ...]
    enough: bool


class Anchored:
    """The anchors of a set of documents, weighed by how rare they are among them."""

    def __init__(self, texts: Sequence[Sequence[Anchor]], least: int = 12, rare: int = 3) -> None:
        self._texts = [list(anchors)[:LONGEST] for anchors in texts]
        self._least, self._rare = least, rare
        spread = Counter(key for anchors in self._texts for key in {a.key for a in anchors})
        self._spread: Mapping[str, int] = spread
        size = max(len(texts), BACKGROUND)
        self._weight = {key: max(log((size + 1) / (n + 0.5)), 0.0) for key, n in spread.items()}

    def candidates(self) -> Iterator[tuple[int, int]]:
        """Pairs that share several rare anchors, in order of the second."""
        holders: dict[str, list[int]] = {}
        for i, anchors in enumerate(self._texts):
            shared: Counter[int] = Counter()
            for key in dict.fromkeys(a.key for a in anchors):
                if self._spread[key] <= CROWD:
                    shared.update(holders.setdefault(key, []))
                    holders[key].append(i)
            ranked = sorted(((-n, j) for j, n in shared.items() if n >= SHARED_RARE))[:BEST]
            yield from ((j, i) for _, j in sorted(ranked, key=lambda found: found[1]))

    def align(self, a: int, b: int, least: float) -> Alignment | None:
        """The best common order of the anchors outside quotations: what both quote shows one source, not one author.

        Null where even without regard to order less than the share `least` is in both.
        """
        mine, theirs = self._own(a), self._own(b)
        lighter, bag = min(self._total(mine), self._total(theirs)), self._shared(mine, theirs)
        if bag < least * lighter or not lighter:
            return None
        weight, kept = _common(mine, theirs, self._weight)
        enough = min(len(mine), len(theirs)) >= self._least and len({x.key for x in kept if self._is_rare(x.key)}) >= self._rare
        shown = tuple(dict.fromkeys(x.shown for x in sorted(kept, key=lambda x: (-self._weight[x.key], x.start))))
        return Alignment(share=weight / lighter, order=weight / bag if bag else 0.0, kept=shown, enough=enough)

    def _shared(self, a: Sequence[Anchor], b: Sequence[Anchor]) -> float:
        both = Counter(x.key for x in a) & Counter(x.key for x in b)
        return sum(n * self._weight[key] for key, n in both.items())

    def _own(self, i: int) -> list[Anchor]:
        return [anchor for anchor in self._texts[i] if not anchor.quoted]

    def _total(self, anchors: Sequence[Anchor]) -> float:
        return sum(self._weight[anchor.key] for anchor in anchors)

    def _is_rare(self, key: str) -> bool:
        return self._spread[key] <= max(RARE_IN, len(self._texts) // RARE_SHARE)


def _common(a: Sequence[Anchor], b: Sequence[Anchor], weight: Mapping[str, float]) -> tuple[float, list[Anchor]]:
    """The heaviest common subsequence and its anchors."""
    best = [[0.0] * (len(b) + 1) for _ in range(len(a) + 1)]
    for i, x in enumerate(a):
        row, below = best[i], best[i + 1]
        for j, y in enumerate(b):
            skip = below[j] if below[j] > row[j + 1] else row[j + 1]
            below[j + 1] = max(skip, row[j] + weight[x.key]) if x.key == y.key else skip
    kept: list[Anchor] = []
    i, j = len(a), len(b)
    while i and j:
        if best[i][j] == best[i - 1][j]:
            i -= 1
        elif best[i][j] == best[i][j - 1]:
            j -= 1
        else:
            i, j = i - 1, j - 1
            kept.append(a[i])
    return best[-1][-1], kept[::-1]
