"""Times of one word or two that need no other: a month's adjective, last year's, a day and night, the last days."""

from collections.abc import Sequence

from witnessmark.read.times import calendar
from witnessmark.read.times.calendar import When
from witnessmark.read.times.scene import Found, Scene, direction, from_day, unit_in, values
from witnessmark.read.times.words import Token

REFERENCES = {-1: "PAST_REF", 0: "PRESENT_REF", 1: "FUTURE_REF"}


def month_adjective(tokens: Sequence[Token], scene: Scene) -> Found | None:
    """The March attack: the last March begun."""
    month = tokens[0].value
    if scene.today is None:
        return Found("DATE", When(f"XXXX-{month:02}", unit="month"))
    year = scene.today.year - (1 if month > scene.today.month and not scene.narrative else 0)
    return Found("DATE", calendar.month_of(year, month)._replace(unit="back"))


def named_unit(tokens: Sequence[Token], scene: Scene) -> Found | None:
    """One word for last year or this year; the day before or after the one told of."""
    unit, step, *whose = tokens[0].value
    return Found("DATE", from_day(scene.origin(whose[0] if whose else 0), step, unit))


def that_part(tokens: Sequence[Token], scene: Scene) -> Found | None:
    """That evening, this morning, where the words for the part of the day need their company to say so."""
    code, start, end, step, whose = next(token.value for token in tokens if token.kind == "that_part")
    return Found("TIME", calendar.part_of(from_day(scene.origin(whose), step, "day"), code, start, end))


def last_day(tokens: Sequence[Token], scene: Scene) -> Found | None:
    """The day and night up to the report."""
    way = direction(values(tokens))
    first = None if scene.today is None or (way is not None and way != (-1, 0)) else calendar.shifted(scene.today, -1, "day")
    until = None if scene.today is None else calendar.shifted(scene.today, 1, "day")
    if first is None or until is None:
        return Found("DURATION", When("P1D", unit="length"))
    return Found("DURATION", When("P1D", first.isoformat(), until.isoformat(), "length"))


def recent_days(tokens: Sequence[Token], scene: Scene) -> Found | None:
    """The last days, the coming weeks."""
    way = direction(values(tokens))
    return None if way is None or way[1] else Found("DATE", When(REFERENCES[way[0]], unit="vague"))


def one_unit(tokens: Sequence[Token], scene: Scene) -> Found | None:
    """In a week, all day: one of the unit; an unknown number where the unit is plural."""
    by = values(tokens)
    unit = unit_in(by)
    return None if unit is None else Found("DURATION", When(calendar.duration(None if "units" in by else 1, unit), unit="length"))


def nobodys_time(tokens: Sequence[Token], scene: Scene) -> Found | None:
    """The year somebody was born is no time of what is told."""
    return None
