"""Whether both reports give the same number or name the same victim."""

from witnessmark.model.place import Gazetteer
from witnessmark.resolve.compare.common import Clue, Opinion, Profile

NUMBER, RARE_NUMBER, VICTIM = 0.3, 0.5, 1.0
RARE = 10  # small numbers are shared by chance


def compare(a: Profile, b: Profile, gazetteer: Gazetteer) -> Opinion | None:
    """A shared victim says most, then a shared large number; different numbers say nothing, because tolls change."""
    victims = sorted(a.victims & b.victims)
    if victims:
        return Opinion(score=VICTIM, reason="Both name the same victim.")
    shared = sorted(a.numbers & b.numbers, key=lambda n: (-n[1], n[0]))
    if not shared:
        return None
    outcome, number = shared[0]
    return Opinion(score=RARE_NUMBER if number >= RARE else NUMBER, reason=f"Both say {number} {outcome}.")


CLUE = Clue(name="shared_number", compare=compare)
