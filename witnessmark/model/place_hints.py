"""Which countries the name of a publisher speaks of: "The Varden Courier" writes of small towns of Varden's country without naming it."""

import functools

from witnessmark.model.place import Gazetteer, GazetteerPlace

# A smaller town's name in a publisher's may be a person's or a thing's ("The Post", "Mercury").
WELL_KNOWN = 100_000
LONGEST = 3
MOST_REMEMBERED = 10_000


def countries_of_name(publisher: str | None, gazetteer: Gazetteer) -> tuple[str, ...]:
    """Codes of the countries of the large cities, regions, countries and peoples named in a publisher's name, in its order; a host
    name has none here. Of places of one name the largest is meant."""
    return () if publisher is None else _countries(publisher, gazetteer, gazetteer.edition)


@functools.lru_cache(maxsize=MOST_REMEMBERED)
def _countries(publisher: str, gazetteer: Gazetteer, edition: int) -> tuple[str, ...]:
    """What is remembered as long as no place is added (`edition`)."""
    words = [word.strip(".,:;«»\"'()") for word in publisher.split()]
    found = dict[str, None]()
    for i in range(len(words)):
        for length in range(1, LONGEST + 1):
            place = _meant(" ".join(words[i : i + length]), gazetteer) if i + length <= len(words) else None
            if place is not None:
                found[place.country] = None
    return tuple(found)


def _meant(name: str, gazetteer: Gazetteer) -> GazetteerPlace | None:
    if not name[:1].isupper():
        return None
    people = gazetteer.demonym(name)
    place = people if people is not None else next(iter(gazetteer.candidates(name)), None)
    return place if place is not None and (place.precision in ("country", "region") or place.population >= WELL_KNOWN) else None
