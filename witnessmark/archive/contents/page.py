"""What a web page says: its main text, and its title, author, publisher, address, language and date in its own metadata."""

import functools
import re
from collections.abc import Iterator
from itertools import islice
from typing import Any

import msgspec

from witnessmark.archive.contents.dates import iso, moment
from witnessmark.errors import BadInput

# Where pages write their publication date, surest first; of these the first with a time of day wins, else the first.
DATE_META = (
    "article:published_time",
    "og:article:published_time",
    "og:published_time",
    "datepublished",
    "date.published",
    "parsely-pub-date",
    "sailthru.date",
    "pubdate",
    "publishdate",
    "publish-date",
    "publication_date",
    "dc.date.issued",
    "dcterms.created",
    "dc.date",
    "dcterms.date",
    "date",
)
LANGUAGE = re.compile(r"\s*([A-Za-z]{2,3})(?:[-_].*)?", re.S)
# What browsers ("saved from url=(0026)https://…") and SingleFile write in a comment at the top of a page they save; SingleFile's holds the
# page's title and a summary before the address.
TOP = 16_384
COMMENT = re.compile(r"<!--((?:(?!<!--).){0,4000}?)-->", re.S)
SAVED_FROM = re.compile(r"saved from url=\(\d+\)(https?://\S+)")
SINGLE_FILE = re.compile(r"(?:saved with|processed by) SingleFile", re.I)
SINGLE_FILE_URL = re.compile(r"^[ \t]*+url:[ \t]*+(https?://\S+)", re.M)
SAVED_AT = re.compile(r"^[ \t]*+saved date:[ \t]*+([^\r\n]++)", re.M)
HIGHEST_LD_DEPTH = 20
FROM_METADATA = {"extensive_search": False, "original_date": True}
# The extraction takes a second for two thousand marked words side by side and four times as long for twice as many.
WIDE = 2_000
MARKED = ("a", "abbr", "b", "code", "em", "font", "i", "mark", "q", "s", "small", "span", "strong", "sub", "sup", "u")
MARKS = re.compile(rf"</?(?:{'|'.join(MARKED)})(?:\s[^<>]*)?>", re.I)
# An hour of live reporting has a few thousand; at a hundred thousand the extraction takes a quarter of a minute.
MOST_ELEMENTS = 100_000


class Page:
    """One parsed page; each property is null where the page does not say it. BadInput where nothing can be parsed."""

    def __init__(self, markup: str, name: str) -> None:
        # Loaded here: no other format needs it, and it takes half a second.
        import trafilatura

        self._tree: Any = trafilatura.load_html(markup)
        if self._tree is None:
            raise BadInput(f"{name}: it is no web page a parser understands")
        self._meta = dict(reversed(list(_metas(self._tree))))
        self._saved_from, self.captured = noted(markup)
        self._found: Any = trafilatura.bare_extraction(
            narrowed(markup, self._tree, name), with_metadata=True, include_comments=False, date_extraction_params=FROM_METADATA
        )

    @property
    def text(self) -> str:
        """The main text, paragraphs parted by line ends; empty where none is found."""
        return (self._found.text if self._found is not None else None) or ""

    @property
    def title(self) -> str | None:
        """The title of the article rather than of the window."""
        return self._meta.get("og:title") or self._of("title") or self._linked("headline")

    @property
    def author(self) -> str | None:
        """Whoever the page names as its author."""
        return self._of("author")

    @property
    def publisher(self) -> str | None:
        """The name of the site or of the publisher, as the page gives it; never guessed from its address."""
        return self._meta.get("og:site_name") or self._linked("publisher", "name") or self._meta.get("application-name")

    @property
    def url(self) -> str | None:
        """The address a browser noted when it saved the page, else the one the page calls its own: who saved it knows where it stood."""
        canonical = self._tree.xpath("//link[translate(@rel, 'CANOIL', 'canoil')='canonical']/@href")
        addresses = [self._saved_from, *canonical, self._meta.get("og:url"), self._linked("url")]
        return next((str(each).strip() for each in addresses if each and str(each).strip().startswith(("http://", "https://"))), None)

    @property
    def language(self) -> str | None:
        """The primary language of the <html> tag, as a code in lower case (en of en-GB)."""
        said = [*self._tree.xpath("/html/@lang"), *self._tree.xpath("/html/@*[local-name()='lang']"), self._meta.get("og:locale") or ""]
        found = next((match for each in said if (match := LANGUAGE.fullmatch(str(each)))), None)
        return found.group(1).lower() if found is not None else None

    @property
    def published(self) -> str | None:
        """Date and time with the offset the page gives; a date alone where no time stands; null where neither is in the metadata."""
        dates = [date for said in self._dates() if (date := iso(said)) is not None]
        return next((date for date in dates if "T" in date), dates[0] if dates else None)

    @property
    def unclear_date(self) -> str | None:
        """The first date of the metadata that is in another form ("14/02/2024": of which country's?), which nobody would guess at."""
        return next((said for date in self._dates() if (said := date.strip()) and iso(date) is None), None)

    def _dates(self) -> Iterator[str]:
        yield from (self._meta[key] for key in DATE_META[:4] if key in self._meta)
        yield from (node["datePublished"] for node in self._nodes if isinstance(node.get("datePublished"), str))
        yield from (self._meta[key] for key in DATE_META[4:] if key in self._meta)
        yield from map(str, self._tree.xpath("//time[@itemprop='datePublished' or @pubdate]/@datetime"))
        yield from map(str, self._tree.xpath("(//article//time/@datetime)[1] | (//header//time/@datetime)[1]"))
        yield from map(str, self._tree.xpath("(//time/@datetime)[1]"))

    def _of(self, field: str) -> str | None:
        return getattr(self._found, field, None) or None

    def _linked(self, *path: str) -> str | None:
        return next((said for node in self._nodes if (said := _at(node, path))), None)

    @functools.cached_property
    def _nodes(self) -> list[dict[str, Any]]:
        """The articles of the page's JSON-LD, then its other nodes; a block that is no JSON is left out."""
        found = [node for block in self._tree.xpath("//script[@type='application/ld+json']/text()") for node in _flat(_json(str(block)), 0)]
        return sorted(found, key=lambda node: "Article" not in str(node.get("@type")))


def noted(markup: str) -> tuple[str | None, str | None]:
    """Address and time that whoever saved a page noted in a comment at its top; null where nobody did, or in a form not known here."""
    comments = COMMENT.findall(markup[:TOP])
    of_single_file = next((comment for comment in comments if SINGLE_FILE.search(comment) is not None), "")
    saved = SINGLE_FILE_URL.search(of_single_file) or SAVED_FROM.search("\n".join(comments))
    when = SAVED_AT.search(of_single_file)
    return saved.group(1) if saved is not None else None, moment(when.group(1)) if when is not None else None


def narrowed(markup: str, tree: Any, name: str) -> str:
    """The same page; where it has an overlong run of marked words (bold, links), all its marks taken off and the words kept.

    BadInput where the page has more elements than any page written for people.
    """
    elements = list(islice((each for each in tree.iter() if isinstance(each.tag, str)), MOST_ELEMENTS + 1))
    if len(elements) > MOST_ELEMENTS:
        raise BadInput(f"{name}: more than {MOST_ELEMENTS:,} elements, which is no page written for people")
    is_wide = any(sum(child.tag in MARKED for child in element) > WIDE for element in elements)
    return MARKS.sub("", markup) if is_wide else markup


def _metas(tree: Any) -> Iterator[tuple[str, str]]:
    for tag in tree.iter("meta"):
        key = tag.get("property") or tag.get("name") or tag.get("itemprop")
        value = (tag.get("content") or tag.get("datetime") or "").strip()
        if key and value:
            yield key.strip().lower(), value


def _json(block: str) -> Any:
    try:
        return msgspec.json.decode(block.encode("utf-8", "replace"))
    except (msgspec.DecodeError, RecursionError):
        return None


def _flat(node: Any, depth: int) -> Iterator[dict[str, Any]]:
    if depth > HIGHEST_LD_DEPTH:
        return
    if isinstance(node, list):
        for each in node:
            yield from _flat(each, depth + 1)
    elif isinstance(node, dict):
        yield node
        yield from _flat(node.get("@graph"), depth + 1)


def _at(node: Any, path: tuple[str, ...]) -> str | None:
    for key in path:
        node = node[0] if isinstance(node, list) and node else node
        node = node.get(key) if isinstance(node, dict) else None
    return node.strip() or None if isinstance(node, str) else None
