"""The rows of a CSV file or of a sheet of a workbook, as cells of text with the numbers a person sees."""

import csv
import datetime
import io
import re
from collections.abc import Iterator, Sequence
from importlib.metadata import version
from itertools import islice
from typing import BinaryIO, NamedTuple

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

from witnessmark.archive.contents.decode import decode
from witnessmark.archive.contents.zipped import Zipped
from witnessmark.archive.files.whole import read_whole
from witnessmark.archive.formats._sheet_extent import check_extent
from witnessmark.errors import BadInput
from witnessmark.printable import printable
from witnessmark.settings import MAX_FILE, MAX_TEXT

DELIMITERS = ",;\t|"
# Enough rows to tell what parts the cells.
LOOKED_AT = 50
# The sheets of a workbook of a million rows are about so large unpacked.
MOST_UNPACKED = 512 * 1024 * 1024
# Parts of workbooks of other kinds, which the library would read instead, and which are laid out in memory unseen.
OTHER_KINDS = ("xl/workbook.bin", "content.xml")
# Rows under merged cells, all of these together.
MOST_MERGED = 1_000_000
PIECE = 1024 * 1024
# Excel's own word for the delimiter, in a line before the table that it does not show.
SEP = re.compile(r'"?sep=(.)"?\r?\n')


class Row(NamedTuple):
    """The cells of a row, counted from 1 as a spreadsheet counts it."""

    number: int
    cells: list[str]


class Sheet(NamedTuple):
    """The rows of a table; `name` is the sheet's in a workbook, `unread` the other sheets, `odd_quotes` whether a quotation mark is never closed."""

    name: str | None
    rows: Iterator[Row]
    tool: str | None = None
    unread: tuple[str, ...] = ()
    odd_quotes: bool = False


def csv_rows(stream: BinaryIO, name: str, delimiter: str | None, encoding: str | None) -> Sheet:
    """The rows of a text whose cells are parted by commas, semicolons, tabs or bars; blank lines count and are left out."""
    text = _decoded(read_whole(stream, name, MAX_FILE), encoding, name)
    said = SEP.match(text)
    text = text[said.end() :] if said is not None else text
    parted = delimiter or (said.group(1) if said is not None else _delimiter(text))
    # A cell may hold a whole report; the library's own limit is 128 KiB.
    csv.field_size_limit(MAX_TEXT)
    return Sheet(None, _csv_rows(text, parted, name), odd_quotes=text.count('"') % 2 == 1)


def _csv_rows(text: str, delimiter: str, name: str) -> Iterator[Row]:
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    try:
        for number, cells in enumerate(rows, 1):
            if any(cell.strip() for cell in cells):
                yield Row(number, cells)
    except csv.Error as error:
        raise BadInput(f"{name}, line {rows.line_num}: {error}") from None


def _decoded(data: bytes, encoding: str | None, name: str) -> str:
    if encoding is None:
        return decode(data, name)
    try:
        return data.decode(encoding).removeprefix("\ufeff")
    except (LookupError, UnicodeError) as error:
        raise BadInput(f"{name}: it is not in the encoding its mapping names: {printable(str(error))}") from None


def _delimiter(text: str) -> str:
    """What gives the most rows of the width of the first; of several, what gives more columns."""

    def fits(delimiter: str) -> tuple[int, int]:
        try:
            rows = [row for row in islice(csv.reader(io.StringIO(text[:PIECE], newline=""), delimiter=delimiter), LOOKED_AT) if any(row)]
        except csv.Error:
            return 0, 0
        width = len(rows[0]) if rows else 0
        return (sum(len(row) == width for row in rows), width) if width > 1 else (0, 0)

    return max(DELIMITERS, key=fits)


def workbook_rows(stream: BinaryIO, name: str, wanted: str | None) -> Sheet:
    """The rows of a sheet of an XLSX file: values as they were last calculated, numbers and dates as text, merged cells filled."""
    data = io.BytesIO(read_whole(stream, name, MAX_FILE))
    _check(Zipped(data, name), name)
    data.seek(0)
    try:
        book = CalamineWorkbook.from_filelike(data)
        sheets = [each for each in book.sheets_metadata if each.typ == SheetTypeEnum.WorkSheet]
        open_ones = [each.name for each in sheets if each.visible == SheetVisibleEnum.Visible]
        if wanted is not None and wanted not in [each.name for each in sheets]:
            raise BadInput(f"{name}: it has no sheet '{printable(wanted)}'; its sheets: {_listed(each.name for each in sheets)}")
        chosen = wanted if wanted is not None else next(iter(open_ones), None)
        if chosen is None:
            raise BadInput(f"{name}: it has no sheet that is not hidden")
        unread = [each.name if each.name in open_ones else f"{each.name} (hidden)" for each in sheets if each.name != chosen]
        return Sheet(chosen, _sheet_rows(book.get_sheet_by_name(chosen)), f"python-calamine {version('python-calamine')}", tuple(unread))
    except CalamineError as error:
        raise BadInput(f"{name}: the workbook cannot be read: {printable(str(error))}") from None


def _check(zipped: Zipped, name: str) -> None:
    """That the workbook unpacks to a size that can be read, and none of its sheets to more cells."""
    if "xl/workbook.xml" not in zipped.members or any(part in zipped.members for part in OTHER_KINDS):
        raise BadInput(f"{name}: it is no workbook of the XLSX kind; add a copy saved as XLSX or CSV")
    if sum(info.file_size for info in zipped.members.values()) > MOST_UNPACKED:
        raise BadInput(f"{name}: it unpacks to more than {MOST_UNPACKED:,} bytes; save the sheet as CSV")
    check_extent(zipped, name)


def letters_of(column: int) -> str:
    """The letters of a column counted from 0: A, Z, AA."""
    found, column = "", column + 1
    while column:
        column, rest = divmod(column - 1, 26)
        found = chr(ord("A") + rest) + found
    return found


def _sheet_rows(sheet: CalamineSheet) -> Iterator[Row]:
    covering = _covering(sheet.merged_cell_ranges or [])
    kept: dict[tuple[int, int], str] = {}
    for at, row in enumerate(sheet.iter_rows()):
        cells = [_text(value) for value in row]
        for top, left, right in covering.get(at, ()):
            if left < len(cells):
                value = kept.setdefault((top, left), cells[left])
                cells[left : right + 1] = [value] * (min(right + 1, len(cells)) - left)
        if any(cell.strip() for cell in cells):
            yield Row(at + 1, cells)


def _covering(merged: Sequence[tuple[tuple[int, int], tuple[int, int]]]) -> dict[int, list[tuple[int, int, int]]]:
    """The merged cells over each row, as first row, first and last column; none where they are too many to have been merged by hand."""
    found: dict[int, list[tuple[int, int, int]]] = {}
    if sum(bottom - top + 1 for (top, _), (bottom, _) in merged) <= MOST_MERGED:
        for (top, left), (bottom, right) in merged:
            for at in range(top, bottom + 1):
                found.setdefault(at, []).append((top, left, right))
    return found


def _text(value: object) -> str:
    """A value as a person sees it: 12 for 12.0, days and times in ISO form."""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    if isinstance(value, datetime.date | datetime.time):
        return value.isoformat()
    return str(value)


def _listed(names: Iterator[str] | Sequence[str]) -> str:
    return ", ".join(printable(each) for each in names)
