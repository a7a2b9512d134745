"""Finds the groups of a sentence. Nothing here knows what happened to them."""

from collections.abc import Iterable

from msgspec.structs import replace

from witnessmark.model.count import Count, Who
from witnessmark.read.counts.quantities import Quantity, quantity_at
from witnessmark.read.groups.group import BACK, Group, stands_after
from witnessmark.read.groups.names import Names
from witnessmark.read.groups.noun_phrase import LONGEST, NounPhrases
from witnessmark.read.groups.word_kinds import DENYING, word_kinds
from witnessmark.read.segment import Segmented
from witnessmark.read.words.harm import HarmWords
from witnessmark.read.words.people import PeopleWords

# Below this age a person is a child (Convention on the Rights of the Child, article 1).
ADULT = 18
# Whoever denies says so within this many words of what is denied.
DENIED = 5
NOBODY = Count(low=0, high=0, quantifier="none")
ONE = Count(low=1, high=1, quantifier="exact")
SOME = Count(low=None, high=None, quantifier="several")
TWO = Count(low=2, high=2, quantifier="exact")
RELATIVES = frozenset({"who", "that", "which", "whom"})
JOINERS = frozenset({",", "and"})
# "that" before a plural begins a clause ("confirmed that civilians were killed"), it points at nobody.
THAT, BOTH, HOW = "that", "both", "how"


class GroupFinder:
    """Finds the groups of one sentence, words [first, end), from left to right; they never overlap."""

    def __init__(self, cut: Segmented, people: PeopleWords, harm: HarmWords) -> None:
        self.cut, self.people, self.harm = cut, people, harm
        self.nouns, self.names = NounPhrases(cut, people, harm), Names(cut, people, harm)

    def find(self, first: int, end: int) -> list[Group]:
        """All groups of the sentence in order."""
        found: list[Group] = []
        reached = first
        for i in self._beginnings(first, end):
            if i >= reached:
                group, reached = self._at(i, first, end)
                if group is not None:
                    found.append(group)
                    reached = group.end
        return found

    def _beginnings(self, first: int, end: int) -> Iterable[int]:
        """The words at which a group may begin: most can begin none, a plain one only where its phrase may reach a plural."""
        words, kinds = self.cut.words, list(map(word_kinds(self.cut.language).__getitem__, self.cut.lower[first:end]))
        found, plural = [], end + LONGEST
        for i in range(end - 1, first - 1, -1):
            kind = kinds[i - first]
            if kind.ends:
                plural = end + LONGEST
            elif kind.plural or (kind.formed and words[i][0].islower()):
                plural = i
            if kind.begins or (kind.bare and plural - i < LONGEST) or words[i][0].isupper():
                found.append(i)
        return reversed(found)

    def _at(self, i: int, first: int, end: int) -> tuple[Group | None, int]:
        """The group that starts at word i, or null and the word to go on from: a definite plural is passed over whole."""
        word = self.cut.lower[i]
        if word == DENYING:
            return self._any(i, first, end), i + 1
        if word in self.people.anybody:
            return self._anybody(i, first), i + 1
        quantity = quantity_at(self.cut, i, end)
        if quantity is None and word in self.people.possessives and i + 1 < end:
            quantity = quantity_at(self.cut, i + 1, end)
        if quantity is not None:
            asked = i > first and self.cut.lower[i - 1] == HOW
            return (None, self.nouns.phrase(quantity.end, end)[1]) if asked else (self._counted(quantity, end), i + 1)
        if word in self.people.indefinite or word in self.people.definite or word in self.people.possessives:
            return self._determined(i, end)
        aged = self._aged(i, end) if "-" in word else None
        if aged is not None:
            return aged, aged.end
        shared = self._shared(i, first, end) if word in self.people.female or word in self.people.male else None
        if shared is not None:
            return shared, shared.end
        named = self.names.named(i, end) if self.cut.words[i][0].isupper() or self.names.noun_before(i, end) else None
        return (named if named is not None else self._bare(i, end)), i + 1

    def _shared(self, i: int, first: int, end: int) -> Group | None:
        """The second of "his wife, 32, and daughter": one possessive stands for both. "His wife, mother of two" is one person."""
        k = i - 1
        while k > first and (self.cut.lower[k] in JOINERS or self.cut.words[k].isdecimal()):
            k -= 1
        if k in (i - 1, first) or (i + 1 < end and self.cut.lower[i + 1] == "of") or self.nouns.phrase(i, end)[0] != i:
            return None
        if self.cut.lower[k] not in self.people.one or self.people.possessives.isdisjoint(self.cut.lower[max(first, k - 3) : k]):
            return None
        return self._with_name(self._described(i, i, i + 1, ONE, i, numbered=False), end)

    def _aged(self, i: int, end: int) -> Group | None:
        """ "six-year-old Mila": a name after an age is that person."""
        years = self.nouns.age_at(i)
        if years is None or i + 1 >= end or not self.names.is_name(i + 1):
            return None
        stop = i + 1
        while stop < end and self.names.is_name(stop):
            stop += 1
        if stop == i + 2 and "-" in self.cut.words[i + 1]:
            return None  # "the 18-year-old Franco-Malian": a people's name
        child = years < ADULT
        return Group(
            i, stop, ONE, who="child" if child else "unknown", age_group="child" if child else None,
            named=1, numbered=False, after=stands_after(self.cut, self.people, i),
        )  # fmt: skip

    def _any(self, i: int, first: int, end: int) -> Group | None:
        """ "not know of any policemen": nobody, where the words before deny it."""
        head, stop = self.nouns.phrase(i + 1, end)
        if head is None or self.harm["negated"].isdisjoint(self.cut.lower[max(first, i - 8) : i]):
            return None
        return self._described(i, head, stop, NOBODY, i + 1)

    def _anybody(self, i: int, first: int) -> Group | None:
        """ "denied that anyone was hurt": somebody, where the words before deny it."""
        denied = not self.harm["denied"].isdisjoint(self.cut.lower[max(first, i - DENIED) : i])
        return Group(i, i + 1, SOME, numbered=False, after=stands_after(self.cut, self.people, i)) if denied else None

    def _counted(self, quantity: Quantity, end: int) -> Group | None:
        """A number or vague word with the noun it counts."""
        if self.nouns.past_age(quantity.number, end) > quantity.number or self._is_day(quantity):
            return None
        start, partitive = self.nouns.past_of(self._past_among(quantity, end), end)
        start = self.nouns.past_whole(start, end) if partitive or quantity.share else start
        head, stop = (None, start) if self.cut.lower[start - 1] in BACK else self.nouns.phrase(start, end)
        if partitive and head is None and start < end and self.cut.lower[start] in self.harm.nouns:
            head, stop = start, start + 1
        if (quantity.share or (partitive and self.cut.lower[quantity.end - 1] == "of")) and self._of_no_people(start, head):
            return None
        if partitive and head is None:
            return self._uncounted(quantity, start, sure=True)
        if head is None:
            bare_ok = (
                quantity.count.quantifier != "none" or quantity.end - quantity.first > 1 or self.cut.lower[quantity.first] not in ("no", "neither")
            )
            return self._uncounted(quantity, quantity.end, sure=False) if bare_ok else None
        word = self.cut.lower[head]
        if word in self.people.not_people or word.endswith("%") or (self._is_year(quantity) and not self.nouns.many(head)):
            return None
        return self._described(quantity.first, head, stop, quantity.count, start, quantity.increment)

    def _of_no_people(self, start: int, head: int | None) -> bool:
        """Whether a share is one of things ("58 percent of the income") or of those already told of ("half of the dead")."""
        if head is None:
            return self.cut.lower[start - 1] not in BACK
        return self.cut.lower[head] in self.harm.nouns or not (self.nouns.many(head) or self.people.status(self.cut.lower[head]))

    def _past_among(self, quantity: Quantity, end: int) -> int:
        """Past the "among" of "nobody among the twelve workers"; of another number it tells who they are, not of whom they are part."""
        among = quantity.count.quantifier == "none" and quantity.end + 1 < end and self.cut.lower[quantity.end] in self.people.among
        return quantity.end + 1 if among and self.cut.lower[quantity.end + 1] in self.people.partitive else quantity.end

    def _uncounted(self, quantity: Quantity, end: int, sure: bool) -> Group:
        """A number whose noun stands elsewhere: "two of them", "21 were hurt"."""
        after = stands_after(self.cut, self.people, quantity.first)
        return Group(quantity.first, end, quantity.count, sure=sure, increment=quantity.increment, after=after)

    def _is_day(self, quantity: Quantity) -> bool:
        """ "on 8 October others were hurt": figures right before a month are a day of it."""
        k = quantity.number + 1
        if k >= len(self.cut.words) or not self.cut.words[quantity.number].isdecimal():
            return False
        return self.cut.words[k][0].isupper() and self.cut.lower[k] in self.people.not_people

    def _is_year(self, quantity: Quantity) -> bool:
        """ "the 1932 massacre": a bare number of four digits before anything but people."""
        low = quantity.count.low
        return quantity.count.quantifier == "exact" and low is not None and 1000 < low < 2100 and self.cut.words[quantity.number].isdecimal()

    def _described(self, first: int, head: int, stop: int, count: Count, start: int, increment: bool = False, numbered: bool = True) -> Group | None:
        """A group with its noun: status, sex, age and any harm the noun or an adjective tells."""
        words = [self.cut.lower[k] for k in range(start, head + 1)]
        last = words[-1]
        if not self.harm["not_counted"].isdisjoint(words):
            return None
        harm = self.harm.nouns.get(last)
        if harm is not None and len(words) == 1 and not numbered:
            return None
        inside = next(
            (self.harm.triggers[w][0] for w in words[:-1] if w in self.harm.triggers and self.harm.triggers[w][1] in ("past", "adjective")), None
        )
        sure = self.people.status(last) is not None or self.nouns.many(head) or harm is not None
        return Group(
            first, stop, count, head,
            who=self._who(words),
            sex="female" if last in self.people.female else "male" if last in self.people.male else None,
            age_group="elderly" if any(w in self.people.elderly for w in words) else "child" if self._who(words) == "child" else None,
            sure=sure,
            harm=harm if harm is not None else inside,
            attributive=harm is None and inside is not None,
            increment=increment,
            numbered=numbered,
            after=stands_after(self.cut, self.people, first),
        )  # fmt: skip

    def _who(self, words: list[str]) -> Who:
        status = self.people.status(words[-1]) or "unknown"
        if status not in ("unknown", "civilian"):
            return status
        for word in words[:-1]:
            bare = word.removesuffix("'s").removesuffix("s'")
            narrower = self.people.adjectives.get(bare) or self.people.one.get(bare, "unknown")
            if narrower != "unknown":
                return narrower
        return status

    def _determined(self, i: int, end: int) -> tuple[Group | None, int]:
        """ "a woman", "the journalist", "his son": one person; "his children": several; "the victims": no claim of a number."""
        word = self.cut.lower[i]
        head, stop = self.nouns.phrase(self.nouns.past_ordinal(self.nouns.past_age(i + 1, end), end), end)
        if head is None:
            return None, i + 1
        noun = self.cut.lower[head]
        last = self.people.noun(noun)
        if noun in self.people.two:
            return self._described(i, head, stop, TWO, i + 1), stop
        if last in self.people.groups:
            return self._silent(i, stop, head), stop
        if last in self.people.one and last not in self.people.many:
            return self._with_name(self._described(i, head, stop, ONE, i + 1, numbered=False), end), stop
        if last in self.people.many and word in self.people.possessives:
            return self._described(i, head, stop, SOME, i + 1, numbered=False), stop
        if last in self.people.many and word == BOTH:
            return self._described(i, head, stop, TWO, i + 1), stop
        if word == THAT:
            return None, i + 1
        if self._bears_a_name(i + 1, stop):
            return Group(i, stop, ONE, head, sure=False, named=1, numbered=False, after=stands_after(self.cut, self.people, i)), stop
        return self._silent(i, stop, head), stop

    def _silent(self, first: int, end: int, head: int) -> Group:
        after = stands_after(self.cut, self.people, first)
        return Group(first, end, SOME, head, sure=False, numbered=False, silent=True, after=after)

    def _bears_a_name(self, i: int, stop: int) -> bool:
        """Whether a noun no table knows is followed by a full name ("the painter Ida Basha")."""
        return stop - i > 2 and self.cut.words[i][0].islower() and all(self.names.is_name(k) for k in (stop - 2, stop - 1))

    def _with_name(self, group: Group | None, end: int) -> Group | None:
        """ "the journalist Ana Ruiz", "his son Marko": the name belongs to the person."""
        if group is None:
            return group
        stop = group.end + (group.end + 1 < end and self.cut.lower[group.end] in self.people.naming)
        if stop >= end or not self.names.is_name(stop):
            return group
        while stop < end and self.names.is_name(stop):
            stop += 1
        return replace(group, end=stop, named=1)

    def _bare(self, i: int, end: int) -> Group | None:
        """A bare plural ("villagers were killed"), with the adjectives before it."""
        word = self.cut.lower[i]
        if word in self.people.function or not word[0].isalpha() or (word in self.harm.triggers and not self._may_describe(i)):
            return None
        head, stop = self.nouns.phrase(i, end)
        if head is None or not self.nouns.many(head) or self._definite_before(i) or (i > 0 and self.cut.words[i - 1][0].isdigit()):
            return None
        count = TWO if self.cut.lower[head] in self.people.two else SOME
        return self._described(i, head, stop, count, i, numbered=False)

    def _may_describe(self, i: int) -> bool:
        """Whether the harm word at i may stand before its noun: never after its own subject ("he slaughtered dancers")."""
        before = self.cut.lower[i - 1] if i > 0 else ""
        return self.harm.triggers[self.cut.lower[i]][1] in ("past", "adjective") and (
            before in self.people.prepositions or before in self.people.conjunctions - RELATIVES
        )

    def _definite_before(self, i: int) -> bool:
        if i == 0 or self.cut.lower[i - 1] == THAT:
            return False
        return self.cut.lower[i - 1] in self.people.definite or self.cut.lower[i - 1] in self.people.possessives
