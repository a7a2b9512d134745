"""Whether two reports are of one time: days that meet, or a later report that names no day."""

from witnessmark.model.place import Gazetteer
from witnessmark.resolve.compare.common import Clue, Opinion, Profile
from witnessmark.resolve.span import Window, gap, in_words, overlap

SAME_DAY, SHARED_DAYS, NEXT_DAY = 0.8, 0.5, -0.5
FADING = (0.5, 0.5, 0.25, 0.0)  # where one names no day: by the days between what one names, or was published on, and the other
SHORT = 2  # days: a night belongs to two
SOON, WEEK, LATER = -0.2, 7, -0.5  # what is told without a day within a week may go on with an event; later it rarely does
NEWS_DAYS = 31  # and after a month it is of something else


def compare(a: Profile, b: Profile, gazetteer: Gazetteer) -> Opinion | None:
    """Days that are apart rule the pair out; neighbouring days speak against it; an unknown time says nothing.

    A report that names no day may tell of an event of the weeks before it, never of one after it.
    """
    if a.days is None or b.days is None:
        return None
    shared = overlap(a.days, b.days)
    if shared is not None:
        sure = max(a.days[1] - a.days[0], b.days[1] - b.days[0]) <= SHORT
        fading = FADING[min(abs(a.days[1] - b.days[1]), len(FADING) - 1)]
        score = SAME_DAY if sure else SHARED_DAYS if a.explicit and b.explicit else fading
        return Opinion(score=score, reason=f"Both can be of {in_words(shared)}.")
    (first, _), (last, last_said) = sorted(((a.days, a.explicit), (b.days, b.explicit)))
    return _apart(first, last) if last_said else _told_later(first, last)


def _apart(first: Window, last: Window) -> Opinion:
    apart = gap(first, last)
    return Opinion(score=NEXT_DAY if apart == 0 else -1, reason=f"{in_words(first)} is not {in_words(last)}.", veto=apart > 0)


def _told_later(first: Window, last: Window) -> Opinion:
    apart = gap(first, last)
    if apart > NEWS_DAYS:
        return Opinion(score=-1, reason=f"{in_words(first)} is too long before the other was told.", veto=True)
    return Opinion(score=SOON if apart <= WEEK else LATER, reason=f"One of them was told days after {in_words(first)} and names no day.")


CLUE = Clue(name="time", compare=compare)
