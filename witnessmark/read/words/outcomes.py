"""Every word and phrase of a language that tells of an outcome, whatever table of [harm] it stands in."""

import functools
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from witnessmark.model.count import Outcome
from witnessmark.read.inflection import spellings
from witnessmark.read.lookup import Lookup
from witnessmark.read.segment import Segmented
from witnessmark.read.vocabulary import vocabulary
from witnessmark.read.words.harm import OUTCOMES, harm_words

# Lists of [harm] whose words tell of one outcome by themselves («дістали поранення», "bodies", «у полоні»). Not those that mostly
# tell of something else: a life, a hospital, losses.
LISTS: Mapping[str, Outcome] = {
    "injury_nouns": "injured",
    "treated": "injured",
    "condition": "injured",
    "bodies": "killed",
    "suicide": "killed",
    "rubble": "missing",
    "missing": "missing",
    "missing_verbs": "missing",
    "captive": "detained",
    "captive_state": "detained",
    "custody": "detained",
    "victims": "affected",
}


def told(cut: Segmented, first: int, end: int) -> set[Outcome]:
    """The outcomes that words [first, end) tell of. Who is killed or injured is affected too."""
    words = outcome_words(cut.language)
    found = {outcome for outcome, known in words.items() if any(known.at(cut.lower, k, end) is not None for k in range(first, end))}
    return found | {"affected"} if {"killed", "injured"} & found else found


def outcome_of(word: str, language: str) -> Outcome | None:
    """The first outcome that a word by itself tells of; null where it tells of none."""
    words = outcome_words(language)
    return next((outcome for outcome, known in words.items() if known.at((word,), 0, 1) is not None), None)


@functools.cache
def outcome_words(language: str) -> Mapping[Outcome, Lookup[bool]]:
    """By outcome, the words and phrases of a language that tell of it; empty where it has no [harm]."""
    table = vocabulary(language, "harm")
    lists = {**table, **table.get("phrases", {})}
    plain = harm_words(language).triggers
    found: dict[Outcome, Lookup[bool]] = {}
    for outcome in OUTCOMES:
        tables = (table.get(outcome, {}), *(table.get(form, {}).get(outcome, ()) for form in ("nouns", "died", "adjectives")))
        named = (lists.get(name, ()) for name, of in LISTS.items() if of == outcome)
        entries = {entry for entries in (*tables, *named) for entry in _entries(entries)}
        found[outcome] = Lookup({True: {*spellings(sorted(entries), language), *(word for word, (of, _) in plain.items() if of == outcome)}})
    return found


def _entries(table: Mapping[str, Any] | Iterable[str]) -> Iterator[str]:
    if isinstance(table, Mapping):
        for entries in table.values():
            yield from entries
    else:
        yield from table
