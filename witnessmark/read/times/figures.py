"""Dates written in figures."""

from collections.abc import Sequence

from witnessmark.read.times import calendar
from witnessmark.read.times.days import moment
from witnessmark.read.times.scene import Found, Scene
from witnessmark.read.times.suffixes import of_two_figures
from witnessmark.read.times.words import Token

# 24.02.22: its year has two figures.
SHORT = 8


def numeric(tokens: Sequence[Token], scene: Scene) -> Found | None:
    """A date in figures. Day before month where dots divide them; with strokes only where one reading is possible."""
    first = tokens[0].value
    said = [int(part) for part in first.split(".")] if isinstance(first, str) else [t.value for t in tokens if t.kind in ("year", "small")]
    year, month, day = said if said[0] > 31 else reversed(said)
    if any(token.kind == "slash" for token in tokens) and day != month:
        if day <= 12 and month <= 12:
            return None
        day, month = (month, day) if month > 12 else (day, month)
    found = calendar.make_date(of_two_figures(year) if tokens[0].kind == "numeric" and len(str(first)) == SHORT else year, month, day)
    return None if found is None else Found("DATE", calendar.day_of(found))


def days_in_figures(tokens: Sequence[Token], scene: Scene) -> list[Found] | None:
    """From 24.02 to 28.02: days that name no year."""
    said = [token for token in tokens if token.kind == "day_month"]
    dash = next((token.at for token in tokens if token.kind == "dash"), None)
    ways = [moment([Token("small", token.value[0], token.at), Token("month", token.value[1], token.at)], scene) for token in said]
    if any(way is None for way in ways):
        return None
    ends = [*(None if dash is None else dash for _ in said[1:]), None]
    return [
        way._replace(start=token.at if n else None, end=end)
        for n, (token, way, end) in enumerate(zip(said, ways, ends, strict=True))
        if way is not None
    ]


def month_in_figures(tokens: Sequence[Token], scene: Scene) -> Found | None:
    """6.1918 is June 1918."""
    month, year = tokens[-1].value.split(".")
    return Found("DATE", calendar.month_of(int(year), int(month))) if 1 <= int(month) <= 12 else None


def span_in_figures(tokens: Sequence[Token], scene: Scene) -> list[Found] | None:
    """15—26.6.1918, 27.5—4.6.1918: the first day takes its month and its year from the second."""
    first, dash, last = tokens[0], tokens[1], tokens[-1]
    day, month, year = last.value.split(".")
    if first.kind == "small":
        day = str(first.value)
    else:
        day, month = first.value.split(".") if first.kind == "dotted" else map(str, first.value)
    start = numeric([first._replace(kind="numeric", value=f"{int(day):02}.{int(month):02}.{year}")], scene)
    stop = numeric([last], scene)
    return None if start is None or stop is None else [start._replace(end=dash.at), stop._replace(start=last.at)]
