"""What the statements of one text are read from: its words, its quotation marks, and the language's words for saying."""

from bisect import bisect_left

from witnessmark.read.attribution.cues import Lexicon, lexicon
from witnessmark.read.attribution.quotations import Quotation, inside
from witnessmark.read.attribution.spotted import places
from witnessmark.read.attribution.voice_words import Names, names_of
from witnessmark.read.segment import Segmented

PASSING = ("say", "tell")
"""Frames of the verbs that pass on another voice's words inside a quotation."""


class Text:
    """One text. `firsts` are the first words of its quotations, in order.

    Every word is looked at once: only those that can begin a cue are come back to, sentence by sentence.
    """

    def __init__(self, cut: Segmented, quotations: list[Quotation]) -> None:
        self.cut, self.quotations = cut, quotations
        self.firsts = [quotation.first for quotation in quotations]
        self.words: Lexicon = lexicon(cut.language)
        self.names: Names = names_of(cut.language)
        anchors, lower = self.words.anchors, cut.lower
        self._anchors: dict[str, list[int]] = {"verb": [], "noun": [], "according": [], "as": []}
        for i in places(lower, anchors):
            for kind in anchors[lower[i]]:
                self._anchors[kind].append(i)
        self._anchors["verb"] = [i for i in self._anchors["verb"] if self._counts(i)]

    def _counts(self, i: int) -> bool:
        """Whether a cue verb may hand over words: inside a quotation only one that passes on what another voice put forward."""
        verb = self.words.verbs[self.cut.lower[i]]
        passes = verb.frame in PASSING and verb.lemma not in self.words.unasserted
        return passes or inside(self.quotations, self.firsts, i) is None

    def anchors(self, kind: str, first: int, end: int) -> list[int]:
        """The words from `first` up to `end` that can begin a cue of this kind: verb, noun, according or as."""
        at = self._anchors[kind]
        low = bisect_left(at, first)
        return at[low : bisect_left(at, end, low)]
