"""One sentence of a language with cases as its casualty rules see it."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from witnessmark.read.casualties.slavic.words import Words
from witnessmark.read.groups.group import Group
from witnessmark.read.inflection import Case
from witnessmark.read.segment import Segmented

STOPS = frozenset({";", ":", ".", "!", "?", "…"})
DASHES = frozenset({"–", "—", "-", "‐"})
# No insertion between two commas is longer, and nobody stands further from the verb than this.
LONGEST_INSERT, FARTHEST = 16, 22
NEAREST = 24


@dataclass(frozen=True, slots=True)
class Sentence:
    """Words [first, end) of a text, with the groups of people in them, in order."""

    cut: Segmented
    first: int
    end: int
    groups: tuple[Group, ...]
    words: Words

    def word(self, i: int) -> str:
        """The lower-case word, empty outside the sentence."""
        return self.cut.lower[i] if self.first <= i < self.end else ""

    def window(self, first: int, end: int) -> list[str]:
        """The lower-case words of [first, end), as far as they are in the sentence."""
        return self.cut.lower[max(first, self.first) : max(min(end, self.end), 0)]

    def has(self, name: str, i: int) -> bool:
        """Whether word i is in the named set of the language."""
        return self.first <= i < self.end and self.cut.lower[i] in self.words.sets[name]

    def phrase(self, name: str, i: int) -> int | None:
        """The word after the named phrase that starts at word i; null where none starts there."""
        if not (self.first <= i < self.end and self.cut.lower[i] in self.words.phrase_starts[name]):
            return None
        found = self.words.phrases[name].at(self.cut.lower, i, self.end)
        return None if found is None else found[1]

    def before(self, i: int) -> Sequence[Group]:
        """The groups that end before word i, the nearest first; nobody asks for one further than these."""
        k = bisect_right(self.groups, i, key=lambda group: group.end)
        return self.groups[max(k - NEAREST, 0) : k][::-1]

    def after(self, i: int) -> Sequence[Group]:
        """The groups that start at word i or behind it, the nearest first; nobody asks for one further than these."""
        k = bisect_left(self.groups, i, key=lambda group: group.first)
        return self.groups[k : k + NEAREST]

    def starting_at(self, i: int) -> Group | None:
        """The group whose words start at i."""
        k = bisect_left(self.groups, i, key=lambda group: group.first)
        return self.groups[k] if k < len(self.groups) and self.groups[k].first == i else None

    def holding(self, i: int) -> Group | None:
        """The group that word i is part of."""
        k = bisect_right(self.groups, i, key=lambda group: group.first) - 1
        return self.groups[k] if k >= 0 and i < self.groups[k].end else None

    def is_predicate(self, i: int) -> bool:
        """Whether word i is a verb of harm or a participle that stands for one."""
        word = self.word(i)
        if word not in self.words.anchors:
            return False
        harm = self.words.harm
        if word in harm["suffers"] or word in harm["does"]:
            return True
        return word in harm["done"] and self.holding(i) is None

    def past_adverbs(self, i: int) -> int:
        """Past adverbs, small words and insertions between commas ("загинули, за попередніми даними, двоє")."""
        while i < self.end:
            if self.has("adverbs", i) and self.starting_at(i) is None:
                i += 1
            elif self.word(i) == "," and (close := self._insert(i)) is not None:
                i = close + 1
            else:
                break
        return i

    def _insert(self, comma: int) -> int | None:
        """The comma that closes an insertion without people or verbs of harm; null where there is none."""
        for k in range(comma + 1, min(comma + LONGEST_INSERT, self.end)):
            if self.word(k) == ",":
                return k if k > comma + 1 else None
            if self.word(k) in STOPS or self.is_predicate(k) or self.holding(k) is not None:
                return None
        return None

    def same_clause(self, first: int, end: int) -> bool:
        """Whether nothing between the two words parts them: no other verb of harm, no stop, no open comma."""
        if end - first > FARTHEST:
            return False
        between = self.window(first, end)
        if any(word in STOPS for word in between):
            return False
        if any(self.is_predicate(k) for k in range(first, end)):
            return False
        enclosed = len(between) > 2 and between[0] in (",", *DASHES, "(") and between[-1] in (",", *DASHES, ")")
        relative = bool(between) and between[0] == "," and between[1:2] != [] and self._relative_at(first + 1, end)
        if enclosed or relative:
            return True
        plain = [word for k, word in enumerate(between) if not self._inserted(first + k, first, end)]
        return not any(word in (",", *DASHES, "(", ")") or word in self.words.sets["breakers"] for word in plain)

    def _relative_at(self, i: int, end: int) -> bool:
        """ ", яка | загинула", ", у результаті чого": the antecedent stands right before the comma."""
        k = i + self.has("prepositions", i)
        return self.has("relatives", k) and not any(word == "," for word in self.window(k, end))

    def _inserted(self, k: int, first: int, end: int) -> bool:
        """Whether word k stands in an insertion that begins and ends between the two words."""
        for comma in range(max(first, k - LONGEST_INSERT), k + 1):
            if self.word(comma) == ",":
                close = self._insert(comma)
                if close is not None and comma <= k <= close and close < end:
                    return True
        return False

    def may_be(self, group: Group, *cases: Case) -> bool:
        """Whether the group can stand in one of these cases; a group that shows none can."""
        return not group.cases or not group.cases.isdisjoint(cases)

    def is_part(self, group: Group) -> bool:
        """Whether words before the group say that it is part of another ("серед них двоє дітей")."""
        return any(self.phrase("part", k) in (group.first, group.first - 1) for k in range(group.first - 5, group.first))
