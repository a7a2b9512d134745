"""Nights between two days: they belong to the day they begin on."""

from collections.abc import Sequence

from witnessmark.read.times import calendar
from witnessmark.read.times.days import moment
from witnessmark.read.times.scene import Found, Scene, from_day
from witnessmark.read.times.spans import span
from witnessmark.read.times.words import Token


def night_between(tokens: Sequence[Token], scene: Scene) -> Found | None:
    """The night of 27 to 28 February, of Saturday to Sunday: that of the first day."""
    said = [token for token in tokens if token.kind not in ("night", "in", "from")]
    days = span(said, scene)
    return None if not days else _night(tokens, days[0], 0)


def night_before(tokens: Sequence[Token], scene: Scene) -> Found | None:
    """The night that ended in the morning of the day named."""
    day = moment([token for token in tokens if token.kind != "night"], scene)
    return None if day is None else _night(tokens, day, -1)


def _night(tokens: Sequence[Token], day: Found, shift: int) -> Found | None:
    code, start, end = next(token.value for token in tokens if token.kind == "night")
    if day.when.unit != "day":
        return None
    if day.when.first is None:
        return Found("TIME", calendar.part_of(day.when, code, start, end))
    return Found("TIME", calendar.part_of(from_day(day.when.first, shift, "day"), code, start, end))
