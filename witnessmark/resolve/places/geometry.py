"""Distances on the earth, and which place holds which."""

import math
from collections.abc import Iterator
from typing import Protocol

from witnessmark.model.place import Gazetteer, GazetteerPlace

EARTH_KM = 6371.0088
# A place whose centre is this far inside another's circle is taken to lie in it where no chain of containing places says so.
INNER = 0.8


class Point(Protocol):
    """Anything with a latitude and a longitude in degrees; null where unknown."""

    @property
    def lat(self) -> float | None: ...
    @property
    def lon(self) -> float | None: ...


def distance_km(a: Point, b: Point) -> float:
    """Great-circle distance in kilometres; infinite where either point is unknown."""
    if a.lat is None or a.lon is None or b.lat is None or b.lon is None:
        return math.inf
    return km_between(a.lat, a.lon, b.lat, b.lon)


def km_between(lat1: float, lon1: float, lat2: float, lon2: float) -> float:
    """Great-circle distance in kilometres between two points in degrees."""
    a, b = math.radians(lat1), math.radians(lat2)
    half = math.sin((b - a) / 2) ** 2 + math.cos(a) * math.cos(b) * math.sin(math.radians(lon2 - lon1) / 2) ** 2
    return 2 * EARTH_KM * math.asin(min(1.0, math.sqrt(half)))


def chain(gazetteer: Gazetteer, place_id: str) -> Iterator[GazetteerPlace]:
    """The place and everything it lies in, smallest first; ends where a containing place is unknown."""
    seen: set[str] = set()
    at: str | None = place_id
    while at is not None and at not in seen:
        seen.add(at)
        place = gazetteer.place(at)
        if place is None:
            return
        yield place
        at = place.inside


def contains(gazetteer: Gazetteer, outer_id: str, inner_id: str) -> bool:
    """Whether one place lies in another, by the chain of containing places; a place contains itself.

    A county or a district's city is not in every chain, so a smaller place of the same country whose centre is well inside the
    circle of a larger place that is no country counts as well. Unknown ids contain nothing.
    """
    links = list(chain(gazetteer, inner_id))
    if any(place.id == outer_id for place in links):
        return True
    outer = gazetteer.place(outer_id)
    if outer is None or not links or outer.precision == "country" or outer.country != links[0].country:
        return False
    inner = links[0]
    return (
        inner.radius_km < outer.radius_km and inner.precision != "country" and distance_km(outer, inner) < outer.radius_km * INNER - inner.radius_km
    )
