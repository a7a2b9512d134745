"""Places that come with coordinates: a recorder's row says which bearer of a name it means by its own point."""

from collections.abc import Sequence

import msgspec

from witnessmark.model.place import Gazetteer, GazetteerPlace, Place
from witnessmark.model.reading import Reading
from witnessmark.resolve.places.geometry import chain, distance_km

# Recorders take a town's point from other gazetteers than ours, and of a large city another middle.
NEAR_KM = 25.0
# How far from its point a village may reach that our gazetteer does not have; as where.py takes it.
NAMELESS_RADIUS_KM = 10.0


def at_given_points(reading: Reading, gazetteer: Gazetteer) -> Reading:
    """The reading of a row with its places on the map, inside the country it names.

    A place with coordinates is the bearer of its name nearest to them, where one is within 25 km; where none is, it keeps its own
    point and gets an id made of it, so that rows of one village meet. One without coordinates is the bearer of that precision,
    then the region around a town of the name, then the most populous bearer. The recorder's point is shown, not the gazetteer's.
    """
    countries = [known for place in reading.places for known in gazetteer.candidates(place.name)[:1] if known.precision == "country"]
    code = countries[-1].country if countries else None
    view = gazetteer.view([code] if code is not None else [])
    return msgspec.structs.replace(reading, places=tuple(_placed(place, _bearers(place, view, code), code, view) for place in reading.places))


def _bearers(place: Place, view: Gazetteer, code: str | None) -> Sequence[GazetteerPlace]:
    return [known for known in view.candidates(place.name) if code is None or known.country == code]


def _placed(place: Place, bearers: Sequence[GazetteerPlace], code: str | None, view: Gazetteer) -> Place:
    if place.lat is None:
        meant = next((known for known in bearers if known.precision == place.precision), None) or _around(place, bearers, view)
        return place if meant is None else _as(place, meant, len(bearers))
    near = [known for known in bearers if known.precision != "country" and distance_km(place, known) <= NEAR_KM + known.radius_km]
    if near:
        return _as(place, min(near, key=lambda known: (distance_km(place, known), known.id)), len(bearers))
    own = f"{(code or 'xx').lower()}/{place.name.casefold().replace(' ', '-')}@{place.lat:.2f},{place.lon:.2f}"
    return msgspec.structs.replace(
        place, gazetteer_id=own, country=code, precision=place.precision or "city", radius_km=NAMELESS_RADIUS_KM, candidates=len(bearers)
    )


def _around(place: Place, bearers: Sequence[GazetteerPlace], view: Gazetteer) -> GazetteerPlace | None:
    """The region of the town a province is called by ("Varden" for the region of Varden); of a place that is no province the town."""
    first = bearers[0] if bearers else None
    if first is None or place.precision != "region":
        return first
    return next((known for known in chain(view, first.id) if known.precision == "region"), first)


def _as(place: Place, known: GazetteerPlace, candidates: int) -> Place:
    given = place.lat is not None
    return msgspec.structs.replace(
        place,
        lat=place.lat if given else known.lat,
        lon=place.lon if given else known.lon,
        country=known.country,
        gazetteer_id=known.id,
        precision=known.precision,
        radius_km=known.radius_km,
        candidates=candidates,
    )
