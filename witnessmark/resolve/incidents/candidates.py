"""Which sightings are worth comparing: those filed where another looks. Never all with all."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from math import floor

from witnessmark.model.place import Gazetteer, Place
from witnessmark.resolve.compare.common import Profile
from witnessmark.resolve.compare.time import WEEK
from witnessmark.resolve.incidents.sightings import CITY
from witnessmark.resolve.incidents.told_words import NAME, NAME_LETTERS
from witnessmark.resolve.places.where import chain, fineness

SQUARE = 0.2  # degrees: wider than the circle of a city
CROWD = 60  # sightings filed under one key; of more, each is compared with so many of those told next to it
ENOUGH = 2  # short names two sightings must meet under to be compared; one of four consonants is enough
BRIDGE = 14  # days a report that names no day is looked for around its publication by its words


def keys(profile: Profile, gazetteer: Gazetteer) -> list[object]:
    """Where a sighting is filed: under its place, all that hold it and its square of the map, day by day; under names, links and victims."""
    local = _local(profile.place or profile.home, gazetteer)
    places = [*(("at", i) for i in local[:1]), *(("in", i) for i in local[1:]), *squares(profile.place or profile.home, 0)]
    return [*_common(profile), *((place, day) for place in places for day in _days_of(profile, 0))]


def looks(profile: Profile, gazetteer: Gazetteer) -> list[object]:
    """Where its like are looked for: in the places that hold it, among those inside it, in the squares around it.

    What names no day is looked for a week back in its own town too.
    """
    local = _local(profile.place or profile.home, gazetteer)
    places = [*(("at", i) for i in local), *(("in", i) for i in local[:1]), *squares(profile.place or profile.home, 1)]
    before = [(("at", i), day) for i in local[:1] for day in _days_before(profile)]
    return [*_common(profile), *before, *((place, day) for place in places for day in _days_of(profile, 1))]


def candidates(profiles: Sequence[Profile], gazetteer: Gazetteer) -> Iterator[tuple[int, int]]:
    """Pairs of places in the sequence, the smaller first, each once. The sequence is in order of what was told when.

    A single short name may be shared by chance: pairs that meet under such names alone are those that meet under two.
    """
    filed: dict[object, list[int]] = defaultdict(list)
    for i, profile in enumerate(profiles):
        for key in dict.fromkeys(keys(profile, gazetteer)):
            filed[key].append(i)
    found: set[tuple[int, int]] = set()
    for i, profile in enumerate(profiles):
        met: Counter[int] = Counter()
        for key in looks(profile, gazetteer):
            weight = 1 if _is_short_name(key) else ENOUGH
            for j in _near(i, filed.get(key, ())):
                met[j] += weight
        found.update((min(i, j), max(i, j)) for j, times in met.items() if times >= ENOUGH and j != i)
    yield from sorted(found)


def _is_short_name(key: object) -> bool:
    return isinstance(key, tuple) and key[0] == "name" and len(str(key[1])) < len(NAME) + NAME_LETTERS


def may_bridge(profile: Profile) -> bool:
    """Whether a sighting is of no town, or names no day: it may lie between two that are apart."""
    return profile.place is None or fineness(profile.place) > CITY or not profile.explicit


def _near(i: int, filed: Sequence[int]) -> Iterable[int]:
    if len(filed) <= CROWD:
        return filed
    return sorted(filed, key=lambda j: (abs(j - i), j))[:CROWD]


def squares(place: Place | None, around: int) -> list[object]:
    """The square of the map a place no larger than a city lies in, and those around it; none for larger or unknown places."""
    if place is None or place.lat is None or place.lon is None or fineness(place) > CITY:
        return []
    y, x = floor(place.lat / SQUARE), floor(place.lon / SQUARE)
    return [("square", y + i, x + j) for i in range(-around, around + 1) for j in range(-around, around + 1)]


def _common(profile: Profile) -> Iterator[object]:
    yield from (("victim", name) for name in sorted(profile.victims))
    yield from (("link", page) for page in sorted(profile.links))
    days = _days_of(profile, 1)
    yield from ((name, number, day) for name in sorted(profile.roots) for number in sorted(profile.numbers) for day in days)
    fortnight = "undated" if profile.days is None else profile.days[1] // BRIDGE
    yield from (("name", word, fortnight) for word in sorted(profile.words) if word.startswith(NAME))
    if profile.publisher is not None and profile.published is not None:
        today = profile.published.date().toordinal()
        yield from (("thread", profile.publisher, day) for day in (today, today + 1))


def _days_of(profile: Profile, around: int) -> Sequence[object]:
    return ("undated",) if profile.days is None else range(profile.days[0] - around, profile.days[1] + around)


def _days_before(profile: Profile) -> range:
    """The days of the week before a report that names no day: it may go on with an event of those."""
    return range(0) if profile.days is None or profile.explicit else range(profile.days[0] - WEEK - 1, profile.days[0] - 1)


def _local(place: Place | None, gazetteer: Gazetteer) -> list[str]:
    """The place and what holds it, countries left out: a country holds too much to compare."""
    ids = chain(place, gazetteer) if place is not None else ()
    return [i for i in ids if (known := gazetteer.place(i)) is None or known.precision != "country"]
