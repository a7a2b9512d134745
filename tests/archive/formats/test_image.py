"""Pictures as cameras, phones and programs write them: headers and metadata put together byte by byte."""

import hashlib
import io
import struct
import time
import zlib

import pytest
from PIL import Image as Drawn

from witnessmark.archive.common import Found
from witnessmark.archive.formats.image import FORMAT
from witnessmark.errors import BadInput, Remark
from witnessmark.model.media_item import MediaItem


def table(entries: dict[int, tuple[int, bytes | int]], at: int, order: str = "<", after: int = 0) -> bytes:
    """One table of Exif at this place: tag -> type and value (a number of four bytes, or bytes, which follow the table)."""
    head, body, follows = struct.pack(order + "H", len(entries)), b"", at + 2 + 12 * len(entries) + 4
    for tag, (kind, value) in sorted(entries.items()):
        size = {1: 1, 2: 1, 5: 8, 7: 1}.get(kind, 4)
        if isinstance(value, int):
            head += struct.pack(order + "HHII" if kind == 4 else order + "HHIHxx", tag, kind, 1, value)
        elif len(value) <= 4:
            head += struct.pack(order + "HHI", tag, kind, len(value) // size) + value.ljust(4, b"\x00")
        else:
            head += struct.pack(order + "HHII", tag, kind, len(value) // size, follows + len(body))
            body += value
    return head + struct.pack(order + "I", after) + body


def ratios(*pairs: tuple[int, int], order: str = "<") -> bytes:
    return b"".join(struct.pack(order + "II", *pair) for pair in pairs)


def exif(
    main: dict[int, tuple[int, bytes | int]], photo: dict[int, tuple[int, bytes | int]], gps: dict[int, tuple[int, bytes | int]], order: str = "<"
) -> bytes:
    """A block of Exif with its three tables at 8, 1000 and 2000."""
    start = (b"II*\x00" if order == "<" else b"MM\x00*") + struct.pack(order + "I", 8)
    first = table({**main, 0x8769: (4, 1000), 0x8825: (4, 2000)}, 8, order)
    return (start + first).ljust(1000, b"\x00") + table(photo, 1000, order).ljust(1000, b"\x00") + table(gps, 2000, order)


PHONE = exif(
    {0x010F: (2, b"Acme\x00"), 0x0110: (2, b"Acme Phone 9\x00"), 0x0131: (2, b"9.1.2\x00"), 0x0112: (3, 6), 0x0132: (2, b"2024:05:09 10:00:00\x00")},
    {0x9003: (2, b"2024:05:03 14:11:05\x00"), 0x9011: (2, b"+03:00\x00"), 0x829A: (5, ratios((1, 200))), 0x927C: (7, b"maker" * 40)},
    {
        1: (2, b"N\x00"),
        2: (5, ratios((49, 1), (59, 1), (2400, 100))),
        3: (2, b"E\x00"),
        4: (5, ratios((36, 1), (15, 1), (0, 1))),
        5: (1, b"\x00"),
        6: (5, ratios((1795, 10))),
        16: (2, b"T\x00"),
        17: (5, ratios((27150, 100))),
    },
)


def segment(marker: int, body: bytes) -> bytes:
    return b"\xff" + bytes([marker]) + struct.pack(">H", len(body) + 2) + body


def jpeg(*segments: bytes, width: int = 640, height: int = 480, colours: int = 3, end: bytes = b"\xff\xd9") -> bytes:
    frame = segment(0xC0, struct.pack(">BHHB", 8, height, width, colours) + b"".join(bytes([i + 1, 0x11, 0]) for i in range(colours)))
    scan = segment(0xDA, bytes([colours]) + b"".join(bytes([i + 1, 0]) for i in range(colours)) + b"\x00\x3f\x00")
    return b"\xff\xd8" + b"".join(segments) + frame + scan + b"\x12\x34" * 20 + end


def app1(block: bytes) -> bytes:
    return segment(0xE1, b"Exif\x00\x00" + block)


def read(data: bytes, name: str = "photos/a.jpg") -> list[Found]:
    return list(FORMAT.read(io.BytesIO(data), name))


def item(data: bytes) -> MediaItem:
    [found] = [each for each in read(data) if not isinstance(each, Remark)]
    assert isinstance(found, MediaItem), found
    return found


def remarks(data: bytes) -> list[str]:
    return [str(each) for each in read(data) if isinstance(each, Remark)]


def test_what_a_phone_says_of_a_photo() -> None:
    data = jpeg(app1(PHONE), width=4032, height=3024)
    found = item(data)
    assert (found.name, found.kind, found.format) == ("a.jpg", "image", "JPEG")
    assert (found.sha256, found.size) == (hashlib.sha256(data).hexdigest(), len(data))
    assert (found.width, found.height) == (4032, 3024)
    assert (found.taken, found.device, found.software) == ("2024-05-03T14:11:05+03:00", "Acme Phone 9", "9.1.2")
    assert (found.lat, found.lon) == (49.99, 36.25)
    assert found.tags["exif:Orientation"] == "6"
    assert found.tags["exif:GPSImgDirection"] == "271.5"
    assert found.tags["exif:GPSAltitude"] == "179.5"
    assert found.tags["exif:DateTime"] == "2024:05:09 10:00:00"
    assert "exif:MakerNote" not in found.tags
    assert remarks(data) == []


def test_the_other_order_of_bytes_and_the_other_halves_of_the_world() -> None:
    block = exif(
        {0x010F: (2, b"Acme\x00")},
        {0x9003: (2, b"2024:05:03 14:11:05\x00")},
        {
            1: (2, b"S\x00"),
            2: (5, ratios((33, 1), (30, 1), (0, 1), order=">")),
            3: (2, b"W\x00"),
            4: (5, ratios((70, 1), (45, 1), (0, 1), order=">")),
        },
        ">",
    )
    found = item(jpeg(app1(block)))
    assert (found.lat, found.lon, found.taken, found.device) == (-33.5, -70.75, "2024-05-03T14:11:05", "Acme")


@pytest.mark.parametrize("date", [b"0000:00:00 00:00:00", b"    :  :     :  :  ", b"2024:13:41 10:00:00", b"yesterday"])
def test_a_date_that_is_none_is_none(date: bytes) -> None:
    assert item(jpeg(app1(exif({}, {0x9003: (2, date + b"\x00")}, {})))).taken is None


@pytest.mark.parametrize(
    "gps",
    [
        {1: (2, b"N\x00"), 2: (5, ratios((0, 0), (0, 0), (0, 0))), 3: (2, b"E\x00"), 4: (5, ratios((0, 0), (0, 0), (0, 0)))},
        {1: (2, b"N\x00"), 2: (5, ratios((0, 1), (0, 1), (0, 1))), 3: (2, b"E\x00"), 4: (5, ratios((0, 1), (0, 1), (0, 1)))},
        {1: (2, b"N\x00"), 2: (5, ratios((99, 1), (0, 1), (0, 1))), 3: (2, b"E\x00"), 4: (5, ratios((30, 1), (0, 1), (0, 1)))},
        {2: (5, ratios((49, 1), (0, 1), (0, 1))), 4: (5, ratios((30, 1), (0, 1), (0, 1)))},
        {1: (2, b"N\x00"), 2: (5, ratios((49, 1), (0, 1), (0, 1)))},
    ],
)
def test_a_place_that_is_none_is_none(gps: dict[int, tuple[int, bytes | int]]) -> None:
    found = item(jpeg(app1(exif({}, {}, gps))))
    assert (found.lat, found.lon) == (None, None)


@pytest.mark.parametrize("block", [b"", b"II*\x00", b"XX*\x00\x08\x00\x00\x00", PHONE[:20], b"II*\x00" + struct.pack("<I", 0xFFFFFFFF)])
def test_broken_exif_costs_only_itself(block: bytes) -> None:
    found = item(jpeg(app1(block)))
    assert (found.width, found.height, found.taken) == (640, 480, None)


def test_broken_exif_is_said() -> None:
    assert remarks(jpeg(app1(PHONE[:30]))) and "its Exif data is broken" in remarks(jpeg(app1(PHONE[:30])))[0]


def test_a_thumbnail_inside_is_told() -> None:
    with_next = b"II*\x00" + struct.pack("<I", 8) + table({0x010F: (2, b"A\x00")}, 8, after=100)
    block = with_next.ljust(100, b"\x00") + table({0x0201: (4, 200), 0x0202: (4, 5120)}, 100)
    assert item(jpeg(app1(block))).tags["embedded thumbnail"] == "5120 bytes"


PACKET = (
    b'<?xpacket begin="\xef\xbb\xbf"?><x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
    b'<rdf:Description xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/"'
    b' photoshop:DateCreated="2024-05-03T14:11:05.250+03:00" xmp:CreatorTool="Editor 5">'
    b'<dc:description><rdf:Alt><rdf:li xml:lang="x-default">Market in Lysove after the strike</rdf:li></rdf:Alt></dc:description>'
    b"</rdf:Description></rdf:RDF></x:xmpmeta>"
)


def xmp(packet: bytes) -> bytes:
    return segment(0xE1, b"http://ns.adobe.com/xap/1.0/\x00" + packet)


def test_xmp_gives_caption_and_date_where_exif_gives_none() -> None:
    found = item(jpeg(xmp(PACKET)))
    assert found.tags["xmp:description"] == "Market in Lysove after the strike"
    assert (found.taken, found.software) == ("2024-05-03T14:11:05+03:00", "Editor 5")
    assert item(jpeg(app1(PHONE), xmp(PACKET))).software == "9.1.2"


def test_an_entity_in_xmp_is_not_followed_and_broken_xmp_is_said() -> None:
    bomb = b'<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/hostname">]>' + PACKET.split(b"?>", 1)[1].replace(b"Market", b"&b;")
    assert "/" not in item(jpeg(xmp(bomb))).tags.get("xmp:description", "")
    assert "its XMP data is broken" in remarks(jpeg(xmp(b"<x:xmpmeta><rdf:RDF>")))[0]


def iptc(*records: tuple[int, bytes]) -> bytes:
    block = b"".join(b"\x1c\x02" + bytes([number]) + struct.pack(">H", len(value)) + value for number, value in records)
    return segment(0xED, b"Photoshop 3.0\x008BIM\x04\x04\x00\x00" + struct.pack(">I", len(block)) + block + b"\x00" * (len(block) % 2))


def test_iptc_captions_and_the_mark_of_a_social_network() -> None:
    tags = item(jpeg(iptc((120, "Двоє поранених".encode()), (80, b"I. Halas"), (25, b"market"), (25, b"strike"), (40, b"FBMD0a000a6c01")))).tags
    assert (tags["iptc:caption"], tags["iptc:by-line"], tags["iptc:keywords"]) == ("Двоє поранених", "I. Halas", "market; strike")
    assert tags["iptc:instructions"] == "FBMD0a000a6c01"


def test_four_colours_and_a_comment() -> None:
    found = item(jpeg(segment(0xFE, b"CREATOR: gd-jpeg v1.0"), segment(0xEE, b"Adobe\x00d\x00\x00\x00\x00\x02"), colours=4))
    assert (found.tags["colours"], found.tags["comment"]) == ("CMYK", "CREATOR: gd-jpeg v1.0")


def test_a_picture_cut_short_is_an_item_and_said_to_be_cut() -> None:
    assert remarks(jpeg(end=b"")) == ["photos/a.jpg: its end is missing: the picture was cut short"]


def test_bytes_after_the_end_as_phones_add_them_are_no_harm() -> None:
    assert remarks(jpeg() + b"SEFT trailer of a phone") == []


def chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def png(*before: bytes, after: tuple[bytes, ...] = (), width: int = 800, height: int = 600, end: bytes = chunk(b"IEND", b"")) -> bytes:
    header = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + header + b"".join(before) + chunk(b"IDAT", zlib.compress(b"\x00")) + b"".join(after) + end


def test_the_texts_of_a_png_before_and_after_its_pixels() -> None:
    found = item(
        png(
            chunk(b"tEXt", b"Software\x00gnome-screenshot"),
            chunk(b"iTXt", "Description\x00\x00\x00uk\x00Опис\x00Знімок екрана".encode()),
            chunk(b"zTXt", b"Comment\x00\x00" + zlib.compress(b"packed")),
            chunk(b"tIME", struct.pack(">HBBBBB", 2024, 5, 3, 11, 9, 8)),
            chunk(b"eXIf", PHONE),
            after=(chunk(b"tEXt", b"date:create\x002024-05-03T11:09:08+00:00"),),
        )
    )
    assert (found.format, found.width, found.height, found.software) == ("PNG", 800, 600, "9.1.2")
    assert found.tags["png:Description"] == "Знімок екрана"
    assert found.tags["png:Comment"] == "packed"
    assert found.tags["png:last changed"] == "2024-05-03T11:09:08+00:00"
    assert found.tags["png:date:create"] == "2024-05-03T11:09:08+00:00"
    assert found.taken == "2024-05-03T14:11:05+03:00"


def test_a_bomb_in_a_text_of_a_png_is_not_unpacked() -> None:
    started = time.monotonic()
    assert len(item(png(chunk(b"zTXt", b"Comment\x00\x00" + zlib.compress(b"a" * 50_000_000)))).tags["png:Comment"]) < 3000
    assert time.monotonic() - started < 1


def test_a_png_without_its_end_is_cut_short() -> None:
    assert remarks(png(end=b"")) == ["photos/a.jpg: its end is missing: the picture was cut short"]


@pytest.mark.parametrize("data", [png(width=100_000, height=100_000), jpeg(width=65_500, height=65_500), png(width=0)])
def test_a_size_that_no_camera_makes_is_an_error(data: bytes) -> None:
    [error] = read(data)
    assert isinstance(error, BadInput) and "which no camera makes" in str(error)


def saved(format: str, **options: object) -> bytes:
    out = io.BytesIO()
    Drawn.new("RGB", (30, 20), "red").save(out, format, **options)
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "format"),
    [
        (saved("JPEG"), "JPEG"),
        (saved("PNG"), "PNG"),
        (saved("GIF"), "GIF"),
        (saved("TIFF"), "TIFF"),
        (saved("BMP"), "BMP"),
        (saved("WEBP"), "WebP"),
        (saved("WEBP", lossless=True), "WebP"),
        (saved("WEBP", exif=b"Exif\x00\x00" + PHONE), "WebP"),
        (saved("AVIF"), "AVIF"),
    ],
)
def test_every_kind_is_known_by_its_bytes_and_has_its_size(data: bytes, format: str) -> None:
    found = item(data)
    assert (found.format, found.width, found.height) == (format, 30, 20)
    assert FORMAT.sniff("download", data) > 80
    assert remarks(data) == []


def test_exif_in_other_kinds() -> None:
    block = b"Exif\x00\x00" + PHONE
    for data in (saved("WEBP", exif=block), saved("PNG", exif=block), saved("AVIF", exif=block)):
        found = item(data)
        assert (found.taken, found.lat) == ("2024-05-03T14:11:05+03:00", 49.99), found.format


def box(kind: bytes, *bodies: bytes) -> bytes:
    body = b"".join(bodies)
    return struct.pack(">I", len(body) + 8) + kind + body


def test_a_heic_of_tiles_has_the_size_of_the_whole_and_its_exif() -> None:
    def made(at: int) -> bytes:
        entry = box(b"infe", b"\x02\x00\x00\x00", struct.pack(">HH", 51, 0), b"Exif", b"\x00")
        place = struct.pack(">HHHII", 51, 0, 1, at, len(PHONE) + 10)
        sizes = [box(b"ispe", struct.pack(">III", 0, *size)) for size in ((512, 512), (4032, 3024), (240, 320))]
        meta = box(
            b"meta",
            b"\x00" * 4,
            box(b"hdlr", b"\x00" * 8, b"pict", b"\x00" * 13),
            box(b"iinf", b"\x00" * 4, struct.pack(">H", 1), entry),
            box(b"iprp", box(b"ipco", *sizes)),
            box(b"iloc", b"\x00" * 4, b"\x44\x00", struct.pack(">H", 1), place),
        )
        return box(b"ftyp", b"heic", b"\x00" * 4, b"mif1heic") + meta + box(b"mdat", struct.pack(">I", 6), b"Exif\x00\x00", PHONE)

    data = made(len(made(0)) - len(PHONE) - 10)
    found = item(data)
    assert (found.format, found.width, found.height) == ("HEIC", 4032, 3024)
    assert (found.taken, found.device) == ("2024-05-03T14:11:05+03:00", "Acme Phone 9")
    assert remarks(data[:-50])[-1] == "photos/a.jpg: its end is missing: the picture was cut short"


def test_an_animated_gif_is_one_item_and_said_to_be_animated() -> None:
    frames = [Drawn.new("RGB", (8, 8), colour) for colour in ("red", "green", "blue")]
    out = io.BytesIO()
    frames[0].save(out, "GIF", save_all=True, append_images=frames[1:])
    assert item(out.getvalue()).tags["animated"] == "yes"


def test_a_tiff_as_a_scanner_writes_it() -> None:
    found = item(saved("TIFF", tiffinfo={0x010F: "Scanmaker", 0x0131: "ScanSoft 3"}))
    assert (found.device, found.software) == ("Scanmaker", "ScanSoft 3")


@pytest.mark.parametrize("data", [b"\xff\xd8\xff", b"\xff\xd8\xff\xe0\x00", b"\x89PNG\r\n\x1a\n", b"RIFF\x00\x00\x00\x00WEBP", b"GIF89a", b"II*\x00"])
def test_a_bare_mark_is_an_error_by_name(data: bytes) -> None:
    [error] = read(data)
    assert isinstance(error, BadInput) and str(error).startswith("photos/a.jpg: ")


def test_a_photo_of_fifty_million_pixels_is_quick() -> None:
    data = jpeg(app1(PHONE), width=8688, height=5792)[:-2] + b"\x55" * 20_000_000 + b"\xff\xd9"
    started = time.monotonic()
    assert item(data).width == 8688
    assert time.monotonic() - started < 0.5


@pytest.mark.parametrize("head", [b"BMW sales rose.", b"GIF of the day", b"II is a number", b"MM", b"RIFF\x00\x00\x00\x00WAVE"])
def test_what_only_begins_like_a_picture_is_none(head: bytes) -> None:
    assert FORMAT.sniff("a.txt", head) == 0
