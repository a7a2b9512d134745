"""Whether both reports name the same street or building."""

from witnessmark.model.place import Gazetteer
from witnessmark.resolve.compare.common import Clue, Opinion, Profile

SAME, DIFFERENT = 0.5, -0.6


def compare(a: Profile, b: Profile, gazetteer: Gazetteer) -> Opinion | None:
    """One street is one event; two streets of a city are more often two events than one told by two corners.

    A street that is only named (where a suspect lives) parts no reports: it must be that of an attack or a count.
    """
    shared = sorted(a.sites & b.sites)
    if shared:
        return Opinion(score=SAME, reason=f"Both name the same street or building ({shared[0]}…).")
    if not a.scene or not b.scene:
        return None
    return Opinion(score=DIFFERENT, reason="They name different streets or buildings.")


CLUE = Clue(name="site", compare=compare)
