"""The pattern engine: an anchor word, then a few rules about the words around it.

Patterns live in `patterns/<name>.toml`. A file has a `kind` (the kind of claim its patterns make) and, under the code of each
language, a list of patterns. No Python is needed to add one:

    kind = "measure"

    [[en]]
    name = "curfew"                                # with the file's name the claim's rule: measure.curfew
    anchor = "curfew|curfews"                      # any of these words starts the work
    before = "@imposed a?"                         # what must stand directly before the anchor
    after = "~{6}"                                 # what must stand directly after it
    field = "measure"                              # the anchor's own words give this field
    gives = { measure = "curfew" }                 # or: fields given as they stand
    begins = "after"                               # the quote leaves out the anchor and what stands before it
    needs = [{ theme = 1, reason = "…" }]          # else it abstains, saying why
    unless = [{ after = "tower", reason = "…" }]   # abstains where this fits, saying why
    examples = ["The mayor [imposed a curfew from dusk to dawn]."]
    counter_examples = ["The Curfew Tower is a museum."]

`before` and `after` are written in the language of `expression.py`. A condition has one test: `before` or `after` (directly
beside the anchor), `near` (one of these words within six words of it), `sentence` (one of these words in its sentence),
`theme` (so many different words of war in the document) or `nearby` (so many words of war in this and the two
neighbouring sentences), fewer in a short text. Words kept as `field:item` give the claim's field: they are looked up in the vocabulary's table
`[statements.fields.<field>]`, so that "airstrikes" becomes airstrike. Where two claims of one kind overlap, the pattern
listed first wins. The examples are tests: the words in square brackets are the quote that must come out.
A pattern that says only in other words what another language's does is `like = "uk"`: it takes over all it does not say itself.
"""

import functools
import tomllib
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from witnessmark.read.counts.quantities import quantity_words
from witnessmark.read.expression import Item, Kept, Phrase, Scene, Spans, Words, items_of, run, run_back, words_of
from witnessmark.read.inflection import CASES
from witnessmark.read.phrases import inflected, labelled, spelled
from witnessmark.read.segment import Segmented
from witnessmark.read.vocabulary import vocabulary

FOLDER = Path(__file__).parent / "patterns"
NEAR = 6
# A sentence longer than this on either side is torn or a list; looking further would cost time and find other matters.
REACH = 80
# A post of two lines cannot hold many words of war: no more of them are asked for than one in so many words.
FAIR = 40
TESTS = ("before", "after", "near", "sentence", "theme", "nearby")


class Condition(NamedTuple):
    """One thing that must, or must not, hold beside the anchor; `reason` is said where it makes a pattern abstain."""

    test: str
    items: tuple[Item, ...]
    words: Words
    number: int
    reason: str


class Pattern(NamedTuple):
    """One pattern of a file. `rule` is what a claim names: the file's name and the pattern's."""

    rule: str
    kind: str
    anchor: Words
    before: tuple[Item, ...]
    after: tuple[Item, ...]
    field: str | None
    begins_after: bool
    gives: Mapping[str, str]
    needs: tuple[Condition, ...]
    unless: tuple[Condition, ...]
    examples: tuple[str, ...]
    counter_examples: tuple[str, ...]


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


class Classes(Mapping[str, Words]):
    """The word classes of a language: the lists of [statements.words], all words of a field by its name, and those of one of
    its values ("extent.destroyed"). A case behind a name leaves only the spellings in it ("objects.nominative")."""

    def __init__(self, language: str) -> None:
        topic = vocabulary(language, "statements")
        self.language, self.known = language, dict[str, Words]()
        self.entries: dict[str, list[str]] = {name: list(words) for name, words in topic.get("words", {}).items()}
        for field, table in topic.get("fields", {}).items():
            self.entries[field] = [word for words in table.values() for word in words]
            self.entries.update({f"{field}.{value.replace(' ', '_')}": list(words) for value, words in table.items()})

    def __getitem__(self, name: str) -> Words:
        if name not in self.known:
            self.known[name] = Words(self._phrases(name))
        return self.known[name]

    def _phrases(self, name: str) -> list[Phrase]:
        plain, dot, case = name.rpartition(".")
        if dot and case in CASES:
            return [found.words for entry in self.entries[plain] for found in inflected(entry, self.language) if case in found.cases]
        return spelled(self.entries[name], self.language)

    def __iter__(self) -> Iterator[str]:
        return iter(self.entries)

    def __len__(self) -> int:
        return len(self.entries)


@functools.cache
def classes(language: str) -> Classes:
    """The word classes of a language; each is spelled out when it is first asked for."""
    return Classes(language)


@functools.cache
def pattern_files() -> tuple[str, ...]:
    """The names of the pattern files, sorted."""
    return tuple(sorted(path.stem for path in FOLDER.glob("*.toml")))


@functools.cache
def patterns(language: str) -> tuple[Pattern, ...]:
    """All patterns of a language, by file name and then in the order of the file."""
    return tuple(pattern for name in pattern_files() for pattern in _patterns_of(name, language))


def _patterns_of(name: str, language: str) -> Iterator[Pattern]:
    table = tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))
    for written in table.get(language, ()):
        entry = _completed(written, table)
        try:
            yield _pattern(f"{name}.{entry['name']}", table["kind"], entry, classes(language))
        except (ValueError, KeyError) as problem:
            raise ValueError(f"pattern {entry.get('name', '?')} of {name}.toml: {problem}") from problem


def _completed(entry: Mapping[str, Any], table: Mapping[str, Any]) -> Mapping[str, Any]:
    """An entry that is `like` another language's takes all it does not say itself from the pattern of its name there."""
    if "like" not in entry:
        return entry
    shared = next(other for other in table[entry["like"]] if other["name"] == entry["name"])
    return {**{key: value for key, value in shared.items() if key not in ("examples", "counter_examples")}, **entry}


def _pattern(rule: str, kind: str, entry: Mapping[str, Any], known: Mapping[str, Words]) -> Pattern:
    return Pattern(
        rule=rule,
        kind=kind,
        anchor=words_of(entry["anchor"], known),
        before=items_of(entry.get("before", ""), known),
        after=items_of(entry.get("after", ""), known),
        field=entry.get("field"),
        begins_after=entry.get("begins") == "after",
        gives=entry.get("gives", {}),
        needs=tuple(_condition(c, known) for c in entry.get("needs", ())),
        unless=tuple(_condition(c, known) for c in entry.get("unless", ())),
        examples=tuple(entry.get("examples", ())),
        counter_examples=tuple(entry.get("counter_examples", ())),
    )


def _condition(entry: Mapping[str, Any], known: Mapping[str, Words]) -> Condition:
    test = next((name for name in TESTS if name in entry), None)
    if test is None or "reason" not in entry:
        raise ValueError(f"a condition needs a reason and one of {', '.join(TESTS)}")
    value = entry[test]
    items = items_of(value, known) if test in ("before", "after") else ()
    words = words_of(value, known) if test in ("near", "sentence") else Words(())
    return Condition(test, items, words, value if isinstance(value, int) else 0, entry["reason"])


@functools.cache
def _index(language: str) -> Mapping[str, Sequence[tuple[Phrase, int, Pattern]]]:
    """First word of an anchor to the patterns it may start, in their order."""
    index: dict[str, list[tuple[Phrase, int, Pattern]]] = {}
    for order, pattern in enumerate(patterns(language)):
        for phrase in pattern.anchor.phrases:
            index.setdefault(phrase[0], []).append((phrase, order, pattern))
    return {word: sorted(entries, key=lambda e: (e[1], -len(e[0]))) for word, entries in index.items()}


class Theme:
    """How much a document, and each of its passages, speaks of war."""

    def __init__(self, cut: Segmented) -> None:
        words = _theme_words(cut.language)
        self.cut = cut
        self.at = [i for i, word in enumerate(cut.lower) if word in words]
        self.different = len({words[cut.lower[i]] for i in self.at}) - _accidents(cut)
        self.fair = max(1, len(cut.words) // FAIR)

    def nearby(self, sentence: int) -> int:
        """Words of war in this sentence and its two neighbours."""
        sentences = self.cut.sentences
        first, end = sentences[max(sentence - 1, 0)][0], sentences[min(sentence + 1, len(sentences) - 1)][1]
        return bisect_left(self.at, end) - bisect_left(self.at, first)


@functools.cache
def _theme_words(language: str) -> Mapping[str, str]:
    labels = labelled(vocabulary(language, "statements").get("theme", {}), language)
    return {words[0]: name for words, name in labels.items() if len(words) == 1}


def _accidents(cut: Segmented) -> int:
    """Different words of accidents, which have their dead, their fires and blows too: each takes one word of war away."""
    words = _accident_words(cut.language)
    return len({words[word] for word in cut.lower if word in words}) if words else 0


@functools.cache
def _accident_words(language: str) -> Mapping[str, str]:
    labels = labelled(vocabulary(language, "statements").get("accidents", {}), language)
    return {words[0]: name for words, name in labels.items() if len(words) == 1}


def scene_of(cut: Segmented, spans: Spans) -> Scene:
    """What patterns are matched over; spans are given by first word and looked up from both ends."""
    return Scene(cut, spans, {topic: {end: first for first, end in table.items()} for topic, table in spans.items()})


def attempts(cut: Segmented, spans: Spans) -> Iterator[Attempt]:
    """Every anchor of the text with what came of it, in text order; overlaps are not yet settled."""
    index, scene, theme = _index(cut.language), scene_of(cut, spans), Theme(cut)
    for i in [i for i, word in enumerate(cut.lower) if word in index]:
        number = cut.sentence_of(i)
        sentence, tried = cut.sentences[number], set()
        for phrase, order, pattern in index[cut.lower[i]]:
            end = i + len(phrase)
            if order in tried or end > sentence[1] or tuple(cut.lower[i:end]) != phrase:
                continue
            tried.add(order)
            found = _try(pattern, scene, (i, end), number, theme)
            yield Attempt(sentence, (i, end), pattern.rule, *((found, None) if isinstance(found, Match) else (None, found)))


def _try(pattern: Pattern, scene: Scene, anchor: tuple[int, int], number: int, theme: Theme) -> Match | str:
    """The match, or the reason why there is none."""
    sentence = scene.cut.sentences[number]
    for condition in pattern.unless:
        if _holds(condition, scene, anchor, number, theme):
            return condition.reason
    left = run_back(pattern.before, scene, anchor[0], sentence[0])
    if left is None:
        return "the words before do not fit"
    right = run(pattern.after, scene, anchor[1], sentence[1])
    if right is None:
        return "the words after do not fit"
    for condition in pattern.needs:
        if not _holds(condition, scene, anchor, number, theme):
            return condition.reason
    own: Kept = {pattern.field: anchor} if pattern.field is not None else {}
    if pattern.begins_after and right[0] > anchor[1]:
        begin = _past_that(scene.cut, anchor[1], right[0])
        left, anchor = (begin, left[1]), (begin, begin + 1)
    first, end = _trimmed(scene.cut, left[0], anchor, right[0])
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


def _holds(condition: Condition, scene: Scene, anchor: tuple[int, int], number: int, theme: Theme) -> bool:
    first, end = scene.cut.sentences[number]
    if condition.test == "before":
        return run_back(condition.items, scene, anchor[0], first) is not None
    if condition.test == "after":
        return run(condition.items, scene, anchor[1], end) is not None
    if condition.test == "theme":
        return theme.different >= min(condition.number, theme.fair)
    if condition.test == "nearby":
        return theme.nearby(number) >= min(condition.number, theme.fair)
    first, end = within(scene.cut, anchor, NEAR if condition.test == "near" else REACH)
    heads, lower = condition.words.heads, scene.cut.lower
    if heads.keys().isdisjoint(lower[first:end]):
        return False
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
    order = {pattern.rule: k for k, pattern in enumerate(patterns(cut.language))}
    fired = sorted((a.match for a in attempts(cut, spans) if a.match is not None), key=lambda m: (order[m.pattern.rule], m.first))
    taken: dict[str, set[int]] = {}
    kept = []
    for match in fired:
        words = taken.setdefault(match.pattern.kind, set())
        if words.isdisjoint(range(match.first, match.end)):
            words.update(range(match.first, match.end))
            kept.append(match)
    return sorted(kept, key=lambda m: (m.first, m.end, m.pattern.rule))
