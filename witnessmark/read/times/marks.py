"""The letter of each word, looked up once a word and kept."""

from collections.abc import Container, Mapping

# What a word is that its letters alone do not tell: no word of time; the rest of a phrase; figures; a word of parts; the first of a phrase.
OTHER, FILL, FIGURE, JOINED, PHRASED = "_", "+", "\uf8f0", "\uf8f1", "\uf8f2"
# Words kept; what comes later is looked at each time it comes.
KEPT = 200_000


class Marks(dict[str, str]):
    """From a word to its letter, or to the mark of what has to be looked at in its place."""

    def __init__(self, letters: Mapping[str, str], phrases: Container[str]) -> None:
        super().__init__({word: PHRASED if word in phrases else letter for word, letter in letters.items()})
        self._phrases = phrases

    def __missing__(self, word: str) -> str:
        mark = self._mark(word)
        if len(self) < KEPT:
            self[word] = mark
        return mark

    def _mark(self, word: str) -> str:
        if word in self._phrases:
            return PHRASED
        if word[0].isdigit():
            return FIGURE
        return JOINED if "-" in word or word.endswith("'s") else OTHER
