"""Whether two reports are of one place: the same, one inside the other, or near enough for their precision."""

from witnessmark.model.place import Gazetteer, Place
from witnessmark.resolve.compare.common import Clue, Opinion, Profile
from witnessmark.resolve.places.where import fineness, relation

SAME, INSIDE, NEAR = 1.0, 0.9, 0.5
WIDE = 0.6  # that both lie in one region says little
BIG, CROWDED = 1_000_000, 0.2  # a city of a million has several events a day: that both are there says a little less
NAMED = 0.6  # both name one more town, though they put the event elsewhere: one of them, or a namesake, was misread
HOME = 0.6  # a town's mayor or channel, whose post names no place, mostly tells of the town, but not always
REGION = 3


def compare(a: Profile, b: Profile, gazetteer: Gazetteer) -> Opinion | None:
    """A place apart rules the pair out, unless both name one town besides; a place nobody knows says nothing."""
    if a.place is None or b.place is None:
        return _both_name(a, b, gazetteer) or _at_home(a, b, gazetteer)
    found = relation(a.place, b.place, gazetteer)
    if found is None or (found == "apart" and a.named & b.named):
        return _both_name(a, b, gazetteer)
    if found == "apart":
        return Opinion(score=-1, reason=f"{a.place.name} and {b.place.name} are different places.", veto=True)
    return Opinion(score=_score(a.place, b.place, found, gazetteer), reason=_reason(a.place, b.place, found))


def _both_name(a: Profile, b: Profile, gazetteer: Gazetteer) -> Opinion | None:
    shared = a.named & b.named
    return Opinion(score=NAMED, reason=f"Both name {_known(min(shared), gazetteer)}.") if shared else None


def _at_home(a: Profile, b: Profile, gazetteer: Gazetteer) -> Opinion | None:
    """A post that names no place may be of the town its publisher is named for; that the town is another speaks for nothing."""
    here, there = a.place or a.home, b.place or b.home
    if here is None or there is None or max(fineness(here), fineness(there)) >= REGION:
        return None
    shared = relation(here, there, gazetteer) in ("same", "inside", "contains")
    return Opinion(score=HOME, reason=f"A publisher of {(a.home or b.home or here).name} names no other place.") if shared else None


def _score(a: Place, b: Place, found: str, gazetteer: Gazetteer) -> float:
    score = {"same": SAME, "inside": INSIDE, "contains": INSIDE, "near": NEAR}[found]
    if max(fineness(a), fineness(b)) >= REGION:
        return min(score, WIDE)
    return round(score - CROWDED, 2) if max(_population(a, gazetteer), _population(b, gazetteer)) >= BIG else score


def _reason(a: Place, b: Place, found: str) -> str:
    if found == "same":
        return f"Both are of {a.name}." if a.name == b.name else f"{a.name} and {b.name} are the same place."
    return f"{a.name} and {b.name} are one inside or near the other."


def _population(place: Place, gazetteer: Gazetteer) -> int:
    known = gazetteer.place(place.gazetteer_id) if place.gazetteer_id is not None else None
    return 0 if known is None else known.population


def _known(place_id: str, gazetteer: Gazetteer) -> str:
    known = gazetteer.place(place_id)
    return place_id if known is None else known.name


CLUE = Clue(name="place", compare=compare)
