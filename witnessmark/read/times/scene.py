"""What a relative word leans on, and what the words of a match say together."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any, Literal, NamedTuple

from witnessmark.read.times import calendar
from witnessmark.read.times.calendar import When
from witnessmark.read.times.words import Token

# After December a history goes on with January of the next year; so many months lie between them.
APART = 10
NUMERALS = frozenset({"small", "figure", "count", "one", "vague", "century_word", "dotted"})
# Numerals that multiply what stands before them.
POWERS = (100, 1000)


class Found(NamedTuple):
    """A time; `start` and `end` only where it takes fewer words than its rule matched."""

    type: Literal["DATE", "TIME", "DURATION", "SET"]
    when: When
    start: int | None = None
    end: int | None = None


class Scene:
    """What a relative word leans on: the day of the report, the dates named so far, and the tense of its clause.

    `tense` is -1, 0 or 1: whether the nearest verb speaks of what was, says nothing, or speaks of what is to come.
    A `narrative` tells of years long gone: there the date last named is its today, and a day or a month is of that year.
    """

    def __init__(self, today: date | None, narrative: bool = False) -> None:
        self.today, self.narrative = today, narrative
        self.named: When | None = None
        self.beside: When | None = None
        self._tense: int | None = 0
        self._look: Callable[[], int] = int

    @property
    def tense(self) -> int:
        """Looked for where it is asked for: most dates need none."""
        if self._tense is None:
            self._tense = self._look()
        return self._tense

    def turn(self, look: Callable[[], int]) -> None:
        """The clause has changed; this tells its tense."""
        self._tense, self._look = None, look

    def name(self, when: When) -> None:
        """A resolved date has been named: later words may lean on it. One that itself looked back from another is no new footing."""
        if when.first is not None and when.unit != "back":
            self.named = self.beside = when
            if self.narrative:
                self.today = when.first

    def day_told(self) -> date | None:
        """The day the text is telling of: one named in this sentence, else the last one named if it is of the week before the report."""
        for when in (self.beside, self.named):
            if when is not None and when.first is not None and when.unit in ("day", "part", "clock"):
                near = self.today is None or 0 <= (self.today - when.first).days < 7
                return when.first if near or when is self.beside else None
        return None

    def year_told(self, month: int) -> int:
        """The year of a month that names none, in a history: the one last named, or where they lie far apart the one beside it."""
        named = self.named
        if self.today is None:
            return 0
        if named is None or named.first is None or named.unit not in ("day", "month", "part", "clock"):
            return self.today.year
        gap = month - named.first.month
        return named.first.year + (1 if gap <= -APART else -1 if gap >= APART else 0)

    def full_date(self) -> date | None:
        """The last day named with its year, for a day and month without one in a text that nobody dated."""
        return self.named.first if self.named is not None and self.named.unit in ("day", "part", "clock") else None

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
    said = [token for token in tokens if token.kind in NUMERALS]
    for token in said[1:] if len(said) > 1 and said[0].kind == "one" and said[1].value not in POWERS else said:
        if token.kind == "vague":
            return None
        value = float(token.value)
        total = max(total, 1) * value if value in POWERS else total + value
    return total or None


def unit_in(by: Mapping[str, Any]) -> str | None:
    """The unit that the words count in; null where they name none."""
    return next((str(by[kind]) for kind in ("unit", "units", "century", "hour_word", "minute_word") if kind in by), None)


def from_day(day: date | None, count: int, unit: str) -> When:
    """The day, week, month … that lies `count` of them from the one that holds this day."""
    moved = None if day is None else calendar.shifted(day, count, "week" if unit == "weekend" else unit)
    return calendar.unknown(unit) if moved is None else calendar.unit_of(unit, moved)
