"""Groups: the phrases of a sentence that name people, with or without a number. Nothing here knows what happened to them."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from witnessmark.model.count import Count, Outcome, Who
from witnessmark.read.harm_words import HarmWords
from witnessmark.read.people_words import PeopleWords
from witnessmark.read.quantities import Quantity, quantity_at
from witnessmark.read.segment import Segmented

NOBODY = Count(low=0, high=0, quantifier="none")
ONE = Count(low=1, high=1, quantifier="exact")
SOME = Count(low=None, high=None, quantifier="several")
TWO = Count(low=2, high=2, quantifier="exact")
LONGEST_PHRASE = 8
RELATIVES = frozenset({"who", "that", "which", "whom"})
BACK = frozenset({"them", "whom", "us"})
ADDED = frozenset({"another", "other", "additional", "further"})
# "that" before a plural begins a clause ("confirmed that civilians were killed"), it points at nobody.
THAT, BOTH, HOW = "that", "both", "how"


@dataclass(frozen=True, slots=True)
class Group:
    """Words [first, end) that name people. `head` is the noun, null for a number alone ("21 were hurt").

    `sure` is true where the noun is a known word for people; a number before an unknown plural is people only where
    something happens to them that only happens to people. `harm` is the outcome the noun itself tells ("three deaths")
    or an adjective inside ("injured migrants": `attributive`). `named` is how many names the phrase lists. A `silent` group
    ("the victims", "the house") gives no number, but the verb beside it is about it and about nobody else.
    """

    first: int
    end: int
    count: Count
    head: int | None = None
    who: Who = "unknown"
    sex: Literal["female", "male"] | None = None
    age_group: Literal["child", "adult", "elderly"] | None = None
    sure: bool = True
    harm: Outcome | None = None
    attributive: bool = False
    named: int = 0
    increment: bool = False
    numbered: bool = True
    silent: bool = False
    after: Literal["start", "preposition", "part", "other"] = "other"


class GroupFinder:
    """Finds the groups of one sentence, words [first, end), from left to right; they never overlap."""

    def __init__(self, cut: Segmented, people: PeopleWords, harm: HarmWords, all_capitals: bool) -> None:
        self.cut, self.people, self.harm, self.all_capitals = cut, people, harm, all_capitals
        self.surnames = frozenset() if all_capitals else frozenset(self._surnames())

    def _surnames(self) -> Iterator[str]:
        """Last words of the full names in the text: later the surname alone names the person."""
        for k in range(1, len(self.cut.words)):
            if self._is_name(k) and self._is_name(k - 1) and not (k + 1 < len(self.cut.words) and self._is_name(k + 1)):
                yield self.cut.lower[k].removesuffix("'s")

    def find(self, first: int, end: int) -> list[Group]:
        """All groups of the sentence in order."""
        found: list[Group] = []
        i = first
        while i < end:
            group, after = self._at(i, first, end)
            if group is not None:
                found.append(replace(group, after=self._after(group.first, first)))
                after = group.end
            i = max(after, i + 1)
        return found

    def _at(self, i: int, first: int, end: int) -> tuple[Group | None, int]:
        """The group that starts at word i, or null and the word to go on from: a definite plural is passed over whole."""
        word = self.cut.lower[i]
        if word == "any":
            return self._any(i, first, end), i + 1
        quantity = quantity_at(self.cut, i, end)
        if quantity is None and word in self.people.possessives and i + 1 < end:
            quantity = quantity_at(self.cut, i + 1, end)
        if quantity is not None:
            asked = i > first and self.cut.lower[i - 1] == HOW
            return (None, self._phrase(quantity.end, end)[1]) if asked else (self._counted(quantity, end), i + 1)
        if word in self.people.indefinite or word in self.people.definite or word in self.people.possessives:
            return self._determined(i, end)
        named = self._named(i, end) if self.cut.words[i][0].isupper() or self._noun_before_name(i, end) else None
        return (named if named is not None else self._bare(i, end)), i + 1

    def _any(self, i: int, first: int, end: int) -> Group | None:
        """"not know of any policemen": nobody, where the words before deny it."""
        head, stop = self._phrase(i + 1, end)
        if head is None or self.harm["negated"].isdisjoint(self.cut.lower[max(first, i - 8) : i]):
            return None
        return self._described(i, head, stop, NOBODY, i + 1)

    def _counted(self, quantity: Quantity, end: int) -> Group | None:
        """A number or vague word with the noun it counts."""
        start, partitive = self._past_of(quantity.end, end)
        head, stop = (None, start) if self.cut.lower[start - 1] in BACK else self._phrase(start, end)
        if partitive and head is None:
            return Group(quantity.first, start, quantity.count, sure=True, increment=quantity.increment)
        if head is None:
            bare_ok = quantity.count.quantifier != "none" or quantity.end - quantity.first > 1 or self.cut.lower[quantity.first] not in ("no", "neither")
            return Group(quantity.first, quantity.end, quantity.count, sure=False, increment=quantity.increment) if bare_ok else None
        word = self.cut.lower[head]
        if word in self.people.not_people or (word.endswith("%")):
            return None
        return self._described(quantity.first, head, stop, quantity.count, start, quantity.increment)

    def _described(self, first: int, head: int, stop: int, count: Count, start: int, increment: bool = False, numbered: bool = True) -> Group | None:
        """A group with its noun: status, sex, age and any harm the noun or an adjective tells."""
        words = [self.cut.lower[k] for k in range(start, head + 1)]
        last = words[-1]
        if not self.harm["not_counted"].isdisjoint(words):
            return None
        harm = self.harm.nouns.get(last)
        if harm is not None and len(words) == 1 and not numbered:
            return None
        inside = next((self.harm.triggers[w][0] for w in words[:-1] if w in self.harm.triggers and self.harm.triggers[w][1] in ("past", "adjective")), None)
        sure = self.people.status(last) is not None or self._many(head) or harm is not None
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
        """"a woman", "the journalist", "his son": one person; "his children": several; "the victims": no claim of a number."""
        word = self.cut.lower[i]
        head, stop = self._phrase(i + 1, end)
        if head is None:
            return None, i + 1
        noun = self.cut.lower[head]
        last = noun.rsplit("-", 1)[-1]
        if noun in self.people.two:
            return self._described(i, head, stop, TWO, i + 1), stop
        if last in self.people.groups:
            return Group(i, stop, SOME, head, sure=False, numbered=False, silent=True), stop
        if last in self.people.one and last not in self.people.many:
            return self._with_name(self._described(i, head, stop, ONE, i + 1, numbered=False), end), stop
        if last in self.people.many and word in self.people.possessives:
            return self._described(i, head, stop, SOME, i + 1, numbered=False), stop
        if last in self.people.many and word == BOTH:
            return self._described(i, head, stop, TWO, i + 1), stop
        if word == THAT:
            return None, i + 1
        return Group(i, stop, SOME, head, sure=False, numbered=False, silent=True), stop

    def _with_name(self, group: Group | None, end: int) -> Group | None:
        """"the journalist Ana Ruiz", "his son Marko": the name belongs to the person."""
        if group is None:
            return group
        stop = group.end + (group.end + 1 < end and self.cut.lower[group.end] in self.people.naming)
        if stop >= end or not self._is_name(stop):
            return group
        while stop < end and self._is_name(stop):
            stop += 1
        return replace(group, end=stop, named=1)

    def _bare(self, i: int, end: int) -> Group | None:
        """A bare plural ("villagers were killed"), with the adjectives before it."""
        word = self.cut.lower[i]
        if word in self.people.function or not word[0].isalpha() or (word in self.harm.triggers and not self._may_describe(i)):
            return None
        head, stop = self._phrase(i, end)
        if head is None or not self._many(head) or self._definite_before(i):
            return None
        count = TWO if self.cut.lower[head] in self.people.two else SOME
        return self._described(i, head, stop, count, i, numbered=False)

    def _many(self, k: int) -> bool:
        """Whether word k is a plural for people; a capital word that only ends like one may be a name ("Zegers")."""
        word = self.cut.lower[k]
        return word.rsplit("-", 1)[-1] in self.people.many or (self.cut.words[k][0].islower() and self.people.is_many(word))

    def _may_describe(self, i: int) -> bool:
        """Whether the harm word at i may stand before its noun: never after its own subject ("he slaughtered dancers")."""
        before = self.cut.lower[i - 1] if i > 0 else ""
        return self.harm.triggers[self.cut.lower[i]][1] in ("past", "adjective") and (before in self.people.prepositions or before in self.people.conjunctions - RELATIVES)

    def _definite_before(self, i: int) -> bool:
        if i == 0 or self.cut.lower[i - 1] == THAT:
            return False
        return self.cut.lower[i - 1] in self.people.definite or self.cut.lower[i - 1] in self.people.possessives

    def _named(self, i: int, end: int) -> Group | None:
        """One or more names, with a noun before each ("Kenyan journalist Amina Odhiambo"); names alone list people, but a
        name after a bare comma only explains the one before it.

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
            joined = self._past_joiner(stop, end)
            if joined is None or self._one_name(joined, end)[0] == joined:
                break
            listed = listed or not {"and", ";", "&"}.isdisjoint(self.cut.lower[stop:joined])
            stop = joined
        if names == 0:
            return None
        names, stop = (names, stop) if listed else (1, first_stop)
        return Group(i, stop, Count(low=names, high=names, quantifier="exact"), who=who or "unknown", sure=who is not None, named=names, numbered=False)

    def _one_name(self, i: int, end: int) -> tuple[int, int | None]:
        """The word after the one name that starts at i (i itself where none does), and the noun inside it."""
        k, noun = i, None
        while k < end and (self._is_name(k) or self._is_initial(k, end) or ((k > i or self._is_name(min(k + 1, end - 1))) and self._noun_before_name(k, end))):
            noun = k if self._noun_before_name(k, end) and not self._is_name(k) else noun
            k += 1
        alone = k - i == 1 and self.cut.lower[i].removesuffix("'s") not in self.surnames
        tail = k - i == 1 and i > 0 and self.cut.words[i - 1][0].isupper() and not self.all_capitals and self.cut.lower[i - 1] not in self.people.function
        return (i, None) if k == i or alone or tail or self.cut.lower[k - 1].endswith("'s") else (k, noun)

    def _is_initial(self, k: int, end: int) -> bool:
        """The full stop of "Keith D. Johnson"."""
        return self.cut.words[k] == "." and k > 0 and k + 1 < end and len(self.cut.words[k - 1]) == 1 and self._is_name(k - 1) and self._is_name(k + 1)

    def _noun_before_name(self, k: int, end: int) -> bool:
        return self.cut.lower[k] in self.people.one and k + 1 < end and self._is_name(k + 1)

    def _past_joiner(self, i: int, end: int) -> int | None:
        k = i
        while k < end and self.cut.words[k] in (",", ";", "and", "&"):
            k += 1
        return k if k > i and k < end else None

    def _is_name(self, i: int) -> bool:
        word = self.cut.words[i]
        lower = self.cut.lower[i]
        if not word[0].isupper() or lower in self.people.function or lower in self.people.not_people:
            return False
        if self.all_capitals and (quantity_at(self.cut, i, i + 1) is not None or lower in ADDED or self.people.status(lower) is not None or lower in self.harm.anchors or lower in self.people.adjectives):
            return False
        return not (lower in self.people.many or lower in self.people.definite or lower in self.people.indefinite or lower in self.people.possessives)

    def _past_of(self, i: int, end: int) -> tuple[int, bool]:
        """Past "of", "of the", "of his": the noun's first word, and whether the phrase may end there ("two of them")."""
        if i < end and self.cut.lower[i] == "of":
            i += 1
            partitive = False
            while i < end and self.cut.lower[i] in self.people.partitive:
                partitive = True
                i += 1
            return i, partitive
        return i, False

    def _phrase(self, i: int, end: int) -> tuple[int | None, int]:
        """The head noun of the phrase whose words start at i, and the word after the phrase; null where no noun follows."""
        stop = i
        while stop < min(end, i + LONGEST_PHRASE) and self._goes_on(stop, i, end):
            stop += 1
        return (stop - 1, stop) if stop > i else (None, i)

    def _goes_on(self, k: int, first: int, end: int) -> bool:
        """Whether word k still belongs to the noun phrase."""
        word = self.cut.lower[k]
        if not (word[0].isalpha() or word[0].isdigit()) or word.isdecimal() or (word[0].isdigit() and "-" not in word):
            return False
        if k > first and self._many(k - 1) and not (self._many(k) or self.harm.triggers.get(word, ("", ""))[1] == "noun"):
            return False
        if word in self.harm.triggers and self.harm.triggers[word][1] != "noun":
            return self._attributive(k, end)
        if word in self.harm["headline"] or word in self.harm["denied"]:
            return False
        if word in self.people.possessives or word in self.people.definite or word in self.people.indefinite:
            return False
        if word in self.people.verbs and k + 1 < end and (self.people.status(self.cut.lower[k + 1]) is not None):
            return word.endswith("ed")
        if word in self.people.function and not (word in self.people.one or word in self.people.many):
            return False
        if word.endswith("ly") and word not in self.people.one and (k + 1 >= end or self.cut.lower[k + 1] in self.harm.triggers or self.cut.lower[k + 1] in self.people.auxiliaries):
            return False
        return k == first or quantity_at(self.cut, k, min(end, k + 2)) is None or word in self.people.one or word in self.people.many

    def _attributive(self, k: int, end: int) -> bool:
        """Whether a harm word stands before its noun ("two injured soldiers"), rather than after it."""
        if k + 1 >= end or self.harm.triggers[self.cut.lower[k]][1] not in ("past", "adjective"):
            return False
        after = self.cut.lower[k + 1]
        return self.people.status(after) is not None or self._many(k + 1) or (k + 2 < end and after not in self.people.function and self.people.status(self.cut.lower[k + 2]) is not None)

    def _after(self, i: int, first: int) -> Literal["start", "preposition", "part", "other"]:
        if i == first:
            return "start"
        before = self.cut.lower[i - 1]
        if before == "including":
            return "part"
        return "preposition" if before in self.people.prepositions else "other"
