"""The rows of a table as documents, by its mapping."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from pathlib import PurePath
from typing import BinaryIO, NamedTuple

from witnessmark.archive.common import Found, identity
from witnessmark.archive.contents.beside import MOST
from witnessmark.archive.contents.record import checked_text, remark_on_future
from witnessmark.archive.formats._table_mapping import Mapping as TableMapping
from witnessmark.archive.formats._table_mapping import mapping_in, published_of
from witnessmark.archive.formats._table_rows import Row, Sheet, csv_rows, letters_of, workbook_rows
from witnessmark.archive.formats._table_suggest import suggested
from witnessmark.errors import BadInput, Remark
from witnessmark.model.document import Document
from witnessmark.model.region import Region
from witnessmark.printable import printable

ZIP = b"PK\x03\x04"
# Between the texts of two columns of a row.
BETWEEN = "\n\n"
# Enough rows to guess the form of the dates.
LOOKED_AT = 100


class Table(NamedTuple):
    """A sheet, its headings by position, and where each heading of the mapping stands, all casefolded for comparing."""

    sheet: Sheet
    headings: list[str]
    places: Mapping[str, int]


def read_table(stream: BinaryIO, name: str, companion: bytes | None, suggest: bytes) -> Iterator[Found]:
    """The documents of a table in the order of its rows, by the mapping given; without one, the reason and nothing else."""
    if companion == suggest:
        yield from _suggestion(stream, name)
        return
    if companion is None:
        table = _table(stream, name, None)
        file_name = PurePath(name).name
        yield BadInput(
            f"{name}: it has no mapping, and nothing is read from it: `{file_name}.toml` beside it (or `mapping.toml`) says which column is what; "
            f"`witnessmark records {file_name} --suggest-mapping` prints one to start from; its columns: {_listed(table.headings)}"
        )
        return
    mapping = mapping_in(companion, name, MOST)
    table = _table(stream, name, mapping)
    yield from _remarks(table, mapping, name)
    yield from _documents(table, mapping, name)


def _suggestion(stream: BinaryIO, name: str) -> Iterator[Found]:
    table = _table(stream, name, None)
    text = suggested(PurePath(name).name, table.sheet.name, table.headings, [row.cells for row in islice(table.sheet.rows, LOOKED_AT)])
    yield Document(doc_id=identity(text), text=text)


def _table(stream: BinaryIO, name: str, mapping: TableMapping | None) -> Table:
    """The table with its headings read; BadInput where the mapping names one that is not there, or is there twice."""
    sheet = _sheet(stream, name, mapping)
    number = 1 if mapping is None else mapping.headings
    headings = next((row.cells for row in sheet.rows if row.number == number or mapping is None), []) if number else []
    if number and not headings:
        raise BadInput(f"{name}: there is nothing in row {number}, where the headings should be")
    headings = [" ".join(heading.split()) for heading in headings]
    folded = [heading.casefold() for heading in headings]
    places: dict[str, int] = {}
    for wanted in _named(mapping) if mapping is not None else ():
        count = folded.count(_folded(wanted))
        if number and count != 1:
            raise BadInput(
                f"{name}: its mapping names the column '{printable(wanted)}', which is there {count} times; its columns: {_listed(headings)}"
            )
        places[wanted] = folded.index(_folded(wanted)) if number else _position(wanted, name)
    return Table(sheet, headings, places)


def _sheet(stream: BinaryIO, name: str, mapping: TableMapping | None) -> Sheet:
    head = stream.read(len(ZIP))
    stream.seek(0)
    if head == ZIP:
        return workbook_rows(stream, name, mapping.sheet if mapping is not None else None)
    return csv_rows(stream, name, mapping.delimiter if mapping is not None else None, mapping.encoding if mapping is not None else None)


def _folded(heading: str) -> str:
    return " ".join(heading.split()).casefold()


def _position(letters: str, name: str) -> int:
    """Where a column called by its letters stands, counted from 0."""
    if not letters.isascii() or not letters.isalpha() or len(letters) > 3:
        raise BadInput(f"{name}: its mapping says there are no headings, so columns are called A, B, …, not '{printable(letters)}'")
    return next(i for i in range(26**3 + 26**2 + 26) if letters_of(i) == letters.upper())


def _named(mapping: TableMapping) -> list[str]:
    """The headings that a mapping names, each once."""
    fields = mapping.columns
    named = [fields.doc_id, fields.url, fields.publisher, fields.author, fields.language, fields.title]
    several = [*_several(fields.text), *_several(fields.published), *mapping.skip]
    return list(dict.fromkeys([*filter(None, named), *several]))


def _several(named: str | tuple[str, ...] | None) -> tuple[str, ...]:
    return () if named is None else (named,) if isinstance(named, str) else named


def _remarks(table: Table, mapping: TableMapping, name: str) -> Iterator[Remark]:
    used = set(table.places.values())
    ignored = [heading or letters_of(i) for i, heading in enumerate(table.headings) if i not in used]
    if ignored:
        yield Remark(f"{name}: columns ignored: {_listed(ignored)}")
    if table.sheet.unread:
        yield Remark(f"{name}: only the sheet '{printable(table.sheet.name or '')}' is read; not read: {_listed(table.sheet.unread)}")
    if table.sheet.odd_quotes:
        yield Remark(f"{name}: a quotation mark is opened and never closed: a row may hold the rows after it")


def _documents(table: Table, mapping: TableMapping, name: str) -> Iterator[Found]:
    seen: dict[str, int] = {}
    skipped = 0
    for row in table.sheet.rows:
        place = f"{name}, row {row.number}"
        try:
            cells = {wanted: row.cells[at].strip() if at < len(row.cells) else "" for wanted, at in table.places.items()}
            if any(cells[heading] in values for heading, values in mapping.skip.items()):
                skipped += 1
                continue
            document = _document(row, cells, table, mapping, place)
            if seen.setdefault(document.doc_id, row.number) != row.number:
                raise BadInput(f"{place}: its doc_id {printable(document.doc_id)} is that of row {seen[document.doc_id]}; the later row is left out")
        except BadInput as error:
            yield error
            continue
        remark = remark_on_future(document.published, place)
        if remark is not None:
            yield remark
        yield document
    if skipped:
        yield Remark(f"{name}: rows left out as the mapping says: {skipped}")


def _document(row: Row, cells: Mapping[str, str], table: Table, mapping: TableMapping, place: str) -> Document:
    fields, same = mapping.columns, mapping.same
    if table.headings and any(cell.strip() for cell in row.cells[len(table.headings) :]):
        raise BadInput(
            f"{place}: it has {len(row.cells)} cells and the headings are {len(table.headings)}: it may be torn by a delimiter inside a text"
        )
    text, regions = _text(row, table, _several(fields.text))
    of = {field: cells.get(heading or "", "") or None for field, heading in _single(mapping).items()}
    if fields.doc_id is not None and of["doc_id"] is None:
        raise BadInput(f"{place}: it has no doc_id")
    return Document(
        doc_id=mapping.id_prefix + of["doc_id"] if of["doc_id"] is not None else identity(checked_text(text, place)),
        text=checked_text(text, place),
        published=published_of(" ".join(filter(None, (cells[heading] for heading in _several(fields.published)))), mapping, place),
        url=of["url"],
        publisher=of["publisher"] or same.publisher,
        author=of["author"] or same.author,
        language=(of["language"] or same.language or "").lower() or None,
        title=of["title"],
        regions=regions,
        tool=table.sheet.tool,
    )


def _single(mapping: TableMapping) -> dict[str, str | None]:
    fields = mapping.columns
    return {name: getattr(fields, name) for name in ("doc_id", "url", "publisher", "author", "language", "title")}


def _text(row: Row, table: Table, headings: Sequence[str]) -> tuple[str, tuple[Region, ...]]:
    """The texts of a row's columns exactly as the cells hold them, each with its cell; empty cells are left out."""
    parts, regions, at = list[str](), list[Region](), 0
    sheet = f"{table.sheet.name}!" if table.sheet.name is not None else ""
    for column in (table.places[heading] for heading in headings):
        cell = row.cells[column] if column < len(row.cells) else ""
        if cell.strip():
            at += len(BETWEEN) if parts else 0
            parts.append(cell)
            regions.append(Region(start=at, end=at + len(cell), kind="cell", at=f"{sheet}{letters_of(column)}{row.number}"))
            at += len(cell)
    return BETWEEN.join(parts), tuple(regions)


def _listed(names: Sequence[str]) -> str:
    """As a sentence bears it: the first thirty."""
    told = ", ".join(printable(name[:60]) for name in names[:30])
    return told + (f" and {len(names) - 30} more" if len(names) > 30 else "")
