"""The pattern files: an anchor word, then a few rules about the words around it.

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
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from witnessmark.read.classes import classes
from witnessmark.read.expression import Item, Words, items_of, words_of

FOLDER = Path(__file__).parent / "patterns"
TESTS = ("before", "after", "near", "sentence", "theme", "nearby")


class Condition(NamedTuple):
    """One thing that must, or must not, hold beside the anchor; `reason` is said where it makes a pattern abstain."""

    test: str
    items: tuple[Item, ...]
    words: Words
    number: int
    reason: str


class Pattern(NamedTuple):
    """One pattern of a file. `rule` is what a claim names: the file's name and the pattern's.

    Of each of `words`, one must stand in the sentence, and a span of each of `topics`, or the pattern need not be tried.
    """

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
    words: tuple[Words, ...]
    topics: tuple[str, ...]


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
    before, after = items_of(entry.get("before", ""), known), items_of(entry.get("after", ""), known)
    always = [item for item in (*before, *after) if item.least > 0]
    return Pattern(
        rule=rule,
        kind=kind,
        anchor=words_of(entry["anchor"], known),
        before=before,
        after=after,
        words=tuple(item.words for item in always if item.words is not None),
        topics=tuple(item.topic for item in always if item.topic is not None),
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
