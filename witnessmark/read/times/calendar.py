"""Days, weeks, months and years as TimeML values with their half-open intervals.

Policy. An interval is `[from, to)` in the local time of the place, without an offset: a report does not say one.
A week is the ISO week, Monday to Monday. A night belongs to the day it begins on: the night of the 26th runs from
18:00 on the 26th to 06:00 on the 27th. A winter belongs to the year it begins in (December to March).
A clock time lasts the minute it names, or the hour where only the hour is said.
Whatever falls outside the calendar of years 1 to 9999 has no interval.
"""

from datetime import date, datetime, timedelta
from typing import NamedTuple

# Letter of each unit in a TimeML duration, and whether it stands after the T.
UNITS = {"minute": "M", "hour": "H", "second": "S", "day": "D", "week": "W", "month": "M", "quarter": "Q", "year": "Y", "decade": "E", "century": "C"}
CLOCK_UNITS = frozenset({"second", "minute", "hour"})
UNKNOWN = {"day": "XXXX-XX-XX", "week": "XXXX-WXX", "month": "XXXX-XX", "quarter": "XXXX-QX", "year": "XXXX", "decade": "XXX", "century": "XX"}
SEASONS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}


class When(NamedTuple):
    """A value with its interval; `unit` is how fine it is, `first` its first day (null where unresolved)."""

    value: str
    since: str | None = None
    until: str | None = None
    unit: str = ""
    first: date | None = None


def unknown(unit: str) -> When:
    """A stretch of this unit that no date is known for."""
    return When(UNKNOWN.get(unit, "XXXX-XX-XX"), unit=unit)


def parse_date(text: str | None) -> date | None:
    """The calendar date a publication time begins with, as its writer wrote it; null where it is none."""
    try:
        return date.fromisoformat((text or "")[:10])
    except ValueError:
        return None


def make_date(year: int, month: int, day: int = 1) -> date | None:
    """That date, or null where the calendar has no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def shifted(day: date, count: int, unit: str) -> date | None:
    """The day `count` units later; the last of the month where that month is shorter; null beyond the calendar."""
    if unit in ("day", "week"):
        try:
            return day + timedelta(days=count * (7 if unit == "week" else 1))
        except OverflowError:
            return None
    months = count * {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}.get(unit, 0)
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return next((found for back in range(4) if (found := make_date(year, month + 1, min(day.day, 31 - back)))), None)


def _stretch(value: str, unit: str, first: date | None, count: int, step: str) -> When:
    last = None if first is None else shifted(first, count, step)
    if first is None or last is None:
        return When(value, unit=unit)
    return When(value, first.isoformat(), last.isoformat(), unit, first)


def day_of(day: date) -> When:
    """One day."""
    return _stretch(day.isoformat(), "day", day, 1, "day")


def week_of(day: date) -> When:
    """The ISO week that holds this day."""
    year, week, weekday = day.isocalendar()
    return _stretch(f"{year:04}-W{week:02}", "week", shifted(day, 1 - weekday, "day"), 1, "week")


def weekend_of(day: date) -> When:
    """Saturday and Sunday of the ISO week that holds this day."""
    year, week, weekday = day.isocalendar()
    return _stretch(f"{year:04}-W{week:02}-WE", "weekend", shifted(day, 6 - weekday, "day"), 2, "day")


def month_of(year: int, month: int) -> When:
    """A calendar month."""
    return _stretch(f"{year:04}-{month:02}", "month", make_date(year, month), 1, "month")


def quarter_of(year: int, quarter: int) -> When:
    """A quarter of a calendar year."""
    return _stretch(f"{year:04}-Q{quarter}", "quarter", make_date(year, quarter * 3 - 2), 1, "quarter")


def half_of(year: int, half: int) -> When:
    """The first or the second half of a year."""
    return _stretch(f"{year:04}-H{half}", "half", make_date(year, half * 6 - 5), 6, "month")


def year_of(year: int) -> When:
    """A calendar year."""
    return _stretch(f"{year:04}", "year", make_date(year, 1), 1, "year")


def decade_of(year: int) -> When:
    """The ten years that share the first three figures: 199 is the 1990s."""
    return _stretch(f"{year // 10:03}", "decade", make_date(year // 10 * 10, 1), 10, "year")


def century_of(year: int) -> When:
    """The hundred years that share the first two figures: 19 is the 1900s, which people call the 20th century."""
    return _stretch(f"{year // 100:02}", "century", make_date(year // 100 * 100, 1), 100, "year")


def season_of(year: int, season: str) -> When:
    """A season of the northern half of the world, in whole months."""
    return _stretch(f"{year:04}-{season}", "season", make_date(year, SEASONS[season]), 3, "month")


def unit_of(unit: str, day: date) -> When:
    """The day, week, month, quarter, year, decade or century that holds this day."""
    if unit == "month":
        return month_of(day.year, day.month)
    if unit == "quarter":
        return quarter_of(day.year, (day.month + 2) // 3)
    makers = {"day": day_of, "week": week_of, "weekend": weekend_of}
    years = {"year": year_of, "decade": decade_of, "century": century_of}
    return makers[unit](day) if unit in makers else years[unit](day.year)


def part_of(when: When, code: str, start: int, end: int) -> When:
    """A part of a day, from one hour to another; hours past 24 are the next day's."""
    value = f"{when.value}T{code}"
    if when.first is None or when.unit != "day":
        return When(value, unit="part")
    noon = datetime(when.first.year, when.first.month, when.first.day)
    try:
        since, until = noon + timedelta(hours=start), noon + timedelta(hours=end)
    except OverflowError:
        return When(value, unit="part")
    return When(value, _minute(since), _minute(until), "part", when.first)


def clock_of(when: When, hour: int, minute: int | None) -> When:
    """A clock time on that day. 24:00 is the end of the day and stands as T24:00."""
    value = f"{when.value}T{hour:02}:{minute or 0:02}"
    if when.first is None or when.unit != "day":
        return When(value, unit="clock")
    midnight = datetime(when.first.year, when.first.month, when.first.day)
    try:
        since = midnight + timedelta(hours=hour, minutes=minute or 0)
        until = since + (timedelta(hours=1) if minute is None else timedelta(minutes=1))
    except OverflowError:
        return When(value, unit="clock")
    return When(value, _minute(since), _minute(until), "clock", when.first)


def _minute(moment: datetime) -> str:
    return moment.isoformat(timespec="minutes")


def duration(count: int | None, unit: str) -> str:
    """A TimeML duration; an unknown number is X."""
    mark = "PT" if unit in CLOCK_UNITS else "P"
    return f"{mark}{'X' if count is None else count}{UNITS[unit]}"
