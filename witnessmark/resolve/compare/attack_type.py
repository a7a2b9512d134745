"""Whether both reports tell of the same kind of attack."""

from witnessmark.model.place import Gazetteer
from witnessmark.resolve.compare.common import Clue, Opinion, Profile

SAME, DIFFERENT = 0.2, -0.2


def compare(a: Profile, b: Profile, gazetteer: Gazetteer) -> Opinion | None:
    """Words for one attack differ between reporters, so this weighs little either way."""
    if not a.attacks or not b.attacks:
        return None
    shared = sorted(a.attacks & b.attacks)
    if shared:
        return Opinion(score=SAME, reason=f"Both tell of: {shared[0]}.")
    return Opinion(score=DIFFERENT, reason="They tell of different kinds of attack.")


CLUE = Clue(name="attack_type", compare=compare)
