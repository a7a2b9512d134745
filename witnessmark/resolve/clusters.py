"""Sightings put together to events by the clues of compare/: place, time, what happened, who said it, who was hurt."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from math import floor

from witnessmark.model.claim import Attack, Casualty
from witnessmark.model.place import Gazetteer, Place
from witnessmark.model.reading import Reading
from witnessmark.plugins import members
from witnessmark.resolve.compare.common import Opinion, Profile
from witnessmark.resolve.compare.shared_number import VICTIM
from witnessmark.resolve.families import Families
from witnessmark.resolve.roots import Roots
from witnessmark.resolve.sightings import CITY, Sighting, weightiest
from witnessmark.resolve.span import Window, overlap
from witnessmark.resolve.where import chain, fineness

# Two reports are of one event where their clues add up to this: the same city on the same day is 2, the same city in a
# window of days with nothing else shared 1.5.
TOGETHER = 1.4
ONE_VOICE = frozenset({"shared_root", "shared_number", "time"})
SQUARE = 0.2  # degrees: wider than the circle of a city


class Clusters:
    """Puts sightings together, each to the best of the clusters that share a place or a copy with it, else alone.

    Only clusters that share a day and a place of the gazetteer, or a document of the same copy group, are looked at, so
    that the work grows with the reports and not with their square.
    """

    def __init__(self, readings: Sequence[Reading], roots: Roots, families: Families, gazetteer: Gazetteer) -> None:
        self._readings, self._roots, self._families, self._gazetteer = readings, roots, families, gazetteer
        self._members: list[list[Sighting]] = []
        self._profiles: list[Profile] = []
        self._buckets: dict[object, list[int]] = defaultdict(list)

    def of(self, seen: Sequence[Sighting]) -> list[list[Sighting]]:
        """The clusters. Reports that name a place and a day come first: what says less joins what says more.

        What is told long after joins last, or is left out. The order is that of what they say, so that the order and the
        names of the documents change nothing.
        """
        for sighting in sorted(seen, key=self._turn):
            self._add(sighting)
        return [sorted(group, key=lambda s: (s.index, not s.main)) for group in self._members]

    def _turn(self, s: Sighting) -> tuple[object, ...]:
        where = "" if s.place is None else s.place.gazetteer_id or s.place.name
        return (s.late, s.place is None, not s.explicit, s.days or (), where, not s.main, self._readings[s.index].sha256, s.doc_id)

    def _add(self, sighting: Sighting) -> None:
        profile = profile_of(sighting, self._readings[sighting.index], self._roots)
        best = self._best(sighting, profile)
        if best is None and sighting.late:
            return
        if best is None:
            best = len(self._members)
            self._members.append([])
            self._profiles.append(profile)
        else:
            self._profiles[best] = _merged(self._profiles[best], profile, self._gazetteer)
        self._members[best].append(sighting)
        for key in self._keys(sighting, profile):
            if best not in self._buckets[key]:
                self._buckets[key].append(best)

    def _best(self, sighting: Sighting, profile: Profile) -> int | None:
        near = dict.fromkeys(i for key in self._looks(sighting, profile) for i in self._buckets[key])
        scored = [(self._score(sighting, profile, i), -i) for i in near if all(s.doc_id != sighting.doc_id for s in self._members[i])]
        good = [found for found in scored if found[0] >= TOGETHER]
        return -max(good)[1] if good else None

    def _score(self, sighting: Sighting, profile: Profile, cluster: int) -> float:
        copied = sighting.main and any(s.main and self._families.copied(sighting.doc_id, s.doc_id) for s in self._members[cluster])
        return TOGETHER + 1 if copied else similarity(profile, self._profiles[cluster], self._gazetteer)

    def _keys(self, sighting: Sighting, profile: Profile) -> list[object]:
        """Where a sighting is filed: under its place, under all that hold it, under its square of the map, day by day."""
        local = self._local(sighting)
        places = [*(("at", i) for i in local[:1]), *(("in", i) for i in local[1:]), *squares(sighting.place, 0)]
        return [*self._common(sighting, profile), *((place, day) for place in places for day in _days_of(profile))]

    def _looks(self, sighting: Sighting, profile: Profile) -> list[object]:
        """Where its like are looked for: in the places that hold it, among those inside it, in the squares around it."""
        local = self._local(sighting)
        places = [*(("at", i) for i in local), *(("in", i) for i in local[:1]), *squares(sighting.place, 1)]
        return [*self._common(sighting, profile), *((place, day) for place in places for day in _days_of(profile))]

    def _common(self, sighting: Sighting, profile: Profile) -> list[object]:
        rooted = ((name, number, day) for name in sorted(profile.roots) for number in sorted(profile.numbers) for day in _days_of(profile))
        return [("group", self._families.group(sighting.doc_id)), *(("victim", name) for name in sorted(profile.victims)), *rooted]

    def _local(self, sighting: Sighting) -> list[str]:
        """The place and what holds it, countries left out: a country holds too much to compare."""
        ids = chain(sighting.place, self._gazetteer) if sighting.place is not None else ()
        return [i for i in ids if (known := self._gazetteer.place(i)) is None or known.precision != "country"]


def squares(place: Place | None, around: int) -> list[object]:
    """The square of the map a place no larger than a city lies in, and those around it; none for larger or unknown places."""
    if place is None or place.lat is None or place.lon is None or fineness(place) > CITY:
        return []
    y, x = floor(place.lat / SQUARE), floor(place.lon / SQUARE)
    return [("square", y + i, x + j) for i in range(-around, around + 1) for j in range(-around, around + 1)]


def _days_of(profile: Profile) -> Sequence[object]:
    return ("undated",) if profile.days is None else range(profile.days[0] - 1, profile.days[1] + 1)


def similarity(a: Profile, b: Profile, gazetteer: Gazetteer) -> float:
    """The clues' scores added up; minus one where a clue rules the pair out.

    A report without a place joins by a victim's name, or by the same number of the same root on the same days.
    """
    opinions: dict[str, Opinion] = {}
    for name, opinion in _clues(a, b, gazetteer):
        if opinion.veto:
            return -1.0
        opinions[name] = opinion
    sure = _places_it(opinions) or opinions.keys() >= ONE_VOICE
    return sum(opinion.score for opinion in opinions.values()) if sure else -1.0


def _places_it(opinions: Mapping[str, Opinion]) -> bool:
    return "place" in opinions or ("shared_number" in opinions and opinions["shared_number"].score >= VICTIM)


def clues(a: Profile, b: Profile, gazetteer: Gazetteer) -> dict[str, Opinion]:
    """What each clue that has an opinion says."""
    return dict(_clues(a, b, gazetteer))


def _clues(a: Profile, b: Profile, gazetteer: Gazetteer) -> Iterator[tuple[str, Opinion]]:
    for name, clue in members("witnessmark.resolve.compare", "CLUE").items():
        opinion = clue.compare(a, b, gazetteer)
        if opinion is not None:
            yield name, opinion


def profile_of(sighting: Sighting, reading: Reading, roots: Roots) -> Profile:
    """What the clues compare of one sighting. Only named roots count as shared, and only numbers above one."""
    counted = [t.claim for t in sighting.told if isinstance(t.claim, Casualty) and t.claim.scope not in ("cumulative", "period")]
    named = {roots.of(reading, claim).name for claim in counted}
    return Profile(
        place=sighting.place,
        days=sighting.days,
        roots=frozenset(name for name in named if ":" not in name),
        numbers=frozenset((c.outcome, c.low) for c in counted if c.low is not None and c.low > 1),
        victims=frozenset(roots.name(reading, p).casefold() for p in reading.people if p.kind == "victim" and " " in p.name),
        attacks=frozenset(t.claim.attack_type for t in sighting.told if isinstance(t.claim, Attack) and t.claim.attack_type),
    )


def _merged(a: Profile, b: Profile, gazetteer: Gazetteer) -> Profile:
    """Both profiles in one: the finer place, the days they share (a window only narrows), all the rest of both."""
    places = [(p, 1.0) for p in (a.place, b.place) if p is not None]
    days: Window | None = a.days or b.days
    if a.days is not None and b.days is not None:
        days = overlap(a.days, b.days) or a.days
    return Profile(
        place=weightiest(places, gazetteer),
        days=days,
        roots=a.roots | b.roots,
        numbers=a.numbers | b.numbers,
        victims=a.victims | b.victims,
        attacks=a.attacks | b.attacks,
    )
