"""The words voices are named with: roles, bodies, titles, and whose side a demonym is."""

import functools
from collections.abc import Iterator, Mapping
from typing import NamedTuple, cast

from witnessmark.model.voice import VoiceKind
from witnessmark.read.segment import Segmented
from witnessmark.read.vocabulary import vocabulary

KEPT = 20_000
"""Phrases a table of nouns remembers the nouns of."""


class Kinds(dict[str, VoiceKind]):
    """Nouns and names with the kind of voice each makes; `longest` tells how many words those have that begin with a word."""

    def __init__(self, found: Mapping[str, VoiceKind]) -> None:
        super().__init__(found)
        self.longest: dict[str, int] = {}
        for name in found:
            first, count = name.split(" ", 1)[0], name.count(" ") + 1
            self.longest[first] = max(count, self.longest.get(first, 0))
        self._seen: dict[tuple[str, ...], list[tuple[int, int, VoiceKind]]] = {}

    def among(self, lower: tuple[str, ...]) -> list[tuple[int, int, VoiceKind]]:
        """The nouns among these words with their places. The same phrases come again and again: what was found is kept."""
        found = self._seen.get(lower)
        if found is None:
            if len(self._seen) >= KEPT:
                self._seen.clear()
            found = self._seen[lower] = list(self._find(lower))
        return found

    def _find(self, lower: tuple[str, ...]) -> Iterator[tuple[int, int, VoiceKind]]:
        i, end = 0, len(lower)
        while i < end:
            longest = self.longest.get(lower[i]) or self.longest.get(lower[i].removesuffix("'s"), 0)
            for width in range(min(longest, end - i), 0, -1):
                word = " ".join(lower[i : i + width])
                kind = self.get(word) or self.get(word.removesuffix("'s"))
                if kind is not None:
                    yield i, i + width, kind
                    i += width - 1
                    break
            i += 1


class Names:
    """The voices table of a language, ready for look-up. A noun that stands under two kinds takes the first."""

    def __init__(self, table: Mapping[str, object]) -> None:
        self.pronouns, self.relatives = _set(table, "pronouns") | _set(table, "vague"), _set(table, "relatives")
        self.stands_in = self.pronouns | self.relatives
        self.personal, self.vague = _set(table, "pronouns"), _set(table, "vague")
        self.possessives, self.determiners = _set(table, "possessives"), _set(table, "determiners")
        self.core_ends, self.body_roles = _set(table, "core_ends"), _set(table, "body_roles")
        self.particles, self.capital_only = _set(table, "particles"), _set(table, "capital_only")
        self.soft_roles, self.soft_kinds = _set(table, "soft_roles"), _set(table, "soft_kinds")
        self.qualifiers = _set(table, "qualifiers")
        self.own_clause, self.aged = _set(table, "own_clause"), _set(table, "aged")
        self.indefinite, self.titles = _set(table, "indefinite"), _set(table, "titles")
        self.roles, self.bodies = _kinds(table, "roles"), _kinds(table, "bodies")
        self.known = _kinds(table, "known")
        self.body_nouns = frozenset(self.bodies) | {name.split()[-1] for name in self.known}
        self.public = frozenset(_strings(_table(table, "public").get("roles")))
        self.public_kinds = frozenset(_strings(_table(table, "public").get("kinds")))
        self.things = frozenset(_strings(_table(table, "things").get("words")))
        self.research, self.plurals = _set(table, "research"), _set(table, "plurals")
        self.medical_titles, self.of_the_force = _set(table, "medical_titles"), _set(table, "of_the_force")
        self.carriers, self.definite = _set(table, "carriers"), str(table.get("definite", ""))
        self.anonymity, self.shielded = tuple(_set(table, "anonymity")), tuple(_set(table, "shielded"))
        self.shy = frozenset(max(phrase.split(), key=len) for phrase in (*self.anonymity, *self.shielded))
        self.sides = {word: side for side, forms in _table(table, "sides").items() for word in _strings(forms)}


def _strings(value: object) -> list[str]:
    return [str(item) for item in value] if isinstance(value, list) else []


def _table(table: Mapping[str, object], topic: str) -> Mapping[str, object]:
    found = table.get(topic, {})
    return found if isinstance(found, dict) else {}


def _set(table: Mapping[str, object], topic: str) -> frozenset[str]:
    return frozenset(_strings(table.get(topic)))


def _kinds(table: Mapping[str, object], topic: str) -> Kinds:
    found: dict[str, VoiceKind] = {}
    for kind, nouns in _table(table, topic).items():
        for noun in _strings(nouns):
            found.setdefault(noun.casefold(), cast(VoiceKind, kind))
    return Kinds(found)


@functools.cache
def names_of(language: str) -> Names:
    """The names of voices in a language."""
    return Names(vocabulary(language, "voices"))


class Noun(NamedTuple):
    """A role or body noun: words `first` up to `end` and the kind it gives."""

    first: int
    end: int
    kind: VoiceKind


def nouns(cut: Segmented, table: Kinds, first: int, end: int) -> list[Noun]:
    """The nouns of a table among these words, longest first at each place, none overlapping."""
    return [Noun(first + a, first + b, kind) for a, b, kind in table.among(tuple(cut.lower[first:end]))]


def bodies_in(cut: Segmented, names: Names, first: int, end: int) -> list[Noun]:
    """The body nouns among these words; one that is a common word too counts only with a capital."""
    found = nouns(cut, names.bodies, first, end)
    return [noun for noun in found if not (cut.lower[noun.first] in names.capital_only and cut.words[noun.first].islower())]
