"""A piece of HTML that is no page (an entry of a feed, a letter) as its text, blocks parted by line ends."""

import re
from typing import Any

from witnessmark.archive.formats.html import MAX_DEPTH, MAX_MARKUP, deepest
from witnessmark.errors import BadInput

# Elements that begin and end a line of their own.
BLOCKS = frozenset(
    {"address", "article", "aside", "blockquote", "br", "center", "dd", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form"}
    | {"h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "nav", "ol", "p", "pre", "section", "table", "tbody", "tr", "ul"}
)
CELLS = frozenset({"td", "th"})
UNREAD = frozenset({"head", "noscript", "script", "style", "template", "title"})
# Blanks that a browser draws as one; a no-break space is not among them.
BLANKS = re.compile(r"[ \t\r\n\f]+")
LINE_BLANKS = re.compile(r"(?<! ) *+\n[ \n]*+")


def fragment_text(markup: str, name: str) -> str:
    """The words of a piece of HTML as a browser would part them; empty where there are none. BadInput where it is too long or too deep."""
    # Loaded here: only feeds and letters need it.
    import lxml.etree
    import lxml.html

    if len(markup) > MAX_MARKUP or (depth := deepest(markup)) > MAX_DEPTH:
        reason = f"longer than {MAX_MARKUP:,} characters" if len(markup) > MAX_MARKUP else f"nested {depth} deep"
        raise BadInput(f"{name}: its HTML is {reason}, which nothing written for people is")
    try:
        tree: Any = lxml.html.document_fromstring(f"<body>{markup.replace(chr(0), '')}</body>")
    except (lxml.etree.LxmlError, ValueError):
        return ""
    parts: list[str] = []
    _words(tree, parts)
    return LINE_BLANKS.sub("\n", "".join(parts)).strip(" \n")


def _words(element: Any, parts: list[str]) -> None:
    """Adds the words of an element; no deeper than MAX_DEPTH, which is checked before."""
    is_block = element.tag in BLOCKS
    parts.append("\n" if is_block else "")
    if element.text and isinstance(element.tag, str):
        parts.append(BLANKS.sub(" ", element.text))
    for child in element:
        if isinstance(child.tag, str) and child.tag not in UNREAD:
            _words(child, parts)
        parts.append(BLANKS.sub(" ", child.tail or ""))
    parts.append("\n" if is_block else " " if element.tag in CELLS else "")
