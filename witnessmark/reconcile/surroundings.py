"""The words around a claim: its own sentence, and who else is counted in it."""

import re

from witnessmark.model.claim import Casualty
from witnessmark.model.reading import Reading

SENTENCE_END = re.compile(r"[.!?…][\"”’»)]*\s+(?=[\"“‘«(]*[^\W\d_a-zа-яёіїєґ])|\n\s*\n")
# Where a sentence begins, also one that opens with figures or an account's name, and a line of its own.
BEGINNING = re.compile(r"[.!?…][\"”’»)]*\s+(?=[\"“‘«(@#]*[^\W_a-zа-яёіїєґ])|\n\s*")
LONGEST = 1200  # characters: no sentence is longer, but what is no prose (a table, a list of names) may be
FURTHEST = 240  # characters to either side: a longer sentence is a list, whose far end says nothing of this number


def sentence(claim: Casualty, reading: Reading) -> tuple[int, int]:
    """The offsets of the claim's sentence, or of the part of it that lies near enough; of the quote alone where there is no text."""
    text = reading.text
    if text is None:
        return claim.start, claim.end
    first, last = max(claim.start - FURTHEST, 0), min(claim.end + FURTHEST, len(text))
    ends = [found.end() for found in SENTENCE_END.finditer(text, first, claim.start + 1)]
    after = SENTENCE_END.search(text, claim.end, last)
    return ends[-1] if ends else first, after.start() if after is not None else last


def beginning(claim: Casualty, reading: Reading | None) -> int:
    """The offset at which the claim's sentence begins, however long it is; of the claim itself where there is no text."""
    text = reading.text if reading is not None else None
    if text is None:
        return claim.start
    first = max(claim.start - LONGEST, 0)
    ends = [found.end() for found in BEGINNING.finditer(text, first, claim.start)]
    return ends[-1] if ends else first


def is_nearest(claim: Casualty, words: tuple[int, int], reading: Reading, behind: bool = False) -> bool:
    """Whether no other count of the same outcome stands nearer to some words; of two as near, the first. Words that stand
    `behind` their people are of no count after them.
    """
    if behind and claim.start >= words[0]:
        return False
    beside = [c for c in reading.claims if isinstance(c, Casualty) and c.outcome == claim.outcome and not (behind and c.start >= words[0])]
    return min(beside, key=lambda c: (_distance(c, words), c.start), default=claim) in (claim,)


def _distance(claim: Casualty, words: tuple[int, int]) -> int:
    return max(words[0] - claim.end, claim.start - words[1], 0)


def tail(claim: Casualty, reading: Reading | None) -> str:
    """The words after a claim, up to the next count or the end of the sentence; empty where there is no text."""
    if reading is None or reading.text is None:
        return ""
    _, end = sentence(claim, reading)
    nexts = [c.start for c in reading.claims if isinstance(c, Casualty) and claim.end <= c.start < end]
    return reading.text[claim.end : min([end, *nexts])]
