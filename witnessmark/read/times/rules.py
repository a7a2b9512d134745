"""What each rule of the [times] table makes of the words it matched."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

from witnessmark.read.times import calendar
from witnessmark.read.times.calendar import When
from witnessmark.read.times.days import moment, pair
from witnessmark.read.times.eras import before_christ
from witnessmark.read.times.figures import days_in_figures, month_in_figures, numeric, span_in_figures
from witnessmark.read.times.lengths import last_day, month_adjective, named_unit, nobodys_time, one_unit, recent_days, that_part
from witnessmark.read.times.nights import night_before, night_between
from witnessmark.read.times.scene import NUMERALS, Found, Scene, direction, from_day, number, unit_in, values
from witnessmark.read.times.seasons import half, quarter, season
from witnessmark.read.times.spans import days, span
from witnessmark.read.times.words import Token

# Half of a unit, as it stands after the whole ones: a year and a half is P1Y6M.
HALVES = {"minute": "30S", "hour": "30M", "day": "T12H", "year": "6M"}


# "Two days later" counts from a day, not from a year or a month named before.
FINE, COARSE = frozenset({"day", "week"}), frozenset({"year", "month", "season", "quarter", "half", "decade", "century"})


def offset(tokens: Sequence[Token], scene: Scene) -> Found | None:
    """So many units from the day of the report ("ago") or from the date last named ("earlier", "later")."""
    by = values(tokens)
    sign, whose = _way_off(by, scene)
    unit = unit_in(by) or "year"
    count = number(tokens) if "units" in by or any(token.kind in NUMERALS for token in tokens) else 1
    if unit in calendar.CLOCK_UNITS:
        return Found("DURATION", When(calendar.duration(None if count is None else int(count), unit), unit=unit))
    if ("ahead" in by or "after" in by) and _adrift(by, scene):
        return Found("DURATION", When(_length(count, unit), unit="length"))
    if count is None:
        return Found("DATE", When("PAST_REF" if sign < 0 else "FUTURE_REF", unit="vague"))
    if whose and unit in FINE and scene.named is not None and scene.named.unit in COARSE and not scene.narrative:
        whose = 0
    if unit == "year" and scene.named is not None and scene.named.unit == "quarter" and scene.named.first is not None:
        return Found("DATE", from_day(scene.named.first, sign * int(count) * 4, "quarter")._replace(unit="back"))
    when = from_day(scene.origin(whose), sign * int(count), unit)
    return Found("DATE", when._replace(unit="back") if sign < 0 and unit == "year" else when)


def _way_off(by: Mapping[str, Any], scene: Scene) -> tuple[int, int]:
    """Which way, and from where: what is to come "in three days" is counted from the report."""
    sign, whose = next(by[kind] for kind in ("post", "before_that", "ahead", "year_before") if kind in by)
    return sign, 0 if "ahead" in by and scene.tense > 0 else whose


def _adrift(by: Mapping[str, Any], scene: Scene) -> bool:
    """Whether it went so long after something that no date is named for: "two weeks after the siege began"."""
    return not scene.narrative and ("after" in by or (scene.tense < 0 and scene.named is None))


def stretch(tokens: Sequence[Token], scene: Scene) -> Found | None:
    """So many units up to, or from, the day of the report. "The first three days" says a length only."""
    by = values(tokens)
    unit = unit_in(by)
    if unit is None:
        return None
    count = number(tokens)
    way = direction(by)
    if "recent" in by and count is None:
        return Found("DATE", When("PAST_REF", unit="vague"))
    value = _length(count, str(unit))
    if way is None or not way[0] or not count or int(count) == 0 or scene.today is None or unit in calendar.CLOCK_UNITS or way[1]:
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
    if way == (1, 0) and by.get("unit") == "day":
        way = (1, 1)
    unit = "weekend" if "weekend" in by else str(by.get("unit") or by.get("unit_of") or by.get("century"))
    if unit in calendar.CLOCK_UNITS or (unit == "day" and way is not None and not way[1]):
        return None
    if way is None and unit == "weekend":
        today = scene.today
        way = (-1 if today is not None and today.isoweekday() < 6 and scene.tense <= 0 else 0, 0)
    step, whose = way or (0, 0)
    when = from_day(scene.origin(whose), step, unit)
    return Found("DATE", when._replace(unit="back") if scene.narrative and step < 0 else when)


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
    which = by.get("small") or by.get("ordinal") or by.get("roman") or 0
    return Found("DATE", calendar.century_of((which - 1) * 100)) if 1 < which <= 21 else None


def year_end(tokens: Sequence[Token], scene: Scene) -> Found | None:
    """The end of the year, of this month, of last week: the stretch whose end it is."""
    by = values(tokens)
    step, whose = direction(by) or (0, 0)
    if by.get("unit") in (*calendar.CLOCK_UNITS, "day"):
        return None
    return Found("DATE", from_day(scene.origin(whose), step, str(by.get("unit", "year"))))


def each(tokens: Sequence[Token], scene: Scene) -> Found | None:
    """Every Monday, each year, Saturday nights."""
    by = values(tokens)
    weekday = by.get("weekday") or by.get("weekdays") or by.get("each_weekday")
    if weekday is not None:
        part = by.get("part_plural")
        return Found("SET", When(f"XXXX-WXX-{weekday}" + (f"T{part[0]}" if part else "")))
    if "month" in by:
        return Found("SET", When(f"XXXX-{by['month']:02}"))
    if "season" in by:
        return Found("SET", When(f"XXXX-{by['season']}"))
    if "part" in by or "night" in by:
        return Found("SET", When(f"XXXX-XX-XXT{(by.get('part') or by['night'])[0]}"))
    unit = unit_in(by)
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
        unit = unit_in(by) or by.get("lone_plural")
        cut = max((n for n, token in enumerate(tokens) if token.kind in ("to", "or", "dash")), default=-1)
        count = number(tokens[cut + 1 :])
    value = _length(count, str(unit)) + (HALVES.get(str(unit), "") if "half_more" in by else "")
    return Found("DURATION", When(value, unit="length"))


def reference(tokens: Sequence[Token], scene: Scene) -> Found | None:
    """Now, recently, soon; and daily, annually, which are sets."""
    first = tokens[0]
    value = first.value if first.kind == "reference" else "PRESENT_REF" if first.kind == "current_word" else "PAST_REF"
    if first.kind == "post":
        value = "PAST_REF" if first.value[0] < 0 else "FUTURE_REF"
    return Found("DATE" if value.endswith("_REF") else "SET", When(value, unit="vague"))


RULES: Mapping[str, Callable[[Sequence[Token], Scene], Found | Sequence[Found] | None]] = {
    rule.__name__: rule
    for rule in (
        moment, numeric, pair, offset, stretch, current, quarter, half, season, decade, century, year_end, each, spoken_year, duration, reference,
        span, days, days_in_figures, month_in_figures, span_in_figures, night_between, night_before, before_christ, month_adjective,
        named_unit, last_day, recent_days, one_unit, that_part, nobodys_time,
    )
}  # fmt: skip
