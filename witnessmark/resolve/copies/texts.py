"""A set of documents as copies are looked for among them: each text once, with its anchors and what they weigh."""

import functools
from collections.abc import Sequence

from witnessmark.model.claim import Casualty
from witnessmark.model.reading import Reading
from witnessmark.resolve.copies.alignment import Weights
from witnessmark.resolve.copies.anchors import Anchor, anchor_keys, anchors
from witnessmark.resolve.copies.direction import Direction, direction
from witnessmark.resolve.copies.keyed import Keyed
from witnessmark.resolve.span import day

KEPT = 4000  # documents whose anchors are kept: pairs are looked at in order, so the same ones come again and again
Toll = tuple[str, int | None, int | None]


class Texts:
    """`each` are the documents of different texts, by their first in the input; `repeated` the places of the others with that of the first.

    All else counts the places in `each`. A text that came again is as old as the first time it is known to have come.
    """

    def __init__(self, readings: Sequence[Reading]) -> None:
        first: dict[str, int] = {}
        for i, reading in enumerate(readings):
            first.setdefault(reading.sha256, i)
        self.places = list(first.values())
        self.repeated = [(first[reading.sha256], i) for i, reading in enumerate(readings) if first[reading.sha256] != i]
        self.each = [readings[i] for i in self.places]
        self.weights = Weights(Keyed(map(anchor_keys, self.each)))
        self.anchors = functools.lru_cache(KEPT)(self._anchors)

    def _anchors(self, i: int) -> tuple[Anchor, ...]:
        """The anchors outside quotations: what both quote shows one source, not one author."""
        return tuple(anchor for anchor in anchors(self.each[i]) if not anchor.quoted)

    def facts(self, i: int) -> list[Anchor]:
        """Its numbers, dates, names, places and weapons."""
        return [anchor for anchor in self.anchors(i) if anchor.kind != "word"]

    def tolls(self, i: int) -> frozenset[Toll]:
        """The counts of people a document gives."""
        return frozenset((c.outcome, c.low, c.high) for c in self.each[i].claims if isinstance(c, Casualty) and (c.low or c.high))

    def both_count(self, i: int, j: int) -> bool:
        """Whether both tell of casualties, in figures or not: independent reports do so of one event, in the same few words."""
        return all(any(isinstance(claim, Casualty) for claim in self.each[k].claims) for k in (i, j))

    def counted_otherwise(self, i: int, j: int) -> bool:
        """Whether both count the same outcome and no figure of one can be a figure of the other: a revised toll, or a denial."""
        mine, theirs = (_figures(self.each[k]) for k in (i, j))
        return any(not any(_meet(x, y) for x in mine[outcome] for y in theirs[outcome]) for outcome in mine.keys() & theirs.keys())

    def across(self, i: int, j: int) -> bool:
        """Whether two documents are in different languages."""
        return self.each[i].language != self.each[j].language

    def one_publisher(self, i: int, j: int) -> bool:
        """Whether both are by one publisher, who is known."""
        return self.each[i].publisher is not None and self.each[i].publisher == self.each[j].publisher

    def direction(self, i: int, j: int) -> Direction:
        """Which of two documents is the original."""
        return direction(self.each[i], self.each[j], self.anchors(i), self.anchors(j))

    @staticmethod
    def apart(a: Reading, b: Reading) -> int | None:
        """The days between two publications; null where one is not known."""
        days = day(a.published), day(b.published)
        return None if days[0] is None or days[1] is None else abs(days[0] - days[1])


def _figures(reading: Reading) -> dict[str, list[tuple[int | None, int | None]]]:
    """The counts of each outcome, zero among them."""
    found: dict[str, list[tuple[int | None, int | None]]] = {}
    for claim in reading.claims:
        if isinstance(claim, Casualty) and (claim.low is not None or claim.high is not None):
            found.setdefault(claim.outcome, []).append((claim.low, claim.high))
    return found


def _meet(x: tuple[int | None, int | None], y: tuple[int | None, int | None]) -> bool:
    return all(low is None or high is None or low <= high for low, high in ((x[0], y[1]), (y[0], x[1])))
