"""ACLED's event tables (CSV): one event a row, its fatalities as ACLED's claim."""

import datetime
import re

from witnessmark.archive.contents.record import checked_published
from witnessmark.archive.contents.recorder import DAY, LONGEST_ID, Recorder, date_of, exact, number_of, point_of, span_of
from witnessmark.archive.contents.rows import Row
from witnessmark.errors import BadInput
from witnessmark.model.place import Precision
from witnessmark.model.recorded import RecordedCount, RecordedEvent

# As ACLED's notes say that the number stands for a vague word: "Several … (coded as 3)".
CODED = re.compile(r"\bcoded (?:as|at)\b", re.I)
# A day of the week that is known, whichever day of it the column gives.
WEEK = datetime.timedelta(days=6)
MOST_SECONDS = 2**33


class Acled(Recorder):
    """One document a row, as `heading: cell` lines; ACLED is the voice, and its one number is weak because it is compiled.

    The fatalities are exact as the column gives them; `about` where the notes say that a vague word was coded so. Which other numbers
    stand for "several" or "dozens" no column tells. 0 is `no_report`: ACLED writes it where no deaths were reported, and injuries it does
    not record. Nobody is said to be a civilian: `civilian_targeting` is of the attack, not of the dead.

    Time precision 1 is the day, 2 six days to either side (a week that holds it), 3 its month. Place precision 1 is the location, 2 and 3 the
    province, of which the location is only a town nearby or the capital. The row's own timestamp is when it was published, and tells
    editions of one event apart. Its notes are kept and not read: they retell ACLED's sources.
    """

    NAME = "acled"
    TITLE = "ACLED events (CSV)"
    RECORDER = "ACLED"

    def knows(self, headings: frozenset[str]) -> bool:
        """Event id, date, type and fatalities, in the tables of all years; "event_id_cnty" or, before 2017, "event_id_no_cnty"."""
        return {"event_date", "event_type", "fatalities"} <= headings and bool(headings & {"event_id_cnty", "event_id_no_cnty", "data_id"})

    def event(self, row: Row, place: str) -> RecordedEvent:
        """The row's number, day and place."""
        begins, ends = _days(row)
        where, precision = _where(row)
        lat, lon = point_of(row, place)
        coarse = precision == "region"
        return RecordedEvent(
            recorder=self.RECORDER,
            event_id=row.get("event_id_cnty", "event_id_no_cnty", "data_id") or "",
            begins=begins,
            ends=ends,
            when_at=span_of(row, "event_date"),
            place=row.get(where) if where is not None else None,
            place_at=span_of(row, where) if where is not None else None,
            lat=None if coarse else lat,
            lon=None if coarse else lon,
            country=row.get("country"),
            country_at=span_of(row, "country"),
            precision=precision,
            counts=tuple(_counts(row, place)),
        )

    def doc_id(self, row: Row, event: RecordedEvent) -> str:
        """ACLED revises its events: each edition is a document of its own, the later one ACLED's later word."""
        stamp = row.get("timestamp")
        return f"{super().doc_id(row, event)}{f':{stamp}' if stamp is not None and stamp.isalnum() and len(stamp) <= LONGEST_ID else ''}"

    def published(self, row: Row, place: str) -> str | None:
        """The second at which ACLED last put the row out."""
        stamp = row.get("timestamp")
        if stamp is None:
            return None
        if not stamp.isdecimal():
            return checked_published(stamp, place)
        if int(stamp[:20]) > MOST_SECONDS:
            raise BadInput(f"{place}: timestamp is '{stamp[:20]}', which is no second of the calendar")
        return datetime.datetime.fromtimestamp(int(stamp), datetime.UTC).isoformat()


def _days(row: Row) -> tuple[str | None, str | None]:
    day = date_of(row.get("event_date"))
    if day is None:
        return None, None
    precision = row.get("time_precision", "time_prec")
    if precision == "2":
        return (day - WEEK).isoformat(), (day + WEEK + DAY).isoformat()
    if precision == "3":
        first = day.replace(day=1)
        return first.isoformat(), (first + 31 * DAY).replace(day=1).isoformat()
    return day.isoformat(), (day + DAY).isoformat()


def _where(row: Row) -> tuple[str | None, Precision | None]:
    """The column that names the place, as finely as ACLED knows it."""
    precision = row.get("geo_precision", "geo_precis")
    is_known = precision not in ("2", "3") and row.get("location") is not None
    return ("location", "city") if is_known else ("admin1", "region") if row.get("admin1") is not None else (None, None)


def _counts(row: Row, place: str) -> list[RecordedCount]:
    number = number_of(row, "fatalities", place)
    if number is None:
        return []
    if number == 0:
        return [exact(row, "fatalities", 0, quantifier="none", zero="no_report")]
    return [exact(row, "fatalities", number, quantifier="about" if CODED.search(row.get("notes") or "") else "exact")]


FORMAT = Acled()
