"""Names of people in a text, told from other capital words by what stands beside them."""

import functools
from collections.abc import Iterator

from witnessmark.model.count import Count
from witnessmark.read.counts.quantities import quantity_at
from witnessmark.read.groups.group import Group, stands_after
from witnessmark.read.groups.word_kinds import word_kinds
from witnessmark.read.segment import Segmented
from witnessmark.read.words.harm import HarmWords
from witnessmark.read.words.people import PeopleWords

ADDED = frozenset({"another", "other", "additional", "further"})
# A text with fewer lower-case words than this share is wire text in capitals: there a capital marks no name.
LOWER_SHARE = 0.3
CLOSING = frozenset({"’", "”", "'", '"'})


class Names:
    """The names of one text. In a text of capitals any word that no table knows may be a name."""

    def __init__(self, cut: Segmented, people: PeopleWords, harm: HarmWords) -> None:
        self.cut, self.people, self.harm = cut, people, harm
        self.kinds = word_kinds(cut.language)

    @functools.cached_property
    def all_capitals(self) -> bool:
        """Whether the text is written in capitals throughout."""
        words = [word for word in self.cut.words if len(word) > 2 and word[0].isalpha()]
        return bool(words) and sum(map(str.islower, words)) < LOWER_SHARE * len(words)

    @functools.cached_property
    def surnames(self) -> frozenset[str]:
        """Last words of the full names in the text: later the surname alone names the person. Most texts never ask."""
        return frozenset() if self.all_capitals else frozenset(self._surnames())

    def _surnames(self) -> Iterator[str]:
        names = {k for k, word in enumerate(self.cut.words) if word[0].isupper() and self.is_name(k)}
        for k in names:
            if k - 1 in names and k + 1 not in names:
                yield self.cut.lower[k].removesuffix("'s")

    def named(self, i: int, end: int) -> Group | None:
        """One or more names, with a noun before each ("Kenyan journalist Amina Odhiambo"); names alone list people, each with the age
        behind it ("Ana Ruiz, 40, and Ilir Basha, 61"), but a name after a bare comma only explains the one before it.

        A single capital word is a name only where the text has it as somebody's surname.
        """
        stop, names, who, first_stop, listed = i, 0, None, i, False
        while stop < end:
            after, noun = self._one_name(stop, end)
            if after == stop:
                break
            names, stop = names + 1, after
            first_stop = after if names == 1 else first_stop
            who = who or (self.people.status(self.cut.lower[noun]) if noun is not None else self.people.one.get(self.cut.lower[i]))
            joined = self._past_joiner(self._past_age(stop, end), end)
            if joined is None or self._one_name(joined, end)[0] == joined:
                break
            listed = listed or not {"and", ";", "&"}.isdisjoint(self.cut.lower[stop:joined]) or self._both_aged(stop, joined, end)
            stop = joined
        if names == 0 or self._of_a_house(stop, end):
            return None
        names, stop = (names, stop) if listed else (1, first_stop)
        return Group(
            i, stop, Count(low=names, high=names, quantifier="exact"),
            who=who or "unknown", sure=who is not None, named=names, numbered=False, after=stands_after(self.cut, self.people, i),
        )  # fmt: skip

    def _of_a_house(self, i: int, end: int) -> bool:
        """Whether a word for a family follows a name, with or without the mark that closes a quotation: "of the Basha family"."""
        k = i + (i < end and self.cut.words[i] in CLOSING)
        return k < end and self.cut.lower[k] in self.people.houses

    def _one_name(self, i: int, end: int) -> tuple[int, int | None]:
        """The word after the one name that starts at i (i itself where none does), and the noun inside it."""
        k, noun = i, None
        while k < end:
            if not (self.is_name(k) or self._is_initial(k, end)):
                if not self.noun_before(k, end):
                    break
                noun = k
            k += 1
        if k == i:
            return i, None
        alone = k - i == 1 and self.cut.lower[i].removesuffix("'s") not in self.surnames
        tail = (
            k - i == 1
            and i > 0
            and self.cut.words[i - 1][0].isupper()
            and not self.all_capitals
            and self.cut.lower[i - 1] not in self.people.function
        )
        return (i, None) if alone or tail or self.cut.lower[k - 1].endswith("'s") else (k, noun)

    def _is_initial(self, k: int, end: int) -> bool:
        """The full stop of "Keith D. Johnson"."""
        return self.cut.words[k] == "." and k > 0 and k + 1 < end and len(self.cut.words[k - 1]) == 1 and self.is_name(k - 1) and self.is_name(k + 1)

    def noun_before(self, k: int, end: int) -> bool:
        return self.cut.lower[k] in self.people.one and k + 1 < end and self.is_name(k + 1)

    def _both_aged(self, i: int, joined: int, end: int) -> bool:
        """Whether an age stands behind the name that ends at word i and behind the next one: two people then, whatever joins them."""
        second = self._one_name(joined, end)[0]
        return self._past_age(i, end) > i and second + 1 < end and self.cut.words[second] in (",", "(") and self.cut.words[second + 1].isdecimal()

    def _past_age(self, i: int, end: int) -> int:
        """Past the age between two names of a list; i itself where none stands there."""
        aged = i + 2 < end and self.cut.words[i] in (",", "(") and self.cut.words[i + 1].isdecimal() and len(self.cut.words[i + 1]) < 4
        k = i + 2 + (aged and self.cut.words[i] == "(" and self.cut.words[i + 2] == ")")
        return k if aged and k < end and self.cut.words[k] in (",", ";", "and", "&") else i

    def _past_joiner(self, i: int, end: int) -> int | None:
        k = i
        while k < end and self.cut.words[k] in (",", ";", "and", "&"):
            k += 1
        return k if k > i and k < end else None

    def is_name(self, i: int) -> bool:
        word = self.cut.words[i]
        lower = self.cut.lower[i]
        if word[0].islower() and i > 0 and self.cut.words[i - 1][0].isupper():
            article, _, name = word.partition("-")  # "Goran al-Torvi"
            return name[:1].isupper() and article in self.people.name_articles
        return word[0].isupper() and lower not in self.people.no_names and not (self.all_capitals and self._is_known(i, lower))

    def _is_known(self, i: int, word: str) -> bool:
        """Whether a table knows the word as something else than a name."""
        return (
            word in ADDED
            or word in self.harm.anchors
            or word in self.people.adjectives
            or self.kinds[word].status is not None
            or quantity_at(self.cut, i, i + 1) is not None
        )
