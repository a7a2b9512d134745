"""Whether both reports tell it of the same hours of a day."""

from witnessmark.model.place import Gazetteer
from witnessmark.resolve.compare.common import Clue, Opinion, Profile

APART = -0.7  # two attacks on one town in one day are common: one town and day, and one that speaks for both, are not enough then
SEVERAL = 3.0  # hours: reports of one strike differ by so much where one tells it in another zone's time


def compare(a: Profile, b: Profile, gazetteer: Gazetteer) -> Opinion | None:
    """Hours far apart speak against one event; the same hour is what most reports of a day leave open, and says nothing."""
    if a.hours is None or b.hours is None:
        return None
    apart = max((a.hours[0] - b.hours[1]).total_seconds(), (b.hours[0] - a.hours[1]).total_seconds()) / 3600
    if apart <= SEVERAL:
        return None
    first, last = sorted((a.hours, b.hours))
    return Opinion(score=APART, reason=f"One tells of {first[0]:%H:%M} to {first[1]:%H:%M}, the other of {last[0]:%H:%M} to {last[1]:%H:%M}.")


CLUE = Clue(name="hour", compare=compare)
