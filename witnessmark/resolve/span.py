"""Windows of whole days, half-open, as day numbers: news tells the day, and half a day early or late is the same event."""

from datetime import date, datetime, timedelta

from witnessmark.model.time import Interval

Window = tuple[int, int]
FIRST, LAST = date.min.toordinal(), date.max.toordinal()
"""The calendar's first and last day: no window can end after the last, so 31 December 9999 itself is in none."""
MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December")


def day(text: str | None) -> int | None:
    """The day number of an ISO 8601 date or time; null where it is none."""
    if text is None:
        return None
    try:
        return datetime.fromisoformat(text).toordinal()
    except ValueError:
        return None


def window(since: str | None, until: str | None) -> Window | None:
    """The days of a half-open interval, each touched day whole; null where an end is unknown or past the calendar."""
    first, end = day(since), day(until)
    if first is None or end is None or until is None:
        return None
    whole = end + 1 if "T" in until and until[11:16] != "00:00" else end
    return within(first, max(whole, first + 1))


def within(first: int, end: int) -> Window | None:
    """The part of some days that lies in the calendar; null where none does."""
    return overlap((first, end), (FIRST, LAST))


def overlap(a: Window, b: Window) -> Window | None:
    """The days in both; null where there are none."""
    shared = (max(a[0], b[0]), min(a[1], b[1]))
    return shared if shared[0] < shared[1] else None


def gap(a: Window, b: Window) -> int:
    """The days between two windows; 0 where they touch or overlap."""
    return max(a[0] - b[1], b[0] - a[1], 0)


def as_interval(found: Window | None) -> Interval:
    """The window as dates; nulls where there is none."""
    if found is None:
        return Interval()
    return Interval(since=date.fromordinal(found[0]).isoformat(), until=date.fromordinal(found[1]).isoformat())


def in_words(found: Window | None) -> str:
    """ "28 February 2022"; "27 February to 1 March 2022"; "date unknown"."""
    if found is None:
        return "date unknown"
    first, last = date.fromordinal(found[0]), date.fromordinal(found[1]) - timedelta(days=1)
    end = f"{last.day} {MONTHS[last.month - 1]} {last.year}"
    if first == last:
        return end
    start = f"{first.day}" + (f" {MONTHS[first.month - 1]}" if (first.month, first.year) != (last.month, last.year) else "")
    return f"{start}{f' {first.year}' if first.year != last.year else ''} to {end}"
