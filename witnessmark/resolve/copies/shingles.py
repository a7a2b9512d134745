"""Texts that share their wording: which pairs to look at, and how much each pair shares."""

import functools
from collections import Counter
from collections.abc import Iterable, Iterator

from rensa import RMinHash  # type: ignore[import-untyped]

from witnessmark.model.reading import Reading
from witnessmark.resolve.copies.anchors import QUOTED
from witnessmark.resolve.copies.passages import BREAK
from witnessmark.resolve.copies.runs import RUN, WORD, Runs
from witnessmark.resolve.copies.sketches import meeting

# A run of words in more documents than this share (and than a few) is boilerplate: a footer, a credit, a standing phrase.
# Of a few documents one in two may be a copy of one story: what stands in no more than so many is no boilerplate.
BOILERPLATE_SHARE, BOILERPLATE_LEAST = 0.05, 20
CROWD = 40  # a run that more documents share finds no pairs; those that share it share rarer runs too
ENOUGH = 0.25  # of the shorter text's runs: what shares fewer is no copy, but may be a heavy rewrite, or reuse a part
PART = 9  # runs of a reused sentence
LONG, SOME = 100, 3  # of a text with so many runs a heavy rewrite keeps no more than some
KEPT_SETS = 1000  # texts whose runs are kept as sets: pairs are looked at in order, so the same ones come again and again


class Wording:
    """The runs of words of a set of documents outside quotations, without those that are boilerplate among them.

    Only the texts are looked at, and only hashes are kept: a million short posts take some hundred megabytes.
    """

    def __init__(self, readings: Iterable[Reading]) -> None:
        runs = Runs.of_texts(QUOTED.sub(" ", reading.text or "") for reading in readings)
        limit = max(BOILERPLATE_LEAST, int(BOILERPLATE_SHARE * len(runs)))
        rare, standing = set(), set()
        for run, spread in runs.spread():
            if spread <= CROWD:
                rare.add(run)
            if spread > limit:
                standing.add(run)
        self._rare, self._standing = rare, frozenset(standing)
        self._runs = runs.without(self._standing)
        self.runs = functools.lru_cache(KEPT_SETS)(self._set)

    def candidates(self) -> Iterator[tuple[int, int]]:
        """Pairs of documents that may share their wording, by MinHash for whole texts and by rare runs for parts; some come twice."""
        yield from meeting(self._runs)
        yield from self._by_rare_runs()

    def _by_rare_runs(self) -> Iterator[tuple[int, int]]:
        holders: dict[int, list[int]] = {}
        for i in range(len(self._runs)):
            shared: Counter[int] = Counter()
            mine = self._runs[i]
            for run in self._rare.intersection(mine):
                shared.update(holders.setdefault(run, []))
                holders[run].append(i)
            yield from ((j, i) for j in sorted(shared) if shared[j] >= _least(min(len(mine), len(self._runs[j]))))

    def shared(self, a: int, b: int) -> tuple[float, float, int]:
        """Jaccard, containment in the shorter one, and the number of runs of the shorter one."""
        mine, theirs = self.runs(a), self.runs(b)
        both, smaller = len(mine & theirs), min(len(mine), len(theirs))
        union = len(mine) + len(theirs) - both
        return (both / union if union else 0.0), (both / smaller if smaller else 0.0), smaller

    def without_standing(self, text: str) -> str:
        """The text with its boilerplate blanked, a break before each piece, of the same length; whole where there is nothing else."""
        words = list(WORD.finditer(QUOTED.sub(lambda m: " " * len(m.group()), text)))
        each = [" ".join(word.group().casefold() for word in words[i : i + RUN]) for i in range(len(words) - RUN + 1)]
        if not self._standing or not each:
            return text
        standing = [i for i, run in enumerate(RMinHash.hash_token_sets([each])[0]) if run in self._standing]
        if len(standing) == len(each):
            return text
        made = text
        for i in standing:
            start, end = words[i].start(), words[i + RUN - 1].end()
            made = made[:start] + BREAK + " " * (end - start - 1) + made[end:]
        return made

    def _set(self, i: int) -> frozenset[int]:
        return frozenset(self._runs[i])


def _least(runs: int) -> float:
    """How many runs a pair must share to be looked at, by how many the shorter text has."""
    return SOME if runs >= LONG else min(PART, ENOUGH * runs)
