"""Photos and pictures (JPEG, PNG, WebP, GIF, TIFF, BMP, HEIC, AVIF): what they say of themselves."""

from collections.abc import Iterator
from pathlib import PurePath
from typing import BinaryIO

from witnessmark.archive.common import Found
from witnessmark.archive.formats._picture_kinds import kind_of_picture
from witnessmark.errors import BadInput


class Image:
    """One picture is one item: its size in pixels and its metadata, without a pixel being decoded.

    `taken` is when the camera says it took the picture (DateTimeOriginal, with its offset where it gives one; else XMP's), never when a
    file was changed. The place is the camera's. All of Exif, XMP, IPTC and the texts of a PNG are in `tags`. All this is what the file says:
    whoever had it could write it. Broken metadata is remarked on and costs only itself; a file without its end is an item all the same.
    """

    NAME = "image"
    TITLE = "Photo or picture (JPEG, PNG, WebP, GIF, TIFF, BMP, HEIC, AVIF)"
    EXTENSIONS = (".jpg", ".jpeg", ".png", ".webp", ".gif", ".tif", ".tiff", ".bmp", ".heic", ".heif", ".avif")

    def sniff(self, name: str, head: bytes) -> int:
        """Its first bytes; of cameras' raw files, which begin like TIFF, only those called by that name."""
        kind = kind_of_picture(head)
        if kind is None:
            return 0
        return 90 if kind != "TIFF" or PurePath(name).suffix.lower() in (".tif", ".tiff", "") else 40

    def read(self, stream: BinaryIO, name: str) -> Iterator[Found]:
        """The item, with remarks before it on what of its metadata is broken; an error where not even its header can be read."""
        from witnessmark.archive.formats._image_reading import read_picture

        try:
            yield from read_picture(stream, name)
        except BadInput as error:
            yield error


FORMAT = Image()
