"""The [people] and [function_words] tables of a language, ready to be asked: is this word somebody, how many, who?"""

import functools
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from witnessmark.model.count import Who
from witnessmark.read.inflection import Number, forms
from witnessmark.read.vocabulary import vocabulary

STATUSES: tuple[Who, ...] = ("child", "journalist", "medic", "police", "combatant", "civilian", "unknown")
FUNCTIONS = ("be", "linking", "auxiliaries", "prepositions", "conjunctions", "pronouns", "adverbs", "verbs")


@dataclass(frozen=True, slots=True)
class PeopleWords:
    """Words for people. `one` and `many` give the status of a singular and a plural noun; `no_names` are no part of a name, however written."""

    one: dict[str, Who]
    many: dict[str, Who]
    adjectives: dict[str, Who]
    female: frozenset[str]
    male: frozenset[str]
    elderly: frozenset[str]
    two: frozenset[str]
    groups: frozenset[str]
    houses: frozenset[str]
    anybody: frozenset[str]
    name_articles: frozenset[str]
    suffixes: tuple[str, ...]
    suffix_exceptions: frozenset[str]
    possessives: frozenset[str]
    definite: frozenset[str]
    indefinite: frozenset[str]
    partitive: frozenset[str]
    among: frozenset[str]
    naming: frozenset[str]
    spans: frozenset[str]
    old: frozenset[str]
    ordinal_endings: frozenset[str]
    not_people: frozenset[str]
    be: frozenset[str]
    linking: frozenset[str]
    auxiliaries: frozenset[str]
    prepositions: frozenset[str]
    conjunctions: frozenset[str]
    pronouns: frozenset[str]
    adverbs: frozenset[str]
    verbs: frozenset[str]
    function: frozenset[str]
    no_names: frozenset[str]

    def status(self, word: str) -> Who | None:
        """The status this noun gives, null where it is not a known noun for people."""
        last = self.noun(word)
        return self.one.get(last) or self.many.get(last)

    def noun(self, word: str) -> str:
        """The noun of a compound: "ex-soldier" is a soldier, a "mother-in-law" a mother."""
        return word.partition("-")[0] if word.endswith("-in-law") else word.rsplit("-", 1)[-1]

    def of_manner(self, word: str) -> bool:
        """Whether the word is an adverb like "reportedly", and no noun for a person that ends the same."""
        return word.endswith("ly") and word not in self.one

    def is_many(self, word: str) -> bool:
        """Whether the word is a plural noun for people: a known one, or one formed like them ("shopkeepers")."""
        if word.rsplit("-", 1)[-1] in self.many:
            return True
        return word.endswith(self.suffixes) and word not in self.suffix_exceptions and word not in self.not_people and word not in self.function


def _of_number(nouns: Mapping[str, Iterable[str]] | Iterable[str], number: Number, language: str) -> Iterable[str]:
    """The singulars or plurals of a status: listed apart, or forms of one entry in a language with cases."""
    if isinstance(nouns, Mapping):
        return nouns.get(number, ())
    return (form.word for entry in nouns for form in forms(entry, language) if form.number == number)


@functools.cache
def people_words(language: str) -> PeopleWords:
    """The words for people of one language."""
    people, functions = vocabulary(language, "people"), vocabulary(language, "function_words")
    sets = {name: frozenset(functions.get(name, ())) for name in FUNCTIONS}
    function = frozenset().union(*(sets[name] for name in FUNCTIONS if name != "linking"))
    not_people = frozenset(vocabulary(language, "quantity").get("not_people", ()))
    many = {word: status for status in reversed(STATUSES) for word in _of_number(people.get(status, {}), "many", language)}
    return PeopleWords(
        one={word: status for status in reversed(STATUSES) for word in _of_number(people.get(status, {}), "one", language)},
        many=many,
        adjectives={word: status for status, words in people.get("adjective_status", {}).items() for word in words},
        **{
            name: frozenset(people.get(name, ()))
            for name in (
                "female",
                "male",
                "elderly",
                "two",
                "groups",
                "houses",
                "anybody",
                "name_articles",
                "suffix_exceptions",
                "possessives",
                "definite",
                "indefinite",
                "partitive",
                "among",
                "naming",
                "spans",
                "old",
            )
        },
        ordinal_endings=frozenset(vocabulary(language, "relation").get("ordinal_endings", ())),
        suffixes=tuple(people.get("suffixes", ())),
        not_people=not_people,
        **{name: sets[name] for name in ("be", "linking", "auxiliaries", "prepositions", "conjunctions", "pronouns", "adverbs", "verbs")},
        function=function,
        no_names=frozenset().union(function, not_people, many, *(people.get(name, ()) for name in ("definite", "indefinite", "possessives"))),
    )
