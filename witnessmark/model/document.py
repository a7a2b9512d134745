"""A document: one text as it was published. The unit of the record stream."""

from witnessmark.model.base import Model
from witnessmark.model.recorded import RecordedEvent
from witnessmark.model.region import Region


class Document(Model, frozen=True, kw_only=True):
    """One published text.

    `text` is never normalised after extraction: line ends, no-break spaces and composed letters stay, so that
    offsets hold. `published` is an ISO 8601 date, or date and time with the offset where it is known; it is never
    guessed. `language` is en, uk or ru where it was given. `source` is the SHA-256 of the preserved bytes the text
    was taken from, null for a record that came in a stream; `regions` say where in them each stretch of the text stands (page, message, row),
    and `tool` which program of which version took it out, null where the text is the file itself.

    `forwarded_from` is the name a messenger shows as the origin of a forwarded post: weak, a name and never a proof.
    `forwarded_id` is that origin's own id where the export gives one: strong. `edited` is when the post was last changed, `replies_to` the
    doc_id of the post it answers, `media` the names of the files that came with it. `recorded` holds what a recorder's own columns state.
    `captured` is when a tool saved the page, as that tool says (ISO 8601): the text was out by then, and no date of publication is made of it.
    """

    doc_id: str
    text: str
    published: str | None = None
    language: str | None = None
    title: str | None = None
    url: str | None = None
    publisher: str | None = None
    author: str | None = None
    source: str | None = None
    forwarded_from: str | None = None
    forwarded_id: str | None = None
    edited: str | None = None
    captured: str | None = None
    replies_to: str | None = None
    media: tuple[str, ...] = ()
    regions: tuple[Region, ...] = ()
    tool: str | None = None
    recorded: RecordedEvent | None = None
