"""News feeds: RSS 0.9 to 2.0, Atom 0.3 and 1.0, JSON Feed; each entry is one document."""

import io
import re
from collections.abc import Iterator
from typing import Any, BinaryIO
from urllib.parse import urljoin

from witnessmark.archive.common import Found, identity
from witnessmark.archive.contents.dates import moment
from witnessmark.archive.contents.declared import decode_declared
from witnessmark.archive.contents.decode import NOT_TEXT
from witnessmark.archive.contents.fragment import fragment_text
from witnessmark.archive.contents.page import LANGUAGE
from witnessmark.archive.contents.record import checked_text, remark_on_future
from witnessmark.archive.files.whole import read_whole
from witnessmark.archive.formats._json_feed import json_entries
from witnessmark.archive.formats._news import Entry
from witnessmark.errors import BadInput, Remark, SkipItem
from witnessmark.model.document import Document
from witnessmark.model.region import Region
from witnessmark.printable import printable

# A feed holds the last ten to some hundred entries; a site's whole archive as one feed stays below this.
MAX_FEED = 16 * 1024 * 1024
MOST_ENTRIES = 20_000
# The first element, after a declaration, comments and a document type; programs name the namespace of Atom as they like.
PROLOGUE = rb"(?:<\?[^>]*+>\s*+|<!--(?:(?!-->).){0,4000}+-->\s*+|<!DOCTYPE[^>\[]*+(?:\[[^\]]*+\]\s*+)?>\s*+){0,20}+"
ROOT = re.compile(rb"\s{0,1000}+" + PROLOGUE + rb"<(?:\w{1,40}:)?(rss|feed|RDF)[\s>/]", re.S | re.I)
SPACES = (b"w3.org/2005/Atom", b"purl.org/atom", b"purl.org/rss/1.0", b"my.netscape.com/rdf", b"purl.org/net/rss1.1")
# The root element and its namespaces stand in the first two thousand bytes, sixteen-bit letters and a long comment included in eight.
MOST_OF_HEAD = 8192
# A declaration is no longer.
MAX_DECLARATION = 400
DECLARED = re.compile(r"^(\s*+<\?xml\s[^>]*?)\bencoding\s*+=\s*+([\"'])([\w.:-]+)\2", re.I)
JSON_VERSION = re.compile(rb'"version"\s*:\s*"https?:\\?/\\?/jsonfeed\.org\\?/version')
# What the library lets through on damaged feeds: addresses, dates and character references that are none.
BROKEN = (ValueError, TypeError, AttributeError, LookupError, AssertionError, RecursionError, OverflowError)
RSS_AUTHOR = re.compile(r"[^\s@()]{1,200}@[^\s@()]{1,200} \(([^()]{1,200})\)")


class Feed:
    """Each entry's text is its full content where the feed gives it, else its summary, else its title; HTML becomes text.

    The feed's title is the publisher, the entry's link the address. The date is what the feed calls its publication (in RSS without one,
    dc:date), its offset kept; a later change is `edited`, never a publication. The file is UTF-8 where it is valid as that, else what it
    declares, else decided as for plain text. A feed that is no proper XML is read as far as it can be, and said to be one.
    """

    NAME = "feed"
    TITLE = "News feed (RSS, Atom, JSON Feed)"
    EXTENSIONS = (".rss", ".atom")

    def sniff(self, name: str, head: bytes) -> int:
        """Its first element, or the version a JSON Feed begins with; its endings where neither is seen."""
        start = head[:MOST_OF_HEAD].translate(None, b"\x00").removeprefix(b"\xef\xbb\xbf").removeprefix(b"\xff\xfe").removeprefix(b"\xfe\xff")
        root = ROOT.match(start)
        if root is not None and (root.group(1).lower() == b"rss" or any(space in start for space in SPACES)):
            return 96
        if start.lstrip().startswith(b"{") and JSON_VERSION.search(start) is not None:
            return 96
        return 50 if name.lower().endswith(self.EXTENSIONS) else 0

    def read(self, stream: BinaryIO, name: str) -> Iterator[Found]:
        """The entries in the feed's order, each error in its place."""
        try:
            data = read_whole(stream, name, MAX_FEED)
            text = _decoded(data, name)
            is_json = text.lstrip("\ufeff \t\r\n").startswith("{")
            entries = json_entries(text, name) if is_json else _xml_entries(text, name)
            for number, entry in enumerate(entries, 1):
                if number > MOST_ENTRIES:
                    raise BadInput(f"{name}: more than {MOST_ENTRIES:,} entries; those beyond are kept and not read")
                yield from [entry] if isinstance(entry, SkipItem) else _documents(entry, f"{name}, entry {entry.number}")
        except BadInput as error:
            yield error


def _decoded(data: bytes, name: str) -> str:
    """In UTF-8 where the bytes are valid as that, else as declared: declarations often name the encoding of a former year."""
    declared = DECLARED.match(data[:MAX_DECLARATION].decode("latin-1"))
    text = decode_declared(data, declared.group(3) if declared is not None else None, name)
    if NOT_TEXT.search(text[:1000]) is not None or not text:
        raise BadInput(f"{name}: {'it is not a text' if text else 'the file is empty'}")
    return text


def _xml_entries(text: str, name: str) -> Iterator[Entry | Remark]:
    # Loaded here: no other format needs it.
    import feedparser

    text = text.lstrip("\ufeff")
    told_utf8 = (DECLARED.sub(r"\1", text[:MAX_DECLARATION]) + text[MAX_DECLARATION:]).encode("utf-8", "replace")
    try:
        found: Any = feedparser.parse(io.BytesIO(told_utf8), sanitize_html=False, resolve_relative_uris=False, response_headers={})
    except BROKEN as error:
        raise BadInput(f"{name}: no feed a parser understands ({printable(str(error))})") from None
    version, entries = str(dict.get(found, "version") or ""), list(dict.get(found, "entries") or [])
    if not version and not entries:
        raise BadInput(f"{name}: it is no news feed")
    if dict.get(found, "bozo"):
        yield Remark(f"{name}: it is no proper XML ({printable(str(dict.get(found, 'bozo_exception')))}); read as far as it can be")
    tool = f"feedparser {feedparser.__version__}"
    for number, entry in enumerate(entries, 1):
        yield _entry(entry, dict.get(found, "feed") or {}, number, version.startswith("rss"), tool)


def _entry(entry: Any, feed: Any, number: int, is_rss: bool, tool: str) -> Entry:
    published, updated = dict.get(entry, "published"), dict.get(entry, "updated")
    if is_rss and published is None:
        published, updated = updated, None
    content, is_html = _content(entry)
    return Entry(
        number=number,
        guid=_text(dict.get(entry, "id")),
        title=_text(dict.get(entry, "title")),
        content=content,
        is_html=is_html,
        url=_link(_text(dict.get(entry, "link")), _text(dict.get(feed, "link"))),
        author=_rss_author(entry) if is_rss else _author(entry) or _author(feed),
        publisher=_text(dict.get(feed, "title")),
        published=_text(published),
        edited=_text(updated),
        language=_language(entry, feed),
        tool=tool,
    )


def _rss_author(entry: Any) -> str | None:
    """The name alone where it stands behind an address in brackets, as RSS has it; the library takes long addresses apart wrongly."""
    said = _text(dict.get(entry, "author"))
    found = RSS_AUTHOR.fullmatch(said or "")
    return found.group(1).strip() if found is not None else said


def _author(entry: Any) -> str | None:
    """The name alone where the feed gives an address beside it. Atom's own rule: what the feed says holds for entries that name nobody."""
    detail = dict.get(entry, "author_detail")
    return (_text(detail.get("name")) if isinstance(detail, dict) else None) or _text(dict.get(entry, "author"))


def _content(entry: Any) -> tuple[str, bool]:
    """The full content, of several the longest, else the summary; and whether it is HTML."""
    whole = [each for each in (dict.get(entry, "content") or []) if isinstance(each, dict) and _text(each.get("value"))]
    summary = dict.get(entry, "summary_detail")
    chosen = max(whole, key=lambda each: len(each["value"]), default=summary if isinstance(summary, dict) else None)
    if chosen is None:
        return "", False
    value, kind = _text(chosen.get("value")) or "", str(chosen.get("type") or "")
    return value, "html" in kind or ("<" in value and kind != "text/plain")


def _language(entry: Any, feed: Any) -> str | None:
    details = [dict.get(entry, "title_detail"), dict.get(entry, "summary_detail"), *(dict.get(entry, "content") or [])]
    said = [each.get("language") for each in details if isinstance(each, dict)]
    return next((str(each) for each in [*said, dict.get(feed, "language")] if each), None)


def _link(link: str | None, base: str | None) -> str | None:
    """The entry's address; one that is none by itself is taken from the feed's own."""
    try:
        whole = urljoin(base or "", link or "") if link else ""
    except ValueError:
        return None
    return whole if whole.startswith(("http://", "https://")) else None


def _text(value: Any) -> str | None:
    return value.strip() or None if isinstance(value, str) else None


def _documents(entry: Entry, place: str) -> Iterator[Found]:
    """The entry as a document, and remarks on its dates; the error where there is no text in it."""
    try:
        text = fragment_text(entry.content, place) if entry.is_html else entry.content.strip()
        title = fragment_text(entry.title, place) if entry.title and ("<" in entry.title or "&" in entry.title) else entry.title
        text = checked_text(text or title or "", place)
    except BadInput as error:
        yield error
        return
    published, edited = (moment(said) if said is not None else None for said in (entry.published, entry.edited))
    if entry.published is not None and published is None:
        yield Remark(f"{place}: its date is '{printable(entry.published[:40])}', which is in no form known here; read without a date")
    future = remark_on_future(published, place)
    if future is not None:
        yield future
    at = f"{entry.number} {printable(entry.guid[:200])}" if entry.guid else str(entry.number)
    yield Document(
        doc_id=identity(text),
        text=text,
        published=published,
        edited=edited,
        language=code.group(1).lower() if (code := LANGUAGE.fullmatch(entry.language or "")) is not None else None,
        title=title,
        url=_link(entry.url, None),
        publisher=entry.publisher,
        author=entry.author,
        regions=(Region(start=0, end=len(text), kind="entry", at=at),),
        tool=entry.tool,
    )


FORMAT = Feed()
