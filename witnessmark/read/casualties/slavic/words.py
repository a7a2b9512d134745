"""The people, harm and grammar words of a language with cases, ready to be asked."""

import functools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Any, Literal, TypeAlias

from witnessmark.model.count import Outcome, Who
from witnessmark.read.inflection import Case, Number, forms, spellings
from witnessmark.read.lookup import Lookup
from witnessmark.read.vocabulary import vocabulary
from witnessmark.read.words.harm import OUTCOMES
from witnessmark.read.words.people import STATUSES

# How a word takes its people: they suffer it, it is done to them, somebody does it to them, it names them, it is theirs.
Way: TypeAlias = Literal["suffers", "done", "does", "people", "of", "infinitive"]
WAYS: tuple[Way, ...] = ("suffers", "done", "does", "people", "of", "infinitive")
# Lists of endings of words, not of words.
ENDINGS = (
    "adjective_endings",
    "plural_endings",
    "singular_endings",
    "people_suffixes",
    "verb_endings",
    "plural_verbs",
    "impersonal",
    "collective_endings",
    "trade",
    "trades",
    "father_names",
)
Slot: TypeAlias = tuple[Number, Case]
# Lists of [people] that are no status.
PEOPLE = (
    "female", "male", "elderly", "takes_complement", "groups",
    "families", "families_object", "families_of", "of_year", "adjective_endings", "plural_endings", "singular_endings",
    "people_suffixes", "trade", "trades", "father_names", "complements", "oblique_numerals", "collective_endings",
)  # fmt: skip
# Lists of whole phrases, as they are said.
SPOKEN = ("part", "among", "joiners")
# Lists of [harm.phrases] with which a phrase of harm begins.
ANCHORS = (
    "injury_nouns", "condition", "life_nouns", "saved_not", "captive", "captive_state", "missing_verbs", "rubble", "bodies", "suicide", "losing",
    "victim_of", "treated", "loss_verbs", "stab_tools", "hospital", "prison", "to_death", "losses", "found_dead",
)  # fmt: skip
# Words that are no noun, no adjective and no part of a name, whatever they end in.
NO_WORDS = {
    "no_nouns": ("prepositions", "pronouns", "adverbs", "breakers", "relatives", "joint", "adding", "toll_came_to", "negated"),
    "no_adjectives": ("prepositions", "pronouns", "adverbs", "relatives"),
    "no_names": ("prepositions", "pronouns", "adverbs", "breakers", "relatives", "other_one"),
}
# The mark of an entry that is inflected like an adjective.
ADJECTIVE = ":adj"
FUNCTIONS = ("prepositions", "relatives", "breakers", "adverbs", "pronouns", "back", "of_them")


@dataclass(frozen=True, slots=True)
class Words:
    """One language. `nouns` and `adjectives` give a spelling its status, `slots` what it may be, `harm` its outcome by way."""

    nouns: Mapping[str, Who]
    adjectives: Mapping[str, Who]
    slots: Mapping[str, frozenset[Slot]]
    harm: Mapping[Way, Mapping[str, Outcome]]
    sets: Mapping[str, frozenset[str]]
    endings: Mapping[str, tuple[str, ...]]
    phrases: Mapping[str, Lookup[str]]
    phrase_starts: Mapping[str, frozenset[str]]
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

    def predicate_cases(self, word: str) -> frozenset[Case]:
        """The cases of a participle; the nominative for a short form, which has no other."""
        return self.cases(word) or frozenset(("nominative",))

    def cases(self, word: str) -> frozenset[Case]:
        """The cases that a known word may be in."""
        return frozenset(case for _, case in self.slots.get(word, ()))


@functools.cache
def words_of_language(language: str) -> Words:
    """The tables [people], [harm] and [function_words] of a language whose words have cases."""
    nouns, slots, adjectival = _nouns(vocabulary(language, "people"), language)
    harm = _harm(vocabulary(language, "harm"), slots, language)
    lists = _lists(language)
    sets = {name: spellings(entries, language) for name, entries in lists.items()} | {"adjectival": adjectival}
    sets |= {name: frozenset().union(*(sets[part] for part in parts)) for name, parts in NO_WORDS.items()}
    functions = vocabulary(language, "function_words")
    phrases = {name: Lookup({name: spellings(entries, language)}) for name, entries in lists.items()}
    phrases |= {name: Lookup({name: spellings(functions[name], language)}) for name in SPOKEN}
    adjectives = vocabulary(language, "people")["adjectives"]
    return Words(
        nouns=nouns,
        adjectives={word: who for who, entries in adjectives.items() for word in spellings(entries, language)},
        slots={word: frozenset(found) for word, found in slots.items()},
        harm=harm,
        sets=sets,
        endings={name: tuple(sorted(sets[name])) for name in ENDINGS},
        phrases=phrases,
        phrase_starts={name: lookup.starts for name, lookup in phrases.items()},
        anchors=frozenset().union(*harm.values(), *({p.split()[0] for p in sets[name]} for name in ANCHORS)),
    )


def _nouns(people: Mapping[str, Any], language: str) -> tuple[dict[str, Who], dict[str, set[Slot]], frozenset[str]]:
    """The status of every noun, what it may be, and the nouns that are adjectives by form ("військові")."""
    nouns: dict[str, Who] = {}
    slots: dict[str, set[Slot]] = {}
    adjectival: set[str] = set()
    for status in reversed(STATUSES):
        for entry in people.get(status, ()):
            for form in forms(entry, language):
                nouns[form.word] = status
                slots.setdefault(form.word, set()).add((form.number, form.case))
                adjectival.update([form.word] if ADJECTIVE in entry else [])
    return nouns, slots, frozenset(adjectival)


def _harm(table: Mapping[str, Any], slots: dict[str, set[Slot]], language: str) -> dict[Way, dict[str, Outcome]]:
    """The outcome of every word of harm by its way; what words for people and full participles may be is added to `slots`."""
    told: dict[Way, dict[str, Outcome]] = {way: {} for way in WAYS}
    for outcome, way in product(OUTCOMES, WAYS):
        for entry in table.get(outcome, {}).get(way, ()):
            for form in forms(entry, language):
                told[way].setdefault(form.word, outcome)
                if way == "people" or (way == "done" and ADJECTIVE in entry):
                    slots.setdefault(form.word, set()).add((form.number, form.case))
    past = tuple(table["phrases"]["verb_endings"])
    for word in [word for word in told["people"] if word in told["suffers"] and word.endswith(past)]:
        del told["people"][word]  # «померла жінка» is a verb and its subject, not a dead woman
    return told


def _lists(language: str) -> dict[str, Sequence[str]]:
    """The word lists of a language by name, whatever table they stand in."""
    harm, functions, people = (vocabulary(language, topic) for topic in ("harm", "function_words", "people"))
    lists = {**harm["phrases"], **{name: functions[name] for name in FUNCTIONS}, **{name: people[name] for name in PEOPLE}}
    lists["not_people"] = vocabulary(language, "quantity")["not_people"]
    lists["event_counted"] = [entry for outcome in OUTCOMES for entry in harm[outcome].get("event_counted", ())]
    return lists
