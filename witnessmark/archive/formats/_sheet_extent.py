"""How far the sheets of a workbook reach, before they are laid out in memory."""

import re
from typing import IO
from xml.parsers import expat

from witnessmark.archive.contents.zipped import Zipped
from witnessmark.errors import BadInput
from witnessmark.printable import printable

# A sheet is laid out whole in memory: one cell in its last corner would ask for 17 thousand million.
MOST_CELLS = 20_000_000
# The last row and column of Excel (XFD).
MOST_ROWS, MOST_COLUMNS = 1_048_576, 16_384
PLACE = re.compile(r"([A-Za-z]{0,3})(\d{1,7})")
# A member without this element lays out no cells, whatever it is called.
SHEET = b"sheetData"
PIECE = 1024 * 1024


def check_extent(zipped: Zipped, name: str) -> None:
    """BadInput where a sheet names a place that no sheet has, or reaches over more cells than can be laid out."""
    for member in zipped.members:
        if not _is_sheet(zipped, member):
            continue
        with zipped.opened(member) as stream:
            columns, rows = _Extent(f"{name}: the sheet {printable(member)}").of(stream)
        if columns * rows > MOST_CELLS:
            raise BadInput(f"{name}: a sheet of it goes to column {columns:,} of row {rows:,}, which is more than can be laid out; save it as CSV")


def _is_sheet(zipped: Zipped, member: str) -> bool:
    before = b""
    with zipped.opened(member) as stream:
        while piece := stream.read(PIECE):
            if SHEET in before + piece:
                return True
            before = piece[-len(SHEET) :]
    return False


class _Extent:
    """Counts as the library does: what has no place of its own stands behind what came before. Cells without a value reach nowhere."""

    def __init__(self, place: str) -> None:
        self._place = place
        self._row = self._column = 0
        self._cell = 0, 0
        self.columns = self.rows = 0

    def of(self, stream: IO[bytes]) -> tuple[int, int]:
        """The last column and row with a value, counted from 1; 0 where there is none."""
        parser = expat.ParserCreate()
        parser.StartElementHandler, parser.EndElementHandler = self._begin, self._end
        parser.StartDoctypeDeclHandler = self._refuse_doctype
        try:
            while piece := stream.read(PIECE):
                parser.Parse(piece)
            parser.Parse(b"", True)
        except expat.ExpatError as error:
            raise BadInput(f"{self._place} is no proper XML: {error}") from None
        return self.columns, self.rows

    def _begin(self, tag: str, attributes: dict[str, str]) -> None:
        element = tag.rpartition(":")[2]
        if element == "c":
            said = attributes.get("r")
            row, column = (self._row, self._column) if said is None else self._said(said)
            self._cell = row, column
            self._column = column + 1
        elif element in ("v", "is"):
            row, column = self._cell
            self.rows, self.columns = max(self.rows, row + 1), max(self.columns, column + 1)
        elif element == "row" and "r" in attributes:
            self._row = self._said(attributes["r"])[0]

    def _end(self, tag: str) -> None:
        if tag.rpartition(":")[2] == "row":
            self._row, self._column = self._row + 1, 0

    def _said(self, place: str) -> tuple[int, int]:
        """Row and column from 0; a row is named by its number alone."""
        found = PLACE.fullmatch(place)
        column, row = (_number_of(found.group(1).upper()), int(found.group(2))) if found is not None else (0, 0)
        if not 1 <= row <= MOST_ROWS or column > MOST_COLUMNS:
            raise BadInput(f"{self._place} says that something stands at {printable(place[:40])}, which is no place of a sheet")
        return row - 1, max(column - 1, 0)

    def _refuse_doctype(self, *said: object) -> None:
        raise BadInput(f"{self._place} declares entities, which no workbook does")


def _number_of(letters: str) -> int:
    found = 0
    for letter in letters:
        found = found * 26 + ord(letter) - ord("A") + 1
    return found
