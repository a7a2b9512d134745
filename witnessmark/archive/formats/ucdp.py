"""UCDP's Georeferenced Event Dataset (CSV): one event a row, its best, low and high estimates as UCDP's claim."""

import re
from itertools import pairwise

from witnessmark.archive.contents.recorder import DAY, Recorder, date_of, exact, number_of, point_of, span_of
from witnessmark.archive.contents.rows import Row
from witnessmark.errors import BadInput
from witnessmark.model.place import Precision
from witnessmark.model.recorded import RecordedCount, RecordedEvent

# UCDP's where_prec: 1 the place itself, 2 within 25 km of it; 3 a district, 4 a province, 5 a line or an area; 6 a country; 7 the open sea.
# Of 3 and 5 the province is taken too: it is what other sources know by the same name.
PRECISION: dict[str, tuple[str, Precision]] = {
    "1": ("where_coordinates", "city"),
    "2": ("where_coordinates", "city"),
    "3": ("adm_1", "region"),
    "4": ("adm_1", "region"),
    "5": ("adm_1", "region"),
    "6": ("country", "country"),
}
# "Lysove town" is called Lysove everywhere else.
KIND_OF_PLACE = re.compile(r" (?:town|city|village|settlement)$", re.I)
ESTIMATES = ("best", "low", "high")
# The sum of these is `best`; the unknown ones are of no group, and say nothing that `best` does not.
PARTS = (("deaths_a", "combatant"), ("deaths_b", "combatant"), ("deaths_civilians", "civilian"))


class Ucdp(Recorder):
    """One document a row, as `heading: cell` lines; UCDP is the voice, and its numbers are weak because they are compiled.

    Low to high is one claim, a range, at the lines of the three cells; where they do not stand side by side, or low is above high
    (as in rows of a rest that was left over), the claim is `best` alone. It is the span of what was reported, and no confidence interval.
    Dead of either side and civilians are parts of it; a part of 0 says nothing (who is not known is counted apart), and a best of 0
    with a high above it is a range. The days are from date_start to date_end, which UCDP widens to what it knows. A place less exact than a
    town is the province and not the point drawn for it. No column says when a row came out, so no document has a date.
    Headlines and notes are kept and not read.
    """

    NAME = "ucdp"
    TITLE = "UCDP GED events (CSV)"
    RECORDER = "UCDP"

    def knows(self, headings: frozenset[str]) -> bool:
        """The three estimates, the first day and the kind of violence: in all editions since 17."""
        return {"best", "high", "low", "date_start", "type_of_violence"} <= headings

    def event(self, row: Row, place: str) -> RecordedEvent:
        """The row's numbers, days and place."""
        first, last = date_of(row.get("date_start")), date_of(row.get("date_end", "date_start"))
        if first is not None and last is not None and last < first:
            raise BadInput(f"{place}: it ends before it begins")
        where, precision = PRECISION.get(row.get("where_prec") or "1", ("where_coordinates", None))
        where = where if row.get(where) is not None else "adm_1"
        lat, lon = point_of(row, place) if precision == "city" else (None, None)
        return RecordedEvent(
            recorder=self.RECORDER,
            event_id=row.get("id", "relid") or "",
            begins=first.isoformat() if first is not None and last is not None else None,
            ends=(last + DAY).isoformat() if first is not None and last is not None else None,
            when_at=span_of(row, "date_start"),
            place=KIND_OF_PLACE.sub("", row.get(where) or "") or None,
            place_at=span_of(row, where),
            lat=lat,
            lon=lon,
            country=row.get("country"),
            country_at=span_of(row, "country"),
            precision=precision if where != "adm_1" or precision is None else "region",
            counts=tuple(_counts(row, place)),
        )


def _counts(row: Row, place: str) -> list[RecordedCount]:
    best, low, high = (number_of(row, name, place) for name in ESTIMATES)
    if best is None:
        return []
    whole = _range(row, low, high) if low is not None and high is not None else None
    found = [whole or exact(row, "best", best, **({"quantifier": "none", "zero": "no_report"} if best == 0 else {}))]
    for name, who in PARTS:
        number = number_of(row, name, place)
        if number:
            found.append(exact(row, name, number, who=who, part_of=0))
    return found


def _range(row: Row, low: int, high: int) -> RecordedCount | None:
    """Low to high at the lines of all three cells; null where nothing may be said so."""
    spans = sorted(span for name in ESTIMATES if (span := span_of(row, name)) is not None)
    apart = any(row.text[a[1] : b[0]].count("\n") > 1 for a, b in pairwise(spans))
    if low >= high or apart or len(spans) < len(ESTIMATES):
        return None
    return RecordedCount(start=row.text.rfind("\n", 0, spans[0][0]) + 1, end=spans[-1][1], outcome="killed", low=low, high=high, quantifier="range")


FORMAT = Ucdp()
