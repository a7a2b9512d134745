import io
import tracemalloc

import pytest

from witnessmark.archive.contents import rows as rows_file
from witnessmark.archive.contents.rows import Row, headings_of, rows
from witnessmark.errors import BadInput, SkipItem


def read(table: bytes) -> list[Row | SkipItem]:
    return list(rows(io.BytesIO(table), "t.csv"))


def test_a_row_says_where_each_of_its_cells_stands() -> None:
    [row] = read(b'Id,Civilian deaths (min),Note\n7, 5 ,"two\nlines"\n')
    assert isinstance(row, Row)
    assert row.text == "Id: 7\nCivilian deaths (min):  5 \nNote: two\nlines"
    assert {name: row.text[slice(*span)] for name, span in row.spans.items()} == {"id": "7", "civilian_deaths_min": " 5 ", "note": "two\nlines"}
    assert row.get("civilian_deaths_min") == "5"


def test_a_file_that_ends_inside_quotes_gives_what_is_there() -> None:
    [row] = read(b'a,b\n1,"two')
    assert isinstance(row, Row) and row.cells == {"a": "1", "b": "two"}


def test_columns_without_a_heading_are_numbered() -> None:
    [row] = read(b",a,\n1,2,3\n")
    assert isinstance(row, Row) and row.cells == {"column_1": "1", "a": "2", "column_3": "3"}


@pytest.mark.parametrize(
    ("table", "reason"),
    [
        (b"a,A\n1,2\n", "t.csv: its first line names a column twice, or more than 1,000 columns"),
        (b"a,b\n1\n", "t.csv, row 2: 1 cells under 2 headings"),
        (b"\xff\xfea\x00,\x00b\x00\n\x00\x00\xd8", "t.csv: it is not a text: "),
        (b'a,b\n1,"' + b"x\n" * 600_000 + b'"\n', "t.csv: more than 1,000,000 characters without the end of a row, which no row is"),
    ],
)
def test_what_is_no_row_says_why(table: bytes, reason: str) -> None:
    found = [each for each in read(table) if isinstance(each, BadInput)]
    assert found and str(found[0]).startswith(reason)


def test_a_line_without_an_end_is_refused_in_bounded_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rows_file, "MOST_IN_ROW", 1000)
    table = b"a,b\n" + b"x" * 20_000_000
    tracemalloc.start()
    [refused] = read(table)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert str(refused) == "t.csv: more than 1,000 characters without the end of a row, which no row is"
    assert peak < 2_000_000


def test_the_stream_is_left_open() -> None:
    stream = io.BytesIO(b"a,b\n1,2\n")
    assert len(list(rows(stream, "t.csv"))) == 1
    assert not stream.closed


@pytest.mark.parametrize("head", [b"", b"\n", b"\xff\xfe", b"\xef\xbb\xbf", bytes(range(256))])
def test_any_beginning_has_headings_or_none(head: bytes) -> None:
    assert isinstance(headings_of(head), tuple)
