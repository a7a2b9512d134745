"""Finds the groups of people in a sentence of a language with cases: numbers, nouns with their adjectives, names."""

import functools
from itertools import takewhile
from typing import Literal

from msgspec.structs import replace

from witnessmark.model.count import Count
from witnessmark.read.casualties.slavic.describer import Describer
from witnessmark.read.casualties.slavic.family import family
from witnessmark.read.casualties.slavic.names import Names
from witnessmark.read.casualties.slavic.phrases import ADJECTIVES, Phrases
from witnessmark.read.casualties.slavic.words import Words, words_of_language
from witnessmark.read.counts.numbers import number_at
from witnessmark.read.counts.quantities import Quantity, quantity_at, quantity_starts
from witnessmark.read.groups.group import Group
from witnessmark.read.inflection import Case
from witnessmark.read.segment import Segmented

ONE = Count(low=1, high=1, quantifier="exact")
NOBODY = Count(low=0, high=0, quantifier="none")
TWO = Count(low=2, high=2, quantifier="exact")
SOME = Count(low=None, high=None, quantifier="several")
# Smaller numbers behind a noun are exact ("дітей двоє").
FEWEST_TURNED = 5
# "второй ранен", "второго госпитализировали"
OTHER: tuple[tuple[str, Case], ...] = (("other_one", "nominative"), ("other_one_object", "accusative"))
DASHES = ("–", "—")
# No post before a name is longer than this.
LONGEST_TITLE = 15
# Nobody gives more ages in a row than in so many words.
LONGEST_AGES = 40


class Groups:
    """The groups of one text, sentence by sentence."""

    def __init__(self, cut: Segmented, words: Words) -> None:
        self.cut, self.words = cut, words
        self.names, self.phrases, self.describer = Names(cut, words), Phrases(cut, words), Describer(cut, words)
        self.families = words.sets["families"] | words.sets["families_object"] | words.sets["families_of"]
        self.starts, self.begins = quantity_starts(cut.language), _begins(cut.language)

    def find(self, first: int, end: int) -> list[Group]:
        """All groups of the words [first, end), in order, none inside another."""
        found: list[Group] = []
        lower, begins, written = self.cut.lower, self.begins, self.cut.words
        i = first
        while i < end:
            if lower[i] in begins or written[i][0].isupper() or written[i][0].isdigit():
                i = self._next(i, first, end, found)
            else:
                i += 1
        return found

    def _next(self, i: int, first: int, end: int, found: list[Group]) -> int:
        """Adds the group that begins at word i, if one does; the word to look at next."""
        before = found[-1].end if found else first
        if self._is_predicate(i, before if found else -1, first):
            return i + 1
        group, stop = self._at(i, before, end)
        if group is not None:
            self._add(self._placed(group, first), found)
        return max(stop, i + 1)

    def _placed(self, group: Group, first: int) -> Group:
        """The group with what stands before it."""
        after = self._after(group.first, first)
        if self._is_family(group.first, first):
            return replace(group, after=after, cases=frozenset())
        return group if after == group.after else replace(group, after=after)

    def _add(self, group: Group, found: list[Group]) -> None:
        if found and self._names_kind(found[-1], group):
            found[-1] = replace(found[-1], who=group.who, age_group=group.age_group)
            return
        while found and self.is_title(found[-1], group):
            title = found.pop()
            who = group.who if title.who == "unknown" else title.who
            group = replace(group, who=who, after=title.after, cases=group.cases & title.cases or group.cases)
        found.append(group)

    def _is_predicate(self, i: int, group_end: int, first: int) -> bool:
        """ "двоє поранені", "були поранені": a participle in the nominative behind its people or a copula is no noun."""
        word = self.cut.lower[i]
        if self.words.way("done", word) is None or "nominative" not in self.words.cases(word):
            return False
        k = i + 1
        while k < len(self.cut.lower) and self.cut.lower[k] in self.words.sets["adding"]:
            k += 1
        if k < len(self.cut.lower) and (self.cut.lower[k][0].isdigit() or (k > i + 1 and self.cut.lower[k] in self.starts)):
            return True
        k = i - 1
        while k >= first and self.cut.lower[k] in self.words.sets["adverbs"]:
            if self.cut.lower[k] in self.words.sets["copulas"] and self.cut.lower[k] not in self.words.sets["there_is"]:
                return True
            k -= 1
        return k + 1 == group_end

    def _names_kind(self, number: Group, kind: Group) -> bool:
        """ "з них троє – діти": the noun behind the dash says who they are."""
        dash = number.end + 1 == kind.first and self.cut.lower[number.end] in ("–", "—", "-")
        plural = not kind.numbered and kind.count == SOME and not kind.named and "nominative" in kind.cases
        return dash and plural and number.head is None and number.numbered

    def is_title(self, title: Group, name: Group) -> bool:
        """ "командир 41-ї бригади капітан Ян Верба": a post before a name, with no verb or mark between, is the person."""
        if title.count.high != 1 or title.head is None or title.named or title.numbered or not name.named or name.first - title.end > LONGEST_TITLE:
            return False
        if title.cases and name.cases and title.cases.isdisjoint(name.cases):
            return False
        between = self.cut.lower[title.end : name.first]
        joined = bool(between) and between[0] in self.words.sets["joint"]
        plain = not joined and all(word[0].isalnum() or word in ("-", "«", "»", '"') for word in between)
        verbs = self.words.endings["verb_endings"]
        return plain and not any(word.endswith(verbs) or word in self.words.sets["breakers"] for word in between)

    def _at(self, i: int, floor: int, end: int) -> tuple[Group | None, int]:
        word = self.cut.lower[i]
        if word[0].isdigit() or word in self.starts:
            quantity = quantity_at(self.cut, i, end)
            if quantity is not None and not self._is_no_count(quantity):
                return self._quantified(quantity, end)
        if word in self.families:
            own = family(self.cut, self.words, i, end, self._quantified, self._has_verb)
            return own, i + 1 if own is None else own.end
        if self.phrases.is_person(i):
            return self._noun(i, floor, end)
        other: Case | None = next((case for name, case in OTHER if word in self.words.sets[name]), None)
        if other is not None and self._has_verb(i + 1, end):
            return Group(i, i + 1, ONE, None, cases=frozenset((other,))), i + 1
        return self.names.named(i, end) if self.cut.words[i][0].isupper() else (None, i + 1)

    def _has_verb(self, k: int, end: int) -> bool:
        """Whether a verb of harm follows at once ("другий поранений", "другой получил ранения")."""
        while k < end and (self.cut.lower[k] in self.words.sets["adverbs"] or self.cut.lower[k] in DASHES):
            k += 1
        word = self.cut.lower[k] if k < end else ""
        if k < end and self.words.phrases["condition"].at(self.cut.lower, k, end) is not None:
            return True
        return word in self.words.sets["injury_carriers"] or any(self.words.way(way, word) is not None for way in ("suffers", "done", "does"))

    def _is_no_count(self, quantity: Quantity) -> bool:
        """Whether the number counts no people: a year, a date, a length, a clock time, a part of something longer."""
        after = self.cut.lower[quantity.end] if quantity.end < len(self.cut.lower) else ""
        before = self.cut.lower[quantity.first - 1] if quantity.first else ""
        low = quantity.count.low or 0
        year = 1900 <= low <= 2100 and quantity.count.quantifier == "exact" and self.cut.words[quantity.number].isdecimal()
        counts_other = after in self.words.sets["of_year"] or after in self.words.sets["not_people"] or before in ("№", "#", "/")
        if counts_other or self._is_ages(quantity.end) or self._is_glued(quantity.end):
            return True
        return year and not quantity.increment and after not in self.words.nouns

    def _is_glued(self, k: int) -> bool:
        """ "10:30", "12/14", "8-й", "40%": a figure that is part of something else."""
        if k >= len(self.cut.words) or self.cut.starts[k] != self.cut.ends[k - 1]:
            return False
        figure = k + 1 < len(self.cut.words) and self.cut.words[k + 1][0].isdigit()
        return self.cut.lower[k] in ("-", "%") or (figure and self.cut.lower[k] in (":", "/"))

    def _is_ages(self, k: int) -> bool:
        """ "двоє дітей 6 і 11 років", "троє чоловіків, 34, 45 та 61 року": one of several ages, but the last."""
        lower, last = self.cut.lower, min(k + LONGEST_AGES, len(self.cut.lower) - 1)
        begun = k
        while k + 1 < last and (lower[k] in self.words.sets["joint"] or lower[k] in (",", "-", "–")) and lower[k + 1].isdecimal():
            k += 2
        return k > begun and lower[k] in self.words.sets["not_people"]

    def _quantified(self, quantity: Quantity, end: int) -> tuple[Group | None, int]:
        first, count, k = self._past_growth(self._estimated(quantity))
        if k < end and self.cut.lower[k] in self.words.sets["of_them"]:
            return self._of_them(first, count, k, end)
        count = NOBODY if count.high == 0 else count
        own = k < end and self.cut.lower[k] in self.words.sets["possessives"]
        head, _harm_at, stop = self.phrases.phrase(k + own, end)
        if own and head is None:
            stop = k
        if stop < end and head is None and self.cut.lower[stop] in self.words.sets["not_people"]:
            return None, stop + 1
        things = head is None and self.phrases.counts_things(k, end)
        if count.quantifier == "several" and head is None and not things:
            return None, max(k, quantity.end)
        if things:
            return Group(first, k + 1, count, k, sure=False, numbered=True), k + 1
        group = self.describer.described(first, k, head, stop, count, numbered=True)
        if quantity.increment or self._is_pair(quantity, head):
            group = replace(group, increment=quantity.increment, count=TWO if self._is_pair(quantity, head) else group.count)
        if count.high == 1 and head is not None:
            group = self.names.after_noun(group, end)
        return group, max(group.end, quantity.end)

    def _estimated(self, quantity: Quantity) -> Quantity:
        """ "с полсотни человек", "зі сотню людей": an estimate, since the number is in no case that the preposition takes."""
        first = quantity.first
        if quantity.count.quantifier != "exact" or first == 0 or self.cut.lower[first] not in self.words.sets["estimated"]:
            return quantity
        if self.cut.lower[first - 1] not in self.words.sets["estimate_joiners"]:
            return quantity
        return replace(quantity, first=first - 1, count=replace(quantity.count, quantifier="about"))

    def _is_pair(self, quantity: Quantity, head: int | None) -> bool:
        """ "пара погибла": two people; "пара рабочих" is a few."""
        return head is None and self.cut.lower[quantity.number] in self.words.sets["pairs"]

    def _past_growth(self, quantity: Quantity) -> tuple[int, Count, int]:
        """ "зросла до 12", "выросло до 7": there the word is no bound."""
        before = self.cut.lower[max(quantity.first - 3, 0) : quantity.first]
        grown = quantity.count.quantifier == "up_to" and any(word in self.words.sets["toll_came_to"] and word[0].isalpha() for word in before)
        after = takewhile(lambda word: word[0].isalnum(), self.cut.lower[quantity.end : quantity.end + 4])
        grown = grown or (quantity.count.quantifier == "up_to" and any(word in self.words.sets["toll_came_to"] for word in after))
        if grown and quantity.number > quantity.first:
            high = quantity.count.high
            return quantity.number, Count(low=high, high=high, quantifier="exact"), quantity.end
        return quantity.first, quantity.count, quantity.end

    def _of_them(self, first: int, count: Count, k: int, end: int) -> tuple[Group | None, int]:
        """ "один із них", "двоє з поранених", "одного из травмированных сотрудников": some of those told of."""
        if k + 1 < end and self.cut.lower[k + 1] in self.words.sets["back"]:
            return Group(first, k + 2, count, None, sure=True), k + 2
        whole = number_at(self.cut, k + 1, end) if k + 1 < end else None
        head, _, stop = self.phrases.phrase(k + 1 if whole is None else whole[1], end)
        if head is None or not self.words.many(self.cut.lower[head]):
            return self.describer.described(first, k, None, k, count, numbered=True), k
        return replace(self.describer.described(first, k + 1, head, stop, count, numbered=True), cases=frozenset()), stop

    def _noun(self, i: int, floor: int, end: int) -> tuple[Group | None, int]:
        """A noun for people with its adjectives: "дві" is no part of it, "загиблий військовий" is one phrase."""
        first = i
        head, _, stop = self.phrases.phrase(i, end)
        while first - 1 >= floor and i - first < ADJECTIVES and self.phrases.is_adjective(first - 1) and self.phrases.agree(first - 1, i):
            first -= 1
        if head is None:
            return None, i + 1
        word = self.cut.lower[head]
        number = self.describer.number_said(first, head)
        count = TWO if word in self.words.sets["pairs"] else ONE if number == "one" else SOME
        turned = self._turned(first, stop, end) if word in self.words.nouns else None
        if turned is not None:
            return turned, turned.end
        group = self.describer.described(first, first, head, stop, count, numbered=False)
        alone = head == first and self.words.way("people", word) is not None
        if self.words.sets["groups"] and word in self.words.sets["groups"]:
            return None, stop
        exists = first > 0 and self.cut.lower[first - 1] in self.words.sets["there_is"]
        definite = first > 0 and self.cut.lower[first - 1] in self.words.sets["definite"]
        if alone and ((number == "one" and not exists) or definite):
            group = replace(group, silent=True)
        if count is ONE:
            group = self.names.after_noun(group, end)
        return group, group.end

    def _turned(self, first: int, stop: int, end: int) -> Group | None:
        """ "людей двадцять", "человек с десять": a number behind its noun is an estimate."""
        k = stop + (stop < end and self.cut.lower[stop] in self.words.sets["estimate_joiners"])
        number = number_at(self.cut, k, end) if k < end else None
        if number is None or number[0] < FEWEST_TURNED or ("many", "genitive") not in self.words.slots.get(self.cut.lower[stop - 1], ()):
            return None
        counts_other = number[1] < end and self.cut.lower[number[1]] in self.words.sets["not_people"]
        if counts_other or self._is_ages(number[1]) or self.cut.lower[k].endswith(self.words.endings["collective_endings"]):
            return None
        group = self.describer.described(first, first, stop - 1, stop, Count(low=number[0], high=number[0], quantifier="about"), numbered=True)
        return replace(group, end=number[1], cases=frozenset())

    def _after(self, i: int, first: int) -> Literal["start", "preposition", "part", "other"]:
        if i == first:
            return "start"
        behind = self.cut.lower[i - 1] in self.words.sets["prepositions"] and not self._is_family(i, first)
        return "preposition" if behind else "other"

    def _is_family(self, i: int, first: int) -> bool:
        """ "семья из четырёх человек погибла": the number says how many the family is."""
        return i - 2 >= first and self.cut.lower[i - 1] in self.words.sets["of_them"] and self.cut.lower[i - 2] in self.words.sets["groups"]


@functools.cache
def _begins(language: str) -> frozenset[str]:
    """The words in which a group may begin or that is a participle, capitals and digits apart: elsewhere nobody needs to look."""
    words = words_of_language(language)
    return (
        frozenset(words.nouns)
        | quantity_starts(language)
        | words.sets["other_one"]
        | words.sets["other_one_object"]
        | words.sets["families"]
        | words.sets["families_object"]
        | words.sets["families_of"]
        | frozenset((*words.harm["people"], *words.harm["done"]))
    )
