"""The [harm] table of a language: which word tells of which outcome, and how it takes its people."""

import functools
from collections.abc import Iterable, Mapping
from typing import Literal, TypeAlias

from witnessmark.model.count import Outcome
from witnessmark.read.inflection import spellings
from witnessmark.read.vocabulary import vocabulary

OUTCOMES: tuple[Outcome, ...] = ("killed", "injured", "detained", "missing", "affected")
Form: TypeAlias = Literal["past", "ing", "base", "died", "adjective", "noun"]
# What a language with cases calls the same.
WAYS: dict[str, Form] = {"suffers": "died", "done": "past", "does": "past", "people": "noun", "of": "noun"}


class HarmWords(dict[str, frozenset[str]]):
    """The lists of words by their names in the language file. `triggers` maps a word to its outcome and form."""

    def __init__(
        self, lists: Mapping[str, frozenset[str]], triggers: Mapping[str, tuple[Outcome, Form]], nouns: Mapping[str, Outcome], anchors: frozenset[str]
    ) -> None:
        super().__init__(lists)
        self.triggers, self.nouns, self.anchors = triggers, nouns, anchors


@functools.cache
def harm_words(language: str) -> HarmWords:
    """The harm words of one language. A word that stands in two tables keeps its verb form; nouns are kept beside."""
    table = vocabulary(language, "harm")
    triggers: dict[str, tuple[Outcome, Form]] = {}
    nouns: dict[str, Outcome] = {}
    for outcome in OUTCOMES:
        verbs = table.get(outcome, {})
        _put(triggers, verbs.get("past", ()), (outcome, "past"))
        _put(triggers, verbs.get("ing", ()), (outcome, "ing"))
        _put(triggers, verbs.get("base", ()), (outcome, "base"))
        _put(triggers, table.get("died", {}).get(outcome, ()), (outcome, "died"))
        _put(triggers, table.get("adjectives", {}).get(outcome, ()), (outcome, "adjective"))
        _put(triggers, table.get("nouns", {}).get(outcome, ()), (outcome, "noun"))
        for way, form in WAYS.items():
            _put(triggers, spellings(verbs.get(way, ()), language), (outcome, form))
        nouns.update(dict.fromkeys(table.get("nouns", {}).get(outcome, ()), outcome))
    sets = {name: frozenset(words) for name, words in table.items() if isinstance(words, list)}
    extra = ("bodies", "toll", "number_of", "victims", "headline", "hospital", "rubble", "injury_nouns", "lives", "captive", "custody", "violent")
    anchors = frozenset(triggers).union(*(sets.get(name, frozenset()) for name in extra))
    return HarmWords(sets, triggers=triggers, nouns=nouns, anchors=anchors)


def _put(triggers: dict[str, tuple[Outcome, Form]], words: Iterable[str], meaning: tuple[Outcome, Form]) -> None:
    for word in words:
        triggers.setdefault(word, meaning)
