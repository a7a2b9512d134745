"""Web pages: the article's text, and what the page says of itself."""

import re
from collections.abc import Iterator
from pathlib import PurePath
from typing import BinaryIO

from witnessmark.archive.common import identity
from witnessmark.archive.contents.declared import decode_declared
from witnessmark.archive.contents.page import Page
from witnessmark.archive.contents.record import checked_text
from witnessmark.archive.files.whole import read_whole
from witnessmark.errors import BadInput, Remark, SkipItem
from witnessmark.model.document import Document
from witnessmark.printable import printable

# The parser gives up at 256; no page written for people is nested half as deep.
MAX_DEPTH = 240
# Pages saved in one file carry their pictures inside; the text is a small part of it.
MAX_PAGE = 64 * 1024 * 1024
# Without its pictures; the parser needs half a minute for this much.
MAX_MARKUP = 8_000_000
TAG = re.compile(r"<(?:(!--)|(/?)([a-zA-Z][a-zA-Z0-9]*))")
# What stands inside these is no markup.
RAW = {"script": re.compile(r"</script", re.I), "style": re.compile(r"</style", re.I), "!--": re.compile("-->")}
# Parts of a page that a browser keeps apart, as SingleFile writes them (of late `shadowrootmode`, formerly `shadowroot` and `shadowmode`).
SHADOW = re.compile(r"<template\s[^<>]{0,500}shadow(?:root)?(?:mode)?=[^<>]{0,500}>", re.I)
TEMPLATE_END = re.compile(r"</template\s*>", re.I)
EMBEDDED = re.compile(r"data:[\w/+.-]*;base64,[A-Za-z0-9+/=]+")
# Never closed, or closed by the next of their kind: they do not nest.
FLAT = frozenset(
    {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr", "html", "head", "body"}
    | {"p", "li", "dt", "dd", "tr", "td", "th", "thead", "tbody", "tfoot", "option", "optgroup"}
)
CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*+=\s*+[\"']?\s*+([\w-]+)", re.I)


class Html:
    """One web page is one document: the main text without menus and comments, as trafilatura finds it.

    Title, author, publisher, address, language and the date with its time come from what the page says of itself (meta
    tags, JSON-LD, <time>), never from its wording. A browser or SingleFile that saved the page notes the address and the time in a comment: the
    address wins over the page's own, the time is `captured` and no date of publication. Words in shadow trees are words of the page. Pictures
    embedded in the page are counted in a remark. A page nested deeper than a parser bears is refused.
    """

    NAME = "html"
    TITLE = "Web page (HTML)"
    EXTENSIONS = (".html", ".htm", ".xhtml")

    def sniff(self, name: str, head: bytes) -> int:
        """A document type or an <html> tag; its endings where neither is seen."""
        start = head[:2048].lstrip().lower()
        if start.startswith((b"<!doctype html", b"<html")):
            return 85
        if PurePath(name).suffix.lower() in self.EXTENSIONS:
            return 80
        return 65 if b"<html" in start else 0

    def read(self, stream: BinaryIO, name: str) -> Iterator[Document | SkipItem]:
        """One document, or the reason why there is no text in the page; a remark where no date of the page can be understood."""
        try:
            markup, pictures = _markup(read_whole(stream, name, MAX_PAGE), name)
            page = Page(markup, name)
            yield _document(page, name)
            if page.published is None and page.unclear_date is not None:
                yield Remark(f"{name}: its date is '{printable(page.unclear_date[:40])}', which is not in ISO form; read without a date")
            if pictures:
                yield Remark(f"{name}: {pictures:,} pictures are embedded in the page, where they are kept; nothing is read from them")
        except BadInput as error:
            yield error


def _markup(data: bytes, name: str) -> tuple[str, int]:
    """The markup without the files embedded in it, and how many of those were pictures."""
    whole = _decoded(data, name)
    markup = EMBEDDED.sub("data:,", whole)
    if SHADOW.search(markup) is not None:
        markup = TEMPLATE_END.sub("</div>", SHADOW.sub("<div>", markup))
    if len(markup) > MAX_MARKUP:
        raise BadInput(f"{name}: longer than {MAX_MARKUP:,} characters without its pictures, which is more than any page")
    depth = deepest(markup)
    if depth > MAX_DEPTH:
        raise BadInput(f"{name}: its tags are nested {depth} deep; more than {MAX_DEPTH} is no page written for people")
    return markup, whole.count("data:image/")


def _decoded(data: bytes, name: str) -> str:
    """In UTF-8 where the bytes are valid as that, else by the charset the page declares where that fits, else by the rule for plain text."""
    declared = CHARSET.search(data[:4096])
    text = decode_declared(data, declared.group(1).decode("ascii") if declared is not None else None, name)
    if not text:
        raise BadInput(f"{name}: the file is empty")
    return text


def deepest(markup: str) -> int:
    """How deep the tags of a page are nested, counted in one pass without parsing: an end tag closes one level, whatever its name."""
    depth = most = at = 0
    while (tag := TAG.search(markup, at)) is not None:
        name = (tag.group(1) or tag.group(3)).lower()
        at = _end_of_raw(markup, tag, name) if name in RAW and not tag.group(2) else tag.end()
        if name not in FLAT and name not in RAW:
            depth = max(depth - 1, 0) if tag.group(2) else depth + 1
            most = max(most, depth)
    return most


def _end_of_raw(markup: str, tag: re.Match[str], name: str) -> int:
    end = RAW[name].search(markup, tag.end())
    return len(markup) if end is None else end.end()


def _document(page: Page, name: str) -> Document:
    text = checked_text(page.text, name)
    return Document(
        doc_id=identity(text),
        text=text,
        published=page.published,
        language=page.language,
        title=page.title,
        url=page.url,
        captured=page.captured,
        publisher=page.publisher,
        author=page.author,
    )


FORMAT = Html()
