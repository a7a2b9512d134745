"""PDF files as their producers write them, put together byte by byte."""

import io
import shutil
import subprocess
import time
import zlib
from pathlib import Path

import pytest
from reportlab.lib.enums import TA_JUSTIFY
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.styles import ParagraphStyle, getSampleStyleSheet
from reportlab.pdfgen import canvas
from reportlab.platypus import Paragraph, SimpleDocTemplate, Spacer

from witnessmark.archive.common import Found
from witnessmark.archive.formats import _pdf_pages, _pdf_reading
from witnessmark.archive.formats._pdf_says import iso_date
from witnessmark.archive.formats.pdf import FORMAT
from witnessmark.errors import BadInput, Remark
from witnessmark.model.document import Document
from witnessmark.model.region import Region

HELVETICA = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>"
SCAN = b"q 595 0 0 842 0 0 cm /I Do Q"
PIXEL = b"<</Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8/Length 1>>stream\n\x80\nendstream"


def stream(content: bytes, entries: bytes = b"") -> bytes:
    return b"<<" + entries + b"/Length %d>>\nstream\n" % len(content) + content + b"\nendstream"


def lines(*texts: bytes, mode: int = 0) -> bytes:
    """The operators that draw these lines below one another."""
    drawn = b" 0 -14 Td ".join(b"(" + text + b") Tj" for text in texts)
    return b"BT %d Tr /F 12 Tf 72 720 Td " % mode + drawn + b" ET"


def made(*pages: bytes, font: bytes = HELVETICA, more: tuple[bytes, ...] = (), root: bytes = b"", trailer: bytes = b"", page: bytes = b"") -> bytes:
    """A PDF 1.4 with a table of cross-references; objects 1 to 4 are catalog, pages, font and picture, `more` begins at 5."""
    first = 5 + len(more)
    kids = b" ".join(b"%d 0 R" % (first + 2 * i) for i in range(len(pages)))
    objects = [
        b"<</Type/Catalog/Pages 2 0 R" + root + b">>",
        b"<</Type/Pages/Kids[" + kids + b"]/Count %d>>" % len(pages),
        font,
        PIXEL,
        *more,
    ]
    for i, content in enumerate(pages):
        objects.append(
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F 3 0 R>>/XObject<</I 4 0 R>>>>"
            + b"/Contents %d 0 R" % (first + 2 * i + 1)
            + page
            + b">>"
        )
        objects.append(stream(content))
    return written(objects, trailer)


def written(objects: list[bytes], trailer: bytes = b"") -> bytes:
    out, at = bytearray(b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n"), []
    for number, content in enumerate(objects, 1):
        at.append(len(out))
        out += b"%d 0 obj\n" % number + content + b"\nendobj\n"
    table = b"".join(b"%010d 00000 n \n" % offset for offset in at)
    size = len(objects) + 1
    end = b"trailer\n<</Size %d/Root 1 0 R" % size + trailer + b">>\nstartxref\n%d\n%%%%EOF\n" % len(out)
    return bytes(out) + b"xref\n0 %d\n0000000000 65535 f \n" % size + table + end


def read(data: bytes) -> list[Found]:
    return list(FORMAT.read(io.BytesIO(data), "a.pdf"))


def document(data: bytes) -> Document:
    [found] = [each for each in read(data) if isinstance(each, Document)]
    return found


def said(data: bytes) -> list[str]:
    return [str(each) for each in read(data) if isinstance(each, (Remark, BadInput))]


def test_the_text_of_every_page_with_its_region_and_the_tool() -> None:
    found = document(made(lines(b"Two were hurt in Lysove."), lines(b"Nobody was killed.")))
    assert found.text == "Two were hurt in Lysove.\n\nNobody was killed."
    assert found.regions == (Region(start=0, end=24, kind="page", at="1"), Region(start=26, end=44, kind="page", at="2"))
    assert found.tool is not None and found.tool.startswith("pypdfium2 5.")


def test_a_page_without_text_keeps_its_number() -> None:
    found = document(made(lines(b"One."), b"", lines(b"Three.")))
    assert [(region.at, found.text[region.start : region.end]) for region in found.regions] == [("1", "One."), ("3", "Three.")]


def test_a_hyphen_at_the_end_of_a_line_is_a_soft_hyphen() -> None:
    assert document(made(lines(b"three people were woun-", b"ded there"))).text == "three people were woun\xadded there"


WRAPPED = (
    b"Two people were killed and three more were taken to hospital when a drone struck the",
    b"covered market of Lysove shortly after nine, the mayor said.",
    b"Rescuers are still at work.",
)


def test_a_line_that_was_only_full_ends_with_a_space() -> None:
    assert document(made(lines(*WRAPPED))).text == b" ".join(WRAPPED[:2]).decode() + "\nRescuers are still at work."


CAPITALS = (b"Two people were killed and three more were hurt in the covered market, said ", b"Ivanna Vyhadana.")


def test_a_line_that_a_word_processor_ended_with_a_blank_goes_on_whatever_letter_follows() -> None:
    assert document(made(lines(*CAPITALS))).text == b"".join(CAPITALS).decode()
    assert document(made(lines(*(line.rstrip() for line in CAPITALS)))).text.count("\n") == 1


def test_a_word_broken_at_a_typesetters_hyphen_is_whole_again() -> None:
    font = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding<</Type/Encoding/Differences[173/hyphen 200/uni2010]>>/ToUnicode 5 0 R>>"
    maps = stream(
        b"begincmap 1 begincodespacerange <00> <FF> endcodespacerange 1 beginbfrange <20> <7E> <0020> endbfrange "
        b"1 beginbfchar <C8> <2010> endbfchar endcmap"
    )
    broken = (b"Two people were killed and three more were hurt, and nobody knows how the trans\310", b"portation of the wounded went.")
    assert "trans\xadportation" in document(made(lines(*broken), font=font, more=(maps,))).text


def test_a_paragraph_after_a_gap_is_one_of_its_own() -> None:
    two = b"BT /F 12 Tf 72 720 Td (%s) Tj 0 -14 Td (%s) Tj 0 -40 Td (%s) Tj 0 -14 Td (%s) Tj ET" % (*WRAPPED[:2], *WRAPPED[:2])
    assert document(made(two)).text.count("\n") == 1


@pytest.mark.parametrize("move", [b"20 -14", b"0 -20"])
def test_a_paragraph_begins_where_a_line_is_set_in_or_stands_further_down(move: bytes) -> None:
    drawn = b"BT /F 12 Tf 72 720 Td (%s) Tj 0 -14 Td (%s) Tj %s Td (said by the mayor on the same day.) Tj ET" % (*WRAPPED[:2], move)
    full = drawn.replace(b"shortly after nine, the mayor said.", b"shortly after nine in the morning, on a day of the market too")
    assert document(made(full)).text.count("\n") == 1
    assert document(made(full.replace(b"%s Td (said" % move, b"0 -14 Td (said"))).text.count("\n") == 0


def test_the_text_beside_the_mark_of_a_list_goes_on() -> None:
    drawn = b"BT /F 12 Tf 72 720 Td (1. %s) Tj 14 -14 Td (%s) Tj ET" % WRAPPED[:2]
    assert document(made(drawn)).text.count("\n") == 0


def test_rows_of_a_table_are_not_joined() -> None:
    rows = (b"Lysove district: killed 12, injured 30, missing 4", b"Hrabivka district: killed 2, injured 31, missing 7", b"Zelene: killed 0")
    assert document(made(lines(*rows))).text.split("\n") == [row.decode() for row in rows]


def test_short_lines_of_a_list_are_not_joined() -> None:
    assert document(made(lines(b"killed: 2", b"injured: 15", b"missing: 1"))).text == "killed: 2\ninjured: 15\nmissing: 1"


def test_a_scanned_page_is_said_to_be_one_and_the_others_are_read() -> None:
    data = made(lines(b"A cover page."), SCAN, SCAN, SCAN, lines(b"An end."), SCAN)
    assert document(data).text == "A cover page.\n\nAn end."
    [remark] = [each for each in read(data) if isinstance(each, Remark)]
    assert str(remark).startswith("a.pdf: pages 2-4, 6 are pictures of text: nothing is read from them")


def test_a_wholly_scanned_file_is_an_error() -> None:
    [error] = read(made(SCAN))
    assert isinstance(error, BadInput) and "page 1 is a picture of text: nothing is read from it" in str(error)


def test_a_scan_in_strips_is_a_scan() -> None:
    strips = b" ".join(b"q 595 0 0 100 0 %d cm /I Do Q" % at for at in range(0, 800, 100))
    assert "page 1 is a picture of text" in said(made(strips))[0]


def test_a_photo_in_a_report_makes_it_no_scan() -> None:
    assert said(made(lines(b"A photo of the market.") + b" q 200 0 0 200 72 200 cm /I Do Q")) == []


def test_a_small_picture_without_text_is_no_picture_of_text() -> None:
    assert "page 1 is without text, only drawings" in said(made(b"q 100 0 0 100 72 200 cm /I Do Q"))[0]


def test_words_that_a_program_recognised_below_a_scan_are_read_and_said_to_be_so() -> None:
    data = made(SCAN + b" " + lines(b"Two were hunt in Lysove.", mode=3))
    assert document(data).text == "Two were hunt in Lysove."
    assert "page 1 is a picture of text with words that a program recognised" in said(data)[0]


def test_an_empty_page_is_an_error_without_a_guess() -> None:
    assert said(made(b"")) == ["a.pdf: there is no text on its 1 page"]


# Cyrillic in a font of glyph numbers with the table of letters that Word, LibreOffice and browsers write.
TO_UNICODE = (
    b"/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /A def\n1 begincodespacerange <0000> <FFFF> endcodespacerange\n"
    b"2 beginbfchar <0003> <0414> <0007> <00660069> endbfchar\n1 beginbfrange <0004> <0006> <0432> endbfrange\nendcmap end end"
)
TYPE0 = b"<</Type/Font/Subtype/Type0/BaseFont/AAAAAA+Serif/Encoding/Identity-H/DescendantFonts[5 0 R]%s>>"
CID = b"<</Type/Font/Subtype/CIDFontType2/BaseFont/AAAAAA+Serif/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/DW 600>>"


def test_glyph_numbers_are_read_by_the_fonts_own_table_and_a_ligature_as_its_letters() -> None:
    data = made(b"BT /F 12 Tf 72 720 Td <00030004000500060007> Tj ET", font=TYPE0 % b"/ToUnicode 6 0 R", more=(CID, stream(TO_UNICODE)))
    assert document(data).text == "Двгдfi"


def test_a_font_that_does_not_say_its_letters_is_remarked_on() -> None:
    private = TO_UNICODE.replace(b"<0414>", b"<E001>").replace(b"<0432>", b"<E002>").replace(b"<00660069>", b"<E006>")
    data = made(b"BT /F 12 Tf 72 720 Td <0003000400050006> Tj ET", font=TYPE0 % b"/ToUnicode 6 0 R", more=(CID, stream(private)))
    assert "page 1 is in a font that does not say which letters its signs are" in said(data)[0]


def test_two_columns_come_as_they_were_drawn() -> None:
    drawn = b"BT /F 12 Tf 1 0 0 1 72 720 Tm (left one) Tj 1 0 0 1 72 706 Tm (left two) Tj 1 0 0 1 320 720 Tm (right one) Tj ET"
    assert document(made(drawn)).text.replace("\n", " ") == "left one left two right one"


@pytest.mark.parametrize(
    ("entries", "title", "author"),
    [
        (b"/Title(Daily report)/Author(T. Hrabar)", "Daily report", "T. Hrabar"),
        (b"/Title<FEFF04170432045604420020003200340031>", "Звіт 241", None),
        (b"/Title(\xef\xbb\xbf\xd0\x97\xd0\xb2\xd1\x96\xd1\x82)", "Звіт", None),
        (b"/Title(\\376\\377\\000A\\000B)/Author()", "AB", None),
        (b"", None, None),
    ],
)
def test_title_and_author_of_the_info_dictionary(entries: bytes, title: str | None, author: str | None) -> None:
    found = document(made(lines(b"Text."), more=(b"<<" + entries + b">>",), trailer=b"/Info 5 0 R"))
    assert (found.title, found.author) == (title, author)


def test_the_date_of_making_is_told_and_is_no_date_of_publication() -> None:
    data = made(lines(b"Text."), more=(b"<</CreationDate(D:20240503141105+03'00')>>",), trailer=b"/Info 5 0 R")
    assert document(data).published is None
    assert said(data) == ["a.pdf: it gives no date of publication; by its own word the file was made 2024-05-03T14:11:05+03:00"]


@pytest.mark.parametrize(
    ("date", "iso"),
    [
        ("D:20240503141105+03'00'", "2024-05-03T14:11:05+03:00"),
        ("D:20240503141105+03'00", "2024-05-03T14:11:05+03:00"),
        ("D:20240503141105Z", "2024-05-03T14:11:05+00:00"),
        ("D:20240503141105Z00'00'", "2024-05-03T14:11:05+00:00"),
        ("20240503", "2024-05-03"),
        ("D:202405031411", "2024-05-03T14:11"),
        ("D:2024", None),
        ("5/3/2024 2:11:05 PM", None),
        ("", None),
    ],
)
def test_dates_as_producers_write_them(date: str, iso: str | None) -> None:
    assert iso_date(date) == iso


XMP = (
    b'<?xpacket begin="\xef\xbb\xbf" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/">'
    b'<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"'
    b' xmlns:prism="http://prismstandard.org/namespaces/basic/2.0/"><dc:title><rdf:Alt><rdf:li xml:lang="x-default">%s</rdf:li></rdf:Alt></dc:title>'
    b"<dc:creator><rdf:Seq><rdf:li>Ivo Halas</rdf:li></rdf:Seq></dc:creator><prism:publicationDate>2024-05-04</prism:publicationDate>"
    b'</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>'
)
METADATA = b"/Type/Metadata/Subtype/XML"


def test_the_metadata_packet_gives_what_the_info_dictionary_does_not() -> None:
    found = document(made(lines(b"Text."), more=(stream(XMP % b"Weekly report", METADATA),), root=b"/Metadata 5 0 R"))
    assert (found.title, found.author, found.published) == ("Weekly report", "Ivo Halas", "2024-05-04")


def test_the_packet_of_a_picture_says_nothing_of_the_document() -> None:
    pictures = (stream(XMP % b"A photo", METADATA), stream(XMP % b"The report", METADATA))
    assert document(made(lines(b"Text."), more=pictures, root=b"/Metadata 6 0 R")).title == "The report"
    assert document(made(lines(b"Text."), more=pictures)).title is None


def test_thousands_of_marks_of_metadata_take_no_time() -> None:
    bait = stream(b"/Subtype/XML stream\n<x:xmpmeta" * 50_000 + b"/Type/Catalog" * 50_000)
    started = time.monotonic()
    assert document(made(lines(b"Text."), more=(bait,))).title is None
    assert time.monotonic() - started < 2


def test_an_entity_in_the_packet_is_not_followed() -> None:
    bomb = b'<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/hostname">]>' + (XMP % b"&b;").split(b"?>", 1)[1]
    assert document(made(lines(b"Text."), more=(stream(bomb, METADATA),), root=b"/Metadata 5 0 R")).title is None


def encrypted(user: str, strength: int) -> bytes:
    out = io.BytesIO()
    drawn = canvas.Canvas(out, encrypt=StandardEncryption(user, ownerPassword="owner", strength=strength), invariant=True)
    drawn.drawString(72, 720, "Two were hurt.")
    drawn.save()
    return out.getvalue()


@pytest.mark.parametrize("strength", [40, 128])
def test_a_password_is_said_and_an_owners_password_locks_nobody_out(strength: int) -> None:
    assert said(encrypted("secret", strength)) == ["a.pdf: it is locked with a password; add a copy saved without one"]
    assert document(encrypted("", strength)).text == "Two were hurt."


def test_an_unknown_encryption_is_said() -> None:
    data = made(lines(b"Text."), trailer=b"/Encrypt<</Filter/Foreign/V 9/R 9/O(a)/U(b)/P 0>>/ID[(a)(a)]")
    assert said(data) == ["a.pdf: it is encrypted in a way that is not read here; add a copy saved without encryption"]


def test_lines_of_a_mail_gateway_before_the_file_do_no_harm() -> None:
    data = b"Content-Type: application/pdf\r\n\r\n" + made(lines(b"Text."))
    assert FORMAT.sniff("a.bin", data) > 0
    assert document(data).text == "Text."


def test_a_damaged_table_of_cross_references_is_made_anew() -> None:
    data = made(lines(b"Text."))
    assert document(data.replace(b"startxref\n", b"startxref\n99")).text == "Text."
    assert document(data.replace(b" 00000 n", b" 00000 x")).text == "Text."


@pytest.mark.parametrize("cut", [9, 40, 300])
def test_a_file_cut_short_is_said_to_be(cut: int) -> None:
    assert said(made(lines(b"Text."))[:cut]) == ["a.pdf: it is damaged or cut short: it begins as a PDF and cannot be opened as one"]


def test_object_streams_of_newer_versions() -> None:
    inner = [b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[6 0 R]/Count 1>>", HELVETICA]
    inner.append(b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F 3 0 R>>>>/Contents 5 0 R>>")
    numbers, body, at = (1, 2, 3, 6), b" ".join(inner), 0
    index = b""
    for number, content in zip(numbers, inner, strict=True):
        index += b"%d %d " % (number, at)
        at += len(content) + 1
    out = bytearray(b"%PDF-1.5\n")
    offsets = {4: len(out)}
    packed = zlib.compress(index + body)
    out += b"4 0 obj\n" + stream(packed, b"/Type/ObjStm/N 4/First %d/Filter/FlateDecode" % len(index)) + b"\nendobj\n"
    offsets[5] = len(out)
    out += b"5 0 obj\n" + stream(lines(b"Text in version 1.5.")) + b"\nendobj\n"
    offsets[7] = len(out)
    rows = [(0, 0, 255), (2, 4, 0), (2, 4, 1), (2, 4, 2), (1, offsets[4], 0), (1, offsets[5], 0), (2, 4, 3), (1, offsets[7], 0)]
    table = zlib.compress(b"".join(bytes([kind]) + where.to_bytes(2, "big") + bytes([last]) for kind, where, last in rows))
    out += (
        b"7 0 obj\n" + stream(table, b"/Type/XRef/Size 8/W[1 2 1]/Root 1 0 R/Filter/FlateDecode") + b"\nendobj\nstartxref\n%d\n%%%%EOF\n" % offsets[7]
    )
    assert document(bytes(out)).text == "Text in version 1.5."


def test_a_file_inside_is_read_by_the_format_that_knows_it_and_named() -> None:
    root = b"/Names<</EmbeddedFiles<</Names[(note.txt) 5 0 R (plan.xyz) 7 0 R]>>>>"
    files = (
        b"<</Type/Filespec/F(note.txt)/UF(note.txt)/EF<</F 6 0 R>>>>",
        stream(b"A note.", b"/Type/EmbeddedFile"),
        b"<</Type/Filespec/F(plan.xyz)/UF(plan.xyz)/EF<</F 8 0 R>>>>",
        stream(b"\x00\x01", b"/Type/EmbeddedFile"),
    )
    outer, inner, unknown = read(made(lines(b"Text."), more=files, root=root))
    assert isinstance(outer, Document) and outer.text == "Text."
    assert isinstance(inner, Document) and inner.text == "A note."
    assert inner.regions == (Region(start=0, end=7, kind="part", at="1: note.txt"),)
    assert isinstance(unknown, BadInput) and "part 2: plan.xyz" in str(unknown)


def test_what_was_filled_into_a_form_stands_after_the_text_of_its_page() -> None:
    field = b"<</Type/Annot/Subtype/Widget/FT/Tx/T(injured)/V(Twelve, two of them children)/Rect[72 600 300 620]/P 6 0 R/DA(/F 12 Tf)>>"
    data = made(lines(b"Injured:"), more=(field,), root=b"/AcroForm<</Fields[5 0 R]/DA(/F 12 Tf)>>", page=b"/Annots[5 0 R]")
    assert document(data).text == "Injured:\nTwelve, two of them children"


def test_pages_over_the_limit_are_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_pdf_reading, "MAX_PAGES", 2)
    data = made(*(lines(b"Page.") for _ in range(4)))
    assert document(data).text == "Page.\n\nPage."
    assert said(data) == ["a.pdf: it has 4 pages; only the first 2 are read, which is the limit of 2 pages"]


def test_text_over_the_limit_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_pdf_reading, "MAX_TEXT", 10)
    assert said(made(*(lines(b"Page.") for _ in range(4)))) == [
        "a.pdf: it has 4 pages; only the first 1 are read, which is the limit of 10 characters"
    ]


def test_a_drawing_of_many_things_is_not_looked_through_to_the_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_pdf_pages, "MOST_OBJECTS", 3)
    assert "only drawings" in said(made(b"0 0 m 1 1 l S " * 50 + SCAN))[0]


def test_a_catalog_without_pages_is_refused() -> None:
    [error] = read(written([b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[]/Count 0>>"]))
    assert isinstance(error, BadInput)


SENTENCE = "Two people were killed and three more were taken to hospital when a drone struck the market of Lysove, the mayor said. "


def test_the_paragraphs_of_a_report_of_a_library() -> None:
    out, style = io.BytesIO(), getSampleStyleSheet()["Normal"]
    justified = ParagraphStyle("even", parent=style, alignment=TA_JUSTIFY)
    SimpleDocTemplate(out, invariant=True).build([Paragraph(SENTENCE * 4, style), Spacer(1, 12), Paragraph(SENTENCE * 4, justified)])
    assert document(out.getvalue()).text == (SENTENCE * 4).strip() + "\n" + (SENTENCE * 4).strip()


@pytest.mark.browser
@pytest.mark.skipif(shutil.which("chromium") is None, reason="no Chromium here")
def test_a_page_printed_by_a_browser(tmp_path: Path) -> None:
    text = "Унаслідок обстрілу Лисового загинули двоє людей, ще п'ятеро дістали поранення, повідомив голова міської ради Остап Грабар увечері. "
    page = f"<html><head><title>Зведення</title></head><body><p>{text * 3}</p><ul><li>Загинули: 2</ul></body></html>"
    (tmp_path / "a.html").write_text(page, "utf-8")
    options = ("--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer", f"--print-to-pdf={tmp_path / 'a.pdf'}")
    subprocess.run(["chromium", *options, (tmp_path / "a.html").as_uri()], check=True, capture_output=True, timeout=120)
    found = document((tmp_path / "a.pdf").read_bytes())
    assert (found.title, found.text) == ("Зведення", (text * 3).strip() + "\nЗагинули: 2")
