"""Which place a name means: one candidate a name and document, by what else the document names."""

from collections import Counter
from collections.abc import Sequence
from typing import TypeAlias

import msgspec

from witnessmark.model.place import Gazetteer, GazetteerPlace, Place
from witnessmark.model.place_hints import countries_of_name
from witnessmark.model.reading import Reading
from witnessmark.resolve.places.given_points import at_given_points
from witnessmark.resolve.places.inner_places import in_their_towns
from witnessmark.resolve.places.place_choice import Context, Group, choose
from witnessmark.resolve.places.place_origins import origins
from witnessmark.resolve.places.publisher import publisher_countries, publisher_places
from witnessmark.resolve.skeleton import skeletons

# As many countries as one document may point to; the rest of the world's larger cities are always there.
MOST_COUNTRIES = 8
Key: TypeAlias = tuple[str, frozenset[str], bool]
DEFAULT_LANGUAGE = "en"
# The code under which seas and continents are filed; it is no country's.
NO_COUNTRY = "XX"
# What may stand between a place and the larger one that holds it: "Izium, Ukraine", "Izium (Kharkiv region)".
CONTAINED = frozenset({",", ", ", " (", ",\xa0", ", in ", " in ", ", in the "})


def resolve_places(reading: Reading, gazetteer: Gazetteer) -> Reading:
    """The reading with its places on the map; their number and order stay.

    One name is one place in a document, except where a mention names its own container ("Paris, Texas"). What decides, strongest
    first: the container; regions and countries the document names; places close by; the publisher; the number of inhabitants.
    A name nobody bears keeps null coordinates. A demonym gets its country's point and stays marked. A street or a city's
    district has no point of its own: it gets that of its town, with the town's radius.
    """
    if not reading.places:
        return reading
    if reading.recorder is not None:
        return at_given_points(reading, gazetteer)
    view = gazetteer.view(_countries(reading, gazetteer))
    found = [_candidates(view, place) for place in reading.places]
    containers = [_container(reading, found, i) for i in range(len(reading.places))]
    keys = _keys(reading.places, containers)
    context = Context(
        view,
        publisher_places(reading.url, reading.publisher, view),
        publisher_countries(reading.url, reading.publisher),
        gazetteer.home(reading.language or DEFAULT_LANGUAGE),
    )
    homes = origins(reading.places, reading.text or "", reading.language or DEFAULT_LANGUAGE)
    chosen = choose(_groups(reading.places, found, keys, homes), context)
    at = [chosen.get(key) for key in keys]
    places = [_placed(place, known, len(all_)) for place, known, all_ in zip(reading.places, at, found, strict=True)]
    return msgspec.structs.replace(reading, places=tuple(in_their_towns(reading.places, places, at, reading.text or "", view)))


def _countries(reading: Reading, gazetteer: Gazetteer) -> list[str]:
    """The countries whose smaller places are thought of: the language's own, the publisher's, and those the document points to."""
    counts = Counter(found[0].country for place in reading.places if (found := _candidates(gazetteer, place)))
    named = [country for country, _ in counts.most_common(MOST_COUNTRIES)]
    own = (*publisher_countries(reading.url, reading.publisher), *countries_of_name(reading.publisher, gazetteer))
    return [*gazetteer.home(reading.language or DEFAULT_LANGUAGE), *own, *named]


def _candidates(gazetteer: Gazetteer, place: Place) -> tuple[GazetteerPlace, ...]:
    if place.precision == "region":
        return ()  # so far from a border: a line has no point
    if place.demonym:
        people = gazetteer.demonym(place.name)
        return gazetteer.candidates(place.name)[:1] if people is None else (people,)
    return gazetteer.candidates(place.name) or gazetteer.abbreviated(place.name)


def _container(reading: Reading, found: Sequence[tuple[GazetteerPlace, ...]], i: int) -> frozenset[str]:
    """Ids of the larger places that the next mention may be, where it directly follows as this one's container."""
    if i + 1 >= len(reading.places) or reading.text is None or reading.places[i + 1].demonym or reading.places[i].demonym:
        return frozenset()
    between = reading.text[reading.places[i].end : reading.places[i + 1].start]
    if between not in CONTAINED:
        return frozenset()
    if found[i] and found[i + 1] and found[i][0].precision == found[i + 1][0].precision == "country":
        return frozenset()  # "China, Japan and Korea" is a row of countries
    outer = {p.id for p in found[i + 1] if p.precision in ("region", "country")}
    return frozenset(outer & {link for p in found[i] for link in (p.inside, p.country.lower()) if link is not None})


def _keys(places: Sequence[Place], containers: Sequence[frozenset[str]]) -> list[Key]:
    """What makes two mentions one: the name, the container it stands in, and whether it stands as a container itself.

    A bare mention joins the one that names its container, where there is just one.
    """
    said: dict[str, set[frozenset[str]]] = {}
    for place, container in zip(places, containers, strict=True):
        if container:
            said.setdefault(place.name.casefold(), set()).add(container)
    holds = [False, *(bool(container) for container in containers[:-1])]
    keys = []
    for place, container, hold in zip(places, containers, holds, strict=True):
        known = said.get(place.name.casefold(), set())
        inside = container or (next(iter(known)) if len(known) == 1 and not hold else frozenset())
        keys.append((place.name.casefold(), inside, hold))
    return keys


def _groups(places: Sequence[Place], found: Sequence[tuple[GazetteerPlace, ...]], keys: Sequence[Key], homes: Sequence[bool]) -> dict[Key, Group]:
    scenes = {key for key, home in zip(keys, homes, strict=True) if not home}
    return {
        key: Group(candidates, key[1], key[2], place.demonym, key not in scenes, _own(place.name, candidates))
        for place, candidates, key in zip(places, found, keys, strict=True)
    }


def _own(name: str, candidates: Sequence[GazetteerPlace]) -> frozenset[str]:
    """Those of which this is the name itself, in either script, and not an old or another one; only asked where several bear it."""
    return frozenset(place.id for place in candidates if skeletons(place.name) == skeletons(name)) if len(candidates) > 1 else frozenset()


def _placed(place: Place, at: GazetteerPlace | None, candidates: int) -> Place:
    if at is None:
        return msgspec.structs.replace(place, candidates=candidates, radius_km=place.radius_km if place.precision == "region" else None)
    return msgspec.structs.replace(
        place,
        lat=at.lat,
        lon=at.lon,
        country=None if at.country == NO_COUNTRY else at.country,
        gazetteer_id=at.id,
        precision=at.precision,
        radius_km=round(at.radius_km + (place.radius_km or 0), 1),
        candidates=candidates,
    )
