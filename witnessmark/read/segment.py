"""Text into words, sentences and paragraphs, each with its exact place in the text."""

import functools
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise
from operator import add
from typing import NamedTuple

from witnessmark.read.markup import blanked
from witnessmark.read.vocabulary import vocabulary
from witnessmark.read.word_forms import APOSTROPHES, cleaned, folded, pieces
from witnessmark.read.word_forms import WORD as WORD

ENDERS = frozenset(".!?…")
CLOSERS = frozenset("\"'”’»)]}“")
OPENERS = frozenset("\"'“‘«([{„—–-•*")
DASHES = frozenset("—–-")
# A mark that never begins a sentence: "far from the capital. , Kyiv" is torn, not two sentences.
CONTINUERS = frozenset(",;:%)]}")
# A text whose longest line has so many letters may have been wrapped by hand: there a single line break ends nothing.
NARROWEST, WRAPPED = 40, 100
# It was if four in five lines broke where the next word had no room, give or take so many letters. A list's lines break anywhere.
ROOM, FEWEST_BREAKS = 12, 2


class Segmented:
    """A text cut into words.

    `words` are the surface forms, without spaces or marks inside them (1 200 is 1200), `lower` the same casefolded with one
    kind of apostrophe, `starts` and `ends` their offsets. `sentences` and `paragraphs` are half-open ranges of word
    indices, in order, without gaps. Bold marks and the addresses behind links are no words.
    """

    __slots__ = ("ends", "language", "lower", "paragraphs", "sentence_starts", "sentences", "starts", "text", "words")

    def __init__(self, text: str, language: str) -> None:
        self.text, self.language = text, language
        plain = blanked(text)
        found, before = pieces(plain, language)
        words = list(map(str.rstrip, found))
        self.starts = list(accumulate(map(len, found), initial=before))[:-1]
        self.ends = list(map(add, self.starts, map(len, words)))
        self.words = cleaned(words, self.starts, plain)
        self.lower = folded(self.words)
        self.paragraphs = list(_paragraphs(plain, found))
        self.sentences = list(_sentences(self, _stops(language)))
        self.sentence_starts = [first for first, _ in self.sentences]

    def sentence_of(self, word: int) -> int:
        """The index of the sentence that holds this word."""
        return bisect_right(self.sentence_starts, word) - 1

    def word_at(self, offset: int) -> int:
        """The index of the word that holds this offset, or of the last one before it."""
        return max(bisect_right(self.starts, offset) - 1, 0)

    def quote(self, first: int, end: int) -> str:
        """The exact text from word `first` up to, not including, word `end`."""
        return self.text[self.starts[first] : self.ends[end - 1]]


def segment(text: str, language: str) -> Segmented:
    """Cuts a text into words, sentences and paragraphs; nothing of the text is changed or lost."""
    return Segmented(text, language)


def words_of(phrase: str) -> tuple[str, ...]:
    """A phrase of the vocabulary as the lower-case words a text would have."""
    if phrase.isalpha() and not any(mark in phrase for mark in APOSTROPHES):
        return (phrase.casefold(),)
    return tuple(folded(WORD.findall(phrase)))


def _paragraphs(text: str, found: Sequence[str]) -> Iterator[tuple[int, int]]:
    first, wrapped = 0, _wrapped(text)
    for i in [i for i, piece in enumerate(found, 1) if "\n" in piece]:
        between = found[i - 1][len(found[i - 1].rstrip()) :]
        if i < len(found) and (not wrapped or between.count("\n") > 1 or between.endswith("   ")):
            yield first, i
            first = i
    if found:
        yield first, len(found)


def _wrapped(text: str) -> bool:
    """Whether the text was wrapped by hand to short lines."""
    lines = text.split("\n")
    width = max(map(len, lines))
    if len(lines) <= FEWEST_BREAKS or not NARROWEST <= width < WRAPPED:
        return False
    breaks = [(line, after) for line, after in pairwise(lines) if line.strip() and after.strip() and not after.startswith("   ")]
    full = sum(len(line.rstrip()) + len(after.split(maxsplit=1)[0]) > width - ROOM for line, after in breaks)
    return len(breaks) >= FEWEST_BREAKS and 5 * full >= 4 * len(breaks)


class _Stops(NamedTuple):
    """Words after which a full stop ends nothing; those that may end a sentence before a word that begins one."""

    abbreviations: frozenset[str]
    starters: frozenset[str]


@functools.cache
def _stops(language: str) -> _Stops:
    table = vocabulary(language, "segment")
    return _Stops(frozenset(table.get("abbreviations", ())), frozenset(table.get("starters", ())))


def _sentences(cut: Segmented, stops: _Stops) -> Iterator[tuple[int, int]]:
    words = cut.words
    enders = [i for i, word in enumerate(words) if word in ENDERS]
    for first, end in cut.paragraphs:
        start = stop = first
        for i in enders[bisect_left(enders, first) : bisect_left(enders, end)]:
            if i < stop or _inside(cut, i, end, stops):
                continue
            stop = i + 1
            while stop < end and (words[stop] in ENDERS or (words[stop] in CLOSERS and _closes(cut, stop))):
                stop += 1
            if stop >= end or _may_start(words, stop, end):
                yield start, stop
                start = stop
        if start < end:
            yield start, end


def _inside(cut: Segmented, i: int, end: int, stops: _Stops) -> bool:
    """Whether the full stop at word i belongs to an abbreviation or an initial ("Mr.", "J. Smith")."""
    if cut.words[i] != "." or i == 0 or cut.ends[i - 1] != cut.starts[i]:
        return False
    before = cut.words[i - 1]
    if cut.lower[i - 1] in stops.abbreviations:
        return not _begins(cut, i + 1, end, stops)
    if i + 1 < end and cut.starts[i + 1] == cut.ends[i] and cut.words[i + 1].isascii() and not before.isascii() and cut.words[i + 1][0].isalpha():
        return True  # the domain in a paper's name: «Тавраїв.City»
    return len(before) == 1 and before.isupper()


def _begins(cut: Segmented, i: int, end: int, stops: _Stops) -> bool:
    """ "у 2022 р. Унаслідок обстрілу": a word written large that is no name begins a sentence; an initial does not."""
    return i + 1 < end and cut.lower[i] in stops.starters and cut.words[i][0].isupper() and cut.words[i + 1] != "."


def _closes(cut: Segmented, i: int) -> bool:
    """Whether the mark at word i stands against the word before it, or alone with space on both sides (torn quotes)."""
    if cut.starts[i] == cut.ends[i - 1]:
        return True
    return cut.words[i] == "“" and (i + 1 == len(cut.words) or "\n" in cut.text[cut.ends[i] : cut.starts[i + 1]])


def _may_start(words: Sequence[str], i: int, end: int) -> bool:
    word = words[i]
    if word in DASHES and i + 1 < end and words[i + 1][0].islower() and words[i - 1] != ".":
        return False  # «Ми живі!» — сказав він
    return word[0].isupper() or word[0].isdigit() or word in OPENERS or not (word[0].isalnum() or word in CONTINUERS)
