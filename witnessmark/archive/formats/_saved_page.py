"""A web page that was saved together with what it is made of: its text, with the address and time of the capture."""

import io
from collections.abc import Iterator

import msgspec

from witnessmark.archive.common import Found
from witnessmark.archive.formats.html import FORMAT as HTML
from witnessmark.model.document import Document
from witnessmark.model.region import Region


def saved_page(page: bytes, name: str, url: str | None, captured: str | None, place: Region) -> Iterator[Found]:
    """The page as the format of web pages reads it.

    The address it was saved from wins over the one it gives itself; the time of saving is `captured` and never a date of publication.
    `place` is where it lies in the file (its end is set to the text's).
    """
    for found in HTML.read(io.BytesIO(page), name):
        if isinstance(found, Document):
            regions = (msgspec.structs.replace(place, end=len(found.text)),)
            found = msgspec.structs.replace(found, url=address(url) or found.url, captured=captured or found.captured, regions=regions)
        yield found


def address(said: str | None) -> str | None:
    """An address of the web; null for a file on the disk of whoever saved it, which says nothing of where it was published."""
    said = (said or "").strip().strip("<>")
    return said if said.startswith(("http://", "https://")) and not any(letter.isspace() for letter in said) else None
