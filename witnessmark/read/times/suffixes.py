"""Figures with an ending: 24-го is a day, 2022-го a year, 1990-х a decade."""

from collections.abc import Mapping

YEARS = range(1000, 2100)
# Two figures above this are of the twentieth century.
TURN = 30


def of_two_figures(year: int) -> int:
    """The year that its last two figures stand for: 41 is 1941, 22 is 2022."""
    return year if year > 99 else 1900 + year if year > TURN else 2000 + year


def suffixed(figures: str, ending: str, endings: Mapping[str, frozenset[str]]) -> tuple[str, int] | None:
    """The class and the worth of figures with this ending; null where the language has no such ending."""
    count = int(figures[:6])
    if count % 10 == 0 and ending in endings.get("decade_suffix", ()) and (20 <= count <= 90 or count >= 100):
        return "decade", count
    if len(figures) == 4 and count in YEARS and ending in endings.get("year_suffix", ()):
        return "year", count
    return ("nth_small", count) if len(figures) <= 2 and count > 0 and ending in endings.get("small_suffix", ()) else None
