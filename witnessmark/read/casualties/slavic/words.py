"""The people, harm and grammar words of a language with cases, ready to be asked."""

import functools
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal, TypeAlias

from witnessmark.model.count import Outcome, Who
from witnessmark.read.inflection import Case, Form, Number, forms, spellings
from witnessmark.read.lookup import Lookup
from witnessmark.read.vocabulary import vocabulary
from witnessmark.read.words.harm import OUTCOMES
from witnessmark.read.words.people import STATUSES

# How a word takes its people: they suffer it, it is done to them, somebody does it to them, it names them, it is theirs.
Way: TypeAlias = Literal["suffers", "done", "does", "people", "of"]
WAYS: tuple[Way, ...] = ("suffers", "done", "does", "people", "of")
# Lists of endings of words, not of words.
ENDINGS = ("adjective_endings", "plural_endings", "singular_endings", "people_suffixes", "verb_endings", "plural_verbs", "impersonal")
Slot: TypeAlias = tuple[Number, Case]
FUNCTIONS = ("prepositions", "relatives", "breakers", "adverbs", "pronouns", "back", "of_them")


@dataclass(frozen=True, slots=True)
class Words:
    """One language. `nouns` and `adjectives` give a spelling its status and what it may be; `harm` its outcome by way."""

    nouns: Mapping[str, tuple[Who, frozenset[Slot]]]
    adjectives: Mapping[str, Who]
    slots: Mapping[str, frozenset[Slot]]
    harm: Mapping[Way, Mapping[str, Outcome]]
    sets: Mapping[str, frozenset[str]]
    endings: Mapping[str, tuple[str, ...]]
    phrases: Mapping[str, Lookup[str]]
    anchors: frozenset[str]

    def way(self, way: Way, word: str) -> Outcome | None:
        """The outcome that a word tells in one way; null where it tells none so."""
        return self.harm[way].get(word)

    def many(self, word: str) -> bool:
        """Whether the word may be a plural."""
        return any(number == "many" for number, _ in self.slots.get(word, ()))

    def one(self, word: str) -> bool:
        """Whether the word may be a singular."""
        return any(number == "one" for number, _ in self.slots.get(word, ()))

    def slots_or(self, word: str) -> frozenset[Case]:
        """The cases of a participle; the nominative for a short form, which has no other."""
        return self.cases(word) or frozenset(("nominative",))

    def cases(self, word: str) -> frozenset[Case]:
        """The cases that a known word may be in."""
        return frozenset(case for _, case in self.slots.get(word, ()))


@functools.cache
def words_of_language(language: str) -> Words:
    """The tables [people], [harm] and [function_words] of a language whose words have cases."""
    people, harm, functions = (vocabulary(language, topic) for topic in ("people", "harm", "function_words"))
    slots: dict[str, set[Slot]] = {}
    nouns: dict[str, Who] = {}
    for status in reversed(STATUSES):
        for form in _forms(people.get(status, ()), language):
            nouns[form.word] = status
            slots.setdefault(form.word, set()).add((form.number, form.case))
    told: dict[Way, dict[str, Outcome]] = {way: {} for way in WAYS}
    for outcome in OUTCOMES:
        for way in WAYS:
            for entry in harm.get(outcome, {}).get(way, ()):
                for form in forms(entry, language):
                    told[way].setdefault(form.word, outcome)
                    if way == "people" or (way == "done" and ":adj" in entry):
                        slots.setdefault(form.word, set()).add((form.number, form.case))
    lists = {**harm.get("phrases", {}), **{name: functions.get(name, ()) for name in FUNCTIONS}}
    lists |= {
        name: people.get(name, ())
        for name in (
            "female",
            "male",
            "elderly",
            "takes_complement",
            "groups",
            "of_year",
            "adjective_endings",
            "plural_endings",
            "singular_endings",
            "people_suffixes",
            "complements",
            "oblique_numerals",
        )
    }
    lists["not_people"] = vocabulary(language, "quantity").get("not_people", ())
    lists["event_counted"] = [entry for outcome in OUTCOMES for entry in harm.get(outcome, {}).get("event_counted", ())]
    sets = {name: spellings(entries, language) for name, entries in lists.items()}
    phrases = {name: Lookup({name: spellings(entries, language)}) for name, entries in lists.items()}
    phrases |= {name: Lookup({name: functions.get(name, ())}) for name in ("part", "among", "joiners", "together")}
    extra = (
        "injury_nouns",
        "condition",
        "lives",
        "saved_not",
        "captive",
        "captive_state",
        "missing_verbs",
        "rubble",
        "bodies",
        "suicide",
        "lost",
        "victim_of",
        "treated",
        "loss_verbs",
        "stab_tools",
    )
    anchors = frozenset().union(*(table for table in told.values()), *({p.split()[0] for p in sets.get(name, ())} for name in extra))
    return Words(
        nouns={word: (who, frozenset(slots[word])) for word, who in nouns.items()},
        adjectives={word: who for who, entries in people.get("adjectives", {}).items() for word in spellings(entries, language)},
        slots={word: frozenset(found) for word, found in slots.items()},
        harm=told,
        sets=sets,
        endings={name: tuple(sorted(sets[name])) for name in ENDINGS},
        phrases=phrases,
        anchors=anchors,
    )


def _forms(entries: Iterable[str], language: str) -> Iterable[Form]:
    return (form for entry in entries for form in forms(entry, language))
