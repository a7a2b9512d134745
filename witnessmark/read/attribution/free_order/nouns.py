"""The nouns voices are named with, in all their case forms: roles, bodies, and the things that carry words."""

import functools
from collections.abc import Iterator, Mapping
from typing import Literal, NamedTuple, TypeAlias, cast

from witnessmark.model.voice import VoiceKind
from witnessmark.read.inflection import Case, Number, forms
from witnessmark.read.vocabulary import vocabulary

Sort: TypeAlias = Literal["role", "body", "thing"]
Gender: TypeAlias = Literal["m", "f", "n", "many"]


class Noun(NamedTuple):
    """One form of a noun: `lemma` is its nominative of the same number."""

    lemma: str
    sort: Sort
    kind: VoiceKind
    number: Number
    case: Case
    declined: bool
    adjectival: bool

    @property
    def gender(self) -> Gender:
        """What an adjective before it agrees with, by the nominative's last letters."""
        if self.number == "many":
            return "many"
        if self.lemma.endswith(("а", "я", "сть")):
            return "f"
        return "n" if self.lemma.endswith(("о", "е", "є")) else "m"


class Nouns:
    """The voices table of a language, ready for look-up. A form that stands twice keeps both readings."""

    def __init__(self, language: str) -> None:
        table = vocabulary(language, "voices")
        self.forms: dict[str, tuple[Noun, ...]] = {}
        self.bodies: dict[str, Noun] = {}
        for sort, kind, entry in _entries(table):
            if " " in entry:
                self.bodies[entry] = Noun(entry, "body", kind, "one", "nominative", False, False)
                continue
            for form, noun in _inflected(entry, sort, kind, language):
                self.forms[form] = (*self.forms.get(form, ()), noun)
        self.words = {topic: frozenset(found) for topic, found in table.get("words", {}).items()}
        self.prefixes = tuple(table.get("words", {}).get("prefixes", ()))
        self.public_kinds = frozenset(table.get("public", {}).get("kinds", ()))
        self.private_roles = frozenset(table.get("public", {}).get("never", ()))
        self.sides: tuple[tuple[str, str], ...] = tuple((stem, side) for side, stems in table.get("sides", {}).items() for stem in stems)

    def at(self, lower: str) -> tuple[Noun, ...]:
        """The readings of a lower-case word; of a compound those of its last part ("экс-мэр", "облпрокуратура", "нацспілка")."""
        found = self.forms.get(lower, ())
        if found:
            return found
        if "-" in lower:
            return self.forms.get(lower.rsplit("-", 1)[1], ())
        prefix = next((prefix for prefix in self.prefixes if lower.startswith(prefix)), None)
        return () if prefix is None else tuple(noun._replace(lemma=prefix + noun.lemma) for noun in self.forms.get(lower[len(prefix) :], ()))

    def named(self, lower: list[str]) -> Noun | None:
        """The body whose whole name these words are, marks left out: «Врачи без границ»."""
        return self.bodies.get(" ".join(word for word in lower if word[0].isalnum()))

    def is_in(self, topic: str, word: str) -> bool:
        """Whether a lower-case word belongs to one of the table's sets of words."""
        return word in self.words.get(topic, frozenset())


def _entries(table: Mapping[str, Mapping[str, list[str]]]) -> Iterator[tuple[Sort, VoiceKind, str]]:
    for topic, sort in (("roles", "role"), ("bodies", "body"), ("known", "body"), ("things", "thing")):
        for kind, rows in table.get(topic, {}).items():
            for row in rows:
                yield cast(Sort, sort), cast(VoiceKind, kind), row


def _inflected(entry: str, sort: Sort, kind: VoiceKind, language: str) -> Iterator[tuple[str, Noun]]:
    found = forms(entry, language)
    first = {form.number: form.word for form in reversed(found) if form.case == "nominative"}
    for form in found:
        yield form.word, Noun(first.get(form.number, form.word), sort, kind, form.number, form.case, ":" in entry, ":adj" in entry)


@functools.cache
def nouns_of(language: str) -> Nouns:
    """The nouns of a language; empty where it has none."""
    return Nouns(language)
