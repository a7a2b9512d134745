"""What a noun phrase says of its people: who they are, one or many, in which case, and what became of them."""

from typing import Literal

from witnessmark.model.count import Count, Who
from witnessmark.read.casualties.slavic.words import Words
from witnessmark.read.groups.group import Group
from witnessmark.read.inflection import CASES, Case
from witnessmark.read.segment import Segmented

# Whoever is younger is a child.
GROWN = 18
# "двоє чоловіків" are men, "п'ять чоловік" may be anybody.
FEWEST_PEOPLE = 5


class Describer:
    """Makes groups of the phrases of one text."""

    def __init__(self, cut: Segmented, words: Words) -> None:
        self.cut, self.words = cut, words

    def described(self, first: int, start: int, head: int | None, stop: int, count: Count, numbered: bool) -> Group:
        """The group of words [first, stop) whose noun phrase starts at `start`; without a head a number alone."""
        if head is None:
            return Group(first, stop, count, None, sure=False, numbered=numbered, cases=self._numeral_cases(first, stop))
        word = self.cut.lower[head]
        told = next(
            (o for k in range(start, head) if (o := self.words.way("people", self.cut.lower[k]) or self.words.way("done", self.cut.lower[k]))), None
        )
        harm = self.words.way("people", word) if word not in self.words.nouns else None
        stop = self._with_complement(word, stop)
        who = self._who(start, head)
        old = any(self.cut.lower[k] in self.words.sets["elderly"] for k in range(start, head + 1))
        return Group(
            first, stop, count, head,
            who=who,
            sex=self._sex(word, count),
            age_group="child" if who == "child" else "elderly" if old else None,
            harm=harm if harm is not None else told,
            attributive=harm is None and told is not None,
            numbered=numbered,
            cases=self._numeral_cases(first, start) if numbered else self._cases(start, head),
        )  # fmt: skip

    def _sex(self, word: str, count: Count) -> Literal["female", "male"] | None:
        """ "чоловік п'ять", "15 чоловік": with a number from five up the word for a man is one for people."""
        anybody = word in self.words.sets["generic_people"] and (count.high is None or count.high >= FEWEST_PEOPLE)
        if word in self.words.sets["female"]:
            return "female"
        return "male" if word in self.words.sets["male"] and not anybody else None

    def number_said(self, first: int, head: int) -> Literal["one", "many"]:
        """Singular or plural: what all words of the phrase can be; the plural where both can be and nothing tells."""
        slots = self.words.slots.get(self.cut.lower[head], frozenset())
        if first > 0 and self.cut.lower[first - 1] in self.words.sets["prepositions"]:
            slots = frozenset(slot for slot in slots if slot[1] != "nominative") or slots
        numbers = {number for number, _ in slots}
        if len(numbers) == 1:
            return next(iter(numbers))
        for k in range(first, head):
            told = {number for number, _ in self.words.slots.get(self.cut.lower[k], ())} or self._by_ending(k)
            if len(told) == 1:
                return "one" if "one" in told else "many"
        return "one" if any(slot == ("one", CASES[0]) for slot in slots) else "many"

    def _by_ending(self, k: int) -> set[str]:
        word = self.cut.lower[k]
        if word.endswith(self.words.endings["plural_endings"]):
            return {"many"}
        return {"one"} if word.endswith(self.words.endings["singular_endings"]) else set()

    def _cases(self, start: int, head: int) -> frozenset[Case]:
        found = self.words.cases(self.cut.lower[head])
        for k in range(start, head):
            found = found & self.words.cases(self.cut.lower[k]) or found if self.cut.lower[k] in self.words.slots else found
        return found

    def _numeral_cases(self, first: int, end: int) -> frozenset[Case]:
        """A numeral in words shows its case ("двом"); digits may be in any, and so may a number behind a bound ("не менее пяти")."""
        if first < end and self.cut.lower[first] in self.words.sets["oblique_numerals"]:
            return frozenset(("genitive", "dative", "accusative", "instrumental", "locative"))
        return frozenset()

    def _with_complement(self, word: str, stop: int) -> int:
        """ "громадянин США", "водитель такси": the noun alone does not say who."""
        if word not in self.words.sets["takes_complement"] or stop >= len(self.cut.words):
            return stop
        after = self.cut.lower[stop]
        plain = after[0].isalpha() and after not in self.words.anchors and after not in self.words.sets["prepositions"]
        names = self.cut.words[stop][0].isupper() or after in self.words.sets["complements"]
        return stop + 1 if plain and names else stop

    def _who(self, start: int, head: int) -> Who:
        word = self.cut.lower[head]
        status = "combatant" if word in self.words.sets["prisoners_of_war"] else self.words.nouns.get(word, "unknown")
        if status != "unknown":
            return status
        for k in range(start, head):
            narrower = self.words.adjectives.get(self.cut.lower[k])
            if narrower is not None:
                return narrower
            number, _, rest = self.cut.lower[k].partition("-")
            rest = rest or self.cut.lower[k + 1]
            if number.isdecimal() and rest in self.words.sets["of_year"] and int(number) < GROWN:
                return "child"
        return status
