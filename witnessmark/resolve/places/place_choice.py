"""Choosing among places of one name: a few rounds in which each name looks at what the others most likely mean."""

import math
from collections import Counter
from collections.abc import Hashable, Mapping, Sequence
from typing import NamedTuple, TypeVar

from witnessmark.model.place import Gazetteer, GazetteerPlace
from witnessmark.resolve.places.geometry import chain, distance_km
from witnessmark.resolve.places.table import size

K = TypeVar("K", bound=Hashable)
ROUNDS = 4
# Weights, in powers of ten of inhabitants: a weight of 3 outweighs a place 1,000 times as large elsewhere.
CONTAINER = 100.0  # named right behind the place: decides
REGION = 0.5  # the document names the region that holds it
COUNTRY = 2.4  # the document names its country or another place there
HOMELAND = 0.6  # the document names only a people of it or the home of somebody there: a large city elsewhere outweighs that
PUBLISHER = 2.5  # the publisher's address is of its country
HOME = 0.5  # the country a text of this language most often means, where the publisher's is unknown
HOME_TOO = 0.4  # another country whose small places texts of this language name without their country: never before the first
LOCAL = 1.5  # the publisher's address bears the name, and the country is the one texts of this language most often mean
HELD = 3.0  # the same name stands elsewhere in the document as a container and means this place
SUPPORT, MOST_SUPPORT = 0.6, 2.5  # for each other name that may lie in the same region, the fewer its choices the more
NEAR = ((40.0, 3.0), (120.0, 1.2), (300.0, 0.5))  # kilometres to the nearest other place, and what that weighs
COUNTRY_NAME, REGION_NAME = 2.5, 1.1
OWN = 0.3  # it is the place's own name, where another bears it as an old or other one: twice as large a place does not outweigh that
# A region's name that is a large city's too ("New York", "Washington") is the city unless it stands as a container.
CITY_FIRST_FROM, REGION_AFTER_CITY = 500_000, -1.2


class Group(NamedTuple):
    """One name of a document: what it may be, the ids it must lie in, whether it stands as a container, whether as a people,
    and whether only as somebody's home (a people's name included)."""

    candidates: tuple[GazetteerPlace, ...]
    inside: frozenset[str]
    holds: bool
    demonym: bool
    home: bool = False
    own: frozenset[str] = frozenset()  # ids of the candidates whose own name it is


class Context:
    """What stays the same while the names look at each other."""

    def __init__(self, gazetteer: Gazetteer, hints: Sequence[GazetteerPlace], publisher: Sequence[str], home: Sequence[str]) -> None:
        self.gazetteer, self.hints = gazetteer, hints
        self.hinted = frozenset(place.id for place in hints)
        self.publisher = frozenset(code.upper() for code in publisher)
        self.home = frozenset() if publisher else frozenset(code.upper() for code in home[:1])
        self.home_too = frozenset() if publisher else frozenset(code.upper() for code in home[1:])
        self.support: Counter[str] = Counter()
        self.chains: dict[str, frozenset[str]] = {}

    def inside(self, place: GazetteerPlace) -> frozenset[str]:
        """Ids of everything the place lies in, its country included, itself not."""
        found = self.chains.get(place.id)
        if found is None:
            links = {p.inside for p in chain(self.gazetteer, place.id) if p.inside is not None}
            found = self.chains[place.id] = frozenset(links | {place.country.lower()}) - {place.id}
        return found

    def regions(self, place: GazetteerPlace) -> frozenset[str]:
        """Ids of the regions the place lies in or is; its country is none."""
        own = {place.id} if place.precision == "region" else set()
        return (self.inside(place) | own) - {place.country.lower()}

    def spread(self, group: Group) -> dict[str, float]:
        """The regions one name may speak for, and how much it says for each."""
        found = frozenset[str]().union(*(self.regions(place) for place in group.candidates))
        return dict.fromkeys(found, 1 / math.sqrt(len(found))) if found and not group.demonym else {}

    def hear(self, groups: Mapping[K, Group]) -> None:
        """Lets every name speak for the regions it may lie in."""
        for group in groups.values():
            self.support.update(self.spread(group))


def choose(groups: Mapping[K, Group], context: Context) -> dict[K, GazetteerPlace]:
    """The most likely place of each group that has candidates. Ties go to the larger place, then to the smaller id."""
    context.hear(groups)
    chosen = {key: _best(group, context, (), frozenset()) for key, group in groups.items() if group.candidates}
    for _ in range(ROUNDS):
        held = frozenset(place.id for key, place in chosen.items() if groups[key].holds)
        again = {key: _best(groups[key], context, _others(groups, chosen, key), held) for key in chosen}
        if again == chosen:
            break
        chosen = again
    return chosen


def _others(groups: Mapping[K, Group], chosen: Mapping[K, GazetteerPlace], key: K) -> list[tuple[GazetteerPlace, bool]]:
    return [(place, groups[other].home) for other, place in chosen.items() if other != key and place.id != chosen[key].id]


def _best(group: Group, context: Context, others: Sequence[tuple[GazetteerPlace, bool]], held: frozenset[str]) -> GazetteerPlace:
    if len(group.candidates) == 1:
        return group.candidates[0]
    view = Others(others)
    own = context.spread(group)
    return min(group.candidates, key=lambda p: (-_score(p, group, context, view, held, own), -size(p), p.id))


class Others:
    """What the other names of a document mean at this round."""

    def __init__(self, places: Sequence[tuple[GazetteerPlace, bool]]) -> None:
        self.places = [place for place, home in places if not home]
        self.wide = {place.id for place in self.places if place.precision == "region"}
        self.countries = {place.country for place in self.places}
        self.homes = {place.country for place, home in places if home} - self.countries


def _score(place: GazetteerPlace, group: Group, context: Context, others: Others, held: frozenset[str], own: Mapping[str, float]) -> float:
    inside = context.inside(place)
    score = math.log10(size(place) + 10) + _kind(place, group)
    score += CONTAINER * bool(group.inside & inside) + REGION * bool(inside & others.wide)
    score += (
        COUNTRY * (place.country in others.countries) + HOMELAND * (place.country in others.homes) + PUBLISHER * (place.country in context.publisher)
    )
    score += HOME * (place.country in context.home) + HOME_TOO * (place.country in context.home_too)
    score += HELD * (place.id in held and not group.holds)
    support = max((context.support[region] - own.get(region, 0.0) for region in context.regions(place)), default=0.0)
    namesakes = {candidate.id for candidate in group.candidates}
    score += OWN * (place.id in group.own)
    score += LOCAL * (place.country in context.home and place.id in context.hinted)
    return score + SUPPORT * min(support, MOST_SUPPORT) + _nearness(place, [*others.places, *(p for p in context.hints if p.id not in namesakes)])


def _kind(place: GazetteerPlace, group: Group) -> float:
    if group.holds:
        return 0.0 if place.precision in ("city", "district") else CONTAINER / 2
    if place.precision == "country":
        return COUNTRY_NAME
    if place.precision == "region":
        large = any(p.precision == "city" and p.population >= CITY_FIRST_FROM for p in group.candidates)
        return REGION_AFTER_CITY if large else REGION_NAME
    return 0.0


def _nearness(place: GazetteerPlace, others: Sequence[GazetteerPlace]) -> float:
    """How much the nearest other place that is no country speaks for this one."""
    nearest = min((distance_km(place, other) for other in others if other.precision != "country"), default=math.inf)
    return next((weight for limit, weight in NEAR if nearest <= limit), 0.0)
