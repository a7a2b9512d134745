"""Runs of words, to find texts that share their wording."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from rensa import RMinHash, RMinHashLSH  # type: ignore[import-untyped]

from witnessmark.model.reading import Reading
from witnessmark.resolve.anchors import QUOTED

WORD = re.compile(r"\w+")
RUN = 4
PERMUTATIONS = 128
BANDS = 32  # four rows a band: half of the pairs that share 0.42 of their runs become candidates
SEED = 7
# A run of words in more documents than this share (and than a few) is boilerplate: a footer, a credit, a standing phrase.
BOILERPLATE_SHARE, BOILERPLATE_LEAST = 0.05, 12
CROWD = 40  # a run that more documents share finds no pairs; those that share it share rarer runs too


class Wording:
    """The runs of words of a set of documents outside quotations, without those that are boilerplate among them."""

    def __init__(self, readings: Sequence[Reading]) -> None:
        runs = [_runs(QUOTED.sub(" ", reading.text or "")) for reading in readings]
        spread = Counter(run for mine in runs for run in mine)
        limit = max(BOILERPLATE_LEAST, int(BOILERPLATE_SHARE * len(readings)))
        self.runs = [frozenset(run for run in mine if spread[run] <= limit) or frozenset(mine) for mine in runs]
        self._spread = spread

    def candidates(self) -> Iterator[tuple[int, int]]:
        """Pairs of documents that may share their wording, by MinHash for whole texts and by rare runs for parts."""
        index = RMinHashLSH(threshold=0.4, num_perm=PERMUTATIONS, num_bands=BANDS)
        for i, mine in enumerate(self.runs):
            if mine:
                sketch = RMinHash(num_perm=PERMUTATIONS, seed=SEED)
                sketch.update(sorted(mine))
                yield from ((j, i) for j in sorted(index.query(sketch)))
                index.insert(i, sketch)
        yield from self._by_rare_runs()

    def _by_rare_runs(self) -> Iterator[tuple[int, int]]:
        holders: dict[str, list[int]] = {}
        for i, mine in enumerate(self.runs):
            shared: Counter[int] = Counter()
            for run in mine:
                if 1 < self._spread[run] <= CROWD:
                    shared.update(holders.setdefault(run, []))
                    holders[run].append(i)
            yield from ((j, i) for j in sorted(shared) if shared[j] * 4 >= min(len(self.runs[i]), len(self.runs[j])))

    def shared(self, a: int, b: int) -> tuple[float, float, int]:
        """Jaccard, containment in the shorter one, and the number of runs of the shorter one."""
        both, smaller = len(self.runs[a] & self.runs[b]), min(len(self.runs[a]), len(self.runs[b]))
        union = len(self.runs[a]) + len(self.runs[b]) - both
        return (both / union if union else 0.0), (both / smaller if smaller else 0.0), smaller


def _runs(text: str) -> frozenset[str]:
    words = [word.casefold() for word in WORD.findall(text)]
    return frozenset(" ".join(words[i : i + RUN]) for i in range(max(len(words) - RUN + 1, min(1, len(words)))))
