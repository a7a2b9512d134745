"""Videos and sounds (MP4, MOV, 3GP, WebM, MKV, AVI, OGG, MP3, WAV and others): what their containers say of them."""

from collections.abc import Iterator
from typing import BinaryIO

from witnessmark.archive.common import Found
from witnessmark.archive.formats._video_kinds import kind_of_video
from witnessmark.errors import BadInput


class Video:
    """One video or sound is one item: its length, its size in pixels and its metadata, without a picture being decoded.

    `taken` is the date that a phone writes with its offset where there is one, else that of the header, which is UTC by the standard,
    though some cameras write their own time there; 0 is no date. Width and height are as stored, and a tag says by how much to turn it.
    All this is what the file says: whoever had it could write it. A file cut short is an item all the same, and said to be one.
    """

    NAME = "video"
    TITLE = "Video or sound (MP4, MOV, 3GP, WebM, MKV, AVI, OGG, MP3, WAV and others)"
    EXTENSIONS = (
        *(".mp4", ".m4v", ".mov", ".3gp", ".3g2", ".webm", ".mkv", ".avi", ".flv", ".wmv", ".mpg", ".mpeg", ".ts"),
        *(".ogg", ".ogv", ".oga", ".opus", ".mp3", ".m4a", ".wav", ".flac", ".amr"),
    )

    def sniff(self, name: str, head: bytes) -> int:
        """Its first bytes, whatever it is called."""
        return 90 if kind_of_video(head) is not None else 0

    def read(self, stream: BinaryIO, name: str) -> Iterator[Found]:
        """The item, with remarks before it."""
        from witnessmark.archive.formats._video_reading import read_video

        try:
            yield from read_video(stream, name)
        except BadInput as error:
            yield error


FORMAT = Video()
