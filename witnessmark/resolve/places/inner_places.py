"""Streets, squares and districts: each lies in a town that the document names."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence

import msgspec

from witnessmark.model.place import Gazetteer, GazetteerPlace, Place
from witnessmark.resolve.places.geometry import chain, distance_km

# What lies inside a town.
INNER = ("site", "district")
TOWNS = ("city", "district")
OF = ("of", "in")  # "the Harbour district of Varden"
SENTENCE_ENDS = (". ", "! ", "? ", "\n")
# A sentence's own town stands within so many letters, and is one of so many towns on either side.
REACH, NEIGHBOURS = 400, 3


def in_their_towns(
    said: Sequence[Place], places: Sequence[Place], known: Sequence[GazetteerPlace | None], text: str, gazetteer: Gazetteer
) -> list[Place]:
    """The places, each inner one with the point, country, id and radius of its town, its own words and precision kept.

    Inner places are those that the reader gave a precision (`said`) and the gazetteer does not know; and a district it knows
    where a town is named right behind it ("Київський район Харкова"), or where the document names nothing of its region: then
    a part of a city bears the name. A district that the gazetteer knows in another city only is the named town's own, where it is
    called that town's ("the Harbour district of Varden") or the document names nothing near that other city. A town of its own
    sentence wins, the nearest; else the one most often named, then the nearest. Where no town is named they stay as they are.
    """
    said = [_district_of_another(i, place, places, known, text) for i, place in enumerate(said)]
    if all(place.precision is None for place in said):
        return list(places)
    towns = Towns(said, places, known, text)
    regions = Counter(link.id for at in known if at is not None and at.precision != "country" for link in chain(gazetteer, at.id))
    out = list(places)
    for i, (was, at) in enumerate(zip(said, known, strict=True)):
        if was.precision in INNER and towns.any() and (at is None or _part_of_a_city(i, places, known, at, text, regions)):
            out[i] = towns.hold(was)
    return out


def _district_of_another(i: int, was: Place, places: Sequence[Place], known: Sequence[GazetteerPlace | None], text: str) -> Place:
    """The place as the reader gave it, called a district where the gazetteer knows it as one of another city than the text means."""
    at = known[i]
    if was.precision is not None or at is None or at.precision != "district":
        return was
    town = known[i + 1] if i + 1 < len(known) and not places[i + 1].demonym else None
    called = town is not None and town.precision == "city" and text[was.end : places[i + 1].start].strip() in OF
    elsewhere = _far(at, town) if town is not None and called else _said_as_one(was, at) and all(_far(at, o) for o in known if o not in (None, at))
    return msgspec.structs.replace(was, precision="district") if elsewhere else was


def _said_as_one(was: Place, at: GazetteerPlace) -> bool:
    """Whether the text says what the place is ("Harbour district"): a part of a city by its bare name ("Brooklyn") is known by it."""
    return was.name.startswith(f"{at.name} ")


def _far(at: GazetteerPlace, other: GazetteerPlace | None) -> bool:
    return other is None or other.precision == "country" or distance_km(at, other) > at.radius_km + other.radius_km


def _part_of_a_city(
    i: int, places: Sequence[Place], known: Sequence[GazetteerPlace | None], at: GazetteerPlace, text: str, regions: Counter[str]
) -> bool:
    """Whether a district is a city's and not the region of its name. Its own mentions speak for neither."""
    after = known[i + 1] if i + 1 < len(known) and not places[i + 1].demonym else None
    if after is not None and after.precision in TOWNS and text[places[i].end : places[i + 1].start].strip() in ("", *OF):
        return True
    own = sum(other is not None and other.id == at.id for other in known)
    return regions[at.id] <= own and regions[at.inside or at.id] <= own


class Towns:
    """The towns a document names, in text order."""

    def __init__(self, said: Sequence[Place], places: Sequence[Place], known: Sequence[GazetteerPlace | None], text: str) -> None:
        self.text = text
        self.named = [
            (place, at)
            for was, place, at in zip(said, places, known, strict=True)
            if at is not None and at.precision in TOWNS and was.precision is None and not place.demonym
        ]
        often = Counter(town.id for _, town in self.named)
        most = max(often.values(), default=0)
        self.main = [pair for pair in self.named if often[pair[1].id] == most]

    def any(self) -> bool:
        """Whether the document names a town at all."""
        return bool(self.named)

    def hold(self, place: Place) -> Place:
        """The place, at the point of its town."""
        named, town = self._of(place)
        return msgspec.structs.replace(
            place, lat=town.lat, lon=town.lon, country=named.country, gazetteer_id=town.id, radius_km=round(town.radius_km, 1), candidates=1
        )

    def _of(self, place: Place) -> tuple[Place, GazetteerPlace]:
        sentence = [pair for pair in _near(self.named, place) if not self._parted(place, pair[0])]
        return min(sentence or _near(self.main, place), key=lambda pair: (_apart(place, pair[0]), pair[0].start > place.start))

    def _parted(self, a: Place, b: Place) -> bool:
        """Whether a sentence ends between two places, or they are too far apart to ask."""
        first, second = sorted((a, b), key=lambda place: place.start)
        return second.start - first.end > REACH or any(end in self.text[first.end : second.start] for end in SENTENCE_ENDS)


def _near(towns: Sequence[tuple[Place, GazetteerPlace]], place: Place) -> Sequence[tuple[Place, GazetteerPlace]]:
    at = bisect_left(towns, place.start, key=lambda pair: pair[0].start)
    return towns[max(at - NEIGHBOURS, 0) : at + NEIGHBOURS]


def _apart(a: Place, b: Place) -> int:
    return max(a.start, b.start) - min(a.end, b.end)
