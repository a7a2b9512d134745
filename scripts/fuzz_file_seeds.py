"""Small good files of every format, made here byte by byte, to be mutated."""

# ruff: noqa: E501 (files are not wrapped)

import gzip
import hashlib
import io
import json
import plistlib
import struct
import zipfile
import zlib
from email.message import EmailMessage

TEXT = "At least 7 people were killed when shells hit a market in Lysove on Tuesday, Mayor Ostap Hrabar said."
CYRILLIC = "Щонайменше 7 людей загинули внаслідок обстрілу ринку в Лисовому, повідомив міський голова Остап Грабар."
PAGE = (
    '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Market hit</title><meta property="og:site_name" content="The Bell">'
    '<meta property="article:published_time" content="2024-05-07T10:00:00+03:00"><script type="application/ld+json">'
    '{"@type":"NewsArticle","datePublished":"2024-05-07","author":{"name":"A. Writer"}}</script></head>'
    f"<body><article><h1>Market hit</h1><p>{TEXT}</p><table><tr><td>{TEXT}</td></tr></table></article></body></html>"
).encode()
Seeds = list[tuple[str, bytes]]


def zipped(members: dict[str, bytes], method: int = zipfile.ZIP_STORED) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", method) as archive:
        for name, data in members.items():
            archive.writestr(zipfile.ZipInfo(name), data, method)
    return made.getvalue()


def pdf() -> bytes:
    shown = b"BT /F1 12 Tf 50 700 Td (At least 7 people were killed) Tj 0 -14 Td (in Lysove on Tuesday.) Tj ET"
    packed = zlib.compress(shown)
    objects = (
        b"<</Type/Catalog/Pages 2 0 R/Metadata 7 0 R>>",
        b"<</Type/Pages/Kids[3 0 R 6 0 R]/Count 2>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(shown), shown),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 8 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
        b"<</Type/Metadata/Subtype/XML/Length 66>>stream\n<x:xmpmeta xmlns:x='adobe:ns:meta/'><a>2024-05-07</a></x:xmpmeta>\nendstream",
        b"<</Length %d/Filter/FlateDecode>>stream\n%s\nendstream" % (len(packed), packed),
    )
    made, places = b"%PDF-1.7\n", []
    for number, each in enumerate(objects, 1):
        places.append(len(made))
        made += b"%d 0 obj\n%s\nendobj\n" % (number, each)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    trailer = b"trailer\n<</Size 9/Root 1 0 R/Info<</Title(Market)/CreationDate(D:20240507100000+03'00')>>>>\n"
    return made + b"xref\n0 9\n0000000000 65535 f \n" + table + trailer + b"startxref\n%d\n%%%%EOF\n" % len(made)


def docx() -> bytes:
    word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    types = (
        '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>'
        '<Override PartName="/word/document.xml" '
        'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
    )
    relations = (
        '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="rId1" Type="{office}/officeDocument" Target="word/document.xml"/></Relationships>'
    )
    body = (
        f'<?xml version="1.0"?><w:document xmlns:w="{word}"><w:body><w:p><w:r><w:t>{TEXT}</w:t></w:r></w:p><w:tbl><w:tr><w:tc><w:p><w:r>'
        "<w:t>Lysove</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>7</w:t></w:r></w:p></w:tc></w:tr></w:tbl><w:p><w:ins><w:r>"
        "<w:t>added</w:t></w:r></w:ins><w:del><w:r><w:delText>gone</w:delText></w:r></w:del></w:p></w:body></w:document>"
    )
    return zipped({"[Content_Types].xml": types.encode(), "_rels/.rels": relations.encode(), "word/document.xml": body.encode()})


def xlsx() -> bytes:
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    types = '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'
    book = f'<workbook xmlns="{main}" xmlns:r="{office}"><sheets><sheet name="A" sheetId="1" r:id="rId1"/></sheets></workbook>'
    relations = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" '
        f'Type="{office}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>'
    )
    cells = "".join(
        f'<row r="{row}">' + "".join(f'<c r="{letter}{row}" t="inlineStr"><is><t>{value}</t></is></c>' for letter, value in zip("ABC", values, strict=True)) + "</row>"
        for row, values in enumerate((("text", "published", "url"), (TEXT, "2024-05-07", "https://news.example/1")), 1)
    )  # fmt: skip
    sheet = f'<worksheet xmlns="{main}"><sheetData>{cells}</sheetData></worksheet>'
    return zipped({
        "[Content_Types].xml": types.encode(),
        "_rels/.rels": relations.replace("worksheets/sheet1.xml", "xl/workbook.xml").replace("/worksheet", "/officeDocument").encode(),
        "xl/workbook.xml": book.encode(),
        "xl/_rels/workbook.xml.rels": relations.encode(),
        "xl/worksheets/sheet1.xml": sheet.encode(),
    })  # fmt: skip


MAPPING = b'[columns]\ntext = "text"\npublished = "published"\nurl = "url"\n'


def letter() -> bytes:
    made = EmailMessage()
    made["From"], made["To"] = "Остап <ostap@example.org>", "desk@example.org"
    made["Date"], made["Subject"], made["Message-ID"] = "Tue, 07 May 2024 10:00:00 +0300 (EEST)", "Звіт з Лисового", "<1@example.org>"
    made.set_content(TEXT)
    made.add_alternative(f"<html><body><p>{TEXT}</p></body></html>", subtype="html")
    made.add_attachment(PAGE, maintype="text", subtype="html", filename="page.html")
    made.add_attachment(gif(), maintype="image", subtype="gif", filename="a.gif")
    made.set_boundary("=====1=====")
    return made.as_bytes().replace(b"\n", b"\r\n")


def mhtml() -> bytes:
    return (
        b"From: <Saved by Blink>\r\nSnapshot-Content-Location: https://news.example/1\r\nSubject: Market hit\r\nDate: Tue, 7 May 2024 10:00:00 -0000\r\n"
        b'MIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\ttype="text/html";\r\n\tboundary="----B----"\r\n\r\n\r\n------B----\r\n'
        b"Content-Type: text/html\r\nContent-ID: <frame-1@mhtml.blink>\r\nContent-Transfer-Encoding: quoted-printable\r\n"
        b"Content-Location: https://news.example/1\r\n\r\n" + PAGE.replace(b"=", b"=3D") + b"\r\n------B----\r\nContent-Type: image/gif\r\n"
        b"Content-Transfer-Encoding: base64\r\nContent-Location: https://news.example/a.gif\r\n\r\nR0lGODlhAQABAAAAACw=\r\n------B------\r\n"
    )


def warc() -> bytes:
    made = b""
    payload = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nTransfer-Encoding: chunked\r\n\r\n%x\r\n%s\r\n0\r\n\r\n" % (
        len(PAGE),
        PAGE,
    )
    packed = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip\r\n\r\n" + gzip.compress(PAGE, mtime=0)
    bodies = (("warcinfo", b"software: a/1\r\nformat: WARC File Format 1.1\r\n"), ("response", payload), ("response", packed), ("resource", PAGE))
    for number, (kind, body) in enumerate(bodies):
        media = {"warcinfo": "application/warc-fields", "resource": "text/html"}.get(kind, "application/http;msgtype=response")
        made += (
            f"WARC/1.1\r\nWARC-Type: {kind}\r\nWARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-{number:012}>\r\nWARC-Date: 2024-05-07T10:00:00Z\r\n"
            f"WARC-Target-URI: https://news.example/{number}\r\nContent-Type: {media}\r\nContent-Length: {len(body)}\r\n\r\n"
        ).encode() + body + b"\r\n\r\n"  # fmt: skip
    return made


def wacz() -> bytes:
    parts = {
        "archive/data.warc.gz": gzip.compress(warc(), mtime=0),
        "pages/pages.jsonl": b'{"format":"json-pages-1.0","id":"pages"}\n{"url":"https://news.example/1","title":"Market"}\n',
    }
    listed = [{"name": name, "path": name, "hash": "sha256:" + hashlib.sha256(data).hexdigest(), "bytes": len(data)} for name, data in parts.items()]
    package = json.dumps({"profile": "data-package", "wacz_version": "1.1.1", "resources": listed}).encode()
    return zipped({"datapackage.json": package, **parts})


def gif() -> bytes:
    return b"GIF89a\x02\0\x02\0\x80\0\0\0\0\0\xff\xff\xff!\xfe\x08a remark\0,\0\0\0\0\x02\0\x02\0\0\x02\x02\x84Q\0;"


def png() -> bytes:
    chunks = (
        (b"IHDR", struct.pack(">IIBBBBB", 2, 2, 8, 2, 0, 0, 0)),
        (b"tEXt", b"Software\0camera"),
        (b"iTXt", b"Comment\0\1\0uk\0\0" + zlib.compress(CYRILLIC.encode())),
        (b"eXIf", exif()),
        (b"IDAT", zlib.compress(bytes(14))),
        (b"IEND", b""),
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data)) for kind, data in chunks
    )


def exif() -> bytes:
    """Make, date, and a position, in a TIFF."""
    make, date = b"Maker\0", b"2024:05:07 10:00:00\0"
    degrees = struct.pack("<6I", 49, 1, 30, 1, 0, 1)
    at = 8 + 2 + 3 * 12 + 4
    first = [(0x010F, 2, len(make), at), (0x0132, 2, len(date), at + 8), (0x8825, 4, 1, at + 28)]
    position = [
        (1, 2, 2, int.from_bytes(b"N\0\0\0", "little")),
        (2, 5, 3, at + 100),
        (3, 2, 2, int.from_bytes(b"E\0\0\0", "little")),
        (4, 5, 3, at + 100),
    ]
    made = b"II*\0\x08\0\0\0" + _directory(first) + make.ljust(8, b"\0") + date
    return made + _directory(position).ljust(72, b"\0") + degrees


def tiff() -> bytes:
    sizes = [(0x0100, 4, 1, 2), (0x0101, 4, 1, 2), (0x0102, 3, 1, 8), (0x0103, 3, 1, 1), (0x0106, 3, 1, 1), (0x0111, 4, 1, 8), (0x0117, 4, 1, 4)]
    return b"II*\0\x0c\0\0\0" + bytes(4) + _directory(sizes)


def _directory(entries: list[tuple[int, int, int, int]]) -> bytes:
    return struct.pack("<H", len(entries)) + b"".join(struct.pack("<HHII", *entry) for entry in entries) + bytes(4)


def jpeg() -> bytes:
    application = b"Exif\0\0" + exif()
    frame = struct.pack(">BHHB", 8, 2, 2, 1) + b"\x01\x11\0"
    return (
        b"\xff\xd8\xff\xe0\x00\x10JFIF\0\1\1\0\0\1\0\1\0\0\xff\xe1" + struct.pack(">H", len(application) + 2) + application
        + b"\xff\xc0" + struct.pack(">H", len(frame) + 2) + frame + b"\xff\xda\x00\x08\x01\x01\0\0\x3f\0\x00\xff\xd9"
    )  # fmt: skip


def webp() -> bytes:
    body = b"WEBPVP8X\x0a\0\0\0\x08\0\0\0\x01\0\0\x01\0\0" + b"EXIF" + struct.pack("<I", len(exif())) + exif()
    return b"RIFF" + struct.pack("<I", len(body)) + body


def box(kind: bytes, *inside: bytes) -> bytes:
    data = b"".join(inside)
    return struct.pack(">I", len(data) + 8) + kind + data


def mp4(brand: bytes = b"isom") -> bytes:
    header = struct.pack(">IIIII", 0, 3_800_000_000, 3_800_000_000, 1000, 5000) + bytes(80)
    track = box(b"trak", box(b"tkhd", struct.pack(">IIIII", 7, 0, 0, 1, 0) + bytes(60) + struct.pack(">II", 640 << 16, 480 << 16)))
    place = box(b"udta", box(b"\xa9xyz", struct.pack(">HH", 18, 0x15C7) + b"+49.1234+036.2345/"))
    return box(b"ftyp", brand, bytes(4), b"isom") + box(b"moov", box(b"mvhd", header), track, place) + box(b"mdat", bytes(32))


def heic() -> bytes:
    extents = box(b"ispe", struct.pack(">III", 0, 640, 480))
    meta = box(b"meta", bytes(4), box(b"hdlr", bytes(8), b"pict", bytes(13)), box(b"iprp", box(b"ipco", extents)))
    return box(b"ftyp", b"heic", bytes(4), b"mif1heic") + meta


def element(kind: bytes, data: bytes) -> bytes:
    return kind + struct.pack(">Q", len(data) | 1 << 56) + data


def webm() -> bytes:
    head = element(b"\x1a\x45\xdf\xa3", element(b"\x42\x82", b"webm"))
    info = element(
        b"\x15\x49\xa9\x66",
        element(b"\x2a\xd7\xb1", b"\x0f\x42\x40") + element(b"\x44\x89", struct.pack(">d", 5000.0)) + element(b"\x57\x41", b"writer"),
    )
    track = element(b"\x16\x54\xae\x6b", element(b"\xae", element(b"\xe0", element(b"\xb0", b"\x02\x80") + element(b"\xba", b"\x01\xe0"))))
    return head + element(b"\x18\x53\x80\x67", info + track)


def telegram() -> bytes:
    posts = [
        {"id": 1, "type": "service", "date": "2024-05-07T10:00:00", "action": "create_channel"},
        {"id": 2, "type": "message", "date": "2024-05-07T10:00:00", "date_unixtime": "1715065200", "from": "Лисове", "from_id": "channel1", "text": CYRILLIC},
        {"id": 3, "type": "message", "date": "2024-05-07T10:01:00", "edited": "2024-05-07T10:02:00", "from": "Лисове", "forwarded_from": "Інший", "reply_to_message_id": 2,
         "photo": "photos/photo_1.jpg", "width": 640, "height": 480, "text": ["A ", {"type": "bold", "text": TEXT}], "text_entities": []},
    ]  # fmt: skip
    return json.dumps({"name": "Лисове", "type": "public_channel", "id": 1, "messages": posts}, ensure_ascii=False).encode()


def telegram_html() -> bytes:
    post = (
        '<div class="message default clearfix" id="message{n}"><div class="pull_left userpic_wrap"></div><div class="body">'
        '<div class="pull_right date details" title="07.05.2024 10:00:00 UTC+03:00">10:00</div><div class="from_name">Лисове via @bot</div>'
        '<div class="reply_to details">In reply to <a href="#go_to_message1">this message</a></div>'
        '<div class="forwarded body"><div class="from_name">Інший</div><div class="text">{t}</div></div><div class="text">{t}<br><a href="https://a.example">a</a></div></div></div>'
    )
    posts = "".join(post.format(n=n, t=CYRILLIC) for n in (2, 3))
    return (
        '<!DOCTYPE html><html><head><meta charset="utf-8"/><title>Exported Data</title></head><body><div class="page_wrap"><div class="page_header"><div class="content">'
        f'<div class="text bold">Лисове</div></div></div><div class="page_body chat_page"><div class="history">{posts}</div></div></div></body></html>'
    ).encode()  # fmt: skip


RSS = (
    '<?xml version="1.0" encoding="utf-8"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>The Bell</title>'
    f"<item><title>Market hit</title><link>https://news.example/1</link><guid>1</guid><pubDate>Tue, 07 May 2024 10:00:00 +0300</pubDate><content:encoded><![CDATA[<p>{TEXT}</p>]]></content:encoded></item>"
    "</channel></rss>"
).encode()  # fmt: skip
ATOM = (
    '<feed xmlns="http://www.w3.org/2005/Atom"><title>The Bell</title><entry><id>1</id><title>Market</title><updated>2024-05-07T10:00:00Z</updated>'
    f'<author><name>A</name></author><content type="html">&lt;p&gt;{TEXT}&lt;/p&gt;</content></entry></feed>'
).encode()
JSON_FEED = json.dumps({"version": "https://jsonfeed.org/version/1.1", "title": "The Bell", "items": [{"id": "1", "url": "https://news.example/1", "content_html": f"<p>{TEXT}</p>", "date_published": "2024-05-07T10:00:00Z"}]}).encode()  # fmt: skip
ACLED = (
    "event_id_cnty,event_date,time_precision,event_type,sub_event_type,actor1,country,admin1,location,latitude,longitude,geo_precision,source,notes,fatalities,timestamp\n"
    f'UKR1,07 May 2024,1,Explosions/Remote violence,Shelling,Forces,Ukraine,Kharkiv,Lysove,49.1,36.2,1,The Bell,"{TEXT}",7,1715065200\n'
).encode()  # fmt: skip
UCDP = (
    "id,year,type_of_violence,dyad_name,where_coordinates,adm_1,latitude,longitude,where_prec,date_prec,country,date_start,date_end,deaths_a,deaths_b,deaths_civilians,deaths_unknown,best,high,low,source_article\n"
    f'1,2024,1,A - B,Lysove,Kharkiv,49.1,36.2,1,1,Ukraine,2024-05-07 00:00:00.000,2024-05-07 00:00:00.000,0,0,7,0,7,9,6,"{TEXT}"\n'
).encode()  # fmt: skip
AIRWARS = (
    "unique_reference_code,date,location_name,province,country,latitude,longitude,geolocation_accuracy,civilians_killed_min,civilians_killed_max,civilians_injured_min,civilians_injured_max,assessment\n"
    f'A1,2024-05-07,Lysove,Kharkiv,Ukraine,49.1,36.2,village,5,7,1,2,"{TEXT}"\n'
).encode()  # fmt: skip
TIMEMAP = json.dumps([{"id": "1", "description": TEXT, "date": "5/7/2024", "time": "10:00", "location": "Lysove", "latitude": "49.1", "longitude": "36.2", "associations": ["A"], "sources": ["s1"]}]).encode()  # fmt: skip
ARCHIVER = (
    "Link,Archive status,Archive location,Archive date,Upload timestamp,Upload title,Text content,Hash\n"
    f'https://news.example/1,telegram: success,https://kept.example/1,2024-05-07T10:00:00,2024-05-07T09:00:00,Market,"{TEXT}",SHA-256:{"0" * 64}\n'
).encode()  # fmt: skip
ARCHIVER_DATABASE = f'status,metadata,media\n"telegram: success","{{\'url\': \'https://news.example/1\', \'title\': \'Market\', \'content\': \'{TEXT}\', \'timestamp\': datetime.datetime(2024, 5, 7, 10, 0)}}","[]"\n'.encode()  # fmt: skip
WEB_ARCHIVE = {"WebMainResource": {"WebResourceData": PAGE, "WebResourceMIMEType": "text/html", "WebResourceTextEncodingName": "UTF-8", "WebResourceURL": "https://news.example/1"}}  # fmt: skip
LINES = "".join(json.dumps({"text": text, "published": "2024-05-07", "url": "https://news.example/1", "doc_id": str(n)}) + "\n" for n, text in enumerate((TEXT, CYRILLIC))).encode()  # fmt: skip


def seeds() -> dict[str, Seeds]:
    """Good files of each format, by its name: a file name that it knows, and the bytes."""
    table = f'text,published,url\n"{TEXT}",2024-05-07,https://news.example/1\n'.encode()
    return {
        "acled": [("a.csv", ACLED)],
        "airwars": [("a.csv", AIRWARS)],
        "auto_archiver": [("a.csv", ARCHIVER), ("db.csv", ARCHIVER_DATABASE)],
        "case_files": [("case.toml", b'convention = "default"\n')],
        "docx": [("a.docx", docx())],
        "eml": [("a.eml", letter())],
        "feed": [("a.rss", RSS), ("a.atom", ATOM), ("a.json", JSON_FEED)],
        "html": [("a.html", PAGE)],
        "image": [("a.gif", gif()), ("a.png", png()), ("a.jpg", jpeg()), ("a.tif", tiff()), ("a.webp", webp()), ("a.heic", heic())],
        "jsonl": [("a.jsonl", LINES)],
        "mbox": [("a.mbox", b"From ostap@example.org Tue May  7 10:00:00 2024\n" + letter().replace(b"\r\n", b"\n") + b"\n")],
        "mhtml": [("a.mhtml", mhtml())],
        "packed_page": [("a.zip", zipped({"index.html": PAGE, "images/a.gif": gif()})), ("a.maff", zipped({"1/index.html": PAGE, "1/index.rdf": b"<RDF/>"}))],
        "pdf": [("a.pdf", pdf())],
        "plain": [("a.txt", TEXT.encode()), ("b.txt", CYRILLIC.encode("cp1251")), ("c.txt", CYRILLIC.encode("koi8-u")), ("d.txt", CYRILLIC.encode("utf-16"))],
        "table": [("a.csv", table), ("a.xlsx", xlsx()), ("a.tsv", table.replace(b",", b"\t"))],
        "telegram": [("result.json", telegram())],
        "telegram_html": [("messages.html", telegram_html())],
        "timemap": [("events.json", TIMEMAP)],
        "ucdp": [("a.csv", UCDP)],
        "video": [("a.mp4", mp4()), ("a.mov", mp4(b"qt  ")), ("a.webm", webm())],
        "wacz": [("a.wacz", wacz())],
        "warc": [("a.warc", warc()), ("a.warc.gz", gzip.compress(warc(), mtime=0))],
        "webarchive": [("a.webarchive", plistlib.dumps(WEB_ARCHIVE, fmt=plistlib.FMT_BINARY)), ("b.webarchive", plistlib.dumps(WEB_ARCHIVE))],
    }  # fmt: skip
