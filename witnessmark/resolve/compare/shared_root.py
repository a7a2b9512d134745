"""Whether the same person or body is the root of both reports."""

from witnessmark.model.place import Gazetteer
from witnessmark.resolve.compare.common import Clue, Opinion, Profile

SHARED = 0.4


def compare(a: Profile, b: Profile, gazetteer: Gazetteer) -> Opinion | None:
    """One shared named root speaks for one event; different roots say nothing."""
    shared = sorted(a.roots & b.roots)
    return Opinion(score=SHARED, reason=f"Both rest on {shared[0]}.") if shared else None


CLUE = Clue(name="shared_root", compare=compare)
