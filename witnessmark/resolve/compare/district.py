"""Whether both reports name the same district of a city."""

from witnessmark.model.place import Gazetteer
from witnessmark.resolve.compare.common import Clue, Opinion, Profile

SAME, DIFFERENT = 0.3, -0.4  # an attack may hit several districts, and a report name one of them


def compare(a: Profile, b: Profile, gazetteer: Gazetteer) -> Opinion | None:
    """Districts are compared by the beginnings of their names in Latin letters, whatever the language of the report."""
    if not a.districts or not b.districts:
        return None
    shared = sorted(a.districts & b.districts)
    if shared:
        return Opinion(score=SAME, reason=f"Both name the same district ({shared[0]}…).")
    return Opinion(score=DIFFERENT, reason=f"They name different districts ({min(a.districts)}…, {min(b.districts)}…).")


CLUE = Clue(name="district", compare=compare)
