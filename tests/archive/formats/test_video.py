"""Videos and sounds as phones, cameras, messengers and programs write them, box by box."""

import hashlib
import io
import struct
import time

import pytest

from witnessmark.archive.common import Found
from witnessmark.archive.formats.video import FORMAT
from witnessmark.errors import BadInput, Remark
from witnessmark.model.media_item import MediaItem

# 2024-05-03 11:11:05 UTC in seconds since 1904.
MADE = 3797579465
UPRIGHT = (65536, 0, 0, 0, 65536, 0, 0, 0, 1 << 30)
TURNED = (0, 65536, 0, -65536, 0, 0, 0, 0, 1 << 30)


def box(kind: bytes, *bodies: bytes) -> bytes:
    body = b"".join(bodies)
    return struct.pack(">I", len(body) + 8) + kind + body


def mvhd(made: int = MADE, scale: int = 600, units: int = 7530, version: int = 0) -> bytes:
    times = struct.pack(">IIII" if version == 0 else ">QQIQ", made, made + 60, scale, units)
    return box(b"mvhd", bytes([version, 0, 0, 0]), times, b"\x00" * 80)


def track(kind: bytes, width: int = 0, height: int = 0, matrix: tuple[int, ...] = UPRIGHT, version: int = 0) -> bytes:
    times = b"\x00" * (20 if version == 0 else 32)
    header = box(b"tkhd", bytes([version, 0, 0, 7]), times, b"\x00" * 16, struct.pack(">9i", *matrix), struct.pack(">II", width << 16, height << 16))
    return box(b"trak", header, box(b"mdia", box(b"hdlr", b"\x00" * 8, kind, b"\x00" * 13)))


def mp4(*inside: bytes, brand: bytes = b"isom", data: bytes = b"\x00" * 100, header: bytes | None = None) -> bytes:
    tracks = track(b"vide", 1920, 1080) + track(b"soun")
    return box(b"ftyp", brand, b"\x00" * 4, b"isommp42") + box(b"moov", mvhd() if header is None else header, tracks, *inside) + box(b"mdat", data)


def read(data: bytes, name: str = "clips/a.mp4") -> list[Found]:
    return list(FORMAT.read(io.BytesIO(data), name))


def item(data: bytes) -> MediaItem:
    [found] = [each for each in read(data) if not isinstance(each, Remark)]
    assert isinstance(found, MediaItem), found
    return found


def remarks(data: bytes) -> list[str]:
    return [str(each) for each in read(data) if isinstance(each, Remark)]


def test_what_the_header_of_a_film_says() -> None:
    data = mp4()
    found = item(data)
    assert (found.name, found.kind, found.format) == ("a.mp4", "video", "MP4")
    assert (found.sha256, found.size) == (hashlib.sha256(data).hexdigest(), len(data))
    assert (found.width, found.height, found.seconds) == (1920, 1080, 12.55)
    assert found.taken == "2024-05-03T11:11:05+00:00"
    assert found.tags["last changed"] == "2024-05-03T11:12:05+00:00"
    assert remarks(data) == []


def test_the_long_form_of_the_header() -> None:
    found = item(mp4(header=mvhd(version=1)))
    assert (found.taken, found.seconds) == ("2024-05-03T11:11:05+00:00", 12.55)


def test_a_header_without_a_date_gives_none() -> None:
    found = item(mp4(header=mvhd(made=0)))
    assert found.taken is None and "made by its header" not in found.tags


@pytest.mark.parametrize(("scale", "units"), [(0, 100), (600, 0), (600, 0xFFFFFFFF)])
def test_a_length_that_is_not_said(scale: int, units: int) -> None:
    assert item(mp4(header=mvhd(scale=scale, units=units))).seconds is None


def test_a_phone_held_upright() -> None:
    turned = box(b"ftyp", b"mp42", b"\x00" * 4) + box(b"moov", mvhd(), track(b"soun"), track(b"vide", 1920, 1080, TURNED))
    found = item(turned)
    assert (found.width, found.height, found.tags["turned by degrees"]) == (1920, 1080, "90")


def text(kind: bytes, value: str) -> bytes:
    raw = value.encode()
    return box(kind, struct.pack(">HH", len(raw), 0x15C7), raw)


def test_an_android_phone_says_where_it_was() -> None:
    found = item(mp4(box(b"udta", text(b"\xa9xyz", "+50.4501+030.5234/"), text(b"\xa9mod", "Acme 9"), text(b"\xa9mak", "Acme"))))
    assert (found.lat, found.lon, found.device) == (50.4501, 30.5234, "Acme 9")


def apple(keys: dict[str, str]) -> bytes:
    names = b"".join(box(b"mdta", key.encode()) for key in keys)
    items = b"".join(box(struct.pack(">I", i), box(b"data", struct.pack(">II", 1, 0), value.encode())) for i, value in enumerate(keys.values(), 1))
    return box(b"meta", box(b"hdlr", b"\x00" * 8, b"mdta", b"\x00" * 14), box(b"keys", struct.pack(">II", 0, len(keys)), names), box(b"ilst", items))


APPLE = apple(
    {
        "com.apple.quicktime.location.ISO6709": "-33.4489-070.6693+570.123/",
        "com.apple.quicktime.make": "Apple",
        "com.apple.quicktime.model": "iPhone 13",
        "com.apple.quicktime.software": "17.4",
        "com.apple.quicktime.creationdate": "2024-05-03T14:11:05+0300",
    }
)


def test_an_iphone_says_its_own_time_with_its_offset() -> None:
    found = item(mp4(APPLE, brand=b"qt  "))
    assert (found.format, found.taken) == ("MOV", "2024-05-03T14:11:05+03:00")
    assert (found.lat, found.lon, found.device, found.software) == (-33.4489, -70.6693, "Apple iPhone 13", "17.4")
    assert found.tags["height above sea level"] == "570.123"
    assert found.tags["made by its header"] == "2024-05-03T11:11:05+00:00"


def test_a_messengers_encoder_and_itunes_table() -> None:
    value = box(b"data", struct.pack(">II", 1, 0), b"Lavf58.20.100")
    table = box(b"meta", b"\x00" * 4, box(b"hdlr", b"\x00" * 8, b"mdir", b"\x00" * 13), box(b"ilst", box(b"\xa9too", value)))
    found = item(mp4(box(b"udta", table), header=mvhd(made=0)))
    assert (found.software, found.taken) == ("Lavf58.20.100", None)


def test_the_place_of_an_old_phone() -> None:
    place = box(
        b"loci", b"\x00" * 4, b"\x15\xc7", b"Lysove\x00", b"\x00", struct.pack(">iii", int(30.5 * 65536), int(50.25 * 65536), 0), b"earth\x00\x00"
    )
    found = item(mp4(box(b"udta", place), brand=b"3gp5"))
    assert (found.format, found.lat, found.lon, found.tags["name of the place"]) == ("3GP", 50.25, 30.5, "Lysove")


def test_a_sound_in_boxes_is_a_sound() -> None:
    data = box(b"ftyp", b"M4A ", b"\x00" * 4) + box(b"moov", mvhd(), track(b"soun"))
    assert (item(data).kind, item(data).format) == ("audio", "M4A")


def test_an_old_camera_writes_no_brand_and_its_tables_last() -> None:
    data = box(b"wide") + box(b"mdat", b"\x01" * 50) + box(b"moov", mvhd(), track(b"vide", 640, 480))
    assert (item(data).format, item(data).width) == ("MOV", 640)


def test_a_long_film_with_a_size_of_eight_bytes() -> None:
    data = mp4(data=b"")[:-8] + struct.pack(">I", 1) + b"mdat" + struct.pack(">Q", 16 + 20) + b"\x01" * 20
    assert remarks(data) == []


def test_a_film_cut_short_is_an_item_and_said_to_be_cut() -> None:
    assert item(mp4()[:-50]).width == 1920
    assert remarks(mp4()[:-50]) == ["clips/a.mp4: its end is missing: it was cut short"]


def test_a_recording_that_was_never_finished_is_an_item() -> None:
    data = box(b"ftyp", b"isom", b"\x00" * 4) + struct.pack(">I", 0) + b"mdat" + b"\x01" * 50
    assert (item(data).kind, item(data).width, item(data).seconds) == ("video", None, None)
    assert "the table of what is in it is missing" in remarks(data)[0]


def element(number: bytes, body: bytes) -> bytes:
    return number + struct.pack(">Q", len(body) | 1 << 56) + body


def matroska(doc_type: bytes = b"webm", video: bool = True, unknown: bool = False) -> bytes:
    info = b"".join(
        (
            element(b"\x2a\xd7\xb1", struct.pack(">I", 1_000_000)),
            element(b"\x44\x89", struct.pack(">d", 12550.0)),
            element(b"\x44\x61", struct.pack(">q", 736427465 * 10**9)),
            element(b"\x4d\x80", b"Lavf60"),
            element(b"\x57\x41", b"Recorder 4"),
        )
    )
    size = element(b"\xe0", element(b"\xb0", b"\x05\x00") + element(b"\xba", b"\x02\xd0")) if video else b""
    tracks = element(b"\xae", element(b"\x83", b"\x01" if video else b"\x02") + size)
    body = element(b"\x15\x49\xa9\x66", info) + element(b"\x16\x54\xae\x6b", tracks) + element(b"\x1f\x43\xb6\x75", b"\x00" * 100)
    head = element(b"\x1a\x45\xdf\xa3", element(b"\x42\x82", doc_type))
    return head + (b"\x18\x53\x80\x67\x01\xff\xff\xff\xff\xff\xff\xff" + body if unknown else element(b"\x18\x53\x80\x67", body))


@pytest.mark.parametrize(("doc_type", "format"), [(b"webm", "WebM"), (b"matroska", "MKV")])
def test_matroska(doc_type: bytes, format: str) -> None:
    found = item(matroska(doc_type))
    assert (found.format, found.kind, found.width, found.height, found.seconds) == (format, "video", 1280, 720, 12.55)
    assert (found.taken, found.software, found.tags["muxer"]) == ("2024-05-03T11:11:05+00:00", "Recorder 4", "Lavf60")


def test_a_recording_of_a_browser_does_not_say_how_long_it_is() -> None:
    assert item(matroska(unknown=True)).width == 1280


@pytest.mark.parametrize("cut", [1, 90])
def test_a_matroska_film_cut_short_is_an_item_and_said_to_be_cut(cut: int) -> None:
    assert item(matroska()[:-cut]).width == 1280
    assert remarks(matroska()[:-cut]) == ["clips/a.mp4: its end is missing: it was cut short"]
    assert remarks(matroska()) == remarks(matroska(unknown=True)) == []


def test_a_sound_in_matroska() -> None:
    assert item(matroska(video=False)).kind == "audio"


def chunk(kind: bytes, body: bytes) -> bytes:
    return kind + struct.pack("<I", len(body)) + body + b"\x00" * (len(body) % 2)


def test_an_avi_of_an_old_camera() -> None:
    header = chunk(b"avih", struct.pack("<10I", 33367, 0, 0, 0, 376, 0, 2, 0, 640, 480) + b"\x00" * 16)
    body = (
        b"AVI "
        + chunk(b"LIST", b"hdrl" + header)
        + chunk(b"IDIT", b"FRI MAY 03 14:11:05 2024\n\x00")
        + chunk(b"LIST", b"INFO" + chunk(b"ISFT", b"CAM 2"))
    )
    data = chunk(b"RIFF", body + chunk(b"LIST", b"movi" + b"\x00" * 64))
    found = item(data)
    assert (found.format, found.width, found.height, found.seconds) == ("AVI", 640, 480, 12.546)
    assert (found.taken, found.software) == ("2024-05-03T14:11:05", "CAM 2")
    assert remarks(data) == [] and remarks(data[:-30]) == ["clips/a.mp4: its end is missing: it was cut short"]


def test_a_wav_says_how_long_it_is() -> None:
    data = chunk(b"RIFF", b"WAVE" + chunk(b"fmt ", struct.pack("<HHIIHH", 1, 1, 8000, 16000, 2, 16)) + chunk(b"data", b"\x00" * 24000))
    assert (item(data).kind, item(data).format, item(data).seconds) == ("audio", "WAV", 1.5)


@pytest.mark.parametrize(
    ("data", "kind", "format"),
    [
        (b"ID3\x04\x00\x00\x00\x00\x00\x00" + b"\x00" * 50, "audio", "MP3"),
        (b"\xff\xfb\x90\x64" + b"\x00" * 50, "audio", "MP3"),
        (b"OggS\x00\x02" + b"\x00" * 22 + b"OpusHead" + b"\x00" * 50, "audio", "OGG"),
        (b"OggS\x00\x02" + b"\x00" * 22 + b"\x80theora" + b"\x00" * 50, "video", "OGG"),
        (b"fLaC\x00\x00\x00\x22" + b"\x00" * 50, "audio", "FLAC"),
        (b"FLV\x01\x05" + b"\x00" * 50, "video", "FLV"),
        (b"G" + b"\x00" * 187 + b"G" + b"\x00" * 187 + b"G" + b"\x00" * 187, "video", "MPEG"),
    ],
)
def test_other_kinds_are_items_too(data: bytes, kind: str, format: str) -> None:
    assert (item(data).kind, item(data).format) == (kind, format)


@pytest.mark.parametrize(
    "head",
    [b"", b"Good morning, Lysove.", b"ID3 tags of songs", b"\xff\xfet\x00e\x00", b"\x00\x00\x00\x20ftypheic", b"GIF89a", b"RIFF\x00\x00\x00\x00WEBP"],
)
def test_what_is_no_video_is_none(head: bytes) -> None:
    assert FORMAT.sniff("a.mp4", head) == 0


def test_boxes_that_lead_nowhere_end_soon() -> None:
    endless = box(b"ftyp", b"isom", b"\x00" * 4) + box(b"moov", mvhd(), struct.pack(">I", 8) * 2 + box(b"udta", b"\x00\x00\x00\x08\xa9xyz" * 200_000))
    started = time.monotonic()
    item(endless)
    assert time.monotonic() - started < 3


def test_a_bare_mark_is_an_item_that_is_cut_short() -> None:
    [remark, found] = read(b"\x1a\x45\xdf\xa3")
    assert isinstance(found, MediaItem) and "its head is missing" in str(remark)
    [error] = read(b"no video")
    assert isinstance(error, BadInput)


SEEDS = [mp4(APPLE), mp4(box(b"udta", text(b"\xa9xyz", "+50.4501+030.5234/"))), matroska(), matroska(unknown=True)]
