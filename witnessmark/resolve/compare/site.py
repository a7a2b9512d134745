"""Whether both reports name the same street or building."""

from witnessmark.model.place import Gazetteer
from witnessmark.resolve.compare.common import Clue, Opinion, Profile

SAME, DIFFERENT = 0.5, -0.4


def compare(a: Profile, b: Profile, gazetteer: Gazetteer) -> Opinion | None:
    """One street is one event; two streets of a city are more often two events than one told by two corners."""
    if not a.sites or not b.sites:
        return None
    shared = sorted(a.sites & b.sites)
    if shared:
        return Opinion(score=SAME, reason=f"Both name the same street or building ({shared[0]}…).")
    return Opinion(score=DIFFERENT, reason="They name different streets or buildings.")


CLUE = Clue(name="site", compare=compare)
