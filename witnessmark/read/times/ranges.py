"""Ranges: "from 1 to 3 May", "from Monday to Wednesday" are one interval, from the beginning of the first to the end of the last."""

from collections.abc import Iterable
from datetime import date

import msgspec

from witnessmark.model.time import Time
from witnessmark.read.times import calendar
from witnessmark.read.times.words import Coded

WEEK = 7


def ranged(coded: Coded, times: Iterable[Time], today: date | None) -> list[Time]:
    """The times, both ends of each range with the interval of the whole; each keeps its own words and value.

    A range is two dates or two clock times with nothing but a joiner between, the first behind a word for "from" or the two
    parted by a dash. Of two weekdays the first comes first: the week that has passed where the first has, else the one to come.
    Two ends that still run backwards are left as they are.
    """
    out: list[Time] = []
    for time in times:
        before = out[-1] if out else None
        if before is not None and _is_range(coded, before, time):
            first, last = _in_order(coded, before, time, today)
            if first.since is not None and last.since is not None and first.since < last.since:
                out[-1] = msgspec.structs.replace(first, until=last.until)
                time = msgspec.structs.replace(last, since=first.since)
        out.append(time)
    return out


def _is_range(coded: Coded, first: Time, last: Time) -> bool:
    if first.type != last.type or first.type not in ("DATE", "TIME") or first.since is None or last.since is None:
        return False
    sets = coded.lexicon.sets
    between = coded.cut.text[first.end : last.start].strip().casefold()
    if between in sets.get("range_dashes", ()):
        return True
    i = coded.cut.word_at(first.start)
    return between in sets.get("range_joiners", ()) and any(coded.near(k, "range_from") for k in (i - 1, i - 2))


def _in_order(coded: Coded, first: Time, last: Time, today: date | None) -> tuple[Time, Time]:
    """Two weekdays of one week."""
    weekdays = all(coded.kind(coded.cut.word_at(time.start)) == "weekday" for time in (first, last))
    days = [calendar.parse_date(time.value) for time in (first, last)]
    if not weekdays or today is None or days[0] is None or days[1] is None or days[0] < days[1]:
        return first, last
    return (_shifted(first, days[0], -WEEK), last) if days[0] <= today else (first, _shifted(last, days[1], WEEK))


def _shifted(time: Time, day: date, by: int) -> Time:
    moved = calendar.shifted(day, by, "day")
    if moved is None or time.type != "DATE":
        return time
    when = calendar.day_of(moved)
    return msgspec.structs.replace(time, value=when.value, since=when.since, until=when.until)
