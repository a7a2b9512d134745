"""Plain text: the whole file is one document."""

from collections.abc import Iterator
from pathlib import PurePath
from typing import BinaryIO

from witnessmark.archive.common import identity
from witnessmark.archive.contents.decode import decode, kind_of
from witnessmark.archive.files.whole import read_whole
from witnessmark.errors import BadInput, SkipItem
from witnessmark.model.document import Document


class Plain:
    """Text in UTF-8, UTF-16, windows-1251, KOI8-U or windows-1252, told apart by a stated rule (archive/contents/decode.py).

    Line ends and everything else stay as they are. It knows neither its publisher nor its date, and the file's own
    date is not taken for one.
    """

    NAME = "plain"
    TITLE = "Plain text"
    EXTENSIONS = (".txt", ".text", ".md")

    def sniff(self, name: str, head: bytes) -> int:
        """Its endings, whatever is inside (so that a binary is refused with its reason), and texts without an ending."""
        suffix = PurePath(name).suffix.lower()
        if suffix in self.EXTENSIONS:
            return 60
        return 20 if suffix == "" and kind_of(head) is None and b"\x00" not in head else 0

    def read(self, stream: BinaryIO, name: str) -> Iterator[Document | SkipItem]:
        """One document, or the reason why the file is no text."""
        try:
            text = decode(read_whole(stream, name), name)
            if not text.strip():
                raise BadInput(f"{name}: there is no text in it, only blanks")
        except BadInput as error:
            yield error
        else:
            yield Document(doc_id=identity(text), text=text)


FORMAT = Plain()
