"""Streets, squares and districts: each lies in a town that the document names."""

from collections import Counter
from collections.abc import Sequence

import msgspec

from witnessmark.model.place import Gazetteer, GazetteerPlace, Place
from witnessmark.resolve.geometry import chain

TOWNS = ("city", "district")
SENTENCE_ENDS = (". ", "! ", "? ", "\n")


def in_their_towns(
    said: Sequence[Place], places: Sequence[Place], known: Sequence[GazetteerPlace | None], text: str, gazetteer: Gazetteer
) -> list[Place]:
    """The places, each inner one with the point, country, id and radius of its town, its own words and precision kept.

    Inner places are those that the reader gave a precision (`said`) and the gazetteer does not know; and a district it knows
    where a town is named right behind it ("Київський район Харкова"), or where the document names nothing of its region: then
    a part of a city bears the name. A town of its own sentence wins, the nearest; else the one most often named, then the
    nearest. Where no town is named they stay as they are.
    """
    towns = [
        (place, at)
        for was, place, at in zip(said, places, known, strict=True)
        if at is not None and at.precision in TOWNS and was.precision is None and not place.demonym
    ]
    out = list(places)
    for i, (was, at) in enumerate(zip(said, known, strict=True)):
        if was.precision is not None and towns and (at is None or _part_of_a_city(i, places, known, at, text, gazetteer)):
            out[i] = _inside(was, towns, text)
    return out


def _part_of_a_city(
    i: int, places: Sequence[Place], known: Sequence[GazetteerPlace | None], at: GazetteerPlace, text: str, gazetteer: Gazetteer
) -> bool:
    after = known[i + 1] if i + 1 < len(known) and not places[i + 1].demonym else None
    if after is not None and after.precision in TOWNS and text[places[i].end : places[i + 1].start].isspace():
        return True
    region = {at.id, at.inside}
    others = (other for other in known if other is not None and other.id != at.id and other.precision != "country")
    return not any(link.id in region for other in others for link in chain(gazetteer, other.id))


def _inside(place: Place, towns: Sequence[tuple[Place, GazetteerPlace]], text: str) -> Place:
    often = Counter(town.id for _, town in towns)
    sentence = [pair for pair in towns if not _sentence_ends(place, pair[0], text)]

    def rank(pair: tuple[Place, GazetteerPlace]) -> tuple[int, int, bool]:
        return 0 if sentence else -often[pair[1].id], _apart(place, pair[0]), pair[0].start > place.start

    named, town = min(sentence or towns, key=rank)
    return msgspec.structs.replace(
        place, lat=town.lat, lon=town.lon, country=named.country, gazetteer_id=town.id, radius_km=round(town.radius_km, 1), candidates=1
    )


def _apart(a: Place, b: Place) -> int:
    return max(a.start, b.start) - min(a.end, b.end)


def _sentence_ends(a: Place, b: Place, text: str) -> bool:
    first, second = sorted((a, b), key=lambda place: place.start)
    return any(end in text[first.end : second.start] for end in SENTENCE_ENDS)
