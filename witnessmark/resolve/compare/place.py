"""Whether two reports are of one place: the same, one inside the other, or near enough for their precision."""

from witnessmark.model.place import Gazetteer
from witnessmark.resolve.compare.common import Clue, Opinion, Profile
from witnessmark.resolve.where import fineness, relation

SAME, INSIDE, NEAR = 1.0, 0.8, 0.5
WIDE = 0.4  # that both lie in one region says little
REGION = 3


def compare(a: Profile, b: Profile, gazetteer: Gazetteer) -> Opinion | None:
    """A place apart rules the pair out; a place nobody knows says nothing."""
    if a.place is None or b.place is None:
        return None
    found = relation(a.place, b.place, gazetteer)
    if found is None:
        return None
    if found == "apart":
        return Opinion(score=-1, reason=f"{a.place.name} and {b.place.name} are different places.", veto=True)
    score = {"same": SAME, "inside": INSIDE, "contains": INSIDE, "near": NEAR}[found]
    if max(fineness(a.place), fineness(b.place)) >= REGION:
        score = min(score, WIDE)
    return Opinion(
        score=score, reason=f"{a.place.name} and {b.place.name} are {'the same place' if found == 'same' else 'one inside or near the other'}."
    )


CLUE = Clue(name="place", compare=compare)
