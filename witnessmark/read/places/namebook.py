"""What single words may begin in one view of the gazetteer, remembered over the texts: most capitalised words begin no name."""

import functools
from collections.abc import Callable
from typing import TypeVar

from witnessmark.model.place import Gazetteer

Value = TypeVar("Value")

POSSESSIVES = ("'s", "’s", "ʼs", "`s", "'S", "’S")
TAILS = ("'", "’")
# A short form has no more letters: "Calif", "Okla".
LONGEST_SHORT = 6
# Words remembered before all are forgotten: a bound on memory, not on what is found.
MOST_REMEMBERED = 100_000
# Views whose words are remembered, before the one longest unused is forgotten.
MOST_BOOKS = 32
NOTHING = -1


class Remembered(dict[str, Value]):
    """A word's value, found once."""

    def __init__(self, find: Callable[[str], Value]) -> None:
        super().__init__()
        self._find = find

    def __missing__(self, word: str) -> Value:
        if len(self) >= MOST_REMEMBERED:
            self.clear()
        value = self[word] = self._find(word)
        return value


class NameBook:
    """`longest` is the number of words of the longest name that a word begins: 0 where it may be a short form or a word with a
    hyphen that holds a name, NOTHING where it is none of these. `new` is whether this view may know more of it than the narrower
    one; of other words that one's answer counts."""

    def __init__(self, gazetteer: Gazetteer, narrower: "NameBook | None" = None) -> None:
        self.gazetteer, self.narrower = gazetteer, narrower
        self.new = Remembered(self._is_new)
        self.longest = Remembered(self._longest_here_or_narrower)

    def _is_new(self, word: str) -> bool:
        clean = bare(word)
        parts = (*word.split("-"), *clean.split("-"), clean.partition("-")[2]) if "-" in word else ()
        return any(map(self.gazetteer.adds, dict.fromkeys((word, clean, *parts))))

    def _longest_here_or_narrower(self, word: str) -> int:
        return self._longest(word) if self.narrower is None or self.new[word] else self.narrower.longest[word]

    def _longest(self, word: str) -> int:
        clean = bare(word)
        longest = self.gazetteer.longest(clean) or self.gazetteer.longest(word)
        return longest if longest or "-" in word or self._may_be_short(clean) else NOTHING

    def _may_be_short(self, word: str) -> bool:
        """Whether a word may be "Va." or the first initial of "N. Y."."""
        return "." not in word and (len(word) == 1 or (len(word) <= LONGEST_SHORT and bool(self.gazetteer.abbreviated(word))))


def bare(word: str) -> str:
    """The word without a possessive ending."""
    if word.endswith(POSSESSIVES):
        return word[:-2]
    return word[:-1] if word.endswith(TAILS) else word


@functools.lru_cache(maxsize=MOST_BOOKS)
def name_book(view: Gazetteer, edition: int, narrower: NameBook | None = None) -> NameBook:
    """What is remembered of one view as long as no place is added to it."""
    return NameBook(view, narrower)
