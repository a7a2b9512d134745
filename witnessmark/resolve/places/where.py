"""How two places lie to one another, by the gazetteer's containment and by distance."""

from itertools import pairwise
from typing import Literal, TypeAlias

import msgspec

from witnessmark.model.place import Gazetteer, Place
from witnessmark.model.reading import Reading
from witnessmark.resolve.places.geometry import chain as links
from witnessmark.resolve.places.geometry import distance_km

FINENESS = {"site": 0, "district": 1, "city": 2, "region": 3, "country": 4}
NAMELESS_RADIUS_KM = 10.0
CITY = 2
BEHIND = 3  # characters between a town and its region
ENCLAVE = 3.0  # neighbouring regions of a country are seldom three times as wide as one another
Relation: TypeAlias = Literal["same", "inside", "contains", "near", "apart"]


def chain(place: Place, gazetteer: Gazetteer) -> tuple[str, ...]:
    """The gazetteer ids of a place and of all it lies in, the smallest first; empty where it is not resolved."""
    return () if place.gazetteer_id is None else tuple(known.id for known in links(gazetteer, place.gazetteer_id)) or (place.gazetteer_id,)


def relation(a: Place, b: Place, gazetteer: Gazetteer) -> Relation | None:
    """How `a` lies to `b`; null where one of them is not on the map and their names differ."""
    if a.gazetteer_id is None or b.gazetteer_id is None:
        return "same" if a.name.casefold() == b.name.casefold() else None
    if a.gazetteer_id == b.gazetteer_id:
        return "same"
    if b.gazetteer_id in chain(a, gazetteer) or (b.precision == "country" and a.country == b.country):
        return "inside"
    if a.gazetteer_id in chain(b, gazetteer) or (a.precision == "country" and a.country == b.country):
        return "contains"
    return _by_distance(a, b, gazetteer)


def towns_for_their_regions(reading: Reading, gazetteer: Gazetteer) -> Reading:
    """The reading with a region right behind its town ("in Lomni, Varden region") taken for the town: it only says which town that is."""
    places = list(reading.places)
    order = sorted(range(len(places)), key=lambda i: places[i].start)
    for i, j in pairwise(order):
        town, region = places[i], places[j]
        behind = region.start - town.end <= BEHIND and not (town.demonym or region.demonym)
        if behind and fineness(town) <= CITY < fineness(region) and relation(town, region, gazetteer) == "inside":
            places[j] = msgspec.structs.replace(town, start=region.start, end=region.end)
    return reading if places == list(reading.places) else msgspec.structs.replace(reading, places=tuple(places))


def fineness(place: Place) -> int:
    """0 for a site up to 4 for a country; a place of unknown precision counts as a city."""
    return FINENESS[place.precision] if place.precision is not None else FINENESS["city"]


def _by_distance(a: Place, b: Place, gazetteer: Gazetteer) -> Relation:
    apart = distance_km(a, b)
    if a.country != b.country:
        return "apart"
    wide, narrow = max(_radius(a), _radius(b)), min(_radius(a), _radius(b))
    finer = min(a, b, key=fineness)
    if fineness(a) != fineness(b) and (apart + narrow <= wide or (apart <= wide and _is_enclave(finer, wide, gazetteer))):
        return "inside" if finer is a else "contains"
    return "near" if fineness(a) <= CITY and fineness(b) <= CITY and apart <= wide else "apart"


def _is_enclave(place: Place, wide: float, gazetteer: Gazetteer) -> bool:
    """Whether a place's own region is far smaller than a circle around it: a city that is a region of its own, as Sevastopol in Crimea."""
    own = next((known for i in chain(place, gazetteer) if (known := gazetteer.place(i)) is not None and known.precision == "region"), None)
    return own is not None and own.radius_km * ENCLAVE <= wide


def _radius(place: Place) -> float:
    return NAMELESS_RADIUS_KM if place.radius_km is None else place.radius_km
