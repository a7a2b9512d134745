"""Where a noun phrase ends and which word is its head. Without grammar: what cannot be inside a noun phrase ends it."""

from witnessmark.read.counts.numbers import number_at
from witnessmark.read.counts.quantities import quantity_at, quantity_words
from witnessmark.read.groups.word_kinds import WordKind, word_kinds
from witnessmark.read.segment import Segmented
from witnessmark.read.vocabulary import vocabulary
from witnessmark.read.words.harm import HarmWords
from witnessmark.read.words.people import PeopleWords

# No phrase for people has more words than this before its head.
LONGEST = 8


class NounPhrases:
    """The noun phrases of one text."""

    def __init__(self, cut: Segmented, people: PeopleWords, harm: HarmWords) -> None:
        self.cut, self.people, self.harm = cut, people, harm
        self.kinds = word_kinds(cut.language)

    def many(self, k: int) -> bool:
        """Whether word k is a plural for people; a capital word that only ends like one may be a name ("Zegers")."""
        word = self.kinds[self.cut.lower[k]]
        return word.plural or (word.formed and self.cut.words[k][0].islower())

    def phrase(self, i: int, end: int) -> tuple[int | None, int]:
        """The head noun of the phrase whose words start at i, and the word after the phrase; null where no noun follows."""
        stop = i
        while stop < min(end, i + LONGEST) and self._goes_on(stop, i, end):
            stop += 1
        return (stop - 1, stop) if stop > i else (None, i)

    def age_at(self, i: int) -> int | None:
        """The years of an age that is one word ("six-year-old", "32-year-old"); null where word i is none, 0 for months."""
        number, _, rest = self.cut.lower[i].partition("-")
        if not rest.endswith("old") or rest.split("-")[0] not in self.people.spans:
            return None
        units = vocabulary(self.cut.language, "numbers")
        years = int(number) if number.isdecimal() else units.get("units", {}).get(number, units.get("tens", {}).get(number, 99))
        return years if rest.startswith("year") else 0

    def past_age(self, i: int, end: int) -> int:
        """Past an age in words of its own ("a 28 year old nurse", "nine year-old Mila"); i itself where there is none."""
        if i + 2 >= end or not (self.cut.words[i].isdecimal() or self._is_number_word(self.cut.lower[i])):
            return i
        span, _, rest = self.cut.lower[i + 1].partition("-")
        if span not in self.people.spans:
            return i
        k = i + 1 if rest else i + 2 + (self.cut.words[i + 2] == "-")
        old = rest or (self.cut.lower[k] if k < end else "")
        return k + 1 if old in self.people.old else i

    def _is_number_word(self, word: str) -> bool:
        units = vocabulary(self.cut.language, "numbers")
        return word in units.get("units", {}) or word in units.get("tens", {})

    def past_ordinal(self, i: int, end: int) -> int:
        """Past an ordinal in digits ("the 12th victim"); i itself where there is none."""
        glued = i + 1 < end and self.cut.words[i].isdecimal() and self.cut.starts[i + 1] == self.cut.ends[i]
        return i + 2 if glued and self.cut.lower[i + 1] in self.people.ordinal_endings else i

    def _goes_on(self, k: int, first: int, end: int) -> bool:
        """Whether word k still belongs to the noun phrase."""
        kind = self.kinds[self.cut.lower[k]]
        if kind.ends or (k > first and self._is_complete(k, kind)):
            return False
        return kind.plain or self._fits(k, first, end)

    def _is_complete(self, k: int, kind: WordKind) -> bool:
        """Whether the phrase has its noun before word k: a plural, or a noun for a person before a name."""
        describes = self.cut.lower[k - 1] in self.people.elderly and kind.status is not None  # "an elderly man"
        if self.many(k - 1) and not (self.many(k) or kind.tells_harm or describes):
            return True
        named = self.cut.words[k][0].isupper() and self.cut.words[k - 1][0].islower()
        return named and self.kinds[self.cut.lower[k - 1]].status is not None

    def _fits(self, k: int, first: int, end: int) -> bool:
        """Whether word k, which may end a phrase, goes on with this one."""
        word = self.cut.lower[k]
        if word in self.harm.triggers and self.harm.triggers[word][1] != "noun":
            return self._attributive(k, end)
        if word in self.people.verbs and k + 1 < end and self.kinds[self.cut.lower[k + 1]].status is not None:
            return word.endswith("ed")
        if word in self.people.function and not (word in self.people.one or word in self.people.many):
            return False
        if self.people.of_manner(word) and (
            k + 1 >= end or self.cut.lower[k + 1] in self.harm.triggers or self.cut.lower[k + 1] in self.people.auxiliaries
        ):
            return False
        if number_at(self.cut, k, end) is not None or (k > first and self._bounds(k, end)):
            return False
        return k == first or quantity_at(self.cut, k, min(end, k + 2)) is None or word in self.people.one or word in self.people.many

    def _bounds(self, k: int, end: int) -> bool:
        """Whether word k begins a bound with its number ("the invasion | more than 500 children")."""
        found = quantity_words(self.cut.language).bounds.at(self.cut.lower, k, end)
        return found is not None and found[1] < end and number_at(self.cut, found[1], end) is not None

    def _attributive(self, k: int, end: int) -> bool:
        """Whether a harm word stands before its noun ("two injured soldiers"), rather than after it."""
        if k + 1 >= end or self.harm.triggers[self.cut.lower[k]][1] not in ("past", "adjective"):
            return False
        after = self.cut.lower[k + 1]
        return (
            self.kinds[after].status is not None
            or self.many(k + 1)
            or (k + 2 < end and after not in self.people.function and self.kinds[self.cut.lower[k + 2]].status is not None)
        )

    def past_of(self, i: int, end: int) -> tuple[int, bool]:
        """Past "of", "of the", "of his": the noun's first word, and whether the phrase may end there ("two of them")."""
        if i < end and self.cut.lower[i] == "of":
            i += 1
        else:
            before = self.cut.lower[i - 1] if i > 0 else ""
            if before != "of" and before not in self.people.partitive and before not in self.people.among:
                return i, False
        partitive = False
        while i < end and self.cut.lower[i] in self.people.partitive:
            partitive = True
            i += 1
        return i, partitive

    def past_whole(self, i: int, end: int) -> int:
        """Past the number of a whole, of which only a part is counted ("none of the | 40 | passengers"); i itself where no number
        stands there, or where something happens to the whole itself ("two of the 40 passengers hurt were children")."""
        whole = quantity_at(self.cut, i, end) if i < end else None
        if whole is None or whole.count.low is None:
            return i
        head, stop = self.phrase(whole.end, end)
        around = self.cut.lower[whole.end : min(stop + 1, end)]
        harmed = any(word in self.harm.triggers and self.harm.triggers[word][1] != "died" for word in around)
        return i if head is None or harmed or self._harm_told_of(stop, end) else whole.end

    def _harm_told_of(self, i: int, end: int) -> bool:
        """Whether a relative clause at word i tells of harm ("two of the nine pupils who have been kidnapped")."""
        if i >= end or self.cut.lower[i] not in self.people.pronouns:
            return False
        k = i + 1
        while k < end and (self.cut.lower[k] in self.people.auxiliaries | self.people.adverbs or self.people.of_manner(self.cut.lower[k])):
            k += 1
        return k < end and self.cut.lower[k] in self.harm.triggers
