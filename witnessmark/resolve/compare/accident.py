"""Whether one report is of an accident on the road or the rails and the other of an attack."""

from witnessmark.model.place import Gazetteer
from witnessmark.resolve.compare.common import Clue, Opinion, Profile


def compare(a: Profile, b: Profile, gazetteer: Gazetteer) -> Opinion | None:
    """What collided was not attacked: an accident (of which the report names no attack and no weapon) rules an attack out."""
    if (a.accident and b.attacks) or (b.accident and a.attacks):
        return Opinion(score=-1, reason="One tells of an accident, the other of an attack.", veto=True)
    return None


CLUE = Clue(name="accident", compare=compare)
