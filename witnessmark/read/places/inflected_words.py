"""The words around place names of an inflected language, in all their forms: tables [places] and [places.…] of its file."""

import functools
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from witnessmark.model.place import Precision
from witnessmark.read.inflection import spellings
from witnessmark.read.vocabulary import vocabulary


class Kind(NamedTuple):
    """A noun that an adjective of a place stands before, "область": its nominative, the adjective's ending before it,
    and what the two mean where no gazetteer has them: the adjective's town so many kilometres around, or a part of a city."""

    name: str
    adjective: str
    radius_km: float
    precision: Precision | None


class InflectedWords:
    """A language's words around place names. Sets of casefolded words in all their forms; stems are matched by their beginning."""

    def __init__(self, language: str, table: Mapping[str, Any]) -> None:
        def words(name: str) -> frozenset[str]:
            return spellings(table.get(name, ()), language)

        def stems(name: str) -> tuple[str, ...]:
            return tuple(table.get(name, ()))

        self.language = language
        self.before, self.locative, self.into = words("before"), words("locative"), words("into")
        self.locative_endings = stems("locative_endings")
        self.nouns_of, self.posts_of = words("nouns_of"), words("posts_of")
        self.struck, self.titles = stems("struck"), stems("titles")
        self.adjectives, self.rivers, self.on_rivers = words("adjectives"), words("rivers"), words("on_rivers")
        self.sites, self.towns, self.areas, self.waters = words("sites"), words("towns"), words("areas"), words("waters")
        self.stations, self.media = words("stations"), words("media")
        self.provinces, self.area_km = words("provinces"), float(table.get("area_km", 0))
        self.squares = words("squares")
        self.starters = spellings(vocabulary(language, "segment").get("starters", ()), language)
        self.short_nouns, self.dotted_nouns, self.type_words = words("short_nouns"), words("dotted_nouns"), words("type_words")
        self.nouns = self.sites | self.towns | self.areas | self.waters
        self.bodies, self.regional = stems("bodies"), stems("regional")
        self.joiners, self.towns_known = words("joiners"), words("towns_known")
        self.small, self.common, self.never, self.persons = words("small"), words("common"), words("never"), words("persons")
        self.place_endings, self.surname_endings = stems("place_endings"), stems("surname_endings")
        self.stem_endings, self.no_town = stems("adjective_stems"), words("no_town")
        self.adjective_endings = stems("adjective_endings")
        self.adjective_ending: str = table.get("adjective_nominative", "")
        self.town_endings: tuple[tuple[str, list[str]], ...] = tuple(sorted(table.get("town_of", {}).items(), key=lambda item: -len(item[0])))
        self.kinds = dict(_kinds(table.get("kinds", {}), language))
        self.region_kind = next(iter(self.kinds.values()), None)
        self.near, self.near_km = words("near"), float(table.get("near_km", 0))
        self.direction_of, self.direction_km = words("direction_of"), float(table.get("direction_km", 0))
        self.units = _units(table, language)
        self.from_words, self.renamed = words("from_words"), words("renamed")
        self.borders, self.border_from, self.border_with = words("borders"), words("border_from"), words("border_with")

    def adjective_stem(self, lower: str) -> str | None:
        """The stem of an adjective made of a place's name ("харківськ" of "харківської"); null for any other word."""
        for ending in self.adjective_endings:
            if lower.endswith(ending):
                stem = lower[: len(lower) - len(ending)]
                if stem.endswith(self.stem_endings) and len(stem) > len(self.stem_endings[0]) + 1:
                    return stem
        return None


def _kinds(table: Mapping[str, Any], language: str) -> Iterable[tuple[str, Kind]]:
    for name, rule in table.items():
        kind = Kind(name, rule["adjective"], float(rule.get("radius_km", 0)), rule.get("precision"))
        for form in spellings(rule["forms"], language):
            yield form, kind


def _units(table: Mapping[str, Any], language: str) -> Mapping[str, float]:
    return {form: float(rule["km"]) for rule in table.get("units", ()) for form in spellings(rule["forms"], language)}


@functools.cache
def inflected_words(language: str) -> InflectedWords | None:
    """The words of one language; null where its places are not inflected, or not read at all."""
    table = vocabulary(language, "places")
    return InflectedWords(language, table) if table.get("inflected") else None
