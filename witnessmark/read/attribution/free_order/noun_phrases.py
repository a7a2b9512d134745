"""Where the noun phrase of a voice begins and ends, read forwards: a role, a body or a name with all that belongs to it."""

from typing import NamedTuple

from witnessmark.read.attribution.free_order.nouns import Noun, Nouns, nouns_of
from witnessmark.read.attribution.free_order.unmarked import DASHES, Unmarked
from witnessmark.read.attribution.free_order.verbs import Sayings, sayings
from witnessmark.read.inflection import Case

OPENING, CLOSING = frozenset('«“„"'), frozenset('»”“"')
LONGEST_NAME = 8
"""Words a name in quotation marks may have."""
LONGEST_INITIALS = 4
"""Letters of an abbreviation; a longer one is no other word in small letters."""
LONGEST_LINK = 2
"""Words behind a small word that it brings along: "з прав людини"."""
LONGEST = 16
"""Words a voice's phrase may have."""


class Phrase(NamedTuple):
    """A voice's words: the noun phrase from `first` to `head_end`, what explains it up to `end`, and the cases it may stand in."""

    first: int
    head_end: int
    end: int
    cases: tuple[Case, ...]
    members: tuple[tuple[int, int], ...] = ()


NOMINATIVE: tuple[Case, ...] = ("nominative",)


class Reader:
    """The words of one text with what the language knows of verbs of saying and of voices."""

    def __init__(self, cut: Unmarked) -> None:
        self.cut = cut
        self.says: Sayings = sayings(cut.language)
        self.nouns: Nouns = nouns_of(cut.language)

    def word_in(self, k: int, *topics: str) -> bool:
        """Whether the word at `k` is in one of the attribution table's sets; no word stands behind the last."""
        found = self.says.topics.get(self.cut.lower[k]) if k < len(self.cut.lower) else None
        return found is not None and not found.isdisjoint(topics)

    def readings(self, k: int) -> tuple[Noun, ...]:
        """What the word at `k` can be as a noun of a voice; an adjective only where no noun follows it ("военные", not "военные преступления")."""
        found = self.nouns.at(self.cut.lower[k])
        if found and found[0].sort == "body" and not found[0].declined and not self._is_initials(k):
            return ()
        if found and found[0].adjectival and self._qualifies(k + 1):
            return ()
        return found

    def _is_initials(self, k: int) -> bool:
        """Whether a word that can be an abbreviation is one: in capitals ("ГУР", never the surname Гур), or too long to be another word."""
        word = self.cut.words[k]
        return len(word) > LONGEST_INITIALS or word[0].isdigit() or word[:2].isupper() or (word.isascii() and word[0].isupper())

    def _qualifies(self, k: int) -> bool:
        """Whether a small word that can be a noun stands at `k`."""
        if k >= len(self.cut.words) or not (self.cut.words[k].islower() and self.cut.words[k].isalpha()) or self.cut.lower[k] in self.says.verbs:
            return False
        return not self.word_in(k, "stops", "times", "adverbs", "linking", "prepositions", "and", "about", "as", "past") and not self.is_past(k)

    def is_past(self, k: int) -> bool:
        """Whether the word at `k` ends as finite verbs do and is no noun of a voice."""
        return self.says.ends(self.cut.lower[k], "past_endings") and not self.nouns.at(self.cut.lower[k])

    def is_name(self, k: int) -> bool:
        """Whether the word at `k` has a capital, and not only because a converb opens the sentence ("Виступаючи")."""
        return self.cut.words[k][0].isupper() and not self.says.ends(self.cut.lower[k], "converb_endings")

    def is_adjective(self, k: int) -> bool:
        """Whether the word at `k` ends as adjectives do."""
        return self.says.ends(self.cut.lower[k], "adjective_endings")

    def phrase(self, first: int, hi: int, cases: tuple[Case, ...], lists: bool = False, commas: bool = True) -> Phrase | None:
        """The voice that begins at word `first`; null where no noun or name of a voice is in it. `lists`: several may be joined, by commas too."""
        end = self.extent(first, hi, cases)
        if end is None:
            return None
        members = [(first, end)]
        while lists and (start := self._joined(end, hi, commas)) is not None:
            close = self.extent(start, hi, cases)
            if close is None:
                break
            members.append((start, close))
            end = close
        stop = self._explained(end, hi, cases)
        return Phrase(first, end, stop, cases, tuple(members) if len(members) > 1 else ())

    def _joined(self, k: int, hi: int, commas: bool) -> int | None:
        """The word after "," or "and" between two voices of a list; null where the list is over."""
        if k + 1 >= hi:
            return None
        joined = self.word_in(k, "and") or (commas and self.cut.words[k] == ",")
        return k + 1 if joined and self.strong(k + 1) else None

    def strong(self, k: int) -> bool:
        """Whether a voice plainly begins at `k`: a noun or a capital, an adjective or a possessive before one."""
        for i in range(k, min(k + 3, len(self.cut.words))):
            if self.readings(i) or self.is_name(i) or self.cut.words[i] in OPENING:
                return True
            if not (self.is_adjective(i) or self.word_in(i, "possessives", "counted")):
                return False
        return False

    def extent(self, first: int, hi: int, cases: tuple[Case, ...]) -> int | None:
        """The word after the noun phrase that begins at `first`, or null."""
        if first < hi and self.word_in(first, "pronouns"):
            return first + 1
        state = _Extent(self, first, min(hi, first + LONGEST), cases)
        return state.run()

    def _explained(self, end: int, hi: int, cases: tuple[Case, ...]) -> int:
        """The end of what explains a name between commas: "Олег Кіпер, голова області,"."""
        if end + 1 >= hi or self.cut.words[end] != "," or not self._role_opens(end + 1, hi, cases):
            return end
        close = self.extent(end + 1, hi, cases)
        if close is None or (close < hi and self.cut.words[close] not in ".,;:)»!?…" and self.cut.words[close] not in DASHES):
            return end
        return close

    def _role_opens(self, k: int, hi: int, cases: tuple[Case, ...]) -> bool:
        for i in range(k, min(k + 3, hi)):
            if any(noun.sort == "role" and noun.case in cases for noun in self.readings(i)):
                return True
            if not (self.is_adjective(i) and self.cut.words[i].islower()):
                return False
        return False


class _Extent:
    """The words of one phrase while they are taken, one after the other."""

    def __init__(self, reader: Reader, first: int, hi: int, cases: tuple[Case, ...]) -> None:
        self.reader, self.cut, self.first, self.hi, self.cases = reader, reader.cut, first, hi, cases
        self.noun = self.name = False
        self.linked = -LONGEST
        self.head_body = self.source = self.outlet = False

    def run(self) -> int | None:
        k = self.first
        while k < self.hi:
            after = self._take(k)
            if after is None:
                break
            k = after
        while k > self.first and (self.reader.word_in(k - 1, "and", "linking", "places") or not self.cut.words[k - 1][0].isalnum()):
            if self.cut.words[k - 1] in CLOSING or (self.cut.words[k - 1] == "." and len(self.cut.words[k - 2]) == 1):
                break
            k -= 1
        return k if k > self.first and (self.noun or self.name or self.cut.words[k - 1][0].isupper()) else None

    def _take(self, k: int) -> int | None:
        """The next word where this one belongs to the phrase, else null."""
        word, lower = self.cut.words[k], self.cut.lower[k]
        if word in OPENING:
            return self._quoted(k)
        if not word[0].isalnum():
            return k + 1 if self._mark(k) else None
        if lower[0].isdigit():
            return k + 1 if self._number(k) else None
        if self.reader.says.phrases.at(self.cut.lower, k, self.hi) is not None:
            return None
        if self.reader.word_in(k, "and", "linking", "places"):
            if not self._links(k):
                return None
            self.linked = k if not self.reader.word_in(k, "and") else self.linked
            return k + 1
        if self.reader.word_in(k, "possessives") and (self.noun or self.name):
            return None
        if self.reader.word_in(k, "particles") and self.name and k + 1 < self.hi and self.cut.words[k + 1][0].isupper():
            return k + 1
        if self.reader.word_in(k, "particles") and self.name and self.reader.word_in(k + 1, "particles"):
            return k + 1
        small = word.islower() or k == self.first
        if small and (lower in self.reader.says.verbs or self.reader.word_in(k, "stops", "times", "adverbs", "hearers", "pronouns")):
            return None
        return k + 1 if self._word(k) else None

    def _mark(self, k: int) -> bool:
        word = self.cut.words[k]
        if word == ".":
            return k > self.first and len(self.cut.words[k - 1]) == 1 and self.cut.words[k - 1].isupper()
        return word == "№" and self.noun

    def _quoted(self, k: int) -> int | None:
        """A name in quotation marks: «Далекий берег»."""
        close = next((i for i in range(k + 2, min(k + LONGEST_NAME + 2, len(self.cut.words))) if self.cut.words[i] in CLOSING), None)
        if close is None or not self.cut.words[k + 1][0].isalnum() or not (self.noun or self.cut.words[k + 1][0].isupper()):
            return None
        if self.cut.words[close - 1] in ",.!?":
            return None
        self.name = True
        return close + 1

    def _number(self, k: int) -> bool:
        if not self.cut.lower[k].isdecimal():
            return True
        if (
            k == self.first
            and self.reader.nouns.is_in("outlets", self.cut.lower[k])
            and (k + 1 >= len(self.cut.words) or self.cut.words[k + 1] in ",.")
        ):
            self.noun = True
            return True
        return k > self.first and (self.source or self.cut.words[k - 1] == "№") and self.reader.nouns.is_in("outlets", self.cut.lower[k])

    def _links(self, k: int) -> bool:
        """Whether a small word goes on with the phrase: "служба з питань", "Рада безпеки і оборони", "источник в полиции"."""
        if k == self.first or k + 1 >= self.hi or not (self.noun or self.name):
            return False
        after = self.cut.lower[k + 1]
        if self.reader.word_in(k, "and"):
            if self.cut.words[k + 1][0].isupper():
                return self.noun and self.name and not self.reader.readings(k + 1)
            return self.head_body and after not in self.reader.says.verbs and not self.reader.readings(k + 1)
        if self.reader.word_in(k + 1, "times", "stops", "adverbs") or self.reader.says.channels.at(self.cut.lower, k + 1, self.hi) is not None:
            return False
        return self.noun and (self.reader.word_in(k, "linking") or self.source)

    def _word(self, k: int) -> bool:
        readings = self.reader.readings(k)
        if readings:
            return self._noun(k, readings)
        if self.cut.words[k][0].isupper():
            if self.outlet and self.cut.words[k - 1].isascii() != self.cut.words[k].isascii():
                return False
            self.name = self.name or self.noun or not self.reader.is_adjective(k)
            return True
        if self.reader.is_past(k) and (self.noun or self.name):
            return False
        if self.reader.says.ends(self.cut.lower[k], "adverb_endings") and not self._before_adjective(k):
            return False
        if not (self.noun or self.name):
            return k - self.first < 4 and (self.reader.is_adjective(k) or self.reader.word_in(k, "possessives", "counted"))
        before = self.reader.readings(k - 1)
        if k - self.linked <= LONGEST_LINK:
            return True
        if self.cut.words[k - 1].islower() or before:
            return not self.name or bool(before) or self.reader.is_adjective(k - 1)
        return self.reader.is_adjective(k - 1) and self.noun

    def _before_adjective(self, k: int) -> bool:
        """Whether an adverb only qualifies the next word: "частково зруйнованої"."""
        return k + 1 < self.hi and self.reader.is_adjective(k + 1) and not self.reader.readings(k + 1)

    def _noun(self, k: int, readings: tuple[Noun, ...]) -> bool:
        """Takes a noun of a voice: the first in the phrase's case, a later one in the genitive or in the phrase's case."""
        if k > self.first and self.reader.word_in(k - 1, "linking", "places"):
            return True
        allowed = self.cases if not (self.noun or self.name) else (*self.cases, "genitive")
        fitting = [noun for noun in readings if noun.case in allowed or not noun.declined]
        if not fitting and self.cut.words[k][0].isupper() and k > self.first:
            self.name = True
            return True
        if not fitting:
            return False
        if self.noun and not self._goes_on(k, fitting):
            return False
        if not self.noun:
            self.outlet = _is_outlet(fitting[0])
            self.source = self.source or self.reader.nouns.is_in("sources", fitting[0].lemma)
        self.head_body = self.head_body or fitting[0].sort == "body"
        self.noun = True
        return True

    def _goes_on(self, k: int, fitting: list[Noun]) -> bool:
        """Whether another noun belongs to the phrase; not who tells an outlet ("РИА Новости главврач"), nor an outlet that speaks itself."""
        if _is_outlet(fitting[0]) and k + 1 < self.hi and self.cut.lower[k + 1] in self.reader.says.verbs:
            return False
        if self.outlet and fitting[0].sort == "role":
            return False
        if not self.name or self.cut.words[k][0].isupper() or self.reader.is_adjective(k - 1):
            return True
        return any(noun.sort == "role" for noun in fitting)


def _is_outlet(noun: Noun) -> bool:
    """Whether the noun is the name of an outlet that has no cases, so that nothing shows whether it speaks or is told."""
    return noun.kind == "media" and not noun.declined
