"""Airwars' incident tables (CSV): one incident a row, minimum and maximum of each group as Airwars' claim."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from witnessmark.archive.contents.recorder import DAY, Recorder, date_of, number_of, point_of, span_of
from witnessmark.archive.contents.rows import Row
from witnessmark.errors import BadInput
from witnessmark.model.count import Outcome, Who
from witnessmark.model.place import Precision
from witnessmark.model.recorded import RecordedCount, RecordedEvent

CODES = ("unique_reference_code", "reference_code", "airwars_code", "airwars_incident_code", "incident_code", "code")
DATES = ("date", "incident_date", "date_of_incident", "event_date")
PLACES = ("location_name", "location", "place", "town", "city", "neighbourhood", "village")
REGIONS = ("province", "governorate", "region", "district", "admin1")
EXACTNESS = ("geolocation_accuracy", "geolocation_precision", "location_accuracy")
OUTCOMES: Mapping[str, Outcome] = {
    **dict.fromkeys(("killed", "deaths", "dead", "fatalities"), "killed"),
    **dict.fromkeys(("injured", "injuries", "wounded"), "injured"),
}
ENDS = {"min": "low", "minimum": "low", "max": "high", "maximum": "high"}
# What a party admits of its own attack is the party's statement and not a count by Airwars.
OTHERS = ("conceded", "belligerent", "coalition", "declared")


class Group(NamedTuple):
    """Whom a column counts."""

    who: Who | None
    sex: str | None = None
    is_part: bool = True


# By a word of the heading, the first that fits; whatever group has no word here is counted by nobody we know of, and is left out.
GROUPS: Mapping[str, Group] = {
    "children": Group("child"),
    "women": Group(None, "female"),
    "men": Group(None, "male"),
    "journalists": Group("journalist"),
    "militants": Group("combatant", is_part=False),
    "combatants": Group("combatant", is_part=False),
    "civilians": Group("civilian", is_part=False),
    "civilian": Group("civilian", is_part=False),
}
# By a word of Airwars' label, from "Exact location" to "Province/governorate"; a street or a landmark is a site.
PRECISION: Mapping[str, Precision] = {
    **dict.fromkeys(("exact", "100m", "1m", "landmark", "street", "metres", "meters"), "site"),
    **dict.fromkeys(("neighbourhood", "neighborhood"), "district"),
    **dict.fromkeys(("village", "town", "city"), "city"),
    **dict.fromkeys(("subdistrict", "district", "province", "governorate"), "region"),
}
WORD = re.compile(r"[a-z0-9]+")
SITES = ("site", "district", "city")


class Columns(NamedTuple):
    """The columns of one count: its least and its greatest number."""

    outcome: Outcome
    group: Group
    low: str
    high: str


class Airwars(Recorder):
    """One document a row, as `heading: cell` lines; Airwars is the voice, and its numbers are weak because they are compiled.

    Minimum and maximum of a group are one claim at the lines of both cells, or two where other columns stand between them. A
    typed 0 to 0 is asserted; an empty cell is unknown and no claim. Children, women and men are parts of the civilians; fighters are counted
    beside them. What a belligerent concedes is not Airwars' count and is left out. A place less exact than a
    neighbourhood is the province and not the point drawn for it. No column says when a row came out, so no document has a date.
    """

    NAME = "airwars"
    TITLE = "Airwars incidents (CSV)"
    RECORDER = "Airwars"

    def knows(self, headings: frozenset[str]) -> bool:
        """Its reference code, and least and greatest numbers of civilians killed, however the columns of that year are called."""
        counted = [columns for columns in _columns(headings) if columns.group.who == "civilian" and columns.outcome == "killed"]
        return bool(counted) and bool(headings & set(CODES))

    def event(self, row: Row, place: str) -> RecordedEvent:
        """The row's numbers, day and place."""
        day = date_of(row.get(*DATES))
        precision = _precision(row.get(*EXACTNESS) or "")
        names = (*REGIONS, *PLACES) if precision == "region" else (*PLACES, *REGIONS)
        lat, lon = point_of(row, place) if precision is None or precision in SITES else (None, None)
        return RecordedEvent(
            recorder=self.RECORDER,
            event_id=row.get(*CODES) or "",
            begins=day.isoformat() if day is not None else None,
            ends=(day + DAY).isoformat() if day is not None else None,
            when_at=span_of(row, *DATES),
            place=row.get(*names),
            place_at=span_of(row, *names),
            lat=lat,
            lon=lon,
            country=_country(row),
            country_at=span_of(row, "country"),
            precision=precision,
            counts=tuple(_counts(row, place)),
        )

    def url(self, row: Row) -> str | None:
        """The incident's own page."""
        return row.get("permalink", "url", "link")


def _precision(label: str) -> Precision | None:
    """The finest place that Airwars' label names: "Within 100m (via Coalition)"."""
    words = WORD.findall(label.lower())
    return next((precision for word, precision in PRECISION.items() if word in words), None)


def _country(row: Row) -> str | None:
    """The country as a name: the tables write "the_gaza_strip" for The Gaza Strip."""
    return (row.get("country") or "").replace("_", " ").title() or None


def _columns(headings: Iterable[str]) -> Iterator[Columns]:
    """The pairs of columns that count people, in the order of the groups."""
    ends: dict[tuple[Outcome, str], dict[str, str]] = {}
    for heading in headings:
        words = heading.split("_")
        outcome = next((OUTCOMES[word] for word in words if word in OUTCOMES), None)
        end = next((ENDS[word] for word in words if word in ENDS), None)
        group = next((word for word in GROUPS if word in words), None)
        if outcome is not None and end is not None and group is not None and not any(word in OTHERS for word in words):
            ends.setdefault((outcome, group), {})[end] = heading
    order = list(GROUPS)
    for outcome, word in sorted(ends, key=lambda key: (-order.index(key[1]), key[0] == "injured")):
        found = ends[outcome, word]
        if len(found) == len(set(ENDS.values())):
            yield Columns(outcome, GROUPS[word], found["low"], found["high"])


def _counts(row: Row, place: str) -> list[RecordedCount]:
    found: list[RecordedCount] = []
    wholes: dict[str, int] = {}
    for columns in _columns(row.cells):
        low, high = number_of(row, columns.low, place), number_of(row, columns.high, place)
        if low is None and high is None:
            continue
        if low is not None and high is not None and high < low:
            raise BadInput(f"{place}: {columns.low} is {low} and {columns.high} is {high}, which is less")
        part = wholes.get(columns.outcome) if columns.group.is_part else None
        made = list(_stated(row, columns, low, high, part))
        if columns.group.who == "civilian":
            wholes.setdefault(columns.outcome, len(found))
        found.extend(made)
    return found


def _stated(row: Row, columns: Columns, low: int | None, high: int | None, part: int | None) -> Iterator[RecordedCount]:
    """One claim at both cells where they stand side by side, else the least number and the greatest each at its own."""
    a, b = span_of(row, columns.low), span_of(row, columns.high)
    more: dict[str, object] = {"outcome": columns.outcome, "who": columns.group.who, "sex": columns.group.sex, "part_of": part}
    if a is not None and b is not None and row.text[min(a[1], b[1]) : max(a[0], b[0])].count("\n") == 1:
        zero = high == 0
        words = "none" if zero else "exact" if low == high else "range"
        yield _count(
            row.text.rfind("\n", 0, min(a[0], b[0])) + 1,
            max(a[1], b[1]),
            low=low,
            high=high,
            quantifier=words,
            zero="asserted" if zero else None,
            **more,
        )
        return
    if a is not None and low is not None and (low > 0 or high is None or b is None):
        yield _count(*a, low=low, high=None, quantifier="at_least", **more)
    if b is not None and high is not None:
        zero = high == 0
        yield _count(*b, low=0 if zero else None, high=high, quantifier="none" if zero else "up_to", zero="asserted" if zero else None, **more)


def _count(start: int, end: int, /, **fields: object) -> RecordedCount:
    return RecordedCount(start=start, end=end, **fields)  # type: ignore[arg-type]


FORMAT = Airwars()
