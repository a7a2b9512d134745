"""The little language of the pattern files: words in a row, matched over the words of one sentence.

An expression is items parted by spaces, in reading order:

    word        this word (lower case); a|b|c one of several; air+raid two words as one item
    @class      a word or phrase of the class in the language's [statements] tables
    {weapon}    a span another layer found (weapon, place, actor, nation); where that layer did not work, a capitalised word
    _           any word that is not a mark
    ~           any word of the same clause: neither a mark nor a word of @clause_ends
    =           any word of the same phrase: as ~, no word of @phrase_ends ("and", "was", "after") either, and none that
                ends as a word of @verb_endings does
    *           any word inside a noun phrase: as =, and no word of @the
    <           as =, but as few as will do
    Name        a capitalised word
    Number      a number in digits
    "           any quotation mark

An item may be followed by ? (may be absent) or {n} (up to n in a row, none included), and preceded by `field:`, which
keeps its words under that name. Items in brackets with a ? stand or fall together: `(on|at the? ={5})?`. Items are greedy
and give back where the rest would not fit.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple, TypeAlias

from witnessmark.read.segment import Segmented

Phrase: TypeAlias = tuple[str, ...]
Spans: TypeAlias = Mapping[str, Mapping[int, int]]
"""Spans found by other layers: topic, then first word to end word."""

ITEM = re.compile(r"(?:(?P<field>[a-z_]+):)?(?P<what>(?:\{[a-z_]+\}|[^\s{}?()])+)(?P<many>\?|\{\d+\})?")
GROUP = re.compile(r"\((?P<group>[^()]*)\)\?|[^()]+|[()]")
QUOTES = frozenset("\"'“”‘’«»„`")


class Words:
    """A set of words and phrases that can be looked for forwards and backwards; the longest is taken.

    `heads` are the phrases by first and second word, `tails` by last and last but one; those of one word are `alone`.
    """

    def __init__(self, phrases: Iterable[Phrase]) -> None:
        self.phrases = tuple(sorted(set(phrases), key=lambda p: (-len(p), p)))
        self.heads: dict[str, dict[str, list[Phrase]]] = {}
        self.tails: dict[str, dict[str, list[Phrase]]] = {}
        self.alone = frozenset(phrase[0] for phrase in self.phrases if len(phrase) == 1)
        for phrase in self.phrases:
            seconds, last_but_ones = self.heads.setdefault(phrase[0], {}), self.tails.setdefault(phrase[-1], {})
            if len(phrase) > 1:
                seconds.setdefault(phrase[1], []).append(phrase)
                last_but_ones.setdefault(phrase[-2], []).append(phrase)

    def forward(self, lower: list[str], at: int, stop: int) -> int | None:
        """The end of the longest phrase that begins at word `at`, or null."""
        word = lower[at]
        seconds = self.heads.get(word)
        if seconds and at + 1 < stop:
            for phrase in seconds.get(lower[at + 1], ()):
                end = at + len(phrase)
                if end <= stop and tuple(lower[at:end]) == phrase:
                    return end
        return at + 1 if seconds is not None and at < stop and word in self.alone else None

    def backward(self, lower: list[str], at: int, stop: int) -> int | None:
        """The first word of the longest phrase that ends before word `at`, or null."""
        word = lower[at - 1]
        last_but_ones = self.tails.get(word)
        if last_but_ones and at - 1 > stop:
            for phrase in last_but_ones.get(lower[at - 2], ()):
                first = at - len(phrase)
                if first >= stop and tuple(lower[first:at]) == phrase:
                    return first
        return at - 1 if last_but_ones is not None and at > stop and word in self.alone else None


class Scene(NamedTuple):
    """What an expression is matched over: the cut text and the spans of other layers, in both directions."""

    cut: Segmented
    forward: Spans
    backward: Spans


Step: TypeAlias = Callable[[Scene, int, int], int | None]


class Item(NamedTuple):
    """One item: how it steps forwards and backwards, how often, and under which name it is kept; or an optional group.

    `words` are those of which one begins it, `topic` the spans it asks for, each where there is no other way to match it.
    """

    forward: Step
    backward: Step
    least: int
    most: int
    field: str | None
    group: "tuple[Item, ...] | None" = None
    few: bool = False
    words: Words | None = None
    topic: str | None = None


Kept: TypeAlias = dict[str, tuple[int, int]]


def run(items: tuple[Item, ...], scene: Scene, at: int, stop: int, k: int = 0) -> tuple[int, Kept] | None:
    """Matches forwards from word `at`; the end reached and the words kept, or null."""
    if k == len(items):
        return at, {}
    item, reached = items[k], [at]
    if item.group is not None:
        return run((*item.group, *items[k + 1 :]), scene, at, stop) or run(items, scene, at, stop, k + 1)
    while len(reached) <= item.most and reached[-1] < stop:
        step = item.forward(scene, reached[-1], stop)
        if step is None:
            break
        reached.append(step)
    for end in reached[item.least :] if item.few else reversed(reached[item.least :]):
        rest = run(items, scene, end, stop, k + 1)
        if rest is not None:
            return _keep(rest, item.field, at, end)
    return None


def run_back(items: tuple[Item, ...], scene: Scene, at: int, stop: int, k: int | None = None) -> tuple[int, Kept] | None:
    """Matches backwards from the boundary before word `at`; the first word reached and the words kept, or null."""
    k = len(items) if k is None else k
    if k == 0:
        return at, {}
    item, reached = items[k - 1], [at]
    if item.group is not None:
        return run_back((*items[: k - 1], *item.group), scene, at, stop) or run_back(items, scene, at, stop, k - 1)
    while len(reached) <= item.most and reached[-1] > stop:
        step = item.backward(scene, reached[-1], stop)
        if step is None:
            break
        reached.append(step)
    for first in reached[item.least :] if item.few else reversed(reached[item.least :]):
        rest = run_back(items, scene, first, stop, k - 1)
        if rest is not None:
            return _keep(rest, item.field, first, at)
    return None


def _keep(rest: tuple[int, Kept], field: str | None, first: int, end: int) -> tuple[int, Kept]:
    if field is None or end == first:
        return rest
    more = rest[1].get(field, (first, end))  # the same name twice keeps all from the first to the last
    return rest[0], {**rest[1], field: (min(first, more[0]), max(end, more[1]))}


def items_of(expression: str, classes: Mapping[str, Words]) -> tuple[Item, ...]:
    """Reads an expression; an unknown class or a stray mark is an error that names it."""
    items: list[Item] = []
    for part in GROUP.finditer(expression):
        if part["group"] is not None:
            items.append(Item(_nowhere, _nowhere, 0, 1, None, items_of(part["group"], classes)))
        else:
            items += [_item(token, classes) for token in part.group().split()]
    return tuple(items)


def _item(token: str, classes: Mapping[str, Words]) -> Item:
    found = ITEM.fullmatch(token)
    if found is None:
        raise ValueError(f"not an item of a pattern: {token!r}")
    what = found["what"]
    parts = what.split("|")
    words = None if any(part in _TESTS or part.startswith("{") for part in parts) else words_of(what, classes)
    topic = what[1:-1] if what.startswith("{") and len(parts) == 1 else None
    return Item(*_steps(what, classes), *_many(found["many"]), found["field"], few=what == "<", words=words, topic=topic)


def _nowhere(scene: Scene, at: int, stop: int) -> None:
    """A group has no step of its own."""


def _many(mark: str | None) -> tuple[int, int]:
    if mark is None:
        return 1, 1
    return (0, 1) if mark == "?" else (0, int(mark[1:-1]))


def _steps(what: str, classes: Mapping[str, Words]) -> tuple[Step, Step]:
    """The steps of one item; of its alternatives the first that fits is taken, spans and tests before words."""
    parts = what.split("|")
    special = [part for part in parts if part in _TESTS or part.startswith("{")]
    plain = [part for part in parts if part not in special]
    steps = [_span_steps(part[1:-1]) if part.startswith("{") else _single(_TESTS[part](classes)) for part in special]
    if plain:
        steps.append(_word_steps(words_of("|".join(plain), classes)))
    return steps[0] if len(steps) == 1 else (_first_of([f for f, _ in steps]), _first_of([b for _, b in steps]))


def _first_of(steps: list[Step]) -> Step:
    def step(scene: Scene, at: int, stop: int) -> int | None:
        return next((found for one in steps if (found := one(scene, at, stop)) is not None), None)

    return step


def _word_steps(words: Words) -> tuple[Step, Step]:
    return (lambda s, at, stop: words.forward(s.cut.lower, at, stop)), (lambda s, at, stop: words.backward(s.cut.lower, at, stop))


def words_of(what: str, classes: Mapping[str, Words]) -> Words:
    """The words of one item: alternatives parted by |, each a word, a phrase joined by + or a class."""
    parts = [_class(part, classes) if part.startswith("@") else Words([tuple(part.split("+"))]) for part in what.split("|")]
    return parts[0] if len(parts) == 1 else Words(phrase for part in parts for phrase in part.phrases)


def _class(name: str, classes: Mapping[str, Words]) -> Words:
    if name[1:] not in classes:
        raise ValueError(f"no word class {name} in the vocabulary")
    return classes[name[1:]]


def _span_steps(topic: str) -> tuple[Step, Step]:
    def forward(scene: Scene, at: int, stop: int) -> int | None:
        if topic not in scene.forward:
            return at + 1 if scene.cut.words[at][0].isupper() else None
        end = scene.forward.get(topic, {}).get(at)
        return end if end is not None and end <= stop else None

    def backward(scene: Scene, at: int, stop: int) -> int | None:
        if topic not in scene.backward:
            return at - 1 if scene.cut.words[at - 1][0].isupper() else None
        first = scene.backward.get(topic, {}).get(at)
        return first if first is not None and first >= stop else None

    return forward, backward


def _single(test: Callable[[Scene, int], bool]) -> tuple[Step, Step]:
    return (lambda s, at, stop: at + 1 if test(s, at) else None), (lambda s, at, stop: at - 1 if test(s, at - 1) else None)


def _word_until(*names: str) -> Callable[[Mapping[str, Words]], Callable[[Scene, int], bool]]:
    def test_of(classes: Mapping[str, Words]) -> Callable[[Scene, int], bool]:
        ends = frozenset(phrase[0] for name in names if name in classes for phrase in classes[name].phrases)
        verbs = tuple(ending for (ending,) in classes["verb_endings"].phrases) if "phrase_ends" in names and "verb_endings" in classes else ()
        if verbs:
            return lambda s, i: s.cut.words[i][0].isalnum() and s.cut.lower[i] not in ends and not s.cut.lower[i].endswith(verbs)
        return lambda s, i: s.cut.words[i][0].isalnum() and s.cut.lower[i] not in ends

    return test_of


_TESTS: Mapping[str, Callable[[Mapping[str, Words]], Callable[[Scene, int], bool]]] = {
    "_": _word_until(),
    "~": _word_until("clause_ends"),
    "=": _word_until("clause_ends", "phrase_ends"),
    "<": _word_until("clause_ends", "phrase_ends"),
    "*": _word_until("clause_ends", "phrase_ends", "the"),
    "Name": lambda classes: lambda s, i: s.cut.words[i][0].isupper(),
    "Number": lambda classes: lambda s, i: s.cut.words[i][0].isdigit(),
    '"': lambda classes: lambda s, i: s.cut.words[i] in QUOTES,
}
