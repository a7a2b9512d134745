"""Streets, squares and districts no gazetteer holds: each lies in a town that the document names."""

from collections.abc import Sequence

import msgspec

from witnessmark.model.place import GazetteerPlace, Place

TOWNS = ("city", "district")
# What a paragraph's or a sentence's end counts as, in letters, when the nearest town is looked for.
SENTENCE_END = 200
SENTENCE_ENDS = (". ", "! ", "? ", "\n")


def in_their_towns(places: Sequence[Place], known: Sequence[GazetteerPlace | None], text: str) -> list[Place]:
    """The places, each inner one with the point, country, id and radius of the nearest town named, its own words and precision kept.

    Inner places are those that the reader gave a precision and the gazetteer does not know. Of two towns the one with no
    sentence's end between wins, then the nearer one, then the one before. Where no town is named they stay without a point.
    """
    towns = [(place, at) for place, at in zip(places, known, strict=True) if at is not None and at.precision in TOWNS and not place.demonym]
    return [_inside(place, towns, text) if at is None and place.precision is not None else place for place, at in zip(places, known, strict=True)]


def _inside(place: Place, towns: Sequence[tuple[Place, GazetteerPlace]], text: str) -> Place:
    if not towns:
        return place
    named, town = min(towns, key=lambda pair: (_apart(place, pair[0], text), pair[0].start > place.start))
    return msgspec.structs.replace(place, lat=town.lat, lon=town.lon, country=named.country, gazetteer_id=town.id, radius_km=round(town.radius_km, 1))


def _apart(a: Place, b: Place, text: str) -> int:
    first, second = sorted((a, b), key=lambda place: place.start)
    between = text[first.end : second.start]
    return len(between) + SENTENCE_END * sum(between.count(end) for end in SENTENCE_ENDS)
