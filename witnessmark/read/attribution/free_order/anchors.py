"""Where in a text a rule may have something to say: only there it looks."""

from collections.abc import Iterator

from witnessmark.read.attribution.free_order.noun_phrases import Reader
from witnessmark.read.attribution.free_order.unmarked import DASHES

MARKS = DASHES | {":"}


def is_silent(lower: list[str], anchors: frozenset[str]) -> bool:
    """Whether nothing in a text can name a voice: no word of saying, no dash, no colon."""
    return anchors.isdisjoint(lower) and MARKS.isdisjoint(lower)


def anchored(reader: Reader) -> Iterator[tuple[tuple[int, int], list[int]]]:
    """Each sentence with a dash or a word of saying in it, and the places of those words, in order."""
    cut, words = reader.cut, reader.says.anchors
    places: dict[int, list[int]] = {}
    for k, lower in enumerate(cut.lower):
        if lower in words:
            places.setdefault(cut.sentence_of(k), []).append(k)
        elif lower in DASHES:
            places.setdefault(cut.sentence_of(k), [])
    for number in sorted(places):
        yield cut.sentences[number], places[number]
