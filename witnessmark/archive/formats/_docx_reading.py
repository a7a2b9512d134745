"""The parts of a DOCX file: its text with its notes, what it says of itself, and the files inside it."""

import posixpath
from collections.abc import Iterator
from itertools import chain
from typing import BinaryIO, NamedTuple

from lxml import etree

from witnessmark.archive.common import Found, identity
from witnessmark.archive.contents.nested import read_nested
from witnessmark.archive.contents.record import checked_text
from witnessmark.archive.contents.zipped import Zipped
from witnessmark.archive.formats._docx_text import Piece, attribute, joined, name_of, parsed, pieces, told
from witnessmark.errors import BadInput, Remark
from witnessmark.model.document import Document
from witnessmark.printable import printable

# The text of the longest books is a few megabytes of XML.
MOST_XML = 64 * 1024 * 1024
# A photo straight from a camera is 30 MB; a report of hundreds of pages has hundreds.
MOST_FILE, MOST_FILES = 64 * 1024 * 1024, 500
MAIN = "/officeDocument"
# Drawings of old programs: shapes, and no photos.
DRAWINGS = (".emf", ".wmf")
# Notes that are only the line above the notes.
NO_NOTES = frozenset({"separator", "continuationSeparator", "continuationNotice"})


class Relation(NamedTuple):
    """What a part refers to: what it is to it, where it is, and whether that is outside the file."""

    kind: str
    target: str
    outside: bool


def read_docx(stream: BinaryIO, name: str) -> Iterator[Found]:
    """The document with remarks on it, then the files inside; BadInput where its main part cannot be read."""
    zipped = Zipped(stream, name)
    main = next((each.target for each in _relations(zipped, "", name) if each.kind.endswith(MAIN)), "word/document.xml")
    root = parsed(zipped.read(main, MOST_XML), f"{name}: its main part")
    relations = list(_relations(zipped, main, name))
    text, regions = joined(chain(pieces(root), _notes(zipped, relations, name)))
    inside = _files(zipped, relations)
    yield from _remarks(zipped, root, relations, name)
    if text.strip() or not inside:
        core = _core(zipped, name)
        yield from _on_dates(core, name)
        text = checked_text(text, name)
        yield Document(doc_id=identity(text), text=text, title=core.get("title"), author=core.get("creator"), regions=regions)
    yield from _read_files(zipped, inside, name)


def _relations(zipped: Zipped, part: str, name: str) -> Iterator[Relation]:
    """The relations of a part, of the whole file where it is empty; none where there is no list of them."""
    folder, _, file = part.rpartition("/")
    member = f"{folder}/_rels/{file}.rels" if folder else f"_rels/{file}.rels"
    if member not in zipped.members:
        return
    for each in parsed(zipped.read(member, MOST_XML), f"{name}: the part {printable(member)}").iter(etree.Element):
        target = attribute(each, "Target")
        if target is not None:
            outside = attribute(each, "TargetMode") == "External"
            where = target if outside else posixpath.normpath(target.lstrip("/") if target.startswith("/") else posixpath.join(folder, target))
            yield Relation(attribute(each, "Type") or "", where, outside)


def _notes(zipped: Zipped, relations: list[Relation], name: str) -> Iterator[Piece]:
    """Footnotes, then endnotes, each note with its number as the file counts them."""
    for kind, called in (("/footnotes", "footnote"), ("/endnotes", "endnote")):
        for part in (each.target for each in relations if each.kind.endswith(kind) and each.target in zipped.members):
            root = parsed(zipped.read(part, MOST_XML), f"{name}: the part {printable(part)}")
            notes = [note for note in root if name_of(note) == called and attribute(note, "type") not in NO_NOTES]
            for number, note in enumerate(notes, 1):
                yield from (Piece(piece.text, piece.kind, f"{piece.at} of {called} {number}") for piece in pieces(note))


def _remarks(zipped: Zipped, root: etree._Element, relations: list[Relation], name: str) -> Iterator[Remark]:
    found = told(root)
    if found.changes:
        counted = ", ".join(f"{count} {what}" for what, count in sorted(found.changes.items()))
        yield Remark(
            f"{name}: it holds tracked changes by {_listed(found.authors)} ({counted}); it is read as if all were accepted, without what was deleted"
        )
    if found.hidden:
        yield Remark(f"{name}: {found.hidden:,} letters in it are hidden; they are left out")
    authors = list(_commenting(zipped, relations, name))
    if authors:
        yield Remark(
            f"{name}: it holds {len(authors)} comment{'s' * (len(authors) > 1)} by {_listed(list(dict.fromkeys(authors)))}; they are left out"
        )
    if any(member.lower().endswith("vbaproject.bin") for member in zipped.members):
        yield Remark(f"{name}: it holds macros, which are never run")
    outside = sorted({each.target for each in relations if each.outside and not each.kind.endswith("/hyperlink")})
    if outside:
        yield Remark(f"{name}: it would fetch {_listed(outside)} where it is opened; nothing was fetched here")
    for refused in zipped.refused:
        yield Remark(str(refused))


def _commenting(zipped: Zipped, relations: list[Relation], name: str) -> Iterator[str]:
    """The author of each comment."""
    for part in (each.target for each in relations if each.kind.endswith("/comments") and each.target in zipped.members):
        for each in parsed(zipped.read(part, MOST_XML), f"{name}: the part {printable(part)}"):
            if name_of(each) == "comment":
                yield attribute(each, "author") or "somebody unnamed"


def _core(zipped: Zipped, name: str) -> dict[str, str]:
    """Title, creator, lastModifiedBy, created and modified, where they are given."""
    part = next((each.target for each in _relations(zipped, "", name) if each.kind.endswith("/core-properties")), "docProps/core.xml")
    if part not in zipped.members:
        return {}
    root = parsed(zipped.read(part, MOST_XML), f"{name}: the part {printable(part)}")
    found = ((etree.QName(each).localname, " ".join((each.text or "").split())) for each in root.iter(etree.Element))
    return {key: text for key, text in found if text}


def _on_dates(core: dict[str, str], name: str) -> Iterator[Remark]:
    """When the file was made is no date of publication; it is told."""
    said = [f"{what} {printable(core[key])}" for key, what in (("created", "made"), ("modified", "last changed")) if key in core]
    if said:
        by = f" by {printable(core['lastModifiedBy'])}" if "lastModifiedBy" in core else ""
        yield Remark(f"{name}: it gives no date of publication; by its own word the file was {' and '.join(said)}{by}")


def _files(zipped: Zipped, relations: list[Relation]) -> list[str]:
    """Pictures, files and whole pages inside the document, in the order of their names in it."""
    chunks = [each.target for each in relations if each.kind.endswith("/aFChunk") and not each.outside and each.target in zipped.members]
    held = [member for member in zipped.members if "/media/" in member or "/embeddings/" in member]
    return [*dict.fromkeys(chunks), *sorted(set(held) - set(chunks), key=lambda member: (len(member), member))]


def _read_files(zipped: Zipped, members: list[str], name: str) -> Iterator[Found]:
    drawings = [member for member in members if member.lower().endswith(DRAWINGS)]
    if drawings:
        yield Remark(f"{name}: drawings of the EMF and WMF kinds in it, which are not looked into: {len(drawings)}")
    wanted = [member for member in members if member not in drawings]
    for number, member in enumerate(wanted[:MOST_FILES], 1):
        file_name = posixpath.basename(member)
        try:
            data = zipped.read(member, MOST_FILE)
        except BadInput as error:
            yield error
        else:
            yield from read_nested(data, file_name, name, f"part {number}: {printable(file_name)}")
    if len(wanted) > MOST_FILES:
        yield BadInput(f"{name}: {len(wanted):,} files lie inside it; only the first {MOST_FILES} are read")


def _listed(names: list[str]) -> str:
    told = ", ".join(printable(each[:80]) for each in names[:10])
    return told + (f" and {len(names) - 10} more" if len(names) > 10 else "")
