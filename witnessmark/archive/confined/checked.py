"""What a reader says, held to what it may say: types were checked when it was decoded, here the values are."""

import math
import re
from collections.abc import Iterable

from witnessmark.archive.contents.record import checked_published, checked_text
from witnessmark.errors import BadInput
from witnessmark.model.document import Document
from witnessmark.model.media_item import MediaItem
from witnessmark.printable import printable

# A name, an address, a tool: longer is none. Titles of posts without a title are their first paragraphs.
LONGEST_NAME, LONGEST_LINE, LONGEST_TITLE = 1_000, 10_000, 100_000
# How deep a place in a file in a file may be named; formats stop at four.
DEEPEST = 16
SHA256 = re.compile(r"[0-9a-f]{64}")


def checked_document(document: Document, name: str) -> Document:
    """The document unchanged; BadInput where its parts do not fit each other or what they stand for."""
    checked_text(document.text, name)
    checked_published(document.published, name)
    _need(0 < len(document.doc_id) <= LONGEST_NAME, name, "doc_id is empty or too long")
    named = (document.language, document.publisher, document.author, document.source, document.forwarded_from, document.forwarded_id)
    _need(all(len(each or "") <= LONGEST_LINE for each in (*named, document.url, document.edited, document.replies_to)), name, "a field is too long")
    _need(len(document.title or "") <= LONGEST_TITLE, name, "title is too long")
    _need(document.tool is None or is_name(document.tool), name, "tool is no name and version")
    _need(all(len(each) <= LONGEST_NAME for each in document.media), name, "the name of a medium is too long")
    end = len(document.text)
    for region in document.regions:
        _need(0 <= region.start <= region.end <= end, name, "a region lies outside the text")
        _need(len(region.at) <= LONGEST_NAME and _is_place(region.within), name, "a region's place is too long")
    for count in document.recorded.counts if document.recorded is not None else ():
        _need(0 <= count.start <= count.end <= end, name, "a recorded count lies outside the text")
    if document.recorded is not None:
        _need(_on_earth(document.recorded.lat, document.recorded.lon), name, "a recorded position is none")
    return document


def checked_medium(medium: MediaItem, name: str) -> MediaItem:
    """The medium unchanged; BadInput where a value of it cannot be."""
    _need(0 < len(medium.name) <= LONGEST_NAME and _is_place(medium.within), name, "the name of a medium is empty or too long")
    _need(is_name(medium.format), name, "the format of a medium is no name")
    _need(SHA256.fullmatch(medium.sha256) is not None and medium.size >= 0, name, "the hash or the size of a medium is none")
    _need(all(each is None or each >= 0 for each in (medium.width, medium.height)), name, "a medium has a negative side")
    _need(medium.seconds is None or (math.isfinite(medium.seconds) and medium.seconds >= 0), name, "the length of a medium is none")
    _need(_on_earth(medium.lat, medium.lon), name, "the position of a medium is none")
    _need(all(len(each or "") <= LONGEST_LINE for each in (medium.taken, medium.device, medium.software)), name, "a field of a medium is too long")
    return medium


def checked_message(message: str, name: str) -> str:
    """The message on one line without anything a terminal would act on, beginning with the file's name, and not endless."""
    said = message[:LONGEST_LINE]
    shown = said if said.isprintable() else "".join(map(printable, said))
    return shown if shown.startswith(name) else f"{name}: {shown}"


def is_name(text: str) -> bool:
    """Whether a short text can be shown as it is."""
    return 0 < len(text) <= LONGEST_NAME and text.isprintable()


def _is_place(within: Iterable[str]) -> bool:
    places = tuple(within)
    return len(places) <= DEEPEST and all(len(each) <= LONGEST_NAME for each in places)


def _on_earth(lat: float | None, lon: float | None) -> bool:
    return (lat is None or -90 <= lat <= 90) and (lon is None or -180 <= lon <= 180)


def _need(holds: bool, name: str, otherwise: str) -> None:
    if not holds:
        raise BadInput(f"{name}: its reader answered what cannot be: {otherwise}")
