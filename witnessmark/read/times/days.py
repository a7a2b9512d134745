"""Days, months and years by their names or figures, parts of a day, and clock times."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from witnessmark.read.times import calendar
from witnessmark.read.times.calendar import When
from witnessmark.read.times.clock import clock
from witnessmark.read.times.scene import Found, Scene, direction, from_day, values
from witnessmark.read.times.words import Token

# A date so many days back is not taken for next year's, whatever its verb says: "those hurt on 30 March will go home".
LATELY = 62
# Parts of a day that turn "6:40 on Saturday evening" into 18:40.
LATE = frozenset({"AF", "EV"})


def moment(tokens: Sequence[Token], scene: Scene) -> Found | None:
    """A day, a month or a year; with a part of the day or a clock time it is a TIME."""
    hour, minute, rest = clock(tokens)
    by = values(rest)
    if hour is not None and not (hour <= 24 and (minute or 0) < 60):
        return None
    when = _day(rest, by, scene)
    part = by.get("part") or by.get("lone_part")
    timed = part is not None or hour is not None
    if hour is not None and part is not None and part[0] in LATE and hour < 12 and not any(token.kind == "meridiem" for token in tokens):
        hour += 12
    if when is not None and when.first is not None and "lone_part" in by and part is not None:
        when = from_day(when.first, _shift(part, scene), "day")
    if when is None and not timed:
        return None
    if timed and when is None:
        when = _unnamed_day(by, part, scene)
    if when is None or (timed and when.unit != "day"):
        return None if when is None or when.unit == "year" else Found("DATE", when)
    if hour is not None:
        return Found("TIME", calendar.clock_of(when, hour, minute))
    return Found("TIME", calendar.part_of(when, part[0], part[1], part[2])) if part is not None else Found("DATE", when)


def _unnamed_day(by: Mapping[str, Any], part: Sequence[Any] | None, scene: Scene) -> When:
    """The day of a bare "18:40" or "this morning": the one the text is telling of, or the report's own."""
    way = direction(by)
    if way is not None and way[1]:
        return from_day(scene.origin(1), way[0], "day")
    moved = _shift(part, scene) if part is not None and len(part) > 3 else way[0] if way is not None else None
    if moved is None and (told := scene.day_told()) is not None:
        return calendar.day_of(told)
    return from_day(scene.today, moved or 0, "day")


def _shift(part: Sequence[Any], scene: Scene) -> int:
    """How many days before its day a part of the day begins; a fifth figure holds where the clause looks ahead."""
    return int(part[4] if len(part) > 4 and scene.tense > 0 else part[3])


def _day(tokens: Sequence[Token], by: Mapping[str, Any], scene: Scene) -> When | None:
    way = direction(by)
    if "month_capitals" in by:
        year = tokens[-1].value if tokens[-1].kind in ("small", "figure") else 0
        return _dated(1900 + year if year >= 30 else 2000 + year, by["month_capitals"], by.get("small"))
    if "month" in by:
        return _in_month(by, way, scene)
    if "weekday" in by:
        return _weekday(by["weekday"], way, scene)
    if "named_day" in by:
        return from_day(scene.today, by["named_day"], "day")
    return calendar.year_of(by["year"]) if "year" in by else None


def _dated(year: int, month: int, day: int | None) -> When | None:
    if day is None:
        return calendar.month_of(year, month)
    found = calendar.make_date(year, month, day)
    return None if found is None else calendar.day_of(found)


def _in_month(by: Mapping[str, Any], way: tuple[int, int] | None, scene: Scene) -> When | None:
    month, day = by["month"], by.get("small", by.get("ordinal"))
    if "year" in by:
        return _dated(by["year"], month, day)
    today = scene.origin(way[1]) if way is not None else scene.today or (scene.full_date() if day is not None else None)
    if today is None:
        return When(f"XXXX-{month:02}" + ("" if day is None else f"-{day:02}"), unit="month" if day is None else "day")
    if "unit" in by and way is not None:
        return _dated(today.year + way[0], month, day)
    if "named_unit" in by:
        return _dated(today.year + by["named_unit"][1], month, day)
    if scene.narrative:
        return _dated(scene.year_told(month), month, day)
    if day is not None and way is not None and way[1]:
        way = None
    return _dated(_year_of_month(today, month, day, 0 if way is None else way[0] or scene.tense, scene.tense), month, day)


def _year_of_month(today: date, month: int, day: int | None, way: int, tense: int) -> int:
    """The year of a month that names none: the nearest one for a day, the last one for a month; tense and "last", "next" decide first."""
    gap = (month - today.month) * 31 + (0 if day is None else day - today.day)
    if way:
        return today.year + (way if gap * way < 0 or gap == 0 else 0)
    if tense > 0 and day is None:
        return today.year + (1 if gap < 0 else 0)
    if tense > 0:
        return today.year + (1 if gap < -LATELY else 0)
    if day is None:
        return today.year - (1 if gap > 0 else 0)
    return today.year + (-1 if gap > 186 else 1 if gap < -186 and tense >= 0 else 0)


def _weekday(weekday: int, way: tuple[int, int] | None, scene: Scene) -> When:
    """The most recent one, today included; the next one where the clause or a "next" looks ahead; never today after "last" or "next"."""
    today = scene.origin(way[1]) if way is not None else scene.today
    if today is None:
        return When(f"XXXX-WXX-{weekday}", unit="day")
    back = (today.isoweekday() - weekday) % 7
    if way is None or way[0] == 0:
        ahead = scene.tense > 0 or (way is not None and scene.tense == 0)
        count = (7 - back) % 7 if ahead else -back
    else:
        count = -(back or 7) if way[0] < 0 else 7 - back
    moved = calendar.shifted(today, count, "day")
    return When(f"XXXX-WXX-{weekday}", unit="day") if moved is None else calendar.day_of(moved)


def pair(tokens: Sequence[Token], scene: Scene) -> list[Found] | None:
    """24 to 27 February: the two days, each with its own words."""
    days = [token for token in tokens if token.kind == "small"]
    shared = [token for token in tokens if token.kind in ("month", "year")]
    ways = [moment([day, *shared], scene) for day in days]
    if len(days) != 2 or ways[0] is None or ways[1] is None:
        return None
    middle = next(token.at for token in tokens if token.kind in ("to", "dash", "and"))
    return [ways[0]._replace(end=middle), ways[1]._replace(start=days[1].at)]
