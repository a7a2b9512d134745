"""Numbers and dates in plain English. Nothing is rounded and nothing is made more precise than it was given."""

from datetime import UTC, date, datetime, timedelta

from witnessmark.model.time import Interval

SMALL = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December")


def number(value: int) -> str:
    """1234 is 1,234."""
    return f"{value:,}"


def in_words(value: int) -> str:
    """One to nine in words, as in running text; from ten on in figures."""
    return SMALL[value] if 0 < value < len(SMALL) else number(value)


def counted(value: int, one: str, many: str | None = None) -> str:
    """`1 document`, `3 documents`."""
    return f"{number(value)} {one if value == 1 else many or one + 's'}"


def listed(items: list[str]) -> str:
    """`a, b and c`."""
    return items[0] if len(items) == 1 else ", ".join(items[:-1]) + " and " + items[-1] if items else ""


def moment(iso: str | None) -> datetime | None:
    """A point in time for drawing: an offset is honoured, without one the time is taken as it stands. Null where it is no date."""
    if iso is None:
        return None
    try:
        parsed = datetime.fromisoformat(iso)
        return parsed.astimezone(UTC).replace(tzinfo=None) if parsed.tzinfo else parsed
    except (ValueError, OverflowError):
        return None


def is_day(iso: str) -> bool:
    """Whether only the day is given, without a time."""
    return "T" not in iso and " " not in iso.strip()


def plain_day(day: date) -> str:
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def plain_date(iso: str | None) -> str:
    """`28 February 2022` or `28 February 2022, 09:30 (UTC+02:00)`; what is no date is given back as it was said."""
    if iso is None:
        return "date not known"
    try:
        parsed = datetime.fromisoformat(iso)
    except ValueError:
        return iso
    if is_day(iso):
        return plain_day(parsed)
    offset = parsed.strftime("%z")
    zone = f" (UTC{offset[:3]}:{offset[3:5]})" if offset and offset != "+0000" else " (UTC)" if offset else ""
    return f"{plain_day(parsed)}, {parsed:%H:%M}{zone}"


def plain_interval(interval: Interval, on: str = "", between: str = "between", since: str = "on or after", until: str = "before") -> str:
    """A half-open interval in words: `28 February 2022`, `February 2022`, `2022`, `between 27 February and 1 March 2022`.

    `on` goes before a single day. A missing end is said, never filled in.
    """
    if interval.since is None and interval.until is None:
        return ""
    if interval.until is None:
        return f"{since} {plain_date(interval.since)}"
    if interval.since is None:
        return f"{until} {plain_date(interval.until)}"
    first, end = moment(interval.since), moment(interval.until)
    if first is None or end is None:
        return f"{between} {interval.since} and {interval.until}"
    if not (is_day(interval.since) and is_day(interval.until)):
        return short_stretch(interval.since, interval.until, on, between)
    return days(first.date(), last_day(end).date(), on, between)


def last_day(end: datetime) -> datetime:
    return end - timedelta(days=1) if end > datetime.min + timedelta(days=1) else end


def short_stretch(since: str, until: str, on: str, between: str) -> str:
    """A stretch with clock times; on one day the day is said once."""
    first, last = datetime.fromisoformat(since), datetime.fromisoformat(until)
    if first.date() == last.date():
        return f"{on + ' ' if on else ''}{plain_day(first)}, {first:%H:%M} to {last:%H:%M}"
    return f"{between} {plain_date(since)} and {plain_date(until)}"


def days(first: date, last: date, on: str, between: str) -> str:
    """Whole days, both included."""
    if first >= last:
        return f"{on} {plain_day(first)}".strip()
    inside = "in " if on else ""
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31):
        return f"{inside}{first.year}" if first.year == last.year else f"{between} {first.year} and {last.year}"
    if first.day == 1 and (first.year, first.month) == (last.year, last.month) and (last + timedelta(days=1)).day == 1:
        return f"{inside}{MONTHS[first.month - 1]} {first.year}"
    if (first.year, first.month) == (last.year, last.month):
        return f"{between} {first.day} and {plain_day(last)}"
    if first.year == last.year:
        return f"{between} {first.day} {MONTHS[first.month - 1]} and {plain_day(last)}"
    return f"{between} {plain_day(first)} and {plain_day(last)}"
