"""What the tables of casualty recorders share: a row is a document, and its columns are claims by the recorder."""

import datetime
import re
from collections.abc import Iterator
from typing import BinaryIO, ClassVar

from witnessmark.archive.common import identity
from witnessmark.archive.contents.record import FIRST_YEAR, checked_text
from witnessmark.archive.contents.rows import Row, headings_of, rows
from witnessmark.errors import BadInput, Remark, SkipItem
from witnessmark.model.base import Span
from witnessmark.model.document import Document
from witnessmark.model.recorded import RecordedCount, RecordedEvent
from witnessmark.model.region import Region
from witnessmark.printable import printable

DAY = datetime.timedelta(days=1)
MONTHS = {name: number for number, name in enumerate(("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"), 1)}
ISO = re.compile(r"(\d{4})-(\d\d?)-(\d\d?)(?:[T ]\d\d?:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?)?")
NAMED = re.compile(r"(\d\d?)[ -]([A-Za-z]{3})[a-z]*[ -](\d{4})")
FIGURED = re.compile(r"(\d\d?)[/.](\d\d?)[/.](\d{4})(?: \d\d?:\d\d(?::\d\d)?)?")
# Spreadsheets write a whole number as 5.0 where another cell of the column is empty.
WHOLE = re.compile(r"(\d{1,9})(?:\.0{1,3})?")
# More than any one event in these tables; a greater number is a column that slipped.
MOST_PEOPLE = 1_000_000
# Characters; what is longer is a column that slipped.
LONGEST_ID = 100
LATITUDE, LONGITUDE = 90.0, 180.0


class Recorder:
    """The common part of a recorder's format: subclasses say by which headings they know their table, and what a row states.

    A row that cannot be understood in full costs itself alone. Nothing is published by a date the row does not give.
    """

    NAME: ClassVar[str]
    TITLE: ClassVar[str]
    EXTENSIONS: ClassVar[tuple[str, ...]] = (".csv", ".tsv", ".txt")
    RECORDER: ClassVar[str]

    def sniff(self, name: str, head: bytes) -> int:
        """The headings of its table in the first line, whatever the file is called."""
        return 96 if self.knows(frozenset(headings_of(head))) else 0

    def read(self, stream: BinaryIO, name: str) -> Iterator[Document | SkipItem]:
        """One document a row, in their order."""
        checked = False
        for row in rows(stream, name):
            if isinstance(row, SkipItem):
                yield row
                continue
            try:
                if not checked and not self.knows(frozenset(row.cells)):
                    yield BadInput(f"{name}: its headings are not those of {self.TITLE}")
                    return
                checked = True
                yield from self._document(row, f"{name}, row {row.number}")
            except BadInput as error:
                yield error

    def knows(self, headings: frozenset[str]) -> bool:
        """Whether a table with these headings is this recorder's."""
        raise NotImplementedError

    def event(self, row: Row, place: str) -> RecordedEvent:
        """What a row states; BadInput, with the place of the row, where that cannot be understood."""
        raise NotImplementedError

    def doc_id(self, row: Row, event: RecordedEvent) -> str:
        """The name of the row, the same in every copy of the table."""
        is_id = 0 < len(event.event_id) <= LONGEST_ID
        return f"{self.NAME}:{event.event_id if is_id else identity(row.text)}"

    def published(self, row: Row, place: str) -> str | None:
        """When the row itself came out, where a column says so."""
        return None

    def url(self, row: Row) -> str | None:
        """Where the recorder shows the event, where a column says so."""
        return None

    def _document(self, row: Row, place: str) -> Iterator[Document | SkipItem]:
        event = self.event(row, place)
        if event.when_at is not None and event.begins is None:
            said = printable(row.text[slice(*event.when_at)][:40])
            yield Remark(f"{place}: its date is '{said}', which can be read in two ways or in none; read without a date")
        yield Document(
            doc_id=self.doc_id(row, event),
            text=checked_text(row.text, place),
            published=self.published(row, place),
            language="en",
            url=self.url(row),
            publisher=self.RECORDER,
            regions=(Region(start=0, end=len(row.text), kind="row", at=str(row.number)),),
            recorded=event,
        )


def date_of(said: str | None) -> datetime.date | None:
    """A day as these tables write it: 2031-03-01, 01 March 2031, 1-Mar-2031; in figures alone (3/13/2031) only where one order makes a date."""
    if said is None:
        return None
    if (found := ISO.fullmatch(said)) is not None:
        return _day(int(found[1]), int(found[2]), int(found[3]))
    if (found := NAMED.fullmatch(said)) is not None:
        return _day(int(found[3]), MONTHS.get(found[2].lower(), 0), int(found[1]))
    if (found := FIGURED.fullmatch(said)) is not None:
        days = {_day(int(found[3]), int(found[1]), int(found[2])), _day(int(found[3]), int(found[2]), int(found[1]))} - {None}
        return days.pop() if len(days) == 1 else None
    return None


def _day(year: int, month: int, day: int) -> datetime.date | None:
    try:
        return datetime.date(year, month, day) if year >= FIRST_YEAR else None
    except ValueError:
        return None


def number_of(row: Row, name: str, place: str) -> int | None:
    """The whole number in a cell; null where it is empty or says that there is none; BadInput for anything else."""
    said = row.get(name)
    if said is None or said.lower() in ("null", "na", "nan", "none", "unknown"):
        return None
    found = WHOLE.fullmatch(said.replace(",", ""))
    if found is None or int(found[1]) > MOST_PEOPLE:
        raise BadInput(f"{place}: {name} is '{printable(said[:40])}', which is no number of people")
    return int(found[1])


def point_of(row: Row, place: str) -> tuple[float, float] | tuple[None, None]:
    """Latitude and longitude in degrees; null where not given, or 0, 0, which is a place in the sea where empty cells end up."""
    said = row.get("latitude", "lat"), row.get("longitude", "lon", "lng")
    if None in said:
        return None, None
    try:
        lat, lon = (float(str(each).replace(",", ".")) for each in said)
    except ValueError:
        raise BadInput(f"{place}: its coordinates are {printable(f'{said[0]!r:.20}, {said[1]!r:.20}')}, which are none") from None
    if not (abs(lat) <= LATITUDE and abs(lon) <= LONGITUDE):
        raise BadInput(f"{place}: its coordinates {lat}, {lon} are not on the earth")
    return (lat, lon) if (lat, lon) != (0.0, 0.0) else (None, None)


def span_of(row: Row, *names: str) -> Span | None:
    """The characters of the first of these cells that holds something, blanks around it left out."""
    for name in names:
        if (said := row.get(name)) is not None:
            start = row.text.index(said, row.spans[name][0])
            return start, start + len(said)
    return None


def exact(row: Row, name: str, number: int, **more: object) -> RecordedCount:
    """A count that one cell states."""
    start, end = span_of(row, name) or (0, 0)
    return RecordedCount(start=start, end=end, low=number, high=number, **{"outcome": "killed", **more})  # type: ignore[arg-type]
