"""Days, months and years by their names or figures, parts of a day, and clock times."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from witnessmark.read.times import calendar
from witnessmark.read.times.calendar import When
from witnessmark.read.times.scene import NUMERALS, Found, Scene, direction, from_day, number, values
from witnessmark.read.times.words import Token

# A date so many days back is not taken for next year's, whatever its verb says: "those hurt on 30 March will go home".
LATELY = 62
# Parts of a day that turn "6:40 on Saturday evening" into 18:40.
LATE = frozenset({"AF", "EV"})


def moment(tokens: Sequence[Token], scene: Scene) -> Found | None:
    """A day, a month or a year; with a part of the day or a clock time it is a TIME."""
    hour, minute, rest = _clock(tokens)
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
        while end < len(tokens) and (kinds[end] in ("colon", "meridiem") or kinds[end - 1] == "colon"):
            end += 1
    elif spoken := _spoken_clock(tokens, kinds):
        return spoken
    elif late is not None:
        at = kinds.index("meridiem")
        first, end = at - 1, at + 1
        said = str(tokens[at - 1].value).split(".")
        hour, minute = int(said[0]), int(said[1]) if len(said) > 1 else None
    elif "clock_word" in kinds:
        first = kinds.index("clock_word")
        end, hour = first + 1, tokens[first].value
    if hour is not None and late is not None:
        hour = _on_the_day(hour, late)
    return hour, minute, [*tokens[:first], *tokens[end:]]


def _spoken_clock(tokens: Sequence[Token], kinds: Sequence[str]) -> tuple[int | None, int | None, list[Token]] | None:
    """ "At 4 hours 30 minutes in the morning": where a language counts its hours aloud."""
    at = _hour_at(tokens, kinds)
    if at is None:
        return None
    said, end, minute = str(tokens[at].value).split("."), at + 1, None
    hour, minute = int(said[0]), int(said[1]) if tokens[at].kind == "dotted" else None
    if end < len(kinds) and kinds[end] == "hour_word":
        end += 1
    rest = end + (1 if end < len(kinds) and kinds[end] == "and" else 0)
    stop = next((n for n in range(rest, len(kinds)) if kinds[n] not in NUMERALS), len(kinds))
    if rest < stop < len(kinds) and kinds[stop] == "minute_word":
        minute, end = int(number(tokens[rest:stop]) or 0), stop + 1
    if end < len(kinds) and (kinds[end] == "meridiem" or tokens[end].value == "day"):
        late = tokens[end].value if kinds[end] == "meridiem" else 12
        hour, end = _on_the_day(hour, late), end + 1
    return hour, minute, [*tokens[:at], *tokens[end:]]


def _hour_at(tokens: Sequence[Token], kinds: Sequence[str]) -> int | None:
    """Where the hour stands: before the word for an hour, or after the preposition of a clock time."""
    around = kinds.index("around") if "around" in kinds else len(kinds)
    if any(token.kind == "unit" and token.value == "day" for token in tokens[around + 2 : around + 3]):
        return around + 1
    if "hour_word" in kinds:
        at = kinds.index("hour_word") - 1
        return at if at >= 0 else None
    if "dotted" in kinds:
        return kinds.index("dotted")
    after = kinds.index("at") + 1 if "at" in kinds else len(kinds)
    after += 1 if after < len(kinds) and kinds[after] == "around" else 0
    return after if after < len(kinds) and kinds[after] in ("small", "ordinal") else None


def _on_the_day(hour: int, late: int) -> int:
    """The hour of the day. Midnight's hours (-1): eleven at night is late, two at night early."""
    if late < 0:
        return hour + 12 if 9 <= hour < 12 else hour % 12
    return hour % 12 + late if hour <= 12 else hour


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
        return _dated(today.year, month, day)
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
