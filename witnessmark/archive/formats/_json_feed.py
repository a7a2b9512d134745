"""The entries of a JSON Feed (jsonfeed.org, versions 1 and 1.1)."""

from collections.abc import Iterator

import msgspec

from witnessmark.archive.contents.record import from_json
from witnessmark.archive.formats._news import Entry
from witnessmark.errors import BadInput


class Author(msgspec.Struct):
    """Whoever the feed or an entry names."""

    name: str | None = None


class Item(msgspec.Struct):
    """An entry as it comes; version 1 has one author, 1.1 several, and an id may be a number there."""

    id: str | int | float | None = None
    url: str | None = None
    external_url: str | None = None
    title: str | None = None
    content_html: str | None = None
    content_text: str | None = None
    summary: str | None = None
    date_published: str | None = None
    date_modified: str | None = None
    language: str | None = None
    author: Author | None = None
    authors: list[Author] | None = None


ITEM = msgspec.json.Decoder(Item)


class JsonFeed(msgspec.Struct):
    """A feed; its entries are decoded one by one, so that a broken one costs itself alone."""

    items: list[msgspec.Raw] = msgspec.field(default_factory=list)
    title: str | None = None
    language: str | None = None
    author: Author | None = None
    authors: list[Author] | None = None


def json_entries(text: str, name: str) -> Iterator[Entry | BadInput]:
    """The entries in the feed's order, an error in the place of each that is none; raises BadInput where it is no such feed."""
    feed = from_json(lambda data: msgspec.json.decode(data, type=JsonFeed), text.lstrip("\ufeff").encode("utf-8", "replace"), name)
    for number, raw in enumerate(feed.items, 1):
        place = f"{name}, entry {number}"
        try:
            yield _entry(from_json(ITEM.decode, bytes(raw), place), feed, number)
        except BadInput as error:
            yield error


def _entry(item: Item, feed: JsonFeed, number: int) -> Entry:
    # By the format's own rule the feed's authors are those of an item that names nobody.
    authors = _names(item) or _names(feed)
    return Entry(
        number=number,
        guid=None if item.id is None else str(item.id),
        title=item.title,
        content=item.content_html or item.content_text or item.summary or "",
        is_html=bool(item.content_html),
        url=item.url or item.external_url,
        author=", ".join(authors) or None,
        publisher=feed.title,
        published=item.date_published,
        edited=item.date_modified,
        language=item.language or feed.language,
    )


def _names(of: Item | JsonFeed) -> list[str]:
    return [each.name for each in (*(of.authors or ()), of.author) if each is not None and each.name]
