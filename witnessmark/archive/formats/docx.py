"""Word documents (DOCX): text with tables and notes, and who changed it."""

from collections.abc import Iterator
from pathlib import PurePath
from typing import BinaryIO

from witnessmark.archive.common import Found
from witnessmark.archive.formats._office import ZIP, begins, holds
from witnessmark.errors import BadInput

PARTS = (b"word/document", b"word/_rels/", b"word/styles.xml", b"word/settings.xml", b"word/theme/", b"word/fontTable.xml", b"word/webSettings.xml")
COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
RICH = b"{\\rtf"
# Names of parts in old compound files, as UTF-16.
OLD_WORD, LOCKED = ("WordDocument".encode("utf-16-le"), "EncryptedPackage".encode("utf-16-le"))
# The list of a compound file's parts stands anywhere in it; a report is not larger.
MOST_OLD = 64 * 1024 * 1024


class Docx:
    """One file is one document, by Word, LibreOffice, Google Docs, Pages or any program that writes this standard, strict or not.

    Paragraphs and rows of tables end with a line feed, cells are parted by tabs; each is a region. Footnotes and endnotes come after the
    text, text boxes after their paragraph. Left out: headers, footers and page numbers, which say the same on every page, and the numbers that
    programs put before items of lists. Tracked changes are read as if accepted: what was deleted is no part of the text; who changed it
    and who commented is told. Hidden text is left out and told.

    Title and author are those of the file; when it was made and changed is told and is no date of publication. Pictures and files inside
    are read by the formats that know them. Macros are never run and nothing is fetched. Old documents (.doc), locked ones and RTF
    are not read.
    """

    NAME = "docx"
    TITLE = "Word document (DOCX)"
    EXTENSIONS = (".docx", ".docm", ".dotx", ".doc", ".rtf")

    def sniff(self, name: str, head: bytes) -> int:
        """A zip archive by the names of its parts; an old or a locked document by its mark, to say why it is not read."""
        suffix = PurePath(name).suffix.lower()
        if head.startswith(ZIP):
            return 90 if holds(head, *PARTS) else 60 if suffix in self.EXTENSIONS[:3] and begins(head) else 0
        if head.startswith(COMPOUND):
            return 60 if suffix in self.EXTENSIONS or OLD_WORD in head else 0
        return 60 if head.startswith(RICH) else 0

    def read(self, stream: BinaryIO, name: str) -> Iterator[Found]:
        """The document with remarks before it, then what is in the files inside it."""
        from witnessmark.archive.formats._docx_reading import read_docx

        head = stream.read(len(COMPOUND))
        stream.seek(0)
        try:
            if not head.startswith(ZIP):
                raise BadInput(f"{name}: {_unread(head, stream.read(MOST_OLD))}")
            yield from read_docx(stream, name)
        except BadInput as error:
            yield error


def _unread(head: bytes, data: bytes) -> str:
    if head.startswith(RICH):
        return "it is a document of the RTF kind, which is not read; add a copy saved as DOCX or PDF"
    if head == COMPOUND and LOCKED in data:
        return "it is locked with a password; add a copy saved without one"
    if head == COMPOUND:
        return "it is an old Word document (.doc), which is not read; add a copy saved as DOCX or PDF"
    return "it is no Word document, whatever it is called"


FORMAT = Docx()
