"""Tables as spreadsheets, forms and exports write them."""

import datetime
import io
import zipfile

import openpyxl
import pytest

from witnessmark.archive.common import Found
from witnessmark.archive.formats import _table_rows
from witnessmark.archive.formats.table import FORMAT, SUGGEST
from witnessmark.errors import BadInput, Remark
from witnessmark.model.document import Document
from witnessmark.model.region import Region

MAPPING = """
id_prefix = "tolls:"
dates = ["DD.MM.YYYY HH:mm", "DD.MM.YYYY"]
offset = "+03:00"
[columns]
text = "Text"
doc_id = "No"
published = "Date"
url = "Link"
publisher = "Source"
[same]
publisher = "Lysove council"
language = "EN"
"""
HEAD = "No;Date;Source;Link;Text;Checked by\r\n"
ROWS = (
    "1;03.05.2024;Hrabivka Herald;https://herald.example/1;Two were hurt in Lysove.;M\r\n"
    '2;04.05.2024 9:30;;;"Three were killed;\r\n""no"" fourth.";\r\n'
)


def read(data: bytes | str, mapping: str | None = MAPPING, name: str = "reports/tolls.csv") -> list[Found]:
    given = data if isinstance(data, bytes) else data.encode()
    return list(FORMAT.read(io.BytesIO(given), name, mapping.encode() if mapping is not None else None))


def documents(data: bytes | str, mapping: str = MAPPING) -> list[Document]:
    return [each for each in read(data, mapping) if isinstance(each, Document)]


def said(data: bytes | str, mapping: str | None = MAPPING) -> list[str]:
    return [str(each) for each in read(data, mapping) if isinstance(each, (Remark, BadInput))]


def simple(text: str = "Text") -> str:
    return f'[columns]\ntext = "{text}"\n'


def test_each_row_is_a_document_by_the_mapping() -> None:
    first, second = documents(HEAD + ROWS)
    assert (first.doc_id, first.text, first.published) == ("tolls:1", "Two were hurt in Lysove.", "2024-05-03")
    assert (first.publisher, first.url, first.language) == ("Hrabivka Herald", "https://herald.example/1", "en")
    assert first.regions == (Region(start=0, end=24, kind="cell", at="E2"),)
    assert (second.doc_id, second.published) == ("tolls:2", "2024-05-04T09:30:00+03:00")
    assert second.text == 'Three were killed;\r\n"no" fourth.'
    assert (second.publisher, second.url) == ("Lysove council", None)


def test_columns_that_the_mapping_does_not_name_are_told() -> None:
    assert said(HEAD + ROWS) == ["reports/tolls.csv: columns ignored: Checked by"]


def test_without_a_mapping_nothing_is_read_and_it_says_what_to_do() -> None:
    [error] = read(HEAD + ROWS, None)
    assert isinstance(error, BadInput)
    assert "`tolls.csv.toml` beside it (or `mapping.toml`) says which column is what" in str(error)
    assert "`witnessmark records tolls.csv --suggest-mapping`" in str(error)
    assert str(error).endswith("its columns: No, Date, Source, Link, Text, Checked by")


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_the_delimiter_is_told_by_the_rows(delimiter: str) -> None:
    rows = [["Text", "Place, region"], ["Two were hurt, one badly; a third not.", "Lysove"], ["Nobody was killed", "Zelene"]]
    data = "".join(delimiter.join(f'"{cell}"' if delimiter in cell else cell for cell in row) + "\n" for row in rows)
    assert [each.text for each in documents(data, simple())] == ["Two were hurt, one badly; a third not.", "Nobody was killed"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1251", "koi8-u"])
def test_encodings_of_spreadsheets(encoding: str) -> None:
    rows = "Текст\tДжерело\r\nУ Лисовому загинули двоє людей.\tМіська рада\r\n"
    assert [each.text for each in documents(rows.encode(encoding), simple("Текст"))] == ["У Лисовому загинули двоє людей."]


def test_an_encoding_that_the_mapping_names() -> None:
    data = "Text\nĀbele tika ievainota.\n".encode("cp1257")
    assert documents(data, 'encoding = "cp1257"\n' + simple())[0].text == "Ābele tika ievainota."
    assert "not in the encoding its mapping names" in said(data, 'encoding = "utf-8"\n' + simple())[0]
    assert "unknown encoding" in said(data, 'encoding = "martian"\n' + simple())[0]


def test_excels_line_that_names_the_delimiter_is_no_row() -> None:
    [found] = documents("sep=;\r\nText;A\r\nTwo, three; four\r\n", simple())
    assert (found.text, found.regions[0].at) == ("Two, three", "A2")


def test_row_numbers_are_those_a_spreadsheet_shows() -> None:
    data = 'Text,No\r\n"Two\r\nlines",1\r\n\r\n,\r\nAfter blank rows,2\r\n'
    assert [each.regions[0].at for each in documents(data, simple())] == ["A2", "A5"]


@pytest.mark.parametrize(
    ("row", "error"),
    [
        ("1;03.05.2024;;;;", "text is empty"),
        ("1;3 May;;;Two were hurt.;", "its date is '3 May', none of the forms of `dates`"),
        ("1;31.02.2024;;;Two were hurt.;", "its date is '31.02.2024', none of the forms"),
        (";03.05.2024;;;Two were hurt.;", "it has no doc_id"),
        ("1;03.05.2024;;;Two were hurt; badly.;M", "it has 7 cells and the headings are 6: it may be torn"),
    ],
)
def test_a_bad_row_costs_itself_and_is_named_by_its_number(row: str, error: str) -> None:
    found = read(HEAD + row + "\r\n" + "9;03.05.2024;;;A good row.;\r\n")
    [bad] = [str(each) for each in found if isinstance(each, BadInput)]
    assert bad.startswith("reports/tolls.csv, row 2: ") and error in bad
    assert [each.doc_id for each in found if isinstance(each, Document)] == ["tolls:9"]


def test_a_repeated_id_is_the_later_rows_error() -> None:
    data = HEAD + "1;03.05.2024;;;One.;\r\n1;03.05.2024;;;Another.;\r\n"
    assert [each.text for each in documents(data)] == ["One."]
    assert "row 3: its doc_id tolls:1 is that of row 2" in said(data)[1]


def test_short_rows_are_filled_with_nothing() -> None:
    assert [each.text for each in documents("Text,No\r\nTwo were hurt.\r\n", simple())] == ["Two were hurt."]


def test_a_quotation_mark_that_is_never_closed_is_remarked_on() -> None:
    assert any("a quotation mark is opened and never closed" in each for each in said('Text,No\n"Two were hurt,1\nThree,2\n', simple()))


def test_rows_that_the_mapping_skips() -> None:
    data = "Text,Status\nTwo were hurt.,draft\nThree were hurt.,final\n"
    found = read(data, simple() + '[skip]\nStatus = ["draft"]\n')
    assert [each.text for each in found if isinstance(each, Document)] == ["Three were hurt."]
    assert "rows left out as the mapping says: 1" in str(found[-1])


def test_several_columns_make_one_text_with_a_region_each() -> None:
    [found] = documents(
        "Head,Body,Day,Hour\nMarket hit,Two were hurt.,03.05.2024,14:11\n",
        """
dates = "DD.MM.YYYY HH:mm"
[columns]
text = ["Head", "Body"]
published = ["Day", "Hour"]
title = "Head"
""",
    )
    assert (found.text, found.title, found.published) == ("Market hit\n\nTwo were hurt.", "Market hit", "2024-05-03T14:11:00")
    assert [(region.at, found.text[region.start : region.end]) for region in found.regions] == [("A2", "Market hit"), ("B2", "Two were hurt.")]


@pytest.mark.parametrize(
    ("date", "extra", "published"),
    [
        ("2024-05-03", "", "2024-05-03"),
        ("2024-05-03T14:11", "", "2024-05-03T14:11"),
        ("2024-05-03 14:11:05", 'offset = "Z"\n', "2024-05-03 14:11:05Z"),
        ("2024-05-03T14:11+02:00", 'offset = "Z"\n', "2024-05-03T14:11+02:00"),
        ("5/3/2024 2:11 PM", 'dates = "M/D/YYYY h:mm AM"\n', "2024-05-03T14:11:00"),
        ("", "", None),
    ],
)
def test_dates(date: str, extra: str, published: str | None) -> None:
    assert documents(f"Text,Date\nTwo were hurt.,{date}\n", extra + simple() + 'published = "Date"\n')[0].published == published


def test_a_table_without_headings_is_mapped_by_letters() -> None:
    [found] = documents("1,Two were hurt.\n", 'headings = 0\n[columns]\ntext = "B"\ndoc_id = "A"\n')
    assert (found.doc_id, found.text, found.regions[0].at) == ("1", "Two were hurt.", "B1")


def test_headings_below_a_title() -> None:
    [found] = documents("Tolls of May\n\nNo,Text\n1,Two were hurt.\n", "headings = 3\n" + simple())
    assert (found.text, found.regions[0].at) == ("Two were hurt.", "B4")


@pytest.mark.parametrize(
    ("mapping", "error"),
    [
        ("[columns]\n", "missing required field `text`"),
        ('[columns]\ntext = "Text"\ntexts = "B"\n', "unknown field `texts`"),
        ("columns = ", "its mapping cannot be understood"),
        (simple("Body"), "names the column 'Body', which is there 0 times; its columns: Text, No, No"),
        (simple("No"), "names the column 'No', which is there 2 times"),
        ('delimiter = "::"\n' + simple(), "the delimiter must be one sign"),
        ('offset = "Kyiv"\n' + simple(), "the offset must be like +03:00"),
        ("headings = 9\n" + simple(), "there is nothing in row 9"),
        (simple() + "#" * 70_000, "its mapping is longer than 16,384 bytes"),
    ],
)
def test_a_wrong_mapping_is_refused_whole(mapping: str, error: str) -> None:
    found = read("Text,No,No\nTwo were hurt.,1,2\n", mapping)
    assert len(found) == 1 and isinstance(found[0], BadInput) and error in str(found[0])


def test_a_mapping_to_start_from_is_guessed_by_the_headings_and_can_be_used() -> None:
    [found] = read(HEAD + ROWS, SUGGEST.decode())
    assert isinstance(found, Document)
    assert 'text = "Text"' in found.text and 'publisher = "Source"' in found.text and 'dates = "DD.MM.YYYY"' in found.text
    assert "# Not used: Checked by" in found.text
    assert documents("Текст,Дата,Кількість\nДвоє поранених.,2024-05-03,2\n", read("Текст,Дата,Кількість\n", SUGGEST.decode())[0].text)


def book(*sheets: tuple[str, list[list[object]]], hidden: tuple[str, ...] = (), merged: str | None = None) -> bytes:
    made = openpyxl.Workbook()
    made.remove(made.active)
    for name, rows in sheets:
        sheet = made.create_sheet(name)
        for row in rows:
            sheet.append(row)
        if merged is not None:
            sheet.merge_cells(merged)
        if name in hidden:
            sheet.sheet_state = "hidden"
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


TOLLS: list[list[object]] = [
    ["No", "Date", "Source", "Link", "Text"],
    [1, datetime.date(2024, 5, 3), "Herald", None, "Two were hurt in Lysove."],
    [2.0, datetime.datetime(2024, 5, 4, 9, 30), None, None, "Three were killed."],
]


def test_a_workbook() -> None:
    first, second = documents(book(("Tolls", TOLLS), ("Old", [["x"]]), ("Secret", [["y"]]), hidden=("Secret",)))
    assert (first.doc_id, first.published, first.regions[0].at) == ("tolls:1", "2024-05-03", "Tolls!E2")
    assert (second.doc_id, second.published) == ("tolls:2", "2024-05-04T09:30:00+03:00")
    assert first.tool is not None and first.tool.startswith("python-calamine ")


def test_sheets_that_are_not_read_are_told_and_hidden_ones_said_to_be() -> None:
    told = said(book(("Tolls", TOLLS), ("Old", [["x"]]), ("Secret", [["y"]]), hidden=("Secret",)))
    assert "reports/tolls.csv: only the sheet 'Tolls' is read; not read: Old, Secret (hidden)" in told


def test_the_sheet_that_the_mapping_names() -> None:
    data = book(("Notes", [["x"]]), ("Tolls", [["Text"], ["Two were hurt."]]))
    assert documents(data, 'sheet = "Tolls"\n' + simple())[0].text == "Two were hurt."
    assert "it has no sheet 'May'; its sheets: Notes, Tolls" in said(data, 'sheet = "May"\n' + simple())[0]


def test_merged_cells_hold_for_all_their_rows() -> None:
    data = book(("A", [["Source", "Text"], ["Herald", "Two were hurt."], [None, "Three were hurt."]]), merged="A2:A3")
    assert [each.publisher for each in documents(data, simple() + 'publisher = "Source"\n')] == ["Herald", "Herald"]


SCHEMAS, PACKAGE = "http://schemas.openxmlformats.org", "http://schemas.openxmlformats.org/package/2006/"
SHEET = (
    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
    '<row r="1"><c r="A1" t="inlineStr"><is><t>Text</t></is></c><c r="B1" t="inlineStr"><is><t>Sum</t></is></c></row>'
    '<row r="2"><c r="A2" t="inlineStr"><is><t xml:space="preserve">Two were hurt.</t></is></c><c r="B2"><f>1+1</f><v>2</v></c></row>'
    "%s</sheetData></worksheet>"
)


def raw_book(sheet: str) -> bytes:
    """A workbook as small programs write it: texts inside their cells, no styles, no shared strings."""
    main, package, office = f"{SCHEMAS}/spreadsheetml/2006/main", PACKAGE + "relationships", f"{SCHEMAS}/officeDocument/2006/relationships"
    types = f'<Types xmlns="{PACKAGE}content-types"><Default Extension="xml" ContentType="application/xml"/></Types>'
    relation = f'<Relationships xmlns="{package}"><Relationship Id="r1" Type="{office}/%s" Target="%s"/></Relationships>'
    parts = {
        "[Content_Types].xml": types,
        "_rels/.rels": relation % ("officeDocument", "xl/workbook.xml"),
        "xl/workbook.xml": f'<workbook xmlns="{main}" xmlns:r="{office}"><sheets><sheet name="S" sheetId="1" r:id="r1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": relation % ("worksheet", "worksheets/sheet1.xml"),
        "xl/worksheets/sheet1.xml": sheet,
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in parts.items():
            made.writestr(name, content)
    return out.getvalue()


def test_a_formula_gives_its_last_value() -> None:
    [found] = documents(raw_book(SHEET % ""), '[columns]\ntext = ["Text", "Sum"]\n')
    assert found.text == "Two were hurt.\n\n2"


def test_a_cell_in_the_last_corner_does_not_fill_the_memory() -> None:
    [error] = read(raw_book(SHEET % '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'), simple())
    assert isinstance(error, BadInput) and "a sheet of it goes to column 16,384 of row 1,048,576" in str(error)


@pytest.mark.parametrize("at", ["C1000000000000000000000000000000", "XFE2", "ABCDEFGHIJ2", "A0", "A1048577"])
def test_a_cell_where_no_sheet_has_one_is_refused(at: str) -> None:
    [error] = read(raw_book(SHEET % f'<row r="3"><c r="{at}"><v>1</v></c></row>'), simple())
    known = f"reports/tolls.csv: the sheet xl/worksheets/sheet1.xml says that something stands at {at}, which is no place of a sheet"
    assert str(error) == known


def test_cells_and_rows_without_places_are_counted_before_they_are_laid_out() -> None:
    row, tail = "<row><c><v>1</v></c></row>", '<row r="4999"><c foo=">" r="XFD4999"><v>1</v></c></row>'
    few = "".join(f"<row><c><v>{number}</v></c></row>" for number in range(3))
    assert [each.text for each in documents(raw_book(SHEET % few), simple())] == ["Two were hurt.", "0", "1", "2"]
    [error] = read(raw_book(SHEET % tail), simple())
    assert "a sheet of it goes to column 16,384 of row 4,999" in str(error)
    [error] = read(raw_book(SHEET % (f"<row>{'<c/>' * 5000}<c><v>1</v></c></row>" + row * 5000)), simple())
    assert "a sheet of it goes to column 5,001 of row 5,003" in str(error)


@pytest.mark.parametrize(("sheet", "error"), [("<!DOCTYPE a>" + SHEET % "", "declares entities"), (SHEET % "<row>", "is no proper XML")])
def test_a_sheet_that_no_spreadsheet_writes_is_refused(sheet: str, error: str) -> None:
    [found] = read(raw_book(sheet), simple())
    assert error in str(found)


def test_a_formatted_empty_cell_in_the_last_corner_is_no_harm() -> None:
    assert len(documents(raw_book(SHEET % '<row r="1048576"><c r="XFD1048576" s="3"/></row>'), simple())) == 1


def test_a_workbook_that_unpacks_to_too_much(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_table_rows, "MOST_UNPACKED", 1000)
    assert "it unpacks to more than 1,000 bytes" in said(book(("Tolls", TOLLS)))[0]


def test_old_workbooks_are_said_to_be_unreadable_with_what_to_do() -> None:
    [error] = read(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600)
    assert "add a copy saved as XLSX or CSV" in str(error)


@pytest.mark.parametrize("data", [book(("Tolls", TOLLS))[:500], b"PK\x03\x04" + b"\x00" * 100, b"", b"\x00\x01"])
def test_a_broken_file_is_refused_by_name(data: bytes) -> None:
    [error] = read(data)
    assert isinstance(error, BadInput) and str(error).startswith("reports/tolls.csv")


def test_how_it_is_known() -> None:
    assert FORMAT.sniff("a.csv", b"a;b") > 0
    assert FORMAT.sniff("a.txt", b"a;b") == 0
    assert FORMAT.sniff("a.bin", book(("Tolls", TOLLS))) > 0
    assert FORMAT.sniff("a.docx", book(("Tolls", TOLLS)).replace(b"xl/", b"word/")) == 0


SEEDS = [book(("Tolls", TOLLS)), raw_book(SHEET % ""), (HEAD + ROWS).encode(), (HEAD + ROWS).encode("utf-16")]
