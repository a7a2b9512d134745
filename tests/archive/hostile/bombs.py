"""Files made to harm whoever reads them, each built byte by byte: what it is called, what it is named, and its bytes."""

# ruff: noqa: E501 (files are not wrapped)

import functools
import gzip
import io
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator
from email.message import EmailMessage

MIB = 1024 * 1024
TEXT = "Two people were hurt when a shell hit a market in Lysove, Mayor Ostap Hrabar said."
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
TYPES = (
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" '
    'ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>'
    '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
RELATIONS = (
    '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>'
)
LAUGHS = '<!DOCTYPE a [<!ENTITY l0 "ha">' + "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10)) + "]>"
BLOW_UP = f'<!DOCTYPE a [<!ENTITY l9 "{"ha" * 50_000}">]>'
OUTSIDE = '<!DOCTYPE a [<!ENTITY l9 SYSTEM "file:///etc/passwd">]>'


def zipped(members: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", method) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return made.getvalue()


def docx(document: str, doctype: str = "", **others: bytes) -> bytes:
    body = f'<?xml version="1.0"?>{doctype}<w:document xmlns:w="{WORD}"><w:body>{document}</w:body></w:document>'
    return zipped({"[Content_Types].xml": TYPES.encode(), "_rels/.rels": RELATIONS.encode(), "word/document.xml": body.encode(), **others})


def paragraph(text: str) -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def feed(doctype: str, text: str) -> bytes:
    return f'<?xml version="1.0"?>{doctype}<rss version="2.0"><channel><title>A</title><item><title>B</title><description>{text}</description></item></channel></rss>'.encode()


def deflated_zeros(size: int) -> bytes:
    return b"x\xda" + _zeros(size) + struct.pack(">I", (size % 65521) << 16 | 1)


def gzip_of_zeros(size: int, before: bytes = b"") -> bytes:
    packing, mib, crc = zlib.compressobj(9, wbits=31), bytes(MIB), zlib.crc32(before)
    start = packing.compress(before) + packing.flush(zlib.Z_FULL_FLUSH)
    for _ in range(size // MIB):
        crc = zlib.crc32(mib, crc)
    return start + _zeros(size) + struct.pack("<II", crc, (size + len(before)) & 0xFFFFFFFF)


@functools.cache
def _zeros(size: int) -> bytes:
    """So many zero bytes, packed: one MiB, as often as it takes, and an end."""
    packing = zlib.compressobj(9, wbits=-15)
    return (packing.compress(bytes(MIB)) + packing.flush(zlib.Z_FULL_FLUSH)) * (size // MIB) + b"\x03\x00"


def pdf(*objects: bytes, trailer: bytes = b"/Root 1 0 R", at: int | None = None) -> bytes:
    """A PDF of these objects, numbered from 1, with a true table of them, or a place of the table that is a lie."""
    made, places = b"%PDF-1.7\n", []
    for number, each in enumerate(objects, 1):
        places.append(len(made))
        made += b"%d 0 obj\n%s\nendobj\n" % (number, each)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return made + b"xref\n0 %d\n0000000000 65535 f \n%strailer\n<</Size %d %s>>\nstartxref\n%d\n%%%%EOF\n" % (
        len(objects) + 1, table, len(objects) + 1, trailer, len(made) if at is None else at,
    )  # fmt: skip


def page_of(stream: bytes, more: bytes = b"") -> bytes:
    return pdf(
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
        b"<</Length %d%s>>stream\n%s\nendstream" % (len(stream), more, stream),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    )


SHOWN = b"BT /F1 12 Tf 50 700 Td (Two people were hurt when a shell hit a market in Lysove.) Tj ET"


def letter(attachment: bytes | None = None, name: str = "a.eml", kind: tuple[str, str] = ("application", "octet-stream"), text: str = TEXT) -> bytes:
    made = EmailMessage()
    made["From"], made["To"], made["Date"], made["Subject"] = "ostap@example.org", "desk@example.org", "Tue, 07 May 2024 10:00:00 +0300", "Report"
    made["Message-ID"] = "<1@example.org>"
    made.set_content(text)
    if attachment is not None:
        made.add_attachment(attachment, maintype=kind[0], subtype=kind[1], filename=name)
    return made.as_bytes()


def letters_in_letters(depth: int) -> bytes:
    made = letter()
    for _ in range(depth):
        made = b"From: a@example.org\r\nDate: Tue, 07 May 2024 10:00:00 +0300\r\nSubject: x\r\nContent-Type: message/rfc822\r\n\r\n" + made
    return made


def parts_in_parts(depth: int) -> bytes:
    made = b"From: a@example.org\r\nDate: Tue, 07 May 2024 10:00:00 +0300\r\nMIME-Version: 1.0\r\n"
    for n in range(depth):
        made += b'Content-Type: multipart/mixed; boundary="b%d"\r\n\r\n--b%d\r\n' % (n, n)
    return made + b"Content-Type: text/plain\r\n\r\n" + TEXT.encode()


def zips_in_zips(depth: int) -> bytes:
    made = zipped({"a.txt": TEXT.encode()})
    for _ in range(depth):
        made = zipped({"a.zip": made})
    return made


def warc(*records: tuple[str, bytes], length: int | None = None) -> bytes:
    made = b""
    for number, (kind, body) in enumerate(records):
        size = len(body) if length is None else length
        made += (
            f"WARC/1.1\r\nWARC-Type: {kind}\r\nWARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-{number:012}>\r\nWARC-Date: 2024-05-07T10:00:00Z\r\n"
            f"WARC-Target-URI: https://news.example/{number}\r\nContent-Type: application/http;msgtype=response\r\nContent-Length: {size}\r\n\r\n"
        ).encode() + body + b"\r\n\r\n"  # fmt: skip
    return made


def answer(page: bytes, more: str = "", kind: str = "text/html") -> bytes:
    return f"HTTP/1.1 200 OK\r\nContent-Type: {kind}\r\n{more}\r\n".encode() + page


PAGE = f"<!doctype html><html><head><title>Market hit</title></head><body><article><p>{TEXT}</p><p>{TEXT}</p></article></body></html>".encode()


def many_members(count: int) -> bytes:
    """A zip of so many empty members; only its list is large."""
    local = struct.pack("<4s5H3I2H", b"PK\x03\x04", 20, 0, 0, 0, 0, 0, 0, 0, 9, 0) + b"word/0000"
    listed = b"".join(
        struct.pack("<4s6H3I5H2I", b"PK\x01\x02", 20, 20, 0, 0, 0, 0, 0, 0, 0, 12, 0, 0, 0, 0, 0, 0) + b"word/%07x" % n for n in range(count)
    )
    few = min(count, 0xFFFF)
    large = struct.pack("<4sQ2H2I4Q", b"PK\x06\x06", 44, 45, 45, 0, 0, count, count, len(listed), len(local)) + struct.pack(
        "<4sIQI", b"PK\x06\x07", 0, len(local) + len(listed), 1
    )
    return local + listed + large + struct.pack("<4s4H2IH", b"PK\x05\x06", 0, 0, few, few, min(len(listed), 0xFFFFFFFF), len(local), 0)


def lying_zip(claimed: int) -> bytes:
    """A stored member that says it is another length than it is."""
    made = bytearray(zipped({"word/document.xml": TEXT.encode(), "[Content_Types].xml": TYPES.encode()}, zipfile.ZIP_STORED))
    at = made.index(b"PK\x01\x02")
    made[at + 20 : at + 28] = struct.pack("<II", claimed, claimed)
    return bytes(made)


def escaping_zip() -> bytes:
    return zipped({
        "datapackage.json": b'{"profile":"data-package","resources":[]}',
        "archive/../../../../../tmp/written-by-an-archive.warc": warc(("response", answer(PAGE))),
        "/tmp/written-by-an-archive.warc": warc(("response", answer(PAGE))),
        "archive/C:\\written.warc": warc(("response", answer(PAGE))),
    })  # fmt: skip


def linking_zip() -> bytes:
    """A member that is a symbolic link to a file outside."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("[Content_Types].xml", TYPES)
        archive.writestr("_rels/.rels", RELATIONS)
        link = zipfile.ZipInfo("word/document.xml")
        link.create_system, link.external_attr = 3, 0o120777 << 16
        archive.writestr(link, "/etc/passwd")
    return made.getvalue()


def chat(name: str = "A", **message: object) -> bytes:
    import json

    said = {"id": 1, "type": "message", "date": "2024-05-07T10:00:00", "from": "Channel", "text": TEXT, **message}
    return json.dumps({"name": name, "type": "public_channel", "id": 1, "messages": [said]}).encode()


CASES: dict[str, tuple[str, Callable[[], bytes]]] = {
    # Bombs
    "zip bomb as a document": ("a.docx", lambda: docx("", **{"word/big.xml": bytes(80 * MIB)})),
    "document that is a bomb itself": ("a.docx", lambda: docx("<w:p/>" * 12_000_000)),
    "paragraphs without end": ("a.docx", lambda: docx(paragraph("ha") * 30_000)),
    "zip bomb as a web archive": ("a.wacz", lambda: zipped({"datapackage.json": b"{}", "archive/a.warc": bytes(80 * MIB)})),
    "zip bomb as a workbook": ("a.xlsx", lambda: zipped({"[Content_Types].xml": b"<Types/>", "xl/workbook.xml": bytes(80 * MIB)})),
    "gzip bomb as a web archive": ("a.warc.gz", lambda: gzip_of_zeros(256 * MIB, warc(("response", b""), length=2**40)[:-4])),
    "gzip bomb in an answer": ("a.warc", lambda: warc(("response", answer(gzip_of_zeros(1024 * MIB), "Content-Encoding: gzip\r\n")))),
    "gzip bomb twice packed": ("a.warc", lambda: warc(("response", answer(gzip.compress(gzip_of_zeros(1024 * MIB)), "Content-Encoding: gzip, gzip\r\n")))),
    "PDF bomb": ("a.pdf", lambda: page_of(deflated_zeros(1024 * MIB), b"/Filter/FlateDecode")),
    "PDF bomb of letters": ("a.pdf", lambda: page_of(zlib.compress(SHOWN * 400_000, 9), b"/Filter/FlateDecode")),
    "PDF packed many times over": ("a.pdf", lambda: page_of(zlib.compress(zlib.compress(deflated_zeros(1024 * MIB))), b"/Filter[" + b"/FlateDecode" * 3 + b"]")),
    "PDF whose pages are their own parents": ("a.pdf", lambda: pdf(b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[2 0 R 2 0 R]/Count 2>>")),
    "PDF of a thousand million pages": ("a.pdf", lambda: pdf(b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[3 0 R]/Count 1000000000>>", b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 6 8]>>")),
    "PDF of one page many times": ("a.pdf", lambda: pdf(b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[" + b"3 0 R " * 200_000 + b"]/Count 200000>>", b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 6 8]>>")),
    "PDF nested deeply": ("a.pdf", lambda: pdf(b"<</Type/Catalog/Pages 2 0 R>>", b"[" * 1_000_000)),
    "PDF with a form that draws itself": ("a.pdf", lambda: pdf(
        b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 6 8]/Contents 4 0 R/Resources<</XObject<</X 4 0 R>>>>>>",
        b"<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 4 0 R>>>>/Length 11>>stream\n/X Do /X Do\nendstream",
    )),
    **{f"{what} in {where}": (name, made) for what, doctype in (("a billion laughs", LAUGHS), ("an entity from outside", OUTSIDE)) for where, name, made in (
        ("a feed", "a.rss", lambda d=doctype: feed(d, "&l9;" + TEXT)),
        ("a document", "a.docx", lambda d=doctype: docx(paragraph("&l9;" + TEXT), d)),
        ("a page", "a.xhtml", lambda d=doctype: f'<?xml version="1.0"?>{d}<html xmlns="http://www.w3.org/1999/xhtml"><body><p>&l9; {TEXT}</p></body></html>'.encode()),
    )},
    "quadratic blow-up in a feed": ("a.rss", lambda: feed(BLOW_UP, "&l9;" * 50_000)),
    "quadratic blow-up in a document": ("a.docx", lambda: docx(paragraph("&l9;" * 50_000), BLOW_UP)),
    "feed of very many entries": ("a.rss", lambda: b'<rss version="2.0"><channel>' + b"<item><title>a</title></item>" * 12_000),
    # Names and links in archives
    "names that lead out": ("a.wacz", escaping_zip),
    "a link in a document": ("a.docx", linking_zip),
    "a million members": ("a.docx", lambda: many_members(1_000_000)),
    "a million members of a web archive": ("a.wacz", lambda: many_members(1_000_000)),
    "a million members of a zip": ("a.zip", lambda: many_members(1_000_000)),
    # Nesting
    "zips in zips": ("a.zip", lambda: zips_in_zips(100)),
    "zips in zips in a letter": ("a.eml", lambda: letter(zips_in_zips(100), "a.zip")),
    "letters in letters": ("a.eml", lambda: letters_in_letters(1_000)),
    "parts in parts": ("a.eml", lambda: parts_in_parts(2_000)),
    "parts in parts of a saved page": ("a.mhtml", lambda: parts_in_parts(2_000)),
    "JSON nested deeply": ("a.json", lambda: b'{"messages":' + b"[" * 5_000_000),
    "JSON nested deeply in a line": ("a.jsonl", lambda: b'{"text":"a","x":' + b"[" * 5_000_000),
    "tags nested deeply": ("a.html", lambda: b"<html><body>" + b"<div>" * 200_000 + TEXT.encode()),
    "tags nested deeply, of kinds that do not nest": ("a.html", lambda: b"<html><body>" + b"<p><table><tr><td>" * 100_000 + TEXT.encode()),
    "tags nested deeply in a feed": ("a.rss", lambda: feed("", "<b>" * 20_000)),
    "tables nested deeply in a document": ("a.docx", lambda: docx("<w:tbl><w:tr><w:tc>" * 100_000 + paragraph(TEXT) + "</w:tc></w:tr></w:tbl>" * 100_000)),
    # Lengths that lie
    "zip that says less": ("a.docx", lambda: lying_zip(3)),
    "zip that says more": ("a.docx", lambda: lying_zip(0x7FFFFFFF)),
    "record that says more": ("a.warc", lambda: warc(("response", answer(PAGE)), length=2**62)),
    "record that says less": ("a.warc", lambda: warc(("response", answer(PAGE)), length=3)),
    "record of a negative length": ("a.warc", lambda: warc(("response", answer(PAGE)), length=-1)),
    "answer in chunks of a lying length": ("a.warc", lambda: warc(("response", answer(b"7fffffff\r\n" + PAGE, "Transfer-Encoding: chunked\r\n")))),
    "PDF with its table nowhere": ("a.pdf", lambda: page_of(SHOWN).replace(b"startxref\n", b"startxref\n9")),
    "PDF with a table that leads to itself": ("a.pdf", lambda: pdf(b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[]/Count 0>>", trailer=b"/Root 1 0 R/Prev 100", at=100)),
    "PDF stream of a lying length": ("a.pdf", lambda: page_of(SHOWN).replace(b"/Length 88", b"/Length 99999999")),
    "boundary that never comes": ("a.eml", lambda: letter(b"x" * 1000).replace(b"===============", b"=" * 14)),
    "boundary on every line": ("a.eml", lambda: b'From: a@example.org\r\nDate: Tue, 07 May 2024 10:00:00 +0300\r\nContent-Type: multipart/mixed; boundary="b"\r\n\r\n' + b"--b\r\n\r\n" * 300_000),
    "field of header of ten million letters": ("a.eml", lambda: b"From: " + b"a" * 10_000_000 + b"\r\nDate: Tue, 07 May 2024 10:00:00 +0300\r\n\r\n" + TEXT.encode()),
    "words of a header, encoded over and over": ("a.eml", lambda: b"From: a@example.org\r\nDate: Tue, 07 May 2024 10:00:00 +0300\r\nSubject: " + b"=?utf-8?q?a?= " * 100_000 + b"\r\n\r\n" + TEXT.encode()),
    "a hundred thousand fields of header": ("a.eml", lambda: b"From: a@example.org\r\n" + b"X: y\r\n" * 100_000 + b"\r\n" + TEXT.encode()),
    "picture of a thousand million pixels": ("a.png", lambda: b"\x89PNG\r\n\x1a\n" + b"".join(struct.pack(">I", len(d)) + k + d + struct.pack(">I", zlib.crc32(k + d)) for k, d in ((b"IHDR", struct.pack(">IIBBBBB", 2**31 - 1, 2**31 - 1, 8, 6, 0, 0, 0)), (b"zTXt", b"Comment\0\0" + deflated_zeros(512 * MIB)), (b"IEND", b"")))),
    "video box of a lying length": ("a.mp4", lambda: struct.pack(">I4s4sI", 16, b"ftyp", b"isom", 0) + struct.pack(">I4sQ", 1, b"moov", 2**63) + bytes(100)),
    "video boxes in boxes": ("a.mp4", lambda: struct.pack(">I4s4sI", 16, b"ftyp", b"isom", 0) + b"".join(struct.pack(">I4s", 8 * (100_000 - n), b"moov") for n in range(100_000))),
    "one line of a table": ("a.csv", lambda: b"date,killed\n" + b"a," * 5_000_000),
    "a quote that never ends": ("a.csv", lambda: b'date,killed\n"' + b"a\n" * 5_000_000),
    # Two kinds at once
    "PDF and zip": ("a.pdf", lambda: page_of(SHOWN) + zipped({"a.txt": TEXT.encode()})),
    "zip and PDF": ("a.docx", lambda: docx(paragraph(TEXT)) + page_of(SHOWN)),
    "page and JPEG": ("a.html", lambda: b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01\x01\x00\x00\x01\x00\x01\x00\x00<html><body>" + PAGE + b"\xff\xd9"),
    "GIF and script": ("a.gif", lambda: b"GIF89a/*" + bytes(10) + b"*/=1;alert(1);" + bytes(100)),
    "PDF in a page": ("a.html", lambda: b"<html><!--" + page_of(SHOWN) + b"-->" + PAGE),
    # Names and titles
    "title that acts on a terminal": ("a.html", lambda: PAGE.replace(b"Market hit", "Market \x1b[2J\x1b]0;gone\x07 \u202ehit".encode())),
    "sender that acts on a terminal": ("result.json", lambda: chat("\x1b[2J\u202egone", **{"from": "\x1b[31mMayor\u202e"})),
    "attachment whose name acts on a terminal": ("a.eml", lambda: letter(b"\x00\x01", "\u202efdp.exe")),
    # Bait for regular expressions and other slow ways
    "comments before a feed": ("a.xml", lambda: b" <!--a-->  " * 5_000),
    "declaration without end": ("a.rss", lambda: b"<?xml" + b" " * 2_000_000 + b"<rss"),
    "metas without end": ("a.html", lambda: b"<meta charset" * 300_000),
    "quotes without end": ("a.html", lambda: b"<html><body><article><p " + b'a="' * 1_000_000),
    "blanks without end": ("a.html", lambda: b"<html><body><article><p>" + b"<i> </i>" * 500_000 + b"</p>"),
    "date without end": ("a.html", lambda: b'<meta property="article:published_time" content="2024-05-07T10:00' + b" " * 1_000_000 + b'x">' + PAGE),
    "date of a letter without end": ("a.eml", lambda: letter().replace(b"+0300", b"+0300 " + b"(a" * 200_000)),
    "XMP without end": ("a.pdf", lambda: b"%PDF-1.7\n" + b"1 0 obj <</Subtype/XML>> stream\n<x:xmpmeta " * 100_000),
    "objects without end": ("a.pdf", lambda: b"%PDF-1.7\n" + b"1 0 obj << " * 500_000),
}  # fmt: skip


def cases() -> Iterator[tuple[str, str, bytes]]:
    for what, (name, made) in CASES.items():
        yield what, name, made()
