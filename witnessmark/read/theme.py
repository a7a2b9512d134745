"""How much a text, and each of its passages, speaks of armed violence."""

import functools
from bisect import bisect_left
from collections.abc import Mapping

from witnessmark.read.phrases import labelled
from witnessmark.read.segment import Segmented
from witnessmark.read.vocabulary import vocabulary

# A post of two lines cannot hold many words of war: no more of them are asked for than one in so many words.
FAIR = 40
NONE: Mapping[int, int] = {}


class Theme:
    """How much a document, and each of its passages, speaks of war.

    `weapons` are the spans of weapons known by their names: each different name is a sign of war, as each different word is.
    """

    def __init__(self, cut: Segmented, weapons: Mapping[int, int] = NONE) -> None:
        words = _theme_words(cut.language)
        self.cut = cut
        self.at = [i for i, word in enumerate(cut.lower) if word in words]
        named = [first for first, end in weapons.items() if words.keys().isdisjoint(cut.lower[first:end])]
        self.different = len({words[cut.lower[i]] for i in self.at} | {cut.lower[i] for i in named}) - _accidents(cut)
        if named:
            self.at = sorted([*self.at, *named])
        self.fair = max(1, len(cut.words) // FAIR)

    def nearby(self, sentence: int) -> int:
        """Words of war in this sentence and its two neighbours."""
        sentences = self.cut.sentences
        first, end = sentences[max(sentence - 1, 0)][0], sentences[min(sentence + 1, len(sentences) - 1)][1]
        return bisect_left(self.at, end) - bisect_left(self.at, first)


@functools.cache
def _theme_words(language: str) -> Mapping[str, str]:
    labels = labelled(vocabulary(language, "statements").get("theme", {}), language)
    return {words[0]: name for words, name in labels.items() if len(words) == 1}


def _accidents(cut: Segmented) -> int:
    """Different words of accidents, which have their dead, their fires and blows too: each takes one word of war away."""
    words = _accident_words(cut.language)
    return len({words[word] for word in cut.lower if word in words}) if words else 0


@functools.cache
def _accident_words(language: str) -> Mapping[str, str]:
    labels = labelled(vocabulary(language, "statements").get("accidents", {}), language)
    return {words[0]: name for words, name in labels.items() if len(words) == 1}
