"""Tables (CSV, TSV, XLSX) of reports, read by a mapping file that says which column is what."""

from collections.abc import Iterator
from pathlib import PurePath
from typing import BinaryIO

from witnessmark.archive.common import Found
from witnessmark.archive.formats._office import ZIP, begins, holds
from witnessmark.errors import BadInput

TEXTS = (".csv", ".tsv", ".tab")
BOOKS = (".xlsx", ".xlsm")
PARTS = (b"xl/workbook.xml", b"xl/_rels/", b"xl/worksheets/", b"xl/sharedStrings.xml", b"xl/styles.xml")
# Old workbooks, and new ones that are locked with a password.
COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# In place of a mapping: it asks for one to start from.
SUGGEST = b"suggest = true\n"


class Table:
    """Each row is one document, by a mapping that a person wrote: `tolls.csv.toml` beside `tolls.csv`, else `mapping.toml` for the folder.

    Without a mapping a table is kept and nothing is read from it: which column is a text and which a date is never guessed. A mapping
    that names a column that is not there is refused whole; columns it does not name are told. A row without a text, with a date that is
    not of the forms given, with more cells than headings, or with the doc_id of a row before is that row's error, by its number.

    Texts are exactly what their cells hold, each with its cell ("Tolls!C5"). A workbook's formulas are not calculated: their last
    values are read. Of merged cells each has the value of the first. Old workbooks (.xls) are not read.
    """

    NAME = "table"
    TITLE = "Table with a mapping file (CSV, TSV, XLSX)"
    EXTENSIONS = (*TEXTS, *BOOKS)
    COMPANIONS = ("*.toml", "mapping.toml")

    def sniff(self, name: str, head: bytes) -> int:
        """A workbook by the names of its parts; a CSV file only by its ending: any text with commas could be one."""
        suffix = PurePath(name).suffix.lower()
        if head.startswith(ZIP):
            return 90 if holds(head, *PARTS) else 60 if suffix in BOOKS and begins(head) else 0
        if head.startswith(COMPOUND):
            return 60 if suffix in (".xls", *BOOKS) else 0
        return 60 if suffix in TEXTS and not head.startswith(b"%PDF-") else 0

    def read(self, stream: BinaryIO, name: str, companion: bytes | None = None) -> Iterator[Found]:
        """One document a row, each error in its place; `companion` is the mapping."""
        from witnessmark.archive.formats._table_reading import read_table

        head = stream.read(len(COMPOUND))
        stream.seek(0)
        if head == COMPOUND:
            yield BadInput(
                f"{name}: it is an old workbook, or one locked with a password, which is not read; add a copy saved as XLSX or CSV without one"
            )
            return
        try:
            yield from read_table(stream, name, companion, SUGGEST)
        except BadInput as error:
            yield error


FORMAT = Table()
