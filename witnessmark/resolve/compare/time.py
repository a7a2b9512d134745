"""Whether two reports are of one time: days that meet."""

from witnessmark.model.place import Gazetteer
from witnessmark.resolve.compare.common import Clue, Opinion, Profile
from witnessmark.resolve.span import gap, in_words, overlap

SAME_DAY, SHARED_DAYS, NEXT_DAY = 1.0, 0.5, -0.5
SHORT = 2  # days: a night belongs to two


def compare(a: Profile, b: Profile, gazetteer: Gazetteer) -> Opinion | None:
    """Days that are apart rule the pair out; neighbouring days speak against it; an unknown time says nothing."""
    if a.days is None or b.days is None:
        return None
    if overlap(a.days, b.days) is None:
        apart = gap(a.days, b.days)
        return Opinion(score=NEXT_DAY if apart == 0 else -1, reason=f"{in_words(a.days)} is not {in_words(b.days)}.", veto=apart > 0)
    sure = max(a.days[1] - a.days[0], b.days[1] - b.days[0]) <= SHORT
    return Opinion(score=SAME_DAY if sure else SHARED_DAYS, reason=f"Both can be of {in_words(overlap(a.days, b.days))}.")


CLUE = Clue(name="time", compare=compare)
