"""The words around place names, as sets to ask: one file a language, table [places]."""

import functools
from collections.abc import Mapping
from typing import Any

from witnessmark.read.vocabulary import vocabulary


class PlaceWords:
    """A language's words around place names. Sets of casefolded words; empty where the language lacks the topic."""

    SETS = ("before", "nouns_of", "after", "bodies", "media", "names_of", "titles", "speech", "directions", "openers", "days", "common",
            "persons", "short_words", "near", "direction_of")  # fmt: skip

    def __init__(self, table: Mapping[str, Any]) -> None:
        sets = {name: frozenset(table.get(name, ())) for name in self.SETS}
        self.before, self.nouns_of, self.after, self.bodies = sets["before"], sets["nouns_of"], sets["after"], sets["bodies"]
        self.media, self.names_of, self.titles, self.speech = sets["media"], sets["names_of"], sets["titles"], sets["speech"]
        self.directions, self.openers, self.days = sets["directions"], sets["openers"], sets["days"]
        self.common, self.persons, self.short_words = sets["common"], sets["persons"], sets["short_words"]
        self.near, self.direction_of = sets["near"], sets["direction_of"]
        self.near_km, self.direction_km = float(table.get("near_km", 0)), float(table.get("direction_km", 0))
        self.units: Mapping[str, float] = table.get("units", {})
        self.plural_kinds: Mapping[str, str] = table.get("plural_kinds", {})


@functools.cache
def place_words(language: str) -> PlaceWords:
    """The words of one language."""
    return PlaceWords(vocabulary(language, "places"))
