"""Streets, squares and districts no gazetteer holds: each lies in a town that the document names."""

from collections import Counter
from collections.abc import Sequence

import msgspec

from witnessmark.model.place import GazetteerPlace, Place

TOWNS = ("city", "district")
SENTENCE_ENDS = (". ", "! ", "? ", "\n")


def in_their_towns(places: Sequence[Place], known: Sequence[GazetteerPlace | None], text: str) -> list[Place]:
    """The places, each inner one with the point, country, id and radius of the nearest town named, its own words and precision kept.

    Inner places are those that the reader gave a precision and the gazetteer does not know. A town of its own
    sentence wins, the nearest; else the one most often named, then the nearest. Where no town is named they stay without a point.
    """
    towns = [(place, at) for place, at in zip(places, known, strict=True) if at is not None and at.precision in TOWNS and not place.demonym]
    return [_inside(place, towns, text) if at is None and place.precision is not None else place for place, at in zip(places, known, strict=True)]


def _inside(place: Place, towns: Sequence[tuple[Place, GazetteerPlace]], text: str) -> Place:
    if not towns:
        return place
    often = Counter(town.id for _, town in towns)
    sentence = [pair for pair in towns if not _sentence_ends(place, pair[0], text)]

    def rank(pair: tuple[Place, GazetteerPlace]) -> tuple[int, int, bool]:
        return 0 if sentence else -often[pair[1].id], _apart(place, pair[0]), pair[0].start > place.start

    named, town = min(sentence or towns, key=rank)
    return msgspec.structs.replace(place, lat=town.lat, lon=town.lon, country=named.country, gazetteer_id=town.id, radius_km=round(town.radius_km, 1))


def _apart(a: Place, b: Place) -> int:
    return max(a.start, b.start) - min(a.end, b.end)


def _sentence_ends(a: Place, b: Place, text: str) -> bool:
    first, second = sorted((a, b), key=lambda place: place.start)
    return any(end in text[first.end : second.start] for end in SENTENCE_ENDS)
