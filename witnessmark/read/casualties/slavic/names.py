"""Names of victims in a language with cases: told from other capital words by a known first name, a noun before, or two capitals."""

import functools
from itertools import pairwise

from msgspec.structs import replace

from witnessmark.model.count import Count
from witnessmark.read.casualties.slavic.words import Words
from witnessmark.read.groups.group import Group
from witnessmark.read.inflection import Case
from witnessmark.read.nominative import nominatives
from witnessmark.read.person_names import first_name_cases
from witnessmark.read.segment import Segmented

# A name has no more words than this, initials and full stops included.
LONGEST = 6
CHILD = 18


class Names:
    """The names of one text."""

    def __init__(self, cut: Segmented, words: Words) -> None:
        self.cut, self.words = cut, words

    @functools.cached_property
    def surnames(self) -> frozenset[str]:
        """The nominatives of the last words of the text's full names: later the surname alone names the person."""
        words: list[str] = self.cut.words
        found: set[str] = set()
        capitals = [k for k, word in enumerate(words) if word[0].isupper()]
        for before, k in pairwise(capitals):
            if before == k - 1 and first_name_cases(words[before], self.cut.language):
                found.update(nominatives(words[k], self.cut.language))
        return frozenset(found)

    def _is_surname(self, i: int) -> bool:
        return not self.surnames.isdisjoint(nominatives(self.cut.words[i], self.cut.language))

    def named(self, i: int, end: int) -> tuple[Group | None, int]:
        """A name without a noun: a known first name, alone or with what follows, or a surname the text has with its first name."""
        stop = self._stop(i, end)
        if stop == i:
            return None, i + 1
        known = any(first_name_cases(self.cut.words[k], self.cut.language) for k in range(i, stop)) or (stop - i == 1 and self._is_surname(i))
        if not known and not (stop - i > 1 and self._is_whole(i, stop)):
            return None, stop
        i += self._is_place_before(i, stop)
        first = i - 1 if i > 0 and self._is_age(i - 1) else i
        return self._group(first, i, stop), stop

    def _is_place_before(self, i: int, stop: int) -> bool:
        """ "мера міста Зорянськ Олександра Лиса": the first capital word of three is no name where the second is a first name and
        the third no name of a father."""
        if stop - i != 3 or first_name_cases(self.cut.words[i], self.cut.language) or not first_name_cases(self.cut.words[i + 1], self.cut.language):
            return False
        return not self.cut.lower[i + 2].endswith(self.words.endings["father_names"])

    def after_noun(self, group: Group, end: int) -> Group:
        """ "журналист Ян Верба", "жителя Владимира": the name belongs to the person and stands for them; after a noun a
        single capital word is a name only where it is a known first name, since "житель Горловки" names a place."""
        i = group.end
        if i >= end or group.first == group.end:
            return group
        stop = self._stop(i, end)
        first = bool(first_name_cases(self.cut.words[i], self.cut.language)) if stop > i else False
        if stop == i or not (first or (stop - i > 1 and self._is_whole(i, stop))):
            return group
        named = self._group(i, i, stop)
        return replace(group, first=named.first, end=stop, named=1, numbered=False)

    def _group(self, first: int, start: int, stop: int) -> Group:
        age = self._age(first) if first < start else None
        child = age is not None and age < CHILD
        cases: frozenset[Case] = frozenset()
        for k in range(start, stop):
            found = first_name_cases(self.cut.words[k], self.cut.language)
            cases = cases & found or found if found else cases
        return Group(
            first, stop, Count(low=1, high=1, quantifier="exact"), None, named=1, numbered=False, cases=cases,
            who="child" if child else "unknown", age_group="child" if child else None,
        )  # fmt: skip

    def _stop(self, i: int, end: int) -> int:
        """The word after the capital words that start at i, initials with their full stops included."""
        k = i
        while k < min(end, i + LONGEST) and self._in_name(k, i):
            k += 1
        if k > i and self.cut.words[k - 1] == "." and not (k - 2 >= i and len(self.cut.words[k - 2]) == 1):
            k -= 1
        return k

    def _in_name(self, k: int, first: int) -> bool:
        word = self.cut.words[k]
        if word == ".":
            return k > first and len(self.cut.words[k - 1]) == 1 and self.cut.words[k - 1].isupper()
        lower = self.cut.lower[k]
        if (
            not word[0].isupper()
            or word.isascii()
            or word[-1].isdigit()
            or (len(word) > 1 and word.isupper())
            or lower in self.words.anchors
            or lower in self.words.nouns
        ):
            return False
        return lower not in self.words.sets["no_names"]

    def _is_whole(self, i: int, stop: int) -> bool:
        """Two or more capital words in the middle of a sentence; at its start the first one is capital anyway."""
        starts = i == 0 or not (self.cut.words[i - 1][0].isalnum() or self.cut.words[i - 1] in ",–—-:")
        return not starts or stop - i > 1

    def _is_age(self, k: int) -> bool:
        return self._age(k) is not None

    def _age(self, k: int) -> int | None:
        number, _, rest = self.cut.lower[k].partition("-")
        return int(number) if number.isdecimal() and rest in self.words.sets["of_year"] else None
