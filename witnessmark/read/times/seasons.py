"""Seasons, quarters and halves of a year."""

from collections.abc import Mapping, Sequence
from typing import Any

from witnessmark.read.times import calendar
from witnessmark.read.times.calendar import When
from witnessmark.read.times.scene import Found, Scene, direction, from_day, values
from witnessmark.read.times.words import Token


def _year_said(by: Mapping[str, Any], scene: Scene) -> int | None:
    """The year beside a season or a quarter, said or by "last year"."""
    if "year" in by:
        return int(by["year"])
    if "named_unit" in by and scene.today is not None:
        return scene.today.year + int(by["named_unit"][1])
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
            return Found("DATE", from_day(named.first, back, "quarter")._replace(unit="back" if back else "quarter"))
        return Found("DATE", from_day(scene.today, step[0] + back, "quarter"))
    begun = which <= (scene.today.month + 2) // 3 or scene.tense > 0
    when = calendar.quarter_of(scene.today.year - (0 if begun else 1) + back // 4, which)
    return Found("DATE", when._replace(unit="back") if back else when)


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
    if year is None and scene.today is not None and scene.narrative and direction(by) is None:
        year = scene.today.year
    elif year is None and scene.today is not None:
        way = direction(by) or (0, 0)
        begun = calendar.SEASONS[str(name)] <= scene.today.month
        this = "direction" in by and way[0] == 0
        year = (
            scene.today.year
            if this
            else scene.today.year + (way[0] if way[0] and begun == (way[0] > 0) else 0) - (1 if not begun and not way[0] and scene.tense < 1 else 0)
        )
        if way[0] < 0 and begun and scene.today.month - calendar.SEASONS[str(name)] < 3:
            year -= 1
    return Found("DATE", When(f"XXXX-{name}", unit="season") if year is None else calendar.season_of(year, str(name)))
