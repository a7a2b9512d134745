"""What single words may begin in one view of the gazetteer, remembered over the texts: most capitalised words begin no name."""

import functools
from collections.abc import Callable, Set
from typing import NamedTuple, TypeVar

from witnessmark.model.place import Gazetteer, GazetteerPlace

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


class Single(NamedTuple):
    """What one word alone names: the word without a possessive ending, and its places, or the one its people are of."""

    name: str
    places: tuple[GazetteerPlace, ...]
    demonym: bool


class NameBook:
    """`longest` is the number of words of the longest name that a word begins: 0 where it may be a short form or a word with a
    hyphen that holds a name, NOTHING where it is none of these. `single` is what the word alone names, `pairs` whether two words
    begin a name."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self.gazetteer = gazetteer
        self._asked, self._new = set[str](), set[str]()
        self.longest = Remembered(self._longest)
        self.single = Remembered(self._single)
        self.pairs = Remembered(self._begins)

    def new(self, words: Set[str]) -> Set[str]:
        """The words of which this view may know more than the narrower one it was made from."""
        if len(self._asked) > MOST_REMEMBERED:
            self._asked, self._new = set(), set()
        others = words - self._asked
        self._asked |= others
        self._new.update(filter(self._is_new, others))
        return words & self._new

    def _is_new(self, word: str) -> bool:
        clean = bare(word)
        parts = (*word.split("-"), *clean.split("-"), clean.partition("-")[2]) if "-" in word else ()
        return any(map(self.gazetteer.adds, dict.fromkeys((word, clean, *parts))))

    def _longest(self, word: str) -> int:
        clean = bare(word)
        longest = self.gazetteer.longest(clean) or self.gazetteer.longest(word)
        return longest if longest or "-" in word or self._may_be_short(clean) else NOTHING

    def _may_be_short(self, word: str) -> bool:
        """Whether a word may be "Va." or the first initial of "N. Y."."""
        return "." not in word and (len(word) == 1 or (len(word) <= LONGEST_SHORT and bool(self.gazetteer.abbreviated(word))))

    def _single(self, word: str) -> Single | None:
        return self.named(word, bare(word))

    def named(self, word: str, name: str) -> Single | None:
        """What a name is whose last word is this; one in small letters needs to be known as it is."""
        if not word[0].isupper() and not self.gazetteer.knows(name):
            return None
        people = self.gazetteer.demonym(name)
        if people is not None:
            return Single(name, (people,), True)
        places = self.gazetteer.candidates(name)
        return Single(name, places, False) if places else None

    def _begins(self, pair: str) -> bool:
        first, _, second = pair.partition(" ")
        return bool(self.gazetteer.longest(pair) or self.gazetteer.longest(f"{first} {bare(second)}"))


def bare(word: str) -> str:
    """The word without a possessive ending."""
    if word.endswith(POSSESSIVES):
        return word[:-2]
    return word[:-1] if word.endswith(TAILS) else word


@functools.lru_cache(maxsize=MOST_BOOKS)
def name_book(view: Gazetteer, edition: int) -> NameBook:
    """What is remembered of one view as long as no place is added to it."""
    return NameBook(view)
