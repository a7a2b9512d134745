"""Choosing among places of one name: a few rounds in which each name looks at what the others most likely mean."""

import math
from collections.abc import Hashable, Mapping, Sequence
from typing import NamedTuple, TypeVar

from witnessmark.model.place import Gazetteer, GazetteerPlace
from witnessmark.resolve.geometry import chain, distance_km

K = TypeVar("K", bound=Hashable)
ROUNDS = 3
# Weights, in powers of ten of inhabitants: being in a named region outweighs a place 1,000 times as large elsewhere.
CONTAINER, REGION, COUNTRY, PUBLISHER = 100.0, 3.0, 1.2, 2.5
NEAR = ((40.0, 1.6), (120.0, 1.2), (300.0, 0.5))  # kilometres, weight of the nearest other place
COUNTRY_NAME, REGION_NAME = 2.5, 0.6
# A region's name that is a large city's too ("New York", "Washington") is the city unless it stands as a container.
CITY_FIRST_FROM, REGION_AFTER_CITY = 500_000, -1.5
OTHER_NAME = -0.8
UNKNOWN_SIZE = 300
LARGE = 100_000


class Group(NamedTuple):
    """One name of a document: what it may be, the ids it must lie in, and for each mention whether it stands as a container."""

    candidates: tuple[GazetteerPlace, ...]
    inside: frozenset[str]
    mentions: list[bool]
    demonym: bool


def choose(groups: Mapping[K, Group], gazetteer: Gazetteer, hints: Sequence[GazetteerPlace], publisher: Sequence[str]) -> dict[K, GazetteerPlace]:
    """The most likely place of each group that has candidates. Ties go to the larger place, then to the smaller id."""
    context = Context(gazetteer, hints, publisher)
    chosen = {key: _best(group, context, ()) for key, group in groups.items() if group.candidates}
    for _ in range(ROUNDS):
        others = list(chosen.items())
        again = {key: _best(groups[key], context, [p for k, p in others if k != key and p.id != chosen[key].id]) for key in chosen}
        if again == chosen:
            break
        chosen = again
    return chosen


class Context:
    """What stays the same while the names look at each other."""

    def __init__(self, gazetteer: Gazetteer, hints: Sequence[GazetteerPlace], publisher: Sequence[str]) -> None:
        self.gazetteer, self.hints, self.publisher = gazetteer, hints, frozenset(code.upper() for code in publisher)
        self.chains: dict[str, frozenset[str]] = {}

    def inside(self, place: GazetteerPlace) -> frozenset[str]:
        """Ids of everything the place lies in, its country included, itself not."""
        found = self.chains.get(place.id)
        if found is None:
            links = {p.inside for p in chain(self.gazetteer, place.id) if p.inside is not None}
            found = self.chains[place.id] = frozenset(links | {place.country.lower()}) - {place.id}
        return found


def _best(group: Group, context: Context, others: Sequence[GazetteerPlace]) -> GazetteerPlace:
    if len(group.candidates) == 1:
        return group.candidates[0]
    outer = {place.id for place in others if place.precision in ("region", "country")}
    countries = {place.country for place in others}
    return min(group.candidates, key=lambda p: (-_score(p, group, context, others, outer, countries), -p.population, p.id))


def _score(place: GazetteerPlace, group: Group, context: Context, others: Sequence[GazetteerPlace], outer: set[str], countries: set[str]) -> float:
    inside = context.inside(place)
    score = math.log10((place.population or UNKNOWN_SIZE) + 10) + _kind(place, group)
    if group.inside:
        score += CONTAINER * bool(group.inside & inside)
    if inside & outer - {place.country.lower()}:
        score += REGION
    if place.country in countries:
        score += COUNTRY
    if place.country in context.publisher:
        score += PUBLISHER
    return score + _nearness(place, [*others, *context.hints])


def _kind(place: GazetteerPlace, group: Group) -> float:
    if any(group.mentions):
        return 0.0 if place.precision in ("city", "district") else CONTAINER / 2
    if place.precision == "country":
        return COUNTRY_NAME
    if place.precision == "region":
        large = any(p.precision == "city" and p.population >= CITY_FIRST_FROM for p in group.candidates)
        return REGION_AFTER_CITY if large else REGION_NAME
    return 0.0


def _nearness(place: GazetteerPlace, others: Sequence[GazetteerPlace]) -> float:
    """How much the nearest other city or small region speaks for this place."""
    nearest = min((distance_km(place, other) for other in others if other.precision != "country" and other.radius_km < LARGE), default=math.inf)
    return next((weight for limit, weight in NEAR if nearest <= limit), 0.0)
