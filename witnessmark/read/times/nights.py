"""Nights between two days: they belong to the day they begin on."""

from collections.abc import Sequence

from witnessmark.read.times import calendar
from witnessmark.read.times.days import moment
from witnessmark.read.times.scene import Found, Scene, from_day
from witnessmark.read.times.spans import span
from witnessmark.read.times.words import Token

MOST_DAYS = 31
# Of three months one has 31 days.
MOST_BACK = 3


def night_between(tokens: Sequence[Token], scene: Scene) -> Found | None:
    """The night of 27 to 28 February, of Saturday to Sunday: that of the first day."""
    said = [token for token in tokens if token.kind not in ("night", "in", "from")]
    days = span(said, scene)
    if days:
        return _night(tokens, days[0], 0)
    return _night(tokens, last, -1) if (last := _bare_day(said[-1:], scene)) is not None else None


def night_before(tokens: Sequence[Token], scene: Scene) -> Found | None:
    """The night that ended in the morning of the day named."""
    said = [token for token in tokens if token.kind != "night"]
    day = moment(said, scene) or _bare_day(said[-1:], scene)
    return None if day is None else _night(tokens, day, -1)


def _bare_day(said: Sequence[Token], scene: Scene) -> Found | None:
    """A day of a month that is not named: the last one of that number up to the report, or from it on where the clause looks ahead."""
    number = said[0].value if said and said[0].kind in ("small", "ordinal") else 0
    if scene.today is None or not 1 <= number <= MOST_DAYS:
        return None
    ahead = scene.tense > 0
    for step in range(MOST_BACK):
        first = calendar.shifted(scene.today.replace(day=1), step if ahead else -step, "month")
        day = None if first is None else calendar.make_date(first.year, first.month, number)
        if day is not None and (day >= scene.today if ahead else day <= scene.today):
            return Found("DATE", calendar.day_of(day))
    return None


def _night(tokens: Sequence[Token], day: Found, shift: int) -> Found | None:
    code, start, end = next(token.value for token in tokens if token.kind == "night")
    if day.when.unit != "day":
        return None
    if day.when.first is None:
        return Found("TIME", calendar.part_of(day.when, code, start, end))
    return Found("TIME", calendar.part_of(from_day(day.when.first, shift, "day"), code, start, end))
