"""PDF: the text of all pages, and which of them are only pictures of text."""

from collections.abc import Iterator
from typing import BinaryIO

from witnessmark.archive.common import Found
from witnessmark.errors import BadInput

# As readers do: mail gateways and servers leave lines before the file proper.
MOST_BEFORE = 1024


class Pdf:
    """One document a file, the pages in their order with a blank line between them; each page is a region.

    A PDF holds no lines, only letters at places: the order of the text is that in which pdfium finds it, two columns as they were drawn.
    A line ends with a line feed, or with a space where it was only full; a hyphen that ends a line is a soft hyphen (U+00AD). What was filled into
    a form's fields stands after the text of its page. Title and author are those the file gives; `published` is only what it
    calls its date of publication (PRISM), never the date when the file was made, which a remark tells.

    Pages that are pictures of text are named, as are pages whose text a program recognised. A password is not guessed; a file that
    only its owner's password protects is read. Files inside are read by the formats that know them.
    """

    NAME = "pdf"
    TITLE = "PDF (text with its pages)"
    EXTENSIONS = (".pdf",)

    def sniff(self, name: str, head: bytes) -> int:
        """Its mark, at the start or after a few lines of something else."""
        return 95 if head.startswith(b"%PDF-") else 70 if b"%PDF-" in head[:MOST_BEFORE] else 0

    def read(self, stream: BinaryIO, name: str) -> Iterator[Found]:
        """The document with remarks on its pages, then what is in the files inside it."""
        from witnessmark.archive.formats._pdf_reading import read_pdf

        try:
            yield from read_pdf(stream, name)
        except BadInput as error:
            yield error


FORMAT = Pdf()
