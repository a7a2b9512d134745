"""Text into words, sentences and paragraphs, each with its exact place in the text."""

import re
from bisect import bisect_right
from collections.abc import Iterator

from witnessmark.read.vocabulary import vocabulary

LETTER = r"[^\W\d_]"
WORD = re.compile(
    rf"""
      (?:[A-Z]\.){{2,}}                                          # U.S. a.m. of capitals
    | \d+(?:[.,]\d+)*(?:[-‑]{LETTER}+)+                           # 122-millimeter, 9-month-old: never a count of people
    | \d+(?:[.,]\d+)*                                            # 1,500  2.5
    | {LETTER}\w*(?:['’ʼ`]{LETTER}+)*(?:[-‑]\w+(?:['’ʼ]{LETTER}+)*)*   # don’t, well-armed, Синьо-жовтий
    | \S                                                         # anything else alone
    """,
    re.VERBOSE,
)
APOSTROPHES = str.maketrans({"’": "'", "ʼ": "'", "`": "'", "‑": "-"})
ENDERS = frozenset(".!?…")
CLOSERS = frozenset("\"'”’»)]}“")
OPENERS = frozenset("\"'“‘«([{„—–-•*")
# A mark that never begins a sentence: "far from the capital. , Kyiv" is torn, not two sentences.
CONTINUERS = frozenset(",;:%)]}")
# A text whose lines never pass this length was wrapped by hand: there a single line break ends nothing.
WRAPPED = 100


class Segmented:
    """A text cut into words.

    `words` are the surface forms, `lower` the same casefolded with one kind of apostrophe, `starts` and `ends` their
    offsets. `sentences` and `paragraphs` are half-open ranges of word indices, in order, without gaps.
    """

    __slots__ = ("ends", "language", "lower", "paragraphs", "sentence_starts", "sentences", "starts", "text", "words")

    def __init__(self, text: str, language: str) -> None:
        self.text, self.language = text, language
        found = [(m.group(), m.start()) for m in WORD.finditer(text)]
        self.words = [word for word, _ in found]
        self.starts = [start for _, start in found]
        self.ends = [start + len(word) for word, start in found]
        self.lower = [word.translate(APOSTROPHES).casefold() for word in self.words]
        self.paragraphs = list(_paragraphs(self))
        self.sentences = list(_sentences(self, frozenset(vocabulary(language, "segment").get("abbreviations", ()))))
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
    return tuple(word.translate(APOSTROPHES).casefold() for word in WORD.findall(phrase))


def _paragraphs(cut: Segmented) -> Iterator[tuple[int, int]]:
    text, first = cut.text, 0
    wrapped = "\n" in text and max(map(len, text.split("\n"))) < WRAPPED
    for i in range(1, len(cut.words)):
        between = text[cut.ends[i - 1] : cut.starts[i]]
        if "\n" in between and (not wrapped or between.count("\n") > 1 or between.endswith("   ")):
            yield first, i
            first = i
    if cut.words:
        yield first, len(cut.words)


def _sentences(cut: Segmented, abbreviations: frozenset[str]) -> Iterator[tuple[int, int]]:
    words = cut.words
    for first, end in cut.paragraphs:
        i = start = first
        while i < end:
            if words[i] in ENDERS and not _inside(cut, i, abbreviations):
                stop = i + 1
                while stop < end and (words[stop] in ENDERS or (words[stop] in CLOSERS and _closes(cut, stop))):
                    stop += 1
                if stop >= end or _may_start(words[stop]):
                    yield start, stop
                    start = stop
                i = stop
            else:
                i += 1
        if start < end:
            yield start, end


def _inside(cut: Segmented, i: int, abbreviations: frozenset[str]) -> bool:
    """Whether the full stop at word i belongs to an abbreviation or an initial ("Mr.", "J. Smith")."""
    if cut.words[i] != "." or i == 0 or cut.ends[i - 1] != cut.starts[i]:
        return False
    before = cut.words[i - 1]
    return cut.lower[i - 1] in abbreviations or (len(before) == 1 and before.isupper())


def _closes(cut: Segmented, i: int) -> bool:
    """Whether the mark at word i stands against the word before it, or alone with space on both sides (torn quotes)."""
    if cut.starts[i] == cut.ends[i - 1]:
        return True
    return cut.words[i] == "“" and (i + 1 == len(cut.words) or "\n" in cut.text[cut.ends[i] : cut.starts[i + 1]])


def _may_start(word: str) -> bool:
    return word[0].isupper() or word[0].isdigit() or word in OPENERS or not (word[0].isalnum() or word in CONTINUERS)
