"""One sentence as the casualty rules see it: its words, its groups of people, and its verb groups."""

from dataclasses import dataclass

from witnessmark.read.groups.group import Group
from witnessmark.read.segment import Segmented
from witnessmark.read.words.harm import HarmWords
from witnessmark.read.words.people import PeopleWords

# What only explains stands between these; the mark that closes is the one that opened.
OPENERS = frozenset({",", "–", "—", "-", "("})

HAVE = frozenset({"have", "has", "had", "having"})


@dataclass(frozen=True, slots=True)
class Sentence:
    """Words [first, end) of a text, with the groups found in them, in order."""

    cut: Segmented
    first: int
    end: int
    groups: tuple[Group, ...]
    people: PeopleWords
    harm: HarmWords

    def word(self, i: int) -> str:
        """The lower-case word, empty outside the sentence."""
        return self.cut.lower[i] if self.first <= i < self.end else ""

    def window(self, first: int, end: int) -> list[str]:
        """The lower-case words of [first, end), as far as they are in the sentence."""
        return self.cut.lower[max(first, self.first) : min(end, self.end)]

    def starting_at(self, i: int) -> Group | None:
        """The group whose words start at i."""
        return next((g for g in self.groups if g.first == i), None)

    def verb_start(self, i: int) -> int:
        """The first word of the verb group whose last word is i: "were also reported | killed"."""
        v = i
        while v > self.first and self._in_verb(v - 1):
            v -= 1
        return v

    def _in_verb(self, k: int) -> bool:
        word = self.cut.lower[k]
        if word in self.people.auxiliaries or word in self.harm["negated"] or self.people.of_manner(word):
            return True
        if word in self.people.adverbs and word not in self.people.conjunctions:
            return True
        return word in self.people.linking and k > self.first and self.cut.lower[k - 1] in self.people.auxiliaries | self.people.linking

    def is_passive(self, v: int, i: int) -> bool:
        """Whether the verb group [v, i) makes the verb at i passive or predicative."""
        for k in range(i - 1, v - 1, -1):
            if self.cut.lower[k] in HAVE:
                return False  # "was reported to have hurt ten"
            if self.cut.lower[k] in self.people.be:
                return True
        return False

    def plausible(self, group: Group, close: bool) -> bool:
        """A number alone counts people only close to its verb, and never as a date, a year or an age; a number in words behind a
        month or a weekday is none of these ("on Monday six died")."""
        if group.head is not None or group.named or group.sure:
            return group.sure or group.named > 0 or group.numbered
        low = group.count.low
        before, after = self.word(group.first - 1), self.word(group.end)
        if low is not None and 1900 <= low <= 2100 and self.word(group.end - 1).isdecimal() and group.count.quantifier == "exact":
            return False
        in_words = low is not None and not self.word(group.end - 1)[:1].isdigit()
        if (before in self.people.not_people and not in_words) or before == "aged" or after in ("%", "-", "/", "°"):
            return False
        return close and not self.is_age(group)

    def is_age(self, group: Group) -> bool:
        """ "Ana Ruiz, 42, and her son, 19", "two men, 34 and 45", "Ana Ruiz (42)": a bare number after a comma, after such an age, or in brackets,
        that closes at once."""
        low, before, after = group.count.low, self.word(group.first - 1), self.word(group.end)
        if group.head is not None or group.named or group.count.quantifier != "exact" or low is None or low >= 120:
            return False
        digits = self.word(group.end - 1)[0].isdigit()
        listed = before == "and" and digits and self.word(group.first - 2).isdecimal() and self.word(group.first - 3) == ","
        if before == "(" and after == ")":
            of_whom = self.word(group.first - 2)
            return of_whom[:1].isalpha() and of_whom not in self.harm.anchors and self.people.status(of_whom) is None
        return (before == "," or listed) and (after in (",", ";", ".", ")", "") or (digits and after == "and"))

    def among_parts(self, group: Group) -> bool:
        """Whether the group stands in a list of parts that runs on from another ("including two children, three women and | a nurse |"); a
        comma with "and" may begin a clause of its own (", and a driver was hurt")."""
        k = group.first
        for earlier in reversed([g for g in self.groups if g.end <= group.first]):
            if self.window(earlier.end, k) not in ([","], ["and"]):
                return False
            if self.is_part(earlier):
                return True
            k = earlier.first
        return False

    def is_part(self, group: Group) -> bool:
        """Whether words before the group say that it is part of another ("including three children", "among them a nurse")."""
        last = self.word(group.first - 1)
        if last not in ("them", "whom"):
            return last == "including"
        before = self.word(group.first - 2)
        opened = self.word(group.first - 3) in (*OPENERS, ";", "")
        return (before == "among" and last == "them") or (before == "of" and opened)
