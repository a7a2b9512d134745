"""What each rule of the [times] table makes of the words it matched."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from witnessmark.read import calendar
from witnessmark.read.calendar import When
from witnessmark.read.time_words import Token

Kind = str


class Found(NamedTuple):
    """A time before its place in the text is known."""

    type: Kind
    when: When


class Scene:
    """What a relative word leans on: the day of the report, the dates named so far, and the tense of its clause.

    `tense` is -1, 0 or 1: whether the nearest verb speaks of what was, says nothing, or speaks of what is to come.
    """

    def __init__(self, today: date | None) -> None:
        self.today = today
        self.named: When | None = None
        self.beside: When | None = None
        self.tense = 0

    def origin(self, whose: int) -> date | None:
        """The day that words lean on: the report's own (0), or the one last named (1)."""
        return self.named.first if whose and self.named is not None else self.today


def values(tokens: Sequence[Token]) -> dict[str, Any]:
    """The first value of each class."""
    found: dict[str, Any] = {}
    for token in tokens:
        found.setdefault(token.kind, token.value)
    return found


def direction(by: Mapping[str, Any]) -> tuple[int, int] | None:
    """Which way "last", "this", "next" point, and from where."""
    found = next((by[kind] for kind in ("direction", "past_word", "current_word") if kind in by), None)
    return None if found is None else (found[0], found[1])


def number(tokens: Sequence[Token]) -> float | None:
    """The number that these words say, null where it is vague: "twenty four" is 24, "two hundred" 200, "several" null."""
    total = 0.0
    for token in tokens:
        if token.kind == "vague":
            return None
        if token.kind in ("small", "figure", "count", "one", "century_word", "dotted"):
            value = float(token.value)
            total = max(total, 1) * value if value in (100, 1000) else total + value
    return total or None


def moment(tokens: Sequence[Token], scene: Scene) -> Found | None:
    """A day, a month or a year; with a part of the day or a clock time it is a TIME."""
    hour, minute, rest = _clock(tokens)
    by = values(rest)
    if hour is not None and not (hour <= 24 and (minute or 0) < 60):
        return None
    when = _day(rest, by, scene)
    part = by.get("part") or by.get("lone_part")
    timed = part is not None or hour is not None
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
    """The day of a bare "18:40" or "this morning": the one named in the same sentence, or the report's own."""
    way = direction(by)
    moved = part[3] if part is not None and len(part) > 3 else way[0] if way is not None else None
    if moved is None and scene.beside is not None and scene.beside.unit in ("day", "part", "clock") and scene.beside.first is not None:
        return calendar.day_of(scene.beside.first)
    return _from_day(scene.today, moved or 0, "day")


def _from_day(day: date | None, count: int, unit: str) -> When:
    moved = None if day is None else calendar.shifted(day, count, "week" if unit == "weekend" else unit)
    return calendar.unknown(unit) if moved is None else calendar.unit_of(unit, moved)


def _clock(tokens: Sequence[Token]) -> tuple[int | None, int | None, list[Token]]:
    """The hour and minute, and the words that say neither."""
    kinds = [token.kind for token in tokens]
    late = next((token.value for token in tokens if token.kind == "meridiem"), None)
    first = end = 0
    hour: int | None = None
    minute: int | None = None
    if "colon" in kinds:
        at = kinds.index("colon")
        first, end = at - 1, at + 2
        hour, minute = tokens[at - 1].value, tokens[at + 1].value
        while end < len(tokens) and kinds[end] in ("colon", "meridiem") or (end < len(tokens) and kinds[end - 1] == "colon"):
            end += 1
    elif late is not None:
        at = kinds.index("meridiem")
        first, end = at - 1, at + 1
        said = str(tokens[at - 1].value).split(".")
        hour, minute = int(said[0]), int(said[1]) if len(said) > 1 else None
    elif "clock_word" in kinds:
        first = kinds.index("clock_word")
        end, hour = first + 1, tokens[first].value
    if hour is not None and late is not None and hour <= 12:
        hour = hour % 12 + late
    return hour, minute, [*tokens[:first], *tokens[end:]]


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
        return _from_day(scene.today, by["named_day"], "day")
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
    today = scene.origin(way[1]) if way is not None else scene.today
    if today is None:
        return When(f"XXXX-{month:02}" + ("" if day is None else f"-{day:02}"), unit="month" if day is None else "day")
    if "unit" in by and way is not None:
        return _dated(today.year + way[0], month, day)
    return _dated(_year_of_month(today, month, day, 0 if way is None else way[0] or scene.tense, scene.tense), month, day)


def _year_of_month(today: date, month: int, day: int | None, way: int, tense: int) -> int:
    """The year of a month that names none: the nearest one for a day, the last one for a month; tense and "last", "next" decide first."""
    gap = (month - today.month) * 31 + (0 if day is None else day - today.day)
    if way:
        return today.year + (way if gap * way < 0 or gap == 0 else 0)
    if tense > 0:
        return today.year + (1 if gap < 0 else 0)
    if day is None:
        return today.year - (1 if gap > 0 else 0)
    return today.year + (-1 if gap > 186 else 1 if gap < -186 else 0)


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


def numeric(tokens: Sequence[Token], scene: Scene) -> Found | None:
    """A date in figures. Day before month where dots divide them; with strokes only where one reading is possible."""
    first = tokens[0].value
    said = [int(part) for part in first.split(".")] if isinstance(first, str) else [t.value for t in tokens if t.kind in ("year", "small")]
    year, month, day = said if said[0] > 31 else reversed(said)
    if any(token.kind == "slash" for token in tokens) and day != month:
        if day <= 12 and month <= 12:
            return None
        day, month = (month, day) if month > 12 else (day, month)
    found = calendar.make_date(year, month, day)
    return None if found is None else Found("DATE", calendar.day_of(found))


def offset(tokens: Sequence[Token], scene: Scene) -> Found | None:
    """So many units from the day of the report ("ago") or from the date last named ("earlier", "later")."""
    by = values(tokens)
    sign, whose = by["post"] if "post" in by else by["year_before"]
    unit = by.get("unit") or by.get("units") or by.get("century") or "year"
    count = 1 if "year_before" in by else number(tokens)
    if unit in calendar.CLOCK_UNITS:
        return Found("DURATION", When(calendar.duration(None if count is None else int(count), unit), unit=unit))
    if count is None:
        return Found("DATE", When("PAST_REF" if sign < 0 else "FUTURE_REF", unit="vague"))
    if unit == "year" and scene.named is not None and scene.named.unit == "quarter" and scene.named.first is not None:
        return Found("DATE", _from_day(scene.named.first, sign * int(count) * 4, "quarter"))
    return Found("DATE", _from_day(scene.origin(whose), sign * int(count), unit))


def stretch(tokens: Sequence[Token], scene: Scene) -> Found | None:
    """So many units up to, or from, the day of the report. "The first three days" says a length only."""
    by = values(tokens)
    unit = by.get("unit") or by.get("units") or by.get("century")
    if unit is None:
        return None
    counted = [token for token in tokens if token.kind != "small" or token.value]
    count = number(counted)
    way = direction(by)
    if "recent" in by and count is None:
        return Found("DATE", When("PAST_REF", unit="vague"))
    value = _length(count, str(unit))
    if way is None or count is None or scene.today is None or unit in calendar.CLOCK_UNITS or way[1]:
        return Found("DURATION", When(value, unit="length"))
    since, until = _around(scene.today, int(count) * way[0], str(unit))
    return Found("DURATION", When(value, since, until, "length"))


def _around(today: date, count: int, unit: str) -> tuple[str | None, str | None]:
    """The stretch that ends with today, or begins with it."""
    other, tomorrow = calendar.shifted(today, count, unit), calendar.shifted(today, 1, "day")
    if other is None or tomorrow is None:
        return None, None
    return (other.isoformat(), tomorrow.isoformat()) if count < 0 else (today.isoformat(), other.isoformat())


def _length(count: float | None, unit: str) -> str:
    if unit in ("decade", "century") and count is not None:
        count, unit = count * (10 if unit == "decade" else 100), "year"
    if count is not None and count != int(count):
        return calendar.duration(0, unit).replace("0", f"{count:g}")
    return calendar.duration(None if count is None else int(count), unit)


def current(tokens: Sequence[Token], scene: Scene) -> Found | None:
    """Last week, this month, next year, that day, the weekend."""
    by = values(tokens)
    way = direction(by)
    unit = "weekend" if "weekend" in by else str(by.get("unit") or by.get("unit_of") or by.get("century"))
    if unit in calendar.CLOCK_UNITS or (unit == "day" and way is not None and not way[1]):
        return None
    if way is None and unit == "weekend":
        today = scene.today
        way = (-1 if today is not None and today.isoweekday() < 6 and scene.tense <= 0 else 0, 0)
    step, whose = way or (0, 0)
    return Found("DATE", _from_day(scene.origin(whose), step, unit))


def _year_said(by: Mapping[str, Any], scene: Scene) -> int | None:
    """The year beside a season or a quarter, said or by "last year"."""
    if "year" in by:
        return int(by["year"])
    way = direction(by)
    if way is None or scene.today is None or not ("unit" in by or "unit_of" in by):
        return None
    return scene.today.year + way[0]


def quarter(tokens: Sequence[Token], scene: Scene) -> Found | None:
    """The third quarter: of the year said, or the last one begun. "The quarter" is the one last named, or the last one ended."""
    by = values(tokens)
    which = by.get("quarter_word") or by.get("ordinal")
    if which is not None and which > 4:
        return None
    year = _year_said(by, scene)
    back = -4 if "year_before" in by else 0
    if year is not None and which is not None:
        return Found("DATE", calendar.quarter_of(year, which))
    named = scene.named if scene.named is not None and scene.named.unit == "quarter" else None
    if scene.today is None:
        return Found("DATE", When("XXXX-QX" if which is None else f"XXXX-Q{which}", unit="quarter"))
    if which is None:
        step = direction(by) or (-1, 0)
        if named is not None and named.first is not None and "direction" not in by:
            return Found("DATE", _from_day(named.first, back, "quarter"))
        return Found("DATE", _from_day(scene.today, step[0] + back, "quarter"))
    begun = which <= (scene.today.month + 2) // 3 or scene.tense > 0
    return Found("DATE", calendar.quarter_of(scene.today.year - (0 if begun else 1) + back // 4, which))


def half(tokens: Sequence[Token], scene: Scene) -> Found | None:
    """The first or second half of a year."""
    by = values(tokens)
    year, which = _year_said(by, scene), by.get("ordinal") or 2
    return None if year is None or which > 2 else Found("DATE", calendar.half_of(year, which))


def season(tokens: Sequence[Token], scene: Scene) -> Found | None:
    """A season of the year said; without one the last begun, or the next where the clause looks ahead."""
    by = values(tokens)
    name = by.get("season") or by.get("unsure_season")
    year = _year_said(by, scene)
    if year is None and scene.today is not None:
        way = direction(by) or (0, 0)
        begun = calendar.SEASONS[str(name)] <= scene.today.month
        year = scene.today.year + (way[0] if way[0] and begun == (way[0] > 0) else 0) - (1 if not begun and not way[0] and scene.tense < 1 else 0)
        if way[0] < 0 and begun and scene.today.month - calendar.SEASONS[str(name)] < 3:
            year -= 1
    return Found("DATE", When(f"XXXX-{name}", unit="season") if year is None else calendar.season_of(year, str(name)))


def decade(tokens: Sequence[Token], scene: Scene) -> Found | None:
    """The 1970s, the '90s, the nineties; two figures are of the twentieth century, 00 to 20 of this one."""
    by = values(tokens)
    if "decade_word" in by:
        return Found("DATE", calendar.decade_of(1900 + by["decade_word"] * 10))
    year = by.get("year") or by.get("decade") or by.get("figure") or by.get("small") or 0
    if year % 10:
        return None
    return Found("DATE", calendar.decade_of(year if year > 99 else 1900 + year if year > 20 else 2000 + year))


def century(tokens: Sequence[Token], scene: Scene) -> Found | None:
    """The 19th century is the 1800s: 18."""
    by = values(tokens)
    which = by.get("small") or by.get("ordinal") or 0
    return Found("DATE", calendar.century_of((which - 1) * 100)) if 1 < which <= 21 else None


def year_end(tokens: Sequence[Token], scene: Scene) -> Found | None:
    """The end of the year, of this month, of last week: the stretch whose end it is."""
    by = values(tokens)
    step, whose = direction(by) or (0, 0)
    if by.get("unit") in (*calendar.CLOCK_UNITS, "day"):
        return None
    return Found("DATE", _from_day(scene.origin(whose), step, str(by.get("unit", "year"))))


def each(tokens: Sequence[Token], scene: Scene) -> Found | None:
    """Every Monday, each year, Saturday nights."""
    by = values(tokens)
    weekday = by.get("weekday") or by.get("weekdays")
    if weekday is not None:
        part = by.get("part_plural")
        return Found("SET", When(f"XXXX-WXX-{weekday}" + (f"T{part[0]}" if part else "")))
    if "month" in by:
        return Found("SET", When(f"XXXX-{by['month']:02}"))
    if "season" in by:
        return Found("SET", When(f"XXXX-{by['season']}"))
    if "part" in by:
        return Found("SET", When(f"XXXX-XX-XXT{by['part'][0]}"))
    unit = by.get("unit") or by.get("units") or by.get("century")
    return Found("SET", When(_length(number(tokens) or 1, str(unit))))


def spoken_year(tokens: Sequence[Token], scene: Scene) -> Found | None:
    """Nineteen ninety-one."""
    rest = number(tokens[1:])
    return Found("DATE", calendar.year_of(1900 + int(rest))) if rest is not None and 10 <= rest < 100 else None


def duration(tokens: Sequence[Token], scene: Scene) -> Found | None:
    """Three days, a year and a half, two-week. Of "two to three weeks" the larger."""
    by = values(tokens)
    if "compound" in by:
        count, unit = by["compound"]
    else:
        unit = by.get("unit") or by.get("units") or by.get("century") or by.get("lone_plural")
        cut = max((n for n, token in enumerate(tokens) if token.kind in ("to", "or")), default=-1)
        count = number(tokens[cut + 1 :])
    if "half_more" in by and count is not None:
        count += 0.5
    return Found("DURATION", When(_length(count, str(unit)), unit="length"))


def reference(tokens: Sequence[Token], scene: Scene) -> Found | None:
    """Now, recently, soon; and daily, annually, which are sets."""
    value = (
        tokens[0].value if tokens[0].kind == "reference" else {"recent": "PAST_REF", "current_word": "PRESENT_REF"}.get(tokens[0].kind, "PAST_REF")
    )
    return Found("DATE" if value.endswith("_REF") else "SET", When(value, unit="vague"))


RULES: Mapping[str, Callable[[Sequence[Token], Scene], Found | None]] = {
    rule.__name__: rule
    for rule in (
        moment, numeric, offset, stretch, current, quarter, half, season, decade, century, year_end, each, spoken_year, duration, reference,
    )
}  # fmt: skip
