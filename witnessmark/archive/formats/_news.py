"""An entry of a news feed as the feed gives it, before it is a document."""

import msgspec


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """One entry, dates as written; `content` is HTML where `is_html` says so, and `number` its place in the feed from 1."""

    number: int
    content: str
    is_html: bool
    guid: str | None = None
    title: str | None = None
    url: str | None = None
    author: str | None = None
    publisher: str | None = None
    published: str | None = None
    edited: str | None = None
    language: str | None = None
    tool: str | None = None
