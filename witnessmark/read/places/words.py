"""The words around place names, as sets to ask: one file a language, table [places]."""

import functools
from collections.abc import Mapping
from typing import Any

from witnessmark.read.vocabulary import vocabulary


class PlaceWords:
    """A language's words around place names. Sets of casefolded words; empty where the language lacks the topic."""

    def __init__(self, table: Mapping[str, Any]) -> None:
        def words(name: str) -> frozenset[str]:
            return frozenset(table.get(name, ()))

        self.before, self.nouns_of, self.after = words("before"), words("nouns_of"), words("after")
        self.bodies, self.buildings, self.roads = words("bodies"), words("buildings"), words("roads")
        self.media, self.media_before, self.names_of = words("media"), words("media_before"), words("names_of")
        self.titles, self.speech, self.suffixes = words("titles"), words("speech"), words("suffixes")
        self.directions, self.openers, self.days = words("directions"), words("openers"), words("days")
        self.common, self.persons, self.short_words = words("common"), words("persons"), words("short_words")
        self.struck, self.strikes_on = words("struck"), words("strikes_on")
        self.articles, self.ends, self.diseases = words("articles"), words("ends"), words("diseases")
        self.renamed, self.borders = words("renamed"), words("borders")
        self.border_from, self.border_with = words("border_from"), words("border_with")
        self.near, self.direction_of = words("near"), words("direction_of")
        self.near_km, self.direction_km = float(table.get("near_km", 0)), float(table.get("direction_km", 0))
        self.around_km: Mapping[str, float] = table.get("around_km", {})
        self.units: Mapping[str, float] = table.get("units", {})
        self.plural_kinds: Mapping[str, str] = table.get("plural_kinds", {})
        self.transparent = self.directions | self.openers | self.days | self.before
        """Capitalised words that make no person or body of what follows."""
        self.never = self.directions | self.openers | self.days | self.roads | self.titles | self.media | words("never")
        """Words that are a place's name only beside its container ("Post, Texas")."""


@functools.cache
def place_words(language: str) -> PlaceWords:
    """The words of one language."""
    return PlaceWords(vocabulary(language, "places"))
