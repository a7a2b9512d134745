"""Each harm word with every rule tried on it, what became of the people found, and the people and numbers nobody took."""

from collections.abc import Iterator, Sequence
from typing import Any

from witnessmark.model.claim import Casualty
from witnessmark.model.place import Place
from witnessmark.model.time import Time
from witnessmark.read.casualties.found import Found
from witnessmark.read.casualties.grammar import Grammar
from witnessmark.read.casualties.reader import grammar_of
from witnessmark.read.explain.steps import Step, looks_for, span
from witnessmark.read.groups.group import Group
from witnessmark.read.segment import Segmented
from witnessmark.read.vocabulary import vocabulary

# A preposition is a word of harm only together with what follows: alone it need not be explained.
SHORT = 2


def casualty_steps(cut: Segmented, claims: Sequence[Casualty], places: Sequence[Place], times: Sequence[Time]) -> Iterator[Step]:
    """The steps of all sentences; the claims, places and times are those of the finished reading, so that nothing is told that is not so."""
    if not vocabulary(cut.language, "harm"):
        return
    trace, told = _Trace(grammar_of(cut), claims, places, times), set[str]()
    for first, end in trace.grammar.ranges:
        for step in trace.sentence(first, end):
            told.add(step.claim or "")
            yield step
    for claim in claims:
        if claim.id not in told:
            yield Step("casualty", "fired", claim.rule, claim.start, claim.end, trace.docs.get(claim.rule), claim=claim.id)


class _Trace:
    def __init__(self, grammar: Grammar, claims: Sequence[Casualty], places: Sequence[Place], times: Sequence[Time]) -> None:
        self.cut, self.grammar, self.places = grammar.cut, grammar, places
        self.dated = {k for time in times for k in range(self.cut.word_at(time.start), self.cut.word_at(time.end - 1) + 1)}
        self.docs = {rule.__name__: looks_for(rule) for rule in grammar.rules}
        self.claims: dict[int, list[Casualty]] = {}
        for claim in claims:
            self.claims.setdefault(claim.start, []).append(claim)

    def sentence(self, first: int, end: int) -> Iterator[Step]:
        cut = self.cut
        anchors = [i for i in range(first, end) if cut.lower[i] in self.grammar.by_word]
        s = self.grammar.sentence(first, end)
        mentioned = set[int]()
        for i in anchors:
            for step, group in self._at(s, i):
                mentioned.add(-1 if group is None else group.first)
                yield step
        for group in s.groups:
            if group.first not in mentioned and not group.silent and not self._is_told(group):
                yield self._untaken(group, bool(anchors))
        yield from self._numbers(s, first, end)

    def _is_told(self, group: Group) -> bool:
        """Whether the group is a claim, or a time and no people at all."""
        return self.cut.starts[group.first] in self.claims or self.dated.issuperset(range(group.first, group.end))

    def _at(self, s: Any, i: int) -> Iterator[tuple[Step, Group | None]]:
        """What the rules made of one harm word."""
        tried: list[str] = []
        for rule in self.grammar.rules:
            found = rule(s, i)
            if found is None:
                tried.append(rule.__name__)
                continue
            for group in found.groups:
                yield self._of_group(s, found, group, i, rule.__name__, tuple(tried)), group
            if not found.groups:
                yield self._word(i, rule.__name__, f"the rule sees harm here, but nobody it is sure of{self._closest(s, i)}", tuple(tried)), None
            return
        if len(self.cut.words[i]) > SHORT:
            yield self._word(i, "none", f"a word of harm, but no rule found whom it happened to{self._closest(s, i)}", tuple(tried)), None

    def _closest(self, s: Any, i: int) -> str:
        """The people or number that stand closest to a word of harm and were not taken; empty where the sentence has none."""
        told = [group for group in s.groups if not group.silent and not group.first <= i < group.end]
        group = min(told, key=lambda g: max(g.first - i, i - g.end), default=None)
        return "" if group is None else f"; closest: “{self.cut.quote(group.first, group.end)}”"

    def _word(self, i: int, rule: str, reason: str, tried: tuple[str, ...]) -> Step:
        return Step("casualty", "abstained", rule, *span(self.cut, i, i + 1), self.docs.get(rule), tried, reason)

    def _of_group(self, s: Any, found: Found, group: Group, i: int, rule: str, tried: tuple[str, ...]) -> Step:
        start, end = span(self.cut, group.first, group.end)
        here = self.claims.get(start, [])
        claim = next((c for c in here if c.outcome == found.outcome), None) or next((c for c in here if c.rule == rule), None)
        if claim is not None and claim.rule == rule:
            return Step("casualty", "fired", rule, start, end, self.docs[rule], tried, claim=claim.id)
        reason = self._why(s, found, group, i, here)
        return Step("casualty", "dropped", rule, start, end, self.docs[rule], tried, reason, made={"outcome": found.outcome, "beside": s.word(i)})

    def _why(self, s: Any, found: Found, group: Group, i: int, here: Sequence[Casualty]) -> str:
        """Why people whom a rule found are no claim of its own."""
        if group.silent:
            return "points back at people told of before and gives no number"
        if self.grammar.modality(s, found, i) is None:
            return "nothing is said to have happened: a plan, a threat, a condition"
        if self.grammar.negated(s, found, group, i):
            return "the harm is denied of these people"
        if here:
            return f"these people are told of already, by the rule {here[0].rule}"
        start, end = span(self.cut, group.first, group.end)
        if any(place.start <= start and end <= place.end for place in self.places):
            return "this is the name of a place"
        return "told before, or a bare plural of people already told of"

    def _untaken(self, group: Group, harmed: bool) -> Step:
        what = (
            "people" if group.sure or group.named else "a number of something not known to be people" if group.head is not None else "a number alone"
        )
        reason = f"{what}, and no word of harm in this sentence took them" if harmed else f"{what}, and the sentence has no word of harm"
        count = group.count
        made = {"low": count.low, "high": count.high, "quantifier": count.quantifier, "who": group.who}
        return Step("people", "abstained", "group", *span(self.cut, group.first, group.end), reason=reason, made=made)

    def _numbers(self, s: Any, first: int, end: int) -> Iterator[Step]:
        """The figures that count nobody."""
        taken = {k for group in s.groups if not group.silent for k in range(group.first, group.end)}
        for i in range(first, end):
            if self.cut.words[i][0].isdigit() and i not in taken and i not in self.dated:
                yield Step("people", "abstained", "number", *span(self.cut, i, i + 1), reason=self._no_count(i, end))

    def _no_count(self, i: int, end: int) -> str:
        word, after = self.cut.words[i], self.cut.lower[i + 1] if i + 1 < end else ""
        if any(letter.isalpha() for letter in word):
            return "a number inside a longer word: an age, a calibre, a date"
        if i + 1 < end and self.cut.starts[i + 1] == self.cut.ends[i] and after[0].isalnum():
            return "a number that runs into the next word"
        if after in vocabulary(self.cut.language, "quantity").get("not_people", ()):
            return f"it counts “{after}”, no people"
        return "a year, a date, an age, or a number of something that is not known to be people"
