"""The keys of many texts as numbers, so that those of a million texts fit in memory."""

from array import array
from collections.abc import Iterable, Sequence


class Keyed:
    """The keys of texts, by their place in the input. `names` are the keys by number, `spread` in how many texts each stands."""

    def __init__(self, texts: Iterable[Iterable[str]]) -> None:
        """Each text has each of its keys once."""
        self.numbers: dict[str, int] = {}
        self._flat, self._offsets = array("I"), array("Q", [0])
        for keys in texts:
            self._flat.extend([self.numbers.setdefault(key, len(self.numbers)) for key in keys])
            self._offsets.append(len(self._flat))
        self.names = list(self.numbers)
        self.spread = self.spread_among(range(len(self)))

    def __len__(self) -> int:
        return len(self._offsets) - 1

    def __getitem__(self, i: int) -> Sequence[int]:
        return self._flat[self._offsets[i] : self._offsets[i + 1]]

    def spread_among(self, places: Iterable[int]) -> Sequence[int]:
        """In how many of these texts each key stands."""
        counts = array("I", bytes(4 * len(self.names)))
        for i in places:
            for number in self[i]:
                counts[number] += 1
        return counts
