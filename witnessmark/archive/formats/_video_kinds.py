"""Which kind of video or sound a file is, by its first bytes."""

# Of files made of boxes; every other brand is a picture, or none known here.
BOXED = (
    "isom",
    "iso2",
    "iso3",
    "iso4",
    "iso5",
    "iso6",
    "iso8",
    "iso9",
    "avc1",
    "dash",
    "MSNV",
    "XAVC",
    "FACE",
    "f4v ",
    "NDSC",
    "NDSM",
    "kddi",
    "mmp4",
    "caqv",
)
BRANDS = {"qt  ": "MOV", "M4V ": "M4V", "M4VH": "M4V", "M4VP": "M4V", "M4A ": "M4A", "M4B ": "M4A"}
# What MOV files of older cameras begin with instead of a brand.
FIRST_BOXES = (b"moov", b"mdat", b"wide", b"pnot")
SOUNDS = frozenset({"MP3", "WAV", "FLAC", "M4A", "AAC", "AMR"})


def kind_of_video(head: bytes) -> str | None:
    """MP4, MOV, M4V, M4A, 3GP, WebM or MKV (both "Matroska" here), AVI, WAV, OGG, MP3, FLAC, AMR, FLV, WMV or MPEG; null where it is none."""
    if head[4:8] == b"ftyp":
        return _branded(head[8:12].decode("latin-1"))
    if head[4:8] in FIRST_BOXES and int.from_bytes(head[:4], "big") not in range(2, 8):
        return "MOV"
    if head[:4] == b"RIFF":
        return {b"AVI ": "AVI", b"WAVE": "WAV"}.get(head[8:12])
    if (head[:3] == b"ID3" and head[3:4] in (b"\x02", b"\x03", b"\x04")) or (
        head[:1] == b"\xff" and head[1:2] in (b"\xfb", b"\xf3", b"\xf2", b"\xfa") and len(head) > 3 and head[2] >> 4 not in (0, 15)
    ):
        return "MP3"
    # A packet of 188 bytes after another, each beginning with the same letter.
    if head[:1] == b"G" and len(head) > 376 and head[188:189] == b"G" and head[376:377] == b"G":
        return "MPEG"
    return next((kind for mark, kind in MARKS if head.startswith(mark)), None)


MARKS = (
    (b"\x1a\x45\xdf\xa3", "Matroska"),
    (b"OggS\x00", "OGG"),
    (b"fLaC", "FLAC"),
    (b"#!AMR", "AMR"),
    (b"FLV\x01", "FLV"),
    (b"\x30\x26\xb2\x75\x8e\x66\xcf\x11", "WMV"),
    (b"\x00\x00\x01\xba", "MPEG"),
    (b"\x00\x00\x01\xb3", "MPEG"),
)


def _branded(brand: str) -> str | None:
    if brand.startswith(("3gp", "3g2", "3ge", "3gg")):
        return "3GP"
    return BRANDS.get(brand) or ("MP4" if brand in BOXED or brand.lower().startswith("mp4") else None)
