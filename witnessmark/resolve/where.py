"""How two places lie to one another, by the gazetteer's containment and by distance."""

from typing import Literal, TypeAlias

from witnessmark.model.place import Gazetteer, Place
from witnessmark.resolve.geometry import chain as links
from witnessmark.resolve.geometry import distance_km

FINENESS = {"site": 0, "district": 1, "city": 2, "region": 3, "country": 4}
NAMELESS_RADIUS_KM = 10.0
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
    return _by_distance(a, b)


def fineness(place: Place) -> int:
    """0 for a site up to 4 for a country; a place of unknown precision counts as a city."""
    return FINENESS[place.precision] if place.precision is not None else FINENESS["city"]


def _by_distance(a: Place, b: Place) -> Relation:
    apart = distance_km(a, b)
    if a.country != b.country:
        return "apart"
    wide, narrow = max(_radius(a), _radius(b)), min(_radius(a), _radius(b))
    if fineness(a) != fineness(b) and apart + narrow <= wide:
        return "inside" if fineness(a) < fineness(b) else "contains"
    return "near" if fineness(a) <= 2 and fineness(b) <= 2 and apart <= wide else "apart"


def _radius(place: Place) -> float:
    return NAMELESS_RADIUS_KM if place.radius_km is None else place.radius_km
