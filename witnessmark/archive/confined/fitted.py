"""What a damaged or hostile file says beside a text at a length nothing of the kind has is left out, and the text kept."""

from collections.abc import Iterator

import msgspec

from witnessmark.archive.confined.checked import LONGEST_LINE, LONGEST_NAME, LONGEST_TITLE
from witnessmark.errors import Remark
from witnessmark.model.document import Document
from witnessmark.printable import printable

# An author of eleven thousand characters is a tag that was never closed, in every format.
LONGEST = {
    "title": LONGEST_TITLE,
    **dict.fromkeys(("author", "edited", "forwarded_from", "forwarded_id", "language", "publisher", "replies_to", "source", "url"), LONGEST_LINE),
}


def fitted(document: Document, name: str) -> Iterator[Document | Remark]:
    """The document without fields and names of media that are longer than can be, and before it a remark on each kind left out."""
    long: dict[str, object] = {field: None for field, most in LONGEST.items() if len(getattr(document, field) or "") > most}
    media = tuple(each for each in document.media if len(each) <= LONGEST_NAME)
    if len(media) < len(document.media):
        long["media"] = media
    for field in long:
        yield Remark(f"{name}: {field} of {printable(document.doc_id)} is longer than any; it is left out")
    yield msgspec.structs.replace(document, **long) if long else document
