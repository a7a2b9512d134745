"""A document: one text as it was published. The unit of the record stream."""

from witnessmark.model.base import Model


class Document(Model, frozen=True, kw_only=True):
    """One published text.

    `text` is never normalised after extraction: line ends, no-break spaces and composed letters stay, so that
    offsets hold. `published` is an ISO 8601 date, or date and time with the offset where it is known; it is never
    guessed. `language` is en, uk or ru where it was given. `source` is the SHA-256 of the preserved bytes the text
    was taken from, null for a record that came in a stream. `forwarded_from` is the name a messenger shows as the origin
    of a forwarded post: a name, never a proof.
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
