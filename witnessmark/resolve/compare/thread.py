"""Whether a publisher goes on with its own story: one channel, within hours."""

from witnessmark.model.place import Gazetteer
from witnessmark.resolve.compare.common import Clue, Opinion, Profile

HOURS = ((2.0, 0.3), (24.0, 0.1))
NOWHERE = 0.3  # a post without any place of its own ("all who died stood nearby") goes on with what the channel just told
SECONDS = 3600.0


def compare(a: Profile, b: Profile, gazetteer: Gazetteer) -> Opinion | None:
    """A channel posts an event as it goes on; what it posts within two hours is often the same story, within a day less often."""
    if a.publisher is None or a.publisher != b.publisher or a.published is None or b.published is None:
        return None
    hours = abs((a.published - b.published).total_seconds()) / SECONDS
    score = next((score for most, score in HOURS if hours <= most), None)
    if score is None:
        return None
    if score == HOURS[0][1]:
        soon = score if a.is_placed and b.is_placed else score + NOWHERE
        return Opinion(score=soon, reason=f"{a.publisher} published both within hours.")
    return Opinion(score=score, reason=f"{a.publisher} published both within a day.")


CLUE = Clue(name="thread", compare=compare)
