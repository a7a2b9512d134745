"""Which documents to lay side by side: those that share what is rare, anywhere or among what was published in the same days."""

from array import array
from collections import Counter
from collections.abc import Iterator, Sequence

from witnessmark.model.reading import Reading
from witnessmark.resolve.copies.alignment import Weights
from witnessmark.resolve.span import day

CROWD = 40  # documents with one key, anywhere or in the days around: more find no candidates, for those that belong together share rarer keys too
REACH = 3  # days within which posts are translated and passed on
# Keys by which a document is looked for in another language and in its own; of a longer one a half and a quarter of its keys, for it has
# rare ones with many others. In one language fewer are enough: a rewrite keeps most of them as they are.
RAREST, WITHIN = 16, 10
SHARED = 0.3  # of the weight of the rarest keys of the one that tells less; what shares no more is never found to be derived
BEST = 25  # candidates for one document in one language, those that share most first


class Counterparts:
    """Documents filed in drawers by their rarest keys: for each language they are looked at from, and for a frequent key for each day.

    Which of a crowd are looked at depends on what they share, never on their order. Weights are whole numbers, thousandths, so that
    the order of adding changes nothing.
    """

    def __init__(self, readings: Sequence[Reading], weights: Weights) -> None:
        self._keys = weights.keys
        self._weight = array("I", (round(weights.of(key) * 1000) for key in self._keys.names))
        names = sorted({reading.language or "" for reading in readings})
        self._languages = [names.index(reading.language or "") for reading in readings]
        self._many = max(len(names), 1)
        self._days, self._span = _days(readings)
        self._rarest = self._chosen()
        self._whole = [[sum(map(self._weight.__getitem__, keys)) for keys in chosen] for chosen in self._rarest]

    def pairs(self) -> list[tuple[int, int]]:
        """Each pair once, in the order of the input."""
        found: dict[tuple[int, int], list[tuple[int, int]]] = {}
        for i, j, shared in self._sharing():
            found.setdefault((i, self._languages[j]), []).append((shared, j))
            found.setdefault((j, self._languages[i]), []).append((shared, i))
        return sorted({(min(i, j), max(i, j)) for (i, _), others in found.items() for j in _best(others)})

    def _chosen(self) -> list[list[Sequence[int]]]:
        """For each document and language the keys that it shares with the fewest documents in that language."""
        chosen: list[list[Sequence[int]]] = [[] for _ in self._languages]
        for language in range(self._many):
            mine = [i for i, own in enumerate(self._languages) if own == language]
            spread = self._keys.spread_among(mine) if self._many > 1 else self._keys.spread
            rank = array("I", bytes(4 * len(spread)))
            for place, number in enumerate(sorted(range(len(spread)), key=lambda n: (spread[n], self._keys.names[n]))):
                rank[number] = place
            for i, own in enumerate(self._languages):
                shared = [number for number in self._keys[i] if spread[number] > (own == language)]
                kept = max(WITHIN, len(shared) // 4) if own == language else max(RAREST, len(shared) // 2)
                chosen[i].append(array("I", sorted(shared, key=rank.__getitem__)[:kept]))
        return chosen

    def _sharing(self) -> Iterator[tuple[int, int, int]]:
        """Pairs that share enough of their rarest keys, and the weight they share."""
        sizes = Counter(drawer for i in range(len(self._rarest)) for drawer, dated in self._filed(i) if dated)
        drawers: dict[int, list[int]] = {}
        for i, own in enumerate(self._languages):
            for language, whole in enumerate(self._whole[i]):
                enough = SHARED * whole
                for j, weight in self._met(i, language, sizes, drawers).items():
                    if weight >= enough or weight >= SHARED * self._whole[j][own]:
                        yield i, j, weight
            for drawer, _ in self._filed(i):
                drawers.setdefault(drawer, []).append(i)

    def _met(self, i: int, language: int, sizes: Counter[int], drawers: dict[int, list[int]]) -> dict[int, int]:
        """The documents of a language, of those before, that are filed under keys of this one, with the weight of those keys."""
        shared: dict[int, int] = {}
        for number in self._rarest[i][language]:
            weight, near = self._weight[number], self._drawer(number, language, self._languages[i])
            if self._keys.spread[number] <= CROWD:
                around: Sequence[int] = (near,)
            else:
                around = range(near + self._days[i] - REACH, near + self._days[i] + REACH + 1)
                if sum(sizes.get(drawer, 0) for drawer in around) > CROWD:
                    continue
            for drawer in around:
                for j in drawers.get(drawer, ()):
                    shared[j] = shared.get(j, 0) + weight
        return shared

    def _filed(self, i: int) -> Iterator[tuple[int, bool]]:
        """The drawers a document lies in, and whether they are of one day."""
        own = self._languages[i]
        for language, keys in enumerate(self._rarest[i]):
            for number in keys:
                dated = self._keys.spread[number] > CROWD
                yield self._drawer(number, own, language) + (self._days[i] if dated else 0), dated

    def _drawer(self, number: int, holders: int, looking: int) -> int:
        return ((number * self._many + holders) * self._many + looking) * self._span


def _days(readings: Sequence[Reading]) -> tuple[list[int], int]:
    """The day of each document, counted so that the days around it are drawers of the same key, and how many drawers a key needs.

    Those without a date lie together, in reach of no day.
    """
    known = [day(reading.published) for reading in readings]
    first = min((found for found in known if found is not None), default=0)
    last = max((found for found in known if found is not None), default=0)
    undated = last - first + 3 * REACH + 2
    return [undated if found is None else found - first + REACH + 1 for found in known], undated + REACH + 2


def _best(others: list[tuple[int, int]]) -> list[int]:
    """Those that share most, with those that share as much as the last of them."""
    least = sorted((shared for shared, _ in others), reverse=True)[:BEST][-1]
    return [j for shared, j in others if shared >= least]
