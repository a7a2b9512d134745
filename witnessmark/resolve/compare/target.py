"""Whether both reports name the same kind of thing that was hit."""

from witnessmark.model.place import Gazetteer
from witnessmark.resolve.compare.common import Clue, Opinion, Profile

SAME, DIFFERENT = 0.2, -0.6


def compare(a: Profile, b: Profile, gazetteer: Gazetteer) -> Opinion | None:
    """A school and a market are seldom one event; a report may name only one of several things hit."""
    if not a.targets or not b.targets:
        return None
    shared = sorted(a.targets & b.targets)
    if shared:
        return Opinion(score=SAME, reason=f"Both name as hit: {shared[0]}.")
    return Opinion(score=DIFFERENT, reason=f"One names {min(a.targets)} as hit, the other {min(b.targets)}.")


CLUE = Clue(name="target", compare=compare)
