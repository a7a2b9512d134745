"""The pattern engine: at each anchor word of a text, the patterns of `pattern.py` are tried on the words around it."""

import functools
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from witnessmark.read.classes import classes
from witnessmark.read.counts.quantities import quantity_words
from witnessmark.read.expression import Kept, Phrase, Scene, Spans, Words, run, run_back
from witnessmark.read.pattern import Condition, Pattern, patterns
from witnessmark.read.segment import Segmented
from witnessmark.read.theme import Theme

NEAR = 6
# A sentence longer than this on either side is torn or a list; looking further would cost time and find other matters.
REACH = 80


class Match(NamedTuple):
    """Where a pattern fired: words `[first, end)` are the quote, `kept` the words of each field."""

    pattern: Pattern
    first: int
    end: int
    anchor: tuple[int, int]
    kept: Kept


class Attempt(NamedTuple):
    """One anchor seen, and what came of it. `reason` is null where the pattern fired."""

    sentence: tuple[int, int]
    anchor: tuple[int, int]
    rule: str
    match: Match | None
    reason: str | None


@functools.cache
def _index(language: str) -> Mapping[str, Sequence[tuple[Phrase, int, Pattern]]]:
    """First word of an anchor to the patterns it may start, in their order."""
    index: dict[str, list[tuple[Phrase, int, Pattern]]] = {}
    for order, pattern in enumerate(patterns(language)):
        for phrase in pattern.anchor.phrases:
            index.setdefault(phrase[0], []).append((phrase, order, pattern))
    return {word: sorted(entries, key=lambda e: (e[1], -len(e[0]))) for word, entries in index.items()}


def scene_of(cut: Segmented, spans: Spans) -> Scene:
    """What patterns are matched over; spans are given by first word and looked up from both ends."""
    return Scene(cut, spans, {topic: {end: first for first, end in table.items()} for topic, table in spans.items()})


class _Text:
    """A text while its patterns are tried: what holds for all of it is found out once."""

    def __init__(self, cut: Segmented, spans: Spans) -> None:
        self.cut, self.scene, self.theme = cut, scene_of(cut, spans), Theme(cut, spans.get("known_weapon", {}))
        self._seen = frozenset(cut.lower)
        self._has: dict[int, bool] = {}
        self._has_in: dict[tuple[int, int], bool] = {}
        self._spans = {topic: {cut.sentence_of(first) for first in table} for topic, table in spans.items()}
        self._fits: dict[str, bool] = {}

    def has(self, words: Words) -> bool:
        """Whether the first word of any of these phrases stands anywhere in the text."""
        found = self._has.get(id(words))
        if found is None:
            found = self._has[id(words)] = not words.heads.keys().isdisjoint(self._seen)
        return found

    def has_in(self, words: Words, number: int) -> bool:
        """Whether the first word of any of these phrases stands in this sentence."""
        if not self.has(words):
            return False
        found = self._has_in.get((id(words), number))
        if found is None:
            start, stop = self.cut.sentences[number]
            found = self._has_in[id(words), number] = not words.heads.keys().isdisjoint(self.cut.lower[start:stop])
        return found

    def may_match(self, pattern: Pattern, number: int) -> bool:
        """Whether this sentence has what the pattern cannot do without."""
        for topic in pattern.topics:
            if topic in self._spans and number not in self._spans[topic]:
                return False
        return all(self.has_in(words, number) for words in pattern.words)

    def fits(self, pattern: Pattern) -> bool:
        """Whether the text speaks as much of war as the pattern asks for."""
        found = self._fits.get(pattern.rule)
        if found is None:
            asked = (c.number for c in pattern.needs if c.test == "theme")
            found = self._fits[pattern.rule] = all(self.theme.different >= min(number, self.theme.fair) for number in asked)
        return found


class _Anchor(NamedTuple):
    """An anchor's words `[first, end)` in sentence `number`, which is the words `[start, stop)`."""

    first: int
    end: int
    number: int
    start: int
    stop: int


def _anchors(cut: Segmented) -> Iterator[tuple[_Anchor, Pattern]]:
    """Each anchor of a pattern in text order, the longest phrase of a pattern at each word; the patterns in their order."""
    index, lower = _index(cut.language), cut.lower
    for i in [i for i, word in enumerate(lower) if word in index]:
        number = cut.sentence_of(i)
        start, stop = cut.sentences[number]
        last = -1
        for phrase, order, pattern in index[lower[i]]:
            end = i + len(phrase)
            if order != last and end <= stop and (len(phrase) == 1 or tuple(lower[i:end]) == phrase):
                last = order
                yield _Anchor(i, end, number, start, stop), pattern


def attempts(cut: Segmented, spans: Spans) -> Iterator[Attempt]:
    """Every anchor of the text with what came of it, in text order; overlaps are not yet settled."""
    text = _Text(cut, spans)
    for at, pattern in _anchors(cut):
        found = _match(text, pattern, at)
        reason = _reason(text, pattern, at) if found is None else None
        yield Attempt((at.start, at.stop), (at.first, at.end), pattern.rule, found, reason)


def _reason(text: _Text, pattern: Pattern, at: _Anchor) -> str | None:
    """Why a pattern abstains: what speaks against it first, then the words around, then what it lacks."""
    for condition in pattern.unless:
        if _holds(condition, text, at):
            return condition.reason
    if run_back(pattern.before, text.scene, at.first, at.start) is None:
        return f"the words before do not fit: {_beside(text.cut, at.first - 1, at)}"
    if run(pattern.after, text.scene, at.end, at.stop) is None:
        return f"the words after do not fit: {_beside(text.cut, at.end, at)}"
    return next((condition.reason for condition in pattern.needs if not _holds(condition, text, at)), None)


def _beside(cut: Segmented, i: int, at: _Anchor) -> str:
    """The word right beside an anchor, where a row of words that does not fit begins."""
    return f"“{cut.words[i]}”" if at.start <= i < at.stop else "nothing stands there"


def _match(text: _Text, pattern: Pattern, at: _Anchor) -> Match | None:
    """The match, or null. What costs least is asked first; no order of asking changes the answer."""
    if not text.fits(pattern) or not text.may_match(pattern, at.number):
        return None
    left = run_back(pattern.before, text.scene, at.first, at.start)
    right = None if left is None else run(pattern.after, text.scene, at.end, at.stop)
    if left is None or right is None:
        return None
    if any(_holds(c, text, at) for c in pattern.unless) or not all(_holds(c, text, at) for c in pattern.needs):
        return None
    anchor = (at.first, at.end)
    own: Kept = {pattern.field: anchor} if pattern.field is not None else {}
    if pattern.begins_after and right[0] > at.end:
        begin = _past_that(text.cut, at.end, right[0])
        left, anchor = (begin, left[1]), (begin, begin + 1)
    first, end = _trimmed(text.cut, left[0], anchor, right[0])
    return Match(pattern, first, end, anchor, {**own, **left[1], **right[1]})


def _past_that(cut: Segmented, first: int, end: int) -> int:
    """The first word of what is expected or warned of: a "that" is left out."""
    opening = classes(cut.language).get("clause_opens")
    past = None if opening is None else opening.forward(cut.lower, first, end - 1)
    return first if past is None else past


def within(cut: Segmented, words: tuple[int, int], reach: int = REACH) -> tuple[int, int]:
    """The part of a sentence within reach of some of its words."""
    first, end = cut.sentences[cut.sentence_of(words[0])]
    return max(first, words[0] - reach), min(end, words[1] + reach)


def _holds(condition: Condition, text: _Text, at: _Anchor) -> bool:
    if condition.test == "before":
        return run_back(condition.items, text.scene, at.first, at.start) is not None
    if condition.test == "after":
        return run(condition.items, text.scene, at.end, at.stop) is not None
    if condition.test == "theme":
        return text.theme.different >= min(condition.number, text.theme.fair)
    if condition.test == "nearby":
        return text.theme.nearby(at.number) >= min(condition.number, text.theme.fair)
    return text.has(condition.words) and _stands_near(condition, text.cut.lower, at)


def _stands_near(condition: Condition, lower: list[str], at: _Anchor) -> bool:
    reach = NEAR if condition.test == "near" else REACH
    heads, first, end = condition.words.heads, max(at.start, at.first - reach), min(at.stop, at.end + reach)
    return any(lower[i] in heads and condition.words.forward(lower, i, end) is not None for i in range(first, end))


def _trimmed(cut: Segmented, first: int, anchor: tuple[int, int], end: int) -> tuple[int, int]:
    """A quote does not begin with "and of" nor end on "of the": such words at its ends are left out, never the anchor's nor
    those of a bound ("at least five shops")."""
    bounds = quantity_words(cut.language).bounds
    known = classes(cut.language)
    starts, ends = (known[name].heads if name in known else {} for name in ("loose_start", "loose"))
    while end > anchor[1] and (cut.lower[end - 1] in ends or not cut.words[end - 1][0].isalnum()):
        end -= 1
    while first < anchor[0] and (cut.lower[first] in starts or not cut.words[first][0].isalnum()) and bounds.at(cut.lower, first, end) is None:
        first += 1
    if first < anchor[0] and "lead" in known and first > cut.sentence_starts[cut.sentence_of(first)] and cut.lower[first - 1] in known["lead"].heads:
        first -= 1
    return _with_marks(cut, first, end)


def _with_marks(cut: Segmented, first: int, end: int) -> tuple[int, int]:
    """A quote that has one of the two marks around a name («Шахед») has the other too."""
    words = cut.words[first:end]
    if words.count("«") < words.count("»") and first > 0 and cut.words[first - 1] == "«":
        first -= 1
    if words.count("«") > words.count("»") and end < len(cut.words) and cut.words[end] == "»":
        end += 1
    return first, end


def matches(cut: Segmented, spans: Spans) -> list[Match]:
    """What fired, in text order; of overlapping quotes of one kind the pattern listed first stands."""
    text, order = _Text(cut, spans), _order(cut.language)
    found = (_match(text, pattern, at) for at, pattern in _anchors(cut))
    fired = sorted((match for match in found if match is not None), key=lambda m: (order[m.pattern.rule], m.first))
    taken: dict[str, set[int]] = {}
    kept = []
    for match in fired:
        words = taken.setdefault(match.pattern.kind, set())
        if words.isdisjoint(range(match.first, match.end)):
            words.update(range(match.first, match.end))
            kept.append(match)
    return sorted(kept, key=lambda m: (m.first, m.end, m.pattern.rule))


@functools.cache
def _order(language: str) -> Mapping[str, int]:
    """Each rule to its place in the order of the pattern files."""
    return {pattern.rule: k for k, pattern in enumerate(patterns(language))}
