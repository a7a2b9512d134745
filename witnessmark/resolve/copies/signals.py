"""Signs that one text was spun out of another: its words exchanged one by one. They flag and do not prove."""

import re
from collections.abc import Iterator, Sequence

from rapidfuzz import fuzz

from witnessmark.model.reading import Reading
from witnessmark.resolve.copies.anchors import QUOTED, Anchor, quotations
from witnessmark.resolve.copies.concepts import function_words
from witnessmark.resolve.copies.direction import SIGNS

WORD = re.compile(r"[^\W\d_]+")
NUMBERS_LEAST = 4  # fewer stand in one order by chance
NAMES_LEAST, INTACT = 5, 0.8
PHRASING = 3  # words
UNLIKE = 0.1  # of the phrases of function words
ALTERED = (75.0, 99.0)  # per cent of its letters that a quotation and its altered twin have in common
QUOTE_LETTERS = 30


def signals(a: Reading, b: Reading, mine: Sequence[Anchor], theirs: Sequence[Anchor]) -> tuple[str, ...]:
    """What speaks for a spun text of two that tell the same in one language, each as a sentence."""
    return tuple(_found(a, b, mine, theirs))


def _found(a: Reading, b: Reading, mine: Sequence[Anchor], theirs: Sequence[Anchor]) -> Iterator[str]:
    unlike = _phrasing(a, b) < UNLIKE
    numbers = [tuple(sorted(x.keys)[0] for x in text if x.kind in ("number", "date")) for text in (mine, theirs)]
    if unlike and min(map(len, numbers)) >= NUMBERS_LEAST and numbers[0] == numbers[1]:
        yield "All numbers and dates stand in the same order, in other words."
    if unlike and _names_intact(mine, theirs):
        yield "The names are the same, but the small words around them are not."
    if altered := _altered(a, b):
        yield f"A quotation was altered: “{altered}”."
    codes = [{caution.code for caution in reading.warnings} for reading in (a, b)]
    yield from (f"One of the two has {words}." for code, words in SIGNS.items() if (code in codes[0]) != (code in codes[1]))


def _phrasing(a: Reading, b: Reading) -> float:
    """How much the phrases outside quotations in which most words are function words are the same in both."""
    mine, theirs = (_phrases(reading) for reading in (a, b))
    return len(mine & theirs) / len(mine | theirs) if mine and theirs else 1.0


def _phrases(reading: Reading) -> set[tuple[str, ...]]:
    small = function_words(reading.language or "")
    words = [word.casefold() for word in WORD.findall(QUOTED.sub(" ", reading.text or ""))]
    runs = (tuple(words[i : i + PHRASING]) for i in range(len(words) - PHRASING + 1))
    return {run for run in runs if sum(word in small for word in run) * 2 > PHRASING}


def _names_intact(mine: Sequence[Anchor], theirs: Sequence[Anchor]) -> bool:
    names = [[x for x in text if x.kind in ("name", "place")] for text in (mine, theirs)]
    if min(map(len, names)) < NAMES_LEAST:
        return False
    known = [{key for x in text for key in x.keys} for text in names]
    kept = [sum(bool(x.keys & known[1 - i]) for x in text) / len(text) for i, text in enumerate(names)]
    return min(kept) >= INTACT


def _altered(a: Reading, b: Reading) -> str | None:
    """A quotation of the second that is nearly one of the first."""
    mine, theirs = quotations(a), quotations(b)
    for letters, span in theirs.items():
        if letters in mine or len(letters) < QUOTE_LETTERS:
            continue
        if any(ALTERED[0] <= fuzz.ratio(letters, other) <= ALTERED[1] for other in mine if len(other) >= QUOTE_LETTERS):
            return " ".join((b.text or "")[slice(*span)].split())
    return None
