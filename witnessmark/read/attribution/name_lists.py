"""Several names that speak together, and what a voice's phrase is."""

from typing import NamedTuple

from witnessmark.read.attribution.voice_words import Names
from witnessmark.read.segment import Segmented

STOPS = frozenset('“”"«»„;:—–?!.…‘`')
LONGEST_MEMBER = 6
"""Words one name of a list may have."""


class Phrase(NamedTuple):
    """A voice's words: the noun phrase from `first` to `head_end`, what explains it up to `end` (equal to `head_end` where nothing does)."""

    first: int
    head_end: int
    end: int


def list_start(cut: Segmented, names: Names, lo: int, first: int) -> int:
    """The start of a list of names that ends in this phrase ("the union, Open Hands, and the clinic said")."""
    if first - 2 <= lo or cut.lower[first - 1] != "and":
        return first
    end = first - 1 - (cut.words[first - 2] == ",")
    start = end
    while True:
        k = end
        while k > lo and cut.words[k - 1] != "," and cut.words[k - 1] not in STOPS:
            k -= 1
        if not 0 < end - k <= LONGEST_MEMBER or not _is_member(cut, names, k, end):
            return first if start == end else start
        start = k
        if k - 1 <= lo or cut.words[k - 1] != ",":
            return start
        end = k - 1


def _is_member(cut: Segmented, names: Names, first: int, end: int) -> bool:
    if not cut.words[first][0].isupper() and cut.lower[first] != "the":
        return False
    return all(cut.words[k][0].isupper() or cut.lower[k] in ("the", "of", "for") or cut.lower[k] in names.body_nouns for k in range(first, end))


def members(cut: Segmented, phrase: Phrase) -> list[tuple[int, int]]:
    """The parts of a phrase that lists several voices; empty where it names one."""
    parts: list[tuple[int, int]] = []
    first = phrase.first
    for k in range(phrase.first, phrase.head_end + 1):
        if k == phrase.head_end or cut.words[k] == "," or cut.lower[k] == "and":
            if k > first:
                parts.append((first, k))
            first = k + 1
    return parts if len(parts) > 1 else []
