"""Runs of words of many texts, each run by its hash alone, so that those of a million texts fit in memory."""

import itertools
import re
from array import array
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Self

from rensa import RMinHash  # type: ignore[import-untyped]

WORD = re.compile(r"\w+")
RUN = 4
BATCH = 1000  # texts whose runs are held as words at a time
PARTS, PART_BITS = 256, 56  # runs are counted by the first byte of their hash: only one part of the counts is in memory


def runs(text: str) -> list[str]:
    """Every run of four words, each once, capitals aside; a shorter text is one run."""
    words = [word.casefold() for word in WORD.findall(text)]
    return list(dict.fromkeys(" ".join(words[i : i + RUN]) for i in range(max(len(words) - RUN + 1, min(1, len(words))))))


class Runs:
    """The runs of texts, by their place in the input. Hashes have 64 bits: among a hundred million two meet by chance once in two thousand times."""

    def __init__(self) -> None:
        self.hashes, self.offsets = array("Q"), array("Q", [0])

    @classmethod
    def of_texts(cls, texts: Iterable[str]) -> Self:
        """The runs of each text, in their order."""
        made, rest = cls(), iter(texts)
        while batch := [runs(text) for text in itertools.islice(rest, BATCH)]:
            for hashes in RMinHash.hash_token_sets(batch):
                made.add(hashes)
        return made

    def add(self, hashes: Iterable[int]) -> None:
        """One more text."""
        self.hashes.extend(hashes)
        self.offsets.append(len(self.hashes))

    def __len__(self) -> int:
        return len(self.offsets) - 1

    def __getitem__(self, i: int) -> Sequence[int]:
        return self.hashes[self.offsets[i] : self.offsets[i + 1]]

    def spread(self) -> Iterator[tuple[int, int]]:
        """Each run that stands in more than one text, and in how many."""
        parts = [array("Q") for _ in range(PARTS)]
        for run in self.hashes:
            parts[run >> PART_BITS].append(run)
        for part in parts:
            yield from ((run, n) for run, n in Counter(part).items() if n > 1)

    def without(self, standing: frozenset[int]) -> "Runs":
        """The same texts without these runs; one that has no others keeps them."""
        if not standing:
            return self
        made = Runs()
        for mine in map(self.__getitem__, range(len(self))):
            made.add([run for run in mine if run not in standing] or mine)
        return made
