"""Rows of a CSV file of any size whose headings are known, each as the text "heading: cell" with the place of every cell in it.

Recorders' tables have millions of rows, so they are never held whole, as tables of unknown headings are (formats/_table_rows.py).
"""

import codecs
import csv
import functools
import io
import re
from collections.abc import Collection, Iterator, Mapping
from typing import BinaryIO, NamedTuple

from witnessmark.archive.files.begun import begun
from witnessmark.errors import BadInput, SkipItem
from witnessmark.settings import MAX_TEXT

# Comma; what spreadsheets write where the comma is the decimal sign; what pastes out of them.
DELIMITERS = ",;\t|"
# Characters of one row, over all lines of its cells: a page of notes is a hundredth of this.
MOST_IN_ROW = 1_000_000
MOST_COLUMNS = 1_000
MARKS = ((codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
NOT_A_NAME = re.compile(r"[\W_]+")
HALF_LETTER = re.compile("[\udc80-\udcff]")


class Row(NamedTuple):
    """One row of data. `number` counts the file's rows from 1, the headings among them.

    `text` has one line a filled cell, exactly as the cell is; `cells` and `spans` are by heading in small letters with `_` between words.
    """

    number: int
    text: str
    cells: Mapping[str, str]
    spans: Mapping[str, tuple[int, int]]

    def get(self, *names: str) -> str | None:
        """The first of these cells that holds something, blanks around it left out."""
        return next((self.cells[name].strip() for name in names if self.cells.get(name, "").strip()), None)


@functools.lru_cache(maxsize=4)
@functools.lru_cache(maxsize=2)  # every recorder's format asks for the same beginning of the same file
def headings_of(head: bytes) -> tuple[str, ...]:
    """The headings in the first line of a file, told apart by whichever delimiter finds most; empty where there is no such line."""
    if head.startswith(tuple(mark for mark, _ in MARKS)):
        line = head.decode("utf-16", "replace").partition("\n")[0]
    else:
        first = head.partition(b"\n")[0]
        line = "" if b"\x00" in first else first.decode("utf-8-sig", "replace")
    found = max((_cells(line.rstrip("\r"), mark) for mark in DELIMITERS if mark in line), key=len, default=[])
    return tuple(_named(found)) if len(found) <= MOST_COLUMNS else ()


def rows(stream: BinaryIO, name: str) -> Iterator[Row | SkipItem]:
    """The rows of a file of any size, one at a time. A row with another number of cells than there are headings is an error:
    nobody could say which number stands under which.

    UTF-8 or, with its mark, UTF-16; a row that is no UTF-8 is read as windows-1252, which is what spreadsheets in English write.
    Rows of HXL tags below the headings, and empty ones, are none. One too long for any row ends the file with an error: a quotation
    mark that is never closed makes one cell of all that follows.
    """
    peeked = stream.read(2)
    encoding = next((encoding for mark, encoding in MARKS if peeked == mark), "utf-8-sig")
    lines = io.TextIOWrapper(begun(peeked, stream), encoding, errors="surrogateescape", newline="")
    try:
        yield from _rows(lines, name)
    except (UnicodeError, BadInput) as error:
        yield error if isinstance(error, BadInput) else BadInput(f"{name}: it is not a text: {error.reason if hasattr(error, 'reason') else error}")


def _rows(lines: io.TextIOWrapper, name: str) -> Iterator[Row | SkipItem]:
    first = lines.readline(MOST_IN_ROW)
    mark = max(DELIMITERS, key=lambda mark: len(_cells(first, mark)))
    headings = [_sound(cell.strip()) for cell in _cells(first, mark)]
    names = _named(headings)
    if len(headings) > MOST_COLUMNS or len(set(names)) != len(names):
        raise BadInput(f"{name}: its first line names a column twice, or more than {MOST_COLUMNS:,} columns")
    # The library's own limit is for the whole program; a row's is kept by the lines it is made from.
    csv.field_size_limit(MAX_TEXT)
    source = _Lines(lines, name)
    reader = csv.reader(source, delimiter=mark)
    number = 1
    while True:
        number += 1
        source.taken = 0
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            yield BadInput(f"{name}, row {number}: {error}")
            continue
        filled = [cell for cell in cells if cell.strip()]
        if not filled or all(cell.startswith("#") for cell in filled):
            continue
        if len(cells) != len(headings):
            yield BadInput(f"{name}, row {number}: {len(cells)} cells under {len(headings)} headings")
        else:
            yield _row(number, headings, names, [_sound(cell) for cell in cells])


def _cells(line: str, mark: str) -> list[str]:
    try:
        return next(csv.reader([line], delimiter=mark), [])
    except csv.Error:
        return []


def _named(headings: Collection[str]) -> list[str]:
    return [NOT_A_NAME.sub("_", heading.strip().lower()).strip("_") or f"column_{k}" for k, heading in enumerate(headings, 1)]


def _sound(cell: str) -> str:
    """The cell as it is; with bytes that were no UTF-8, as windows-1252."""
    if HALF_LETTER.search(cell) is None:
        return cell
    return cell.encode("utf-8", "surrogateescape").decode("cp1252", "replace")


def _row(number: int, headings: list[str], names: list[str], cells: list[str]) -> Row:
    parts: list[str] = []
    spans: dict[str, tuple[int, int]] = {}
    at = 0
    for heading, name, cell in zip(headings, names, cells, strict=True):
        if cell.strip():
            parts.append(f"{heading}: {cell}\n")
            spans[name] = (at + len(heading) + 2, at + len(heading) + 2 + len(cell))
            at += len(parts[-1])
    return Row(number, "".join(parts).removesuffix("\n"), dict(zip(names, cells, strict=True)), spans)


class _Lines:
    """The lines of a file, no more of them for one row than any row has; whoever begins a row sets `taken` back."""

    def __init__(self, lines: io.TextIOWrapper, name: str) -> None:
        self._lines, self._name, self.taken = lines, name, 0

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        line = self._lines.readline(MOST_IN_ROW)
        self.taken += len(line)
        if self.taken >= MOST_IN_ROW:
            raise BadInput(f"{self._name}: more than {MOST_IN_ROW:,} characters without the end of a row, which no row is")
        if not line:
            raise StopIteration
        return line
