"""Whether one report leads to the other, or both lead to the same page."""

from witnessmark.model.place import Gazetteer
from witnessmark.resolve.compare.common import Clue, Opinion, Profile

SHARED = 0.8


def compare(a: Profile, b: Profile, gazetteer: Gazetteer) -> Opinion | None:
    """Who links a post tells of the same thing; pages linked by nearly everybody (a channel's own address) are not given here."""
    shared = sorted(a.links & b.links)
    return Opinion(score=SHARED, reason=f"Both lead to {shared[0]}.") if shared else None


CLUE = Clue(name="shared_link", compare=compare)
