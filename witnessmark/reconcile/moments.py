"""ISO 8601 dates and times as moments that can be compared. A date is the start of that day; no offset counts as UTC."""

import functools
from datetime import UTC, date, datetime, timedelta

EARLIEST = datetime(1, 1, 2, tzinfo=UTC)
MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December")


@functools.lru_cache(maxsize=65536)
def moment(text: str | None) -> datetime | None:
    """The moment a date or time names; null for null and for anything that is no ISO 8601 date."""
    if text is None:
        return None
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        return None
    return found if found.tzinfo is not None else found.replace(tzinfo=UTC)


def order(text: str | None) -> float:
    """A number to sort by: unknown times come first, so that they never replace a dated statement."""
    found = moment(text)
    return float("-inf") if found is None else (found - EARLIEST) / timedelta(seconds=1)


def later_than(text: str | None, limit: str | None, days: float = 0) -> bool | None:
    """Whether `text` is at or after `limit` plus some days; null where either is unknown."""
    said, bound = moment(text), moment(limit)
    if said is None or bound is None:
        return None
    try:
        return said >= bound + timedelta(days=days)
    except OverflowError:
        return False


def day_in_words(text: str | None) -> str:
    """ "28 February 2022"; "an unknown date" where there is none."""
    found = moment(text)
    if found is None:
        return "an unknown date"
    day: date = found.date()
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"
