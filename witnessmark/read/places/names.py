"""Finds every stretch of a text that could be a place's name: longest names first, capitalised words only."""

import re
from collections.abc import Iterator, Set
from typing import NamedTuple

from witnessmark.model.place import Gazetteer, GazetteerPlace
from witnessmark.read.places.namebook import LONGEST_SHORT, NameBook, Single, bare
from witnessmark.read.places.words import PlaceWords
from witnessmark.read.segment import Segmented

# The Arabic article as news writes it before a name, whatever the letter it runs into: al-Bureij, Ash-Shati.
ARTICLE = re.compile(r"[AaEe][lnrstdzh]h?-[A-Z]")
NONE: frozenset[str] = frozenset()


class Name(NamedTuple):
    """A possible place name: words [first, end), offsets, the name looked up, and what it may be."""

    first: int
    end: int
    start: int
    stop: int
    name: str
    places: tuple[GazetteerPlace, ...]
    demonym: bool
    short: bool
    part: bool = False


class Names:
    """The possible names of one text by one view of the gazetteer.

    Where that was made from a narrower one, `narrower` has the names by that, and only words that are `new` are looked up again.
    """

    def __init__(self, cut: Segmented, book: NameBook, words: PlaceWords, narrower: "Names | None" = None, new: Set[str] = NONE) -> None:
        self.cut, self.book, self.words, self.narrower, self.new = cut, book, words, narrower, new
        self._at: dict[int, tuple[Name, ...]] = {}
        self.capitals: list[int] = list(_name_starts(cut)) if narrower is None else narrower.capitals

    def found(self) -> list[Name]:
        """Names in text order, never overlapping. A name never crosses a paragraph's end; a possessive's "’s" is not part of it."""
        out, next_free, words = list[Name](), 0, self.cut.words
        longest = self.book.longest if self.narrower is None else self.narrower.book.longest
        for i in [i for i in self.capitals if longest[words[i]] >= 0 or words[i] in self.new]:
            if i >= next_free and (names := self.at(i)):
                out.extend(names)
                next_free = names[-1].end
        return out

    def at(self, i: int) -> tuple[Name, ...]:
        """The names that begin within word i."""
        found = self._at.get(i)
        if found is None:
            known = self.narrower is not None and self.cut.words[i] not in self.new
            found = self._at[i] = self.narrower.at(i) if known and self.narrower is not None else self._look_up(i)
        return found

    def _look_up(self, i: int) -> tuple[Name, ...]:
        cut, word, gazetteer = self.cut, self.cut.words[i], self.book.gazetteer
        begins = self.book.longest[word] > 0 or "-" in word
        name = (_longest_name(cut, self.book, self.words, i) if begins else None) or _short_name(cut, gazetteer, self.words, i)
        if name is not None:
            return (name,)
        return tuple(_hyphenated(cut, gazetteer, i)) if "-" in word else ()


def _name_starts(cut: Segmented) -> Iterator[int]:
    for i, (word, lower) in enumerate(zip(cut.words, cut.lower, strict=True)):
        if word != lower and (word[0].isupper() or ("-" in word and ARTICLE.match(word))):
            yield i


def _longest_name(cut: Segmented, book: NameBook, words: PlaceWords, i: int) -> Name | None:
    word, limit = cut.words[i], book.longest[cut.words[i]]
    if limit == 0:
        first = bare(word)
        article = ARTICLE.match(first) if "-" in first else None
        return None if article is None else _named(cut, i, i + 1, book.named(word, first[article.end() - 1 :]))
    if limit == 1 or not _goes_on(cut, book, i):
        return _named(cut, i, i + 1, book.single[word])
    ends = list(_stretches(cut, words, i, limit))
    for end, name in reversed(ends):
        found = _named(cut, i, end, book.named(cut.words[end - 1], name))
        if found is not None:
            return found
    return None


def _goes_on(cut: Segmented, book: NameBook, i: int) -> bool:
    """Whether a longer name begins with word i and the word after it; most words that begin names stand before another."""
    j = i + 1
    if j < len(cut.words) and cut.words[j] == "." and cut.starts[j] == cut.ends[i]:
        j += 1
    return j < len(cut.words) and cut.words[j][0].isalnum() and book.pairs[f"{cut.words[i]} {cut.words[j]}"]


def _stretches(cut: Segmented, words: PlaceWords, i: int, limit: int) -> Iterator[tuple[int, str]]:
    """The stretches of words from i on that could be one name, shortest first; the full stop of "St." is stepped over."""
    j, parts = i, list[str]()
    while j < len(cut.words) and len(parts) < limit:
        word = cut.words[j]
        if j > i and "\n" in cut.text[cut.ends[j - 1] : cut.starts[j]] and cut.sentence_of(j) != cut.sentence_of(j - 1):
            return
        if word == ".":
            if cut.starts[j] != cut.ends[j - 1] or len(cut.words[j - 1]) > LONGEST_SHORT or not _capital_at(cut, j + 1):
                return
        elif word[0].isalnum():
            clean = bare(word)
            parts.append(clean)
            if not word.islower() or (word in words.ends and cut.lower[i] not in words.openers):
                yield j + 1, " ".join(parts)
            parts[-1] = word
        else:
            return
        j += 1


def _capital_at(cut: Segmented, j: int) -> bool:
    return j < len(cut.words) and cut.words[j][0].isupper()


def _named(cut: Segmented, i: int, end: int, known: Single | None) -> Name | None:
    if known is None:
        return None
    stop = cut.starts[end - 1] + len(bare(cut.words[end - 1]))
    return Name(i, end, cut.starts[i], stop, known.name, known.places, known.demonym, False)


def _short_name(cut: Segmented, gazetteer: Gazetteer, words: PlaceWords, i: int) -> Name | None:
    """ "Va." with its full stop, or "TX" and "Va" after a comma; a short name that is a word too needs the comma."""
    dotted = i + 1 < len(cut.words) and cut.words[i + 1] == "." and cut.starts[i + 1] == cut.ends[i]
    after_comma = i > 0 and cut.words[i - 1] in (",", "(", "-", "–", "—")
    if not dotted and not after_comma:
        return None
    word = bare(cut.words[i])
    if len(word) > LONGEST_SHORT or "." in word:
        return None
    end, name = i + 1, word
    if dotted and len(word) == 1 and _capital_at(cut, i + 2):
        end, name = i + 3, f"{word} {cut.words[i + 2]}"
        dotted = end < len(cut.words) and cut.words[end] == "." and cut.starts[end] == cut.ends[end - 1]
    if not after_comma and (not dotted or word.casefold() in words.short_words or len(name) < 3):
        return None
    places = gazetteer.abbreviated(name)
    if not places:
        return None
    dotted = dotted and not word.isupper()
    stop = cut.ends[end] if dotted else cut.starts[end - 1] + len(bare(cut.words[end - 1]))
    return Name(i, end + dotted, cut.starts[i], stop, name, places, False, True)


def _hyphenated(cut: Segmented, gazetteer: Gazetteer, i: int) -> Iterator[Name]:
    """ "Virginia-based", "Russia-Ukraine": each capitalised part that is a name by itself."""
    at = cut.starts[i]
    for part in cut.words[i].split("-"):
        if part and part[0].isupper() and gazetteer.longest(part):
            people, places = gazetteer.demonym(part), gazetteer.candidates(part)
            if people is not None or places:
                yield Name(i, i + 1, at, at + len(part), part, places if people is None else (people,), people is not None, False, True)
        at += len(part) + 1
