"""Which documents to lay side by side: those that share what is rare, anywhere or among what was published in the same days."""

from collections import Counter
from collections.abc import Iterator, Sequence

from witnessmark.model.reading import Reading
from witnessmark.resolve.alignment import Weights
from witnessmark.resolve.span import day

CROWD = 40  # a key in more documents than this finds no candidates; one that is more frequent may still be rare among those of a day
REACH = 3  # days within which posts are translated and passed on
RAREST = 16  # keys by which a document is looked for in one language; of a longer one half of its keys, for it has rare ones with many others
SHARED_RARE = 2
SHARED_WEIGHT = 0.3  # of the rarest keys of the one that tells less; what shares no more is never found to be derived
BEST = 25  # candidates for one document in one language, those that share most first

Drawer = tuple[str, str, str, int | None]
"""The language of the documents in it, the language they are looked at from, a key, and the day where the key alone is too frequent."""


class Counterparts:
    """Documents filed by their rarest keys. Which of a crowd are looked at depends on what they share, never on their order."""

    def __init__(self, readings: Sequence[Reading], texts: Sequence[Sequence[str]], weights: Weights) -> None:
        """`texts` are the keys of each document's anchors outside quotations, each key once."""
        self._days = [day(reading.published) for reading in readings]
        self._languages = [reading.language or "" for reading in readings]
        self._weights = weights
        spread: dict[str, Counter[str]] = {language: Counter() for language in sorted(set(self._languages))}
        for language, keys in zip(self._languages, texts, strict=True):
            spread[language].update(keys)
        self._rarest = [self._chosen(i, keys, spread) for i, keys in enumerate(texts)]
        self._drawers: dict[Drawer, list[int]] = {}
        for i, chosen in enumerate(self._rarest):
            for other, keys in chosen.items():
                for key in keys:
                    self._drawers.setdefault((self._languages[i], other, key, self._filed(key, i)), []).append(i)

    def pairs(self) -> list[tuple[int, int]]:
        """Each pair once, in the order of the input."""
        return sorted({(min(i, j), max(i, j)) for i, chosen in enumerate(self._rarest) for language in chosen for j in self._of(i, language)})

    def _chosen(self, i: int, text: Sequence[str], spread: dict[str, Counter[str]]) -> dict[str, list[str]]:
        """For each language the keys that a document shares with the fewest documents in it."""
        chosen: dict[str, list[str]] = {}
        for language, holders in spread.items():
            shared = [key for key in text if holders[key] > (language == self._languages[i])]
            if len(shared) >= SHARED_RARE:
                chosen[language] = sorted(shared, key=lambda key: (holders[key], key))[: max(RAREST, len(shared) // 2)]
        return chosen

    def _filed(self, key: str, i: int) -> int | None:
        return None if self._weights.spread[key] <= CROWD else self._days[i]

    def _of(self, i: int, language: str) -> list[int]:
        """The documents of a language that share most with this one, with those that share as much as the last of them."""
        shared, weight = Counter[int](), Counter[int]()
        for key in self._rarest[i][language]:
            for holders in self._near(i, language, key):
                if len(holders) <= CROWD:
                    shared.update(holders)
                    weight.update(dict.fromkeys(holders, self._weighed(key)))
        found = sorted((-weight[j], j) for j in weight if j != i and shared[j] >= SHARED_RARE and self._enough(i, j, weight[j]))
        return [j for least, j in found if len(found) <= BEST or least <= found[BEST - 1][0]]

    def _near(self, i: int, language: str, key: str) -> Iterator[Sequence[int]]:
        filed = self._filed(key, i)
        for n in range(-REACH, REACH + 1) if filed is not None else (0,):
            yield self._drawers.get((language, self._languages[i], key, None if filed is None else filed + n), ())

    def _enough(self, i: int, j: int, weight: int) -> bool:
        return weight >= SHARED_WEIGHT * min(self._whole(i, self._languages[j]), self._whole(j, self._languages[i]))

    def _whole(self, i: int, language: str) -> int:
        return sum(map(self._weighed, self._rarest[i].get(language, ())))

    def _weighed(self, key: str) -> int:
        """In thousandths, so that the order of adding changes nothing."""
        return round(self._weights.of(key) * 1000)
