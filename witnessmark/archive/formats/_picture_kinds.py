"""Which kind of picture a file is, by its first bytes."""

HEIF = {
    "heic": "HEIC",
    "heix": "HEIC",
    "heim": "HEIC",
    "heis": "HEIC",
    "hevc": "HEIC",
    "mif1": "HEIF",
    "msf1": "HEIF",
    "avif": "AVIF",
    "avis": "AVIF",
}


def kind_of_picture(head: bytes) -> str | None:
    """JPEG, PNG, WebP, GIF, TIFF, BMP, HEIC, HEIF or AVIF, by its first bytes; null where it is none of them."""
    if head.startswith(b"\xff\xd8\xff"):
        return "JPEG"
    if head.startswith(b"\x89PNG\r\n\x1a\n"):
        return "PNG"
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return "WebP"
    if head[:6] in (b"GIF87a", b"GIF89a"):
        return "GIF"
    if head[:4] in (b"II*\x00", b"MM\x00*", b"II+\x00", b"MM\x00+"):
        return "TIFF"
    # Two letters are no mark: the rest of its header has a known length and four zeros.
    if head[:2] == b"BM" and head[6:10] == b"\x00" * 4 and head[14:18] in (b"\x0c\0\0\0", b"\x28\0\0\0", b"\x40\0\0\0", b"\x6c\0\0\0", b"\x7c\0\0\0"):
        return "BMP"
    return HEIF.get(head[8:12].decode("latin-1")) if head[4:8] == b"ftyp" else None
