"""The text of a DOCX file's main part: what its last reader would see with all tracked changes accepted."""

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from lxml import etree

from witnessmark.errors import BadInput
from witnessmark.model.region import Region, RegionKind
from witnessmark.printable import printable

# Word's own and the strict variant of the standard; what other programs put beside them has names of its own.
SPACES = frozenset({"http://schemas.openxmlformats.org/wordprocessingml/2006/main", "http://purl.oclc.org/ooxml/wordprocessingml/main"})
MATH = frozenset({"http://schemas.openxmlformats.org/officeDocument/2006/math", "http://purl.oclc.org/ooxml/officeDocument/math"})
SIGNS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "\u2011", "softHyphen": "\xad"}
# Taken out, or moved elsewhere, by a tracked change; codes of fields; the second form of a drawing, for old programs.
NOT_READ = frozenset({"del", "moveFrom", "delText", "instrText", "delInstrText", "Fallback", "rPr", "pPr", "tblPr", "sectPr", "commentReference"})
CHANGES = {"ins": "inserted", "moveTo": "moved", "del": "deleted", "moveFrom": "moved"}
OFF = frozenset({"0", "false", "off"})


class Piece(NamedTuple):
    """A paragraph, a row of a table or a note, and where it stands as a person would look for it."""

    text: str
    kind: RegionKind
    at: str


class Told(NamedTuple):
    """What a person must know besides: changes by whom, how many letters are hidden."""

    changes: Counter[str]
    authors: list[str]
    hidden: int


def parsed(data: bytes, place: str) -> etree._Element:
    """A part as a tree, without entities; BadInput where it is no XML, or deeper or longer than a document is."""
    try:
        return etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False))
    except etree.XMLSyntaxError as error:
        raise BadInput(f"{place} is no XML: {printable(str(error))}") from None


def name_of(each: etree._Element) -> str:
    """The name of an element of the text itself, `m` before one of a formula, empty for any other's and for comments."""
    if not isinstance(each.tag, str):
        return ""
    name = etree.QName(each)
    local = str(name.localname)
    if local in ("AlternateContent", "Choice", "Fallback", "txbxContent") or name.namespace in SPACES:
        return local
    return f"m:{local}" if name.namespace in MATH else ""


def attribute(each: etree._Element, name: str) -> str | None:
    """An attribute of the text's own vocabulary."""
    return next((str(value) for key, value in each.attrib.items() if etree.QName(key).localname == name), None)


def pieces(body: etree._Element, tables: Iterator[int] | None = None) -> Iterator[Piece]:
    """The paragraphs and rows below an element, in their order; what stands in a text box comes after its paragraph."""
    numbers = tables if tables is not None else iter(range(1, 1_000_000))
    paragraph = 0
    for each in _blocks(body):
        if name_of(each) == "p":
            paragraph += 1
            yield Piece(_paragraph(each), "paragraph", str(paragraph))
            for box in _boxes(each):
                yield from (piece._replace(kind="paragraph", at=f"{paragraph} (text box)") for piece in pieces(box, numbers))
        else:
            yield from _rows(each, next(numbers))


def _blocks(parent: etree._Element) -> Iterator[etree._Element]:
    """Paragraphs and tables, also those inside content controls and other wrappings."""
    for each in parent:
        name = name_of(each)
        if name in ("p", "tbl"):
            yield each
        elif name not in NOT_READ:
            yield from _blocks(each)


def _boxes(paragraph: etree._Element) -> Iterator[etree._Element]:
    for each in paragraph:
        name = name_of(each)
        if name == "txbxContent":
            yield each
        elif name not in NOT_READ:
            yield from _boxes(each)


def _rows(table: etree._Element, number: int) -> Iterator[Piece]:
    """Each row as one line, its cells parted by tabs; the paragraphs of a cell, and tables in it, by spaces."""
    rows = (each for each in _below(table, "tr") if not any(name_of(mark) == "del" for mark in _below(each, "trPr") for mark in mark))
    for at, row in enumerate(rows, 1):
        cells = (" ".join(filter(None, (_flat(piece.text) for piece in pieces(cell)))) for cell in _below(row, "tc"))
        yield Piece("\t".join(cells), "row", f"{at} of table {number}")


def _flat(text: str) -> str:
    return " ".join(text.replace("\t", " ").split("\n")).strip()


def _below(parent: etree._Element, wanted: str) -> Iterator[etree._Element]:
    """The elements of this name below another, through wrappings, none inside one of its kind."""
    for each in parent:
        name = name_of(each)
        if name == wanted:
            yield each
        elif name not in NOT_READ and name not in ("p", "tbl"):
            yield from _below(each, wanted)


def _paragraph(paragraph: etree._Element) -> str:
    return "".join(_letters(paragraph))


def _letters(parent: etree._Element) -> Iterator[str]:
    for each in parent:
        name = name_of(each)
        if name in ("t", "m:t"):
            yield each.text or ""
        elif name in SIGNS:
            yield SIGNS[name]
        elif name not in NOT_READ and name != "txbxContent" and not (name == "r" and is_hidden(each)):
            yield from _letters(each)


def is_hidden(run: etree._Element) -> bool:
    """Whether a stretch of text is marked as hidden."""
    marks = (mark for each in run if name_of(each) == "rPr" for mark in each if name_of(mark) in ("vanish", "webHidden"))
    return any((attribute(mark, "val") or "1") not in OFF for mark in marks)


def told(body: etree._Element) -> Told:
    """What the text does not show: who changed it with tracking on, and what is hidden in it."""
    changes: Counter[str] = Counter()
    authors: dict[str, None] = {}
    hidden = 0
    for each in body.iter(etree.Element):
        name = name_of(each)
        if name in CHANGES:
            changes[CHANGES[name]] += 1
            authors.setdefault(attribute(each, "author") or "somebody unnamed")
        elif name == "r" and is_hidden(each):
            hidden += sum(len(letters.text or "") for letters in each if name_of(letters) == "t")
    return Told(changes, list(authors), hidden)


def joined(found: Iterator[Piece]) -> tuple[str, tuple[Region, ...]]:
    """The pieces that hold something, a line feed between them, each as a region."""
    parts, regions, at = list[str](), list[Region](), 0
    for piece in found:
        if piece.text.strip():
            parts.append(piece.text)
            regions.append(Region(start=at, end=at + len(piece.text), kind=piece.kind, at=piece.at))
            at += len(piece.text) + 1
    return "\n".join(parts), tuple(regions)
