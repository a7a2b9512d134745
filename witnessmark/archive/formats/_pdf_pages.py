"""The pages of a PDF one after the other: the text of each, and what it is where it holds none."""

import ctypes
import re
from collections.abc import Iterator
from typing import Any, Literal, NamedTuple, TypeAlias

import pypdfium2.raw as pdfium
from pypdfium2 import PdfDocument, PdfiumError, PdfPage

from witnessmark.archive.formats._pdf_lines import unwrapped

PageKind: TypeAlias = Literal["text", "recognised", "picture", "drawing", "blank", "unknown letters", "damaged"]

# A scan is one picture, or strips of one, over the page; a photo in a report leaves room for its text.
MOST_OF_A_PAGE = 0.5
# Of the letters of a page; fonts without a table of letters give private signs for all of them.
MOST_UNKNOWN = 0.3
UNKNOWN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ue000-\uf8ff\ufffd]")
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
# Enough of a page's objects to know what it is made of; a drawn map has hundreds of thousands.
MOST_OBJECTS, MOST_NESTED = 2000, 4
# A form of a hundred questions on one page is a full one.
MOST_FIELDS = 1000
# Bytes of one answer in a form.
MOST_ANSWER = 64 * 1024
# Shown by a renderer and by no reader: the layer that recognition programs lay below a scan.
INVISIBLE = 3


class PageRead(NamedTuple):
    """A page, counted from 1, its text with line feeds, and what it is."""

    number: int
    text: str
    kind: PageKind


def pages(pdf: PdfDocument, most: int) -> Iterator[PageRead]:
    """The first so many pages in their order; a page that cannot be loaded is `damaged` and without text."""
    for i in range(min(len(pdf), most)):
        try:
            page = pdf[i]
            try:
                yield _read(page, i + 1)
            finally:
                page.close()
        except PdfiumError:
            yield PageRead(i + 1, "", "damaged")


def _read(page: PdfPage, number: int) -> PageRead:
    text_page = page.get_textpage()
    try:
        text = _letters(unwrapped(text_page, text_page.get_text_range()))
    finally:
        text_page.close()
    answers = "\n".join(_answers(page))
    made = _made_of(page)
    whole = "\n".join(filter(str.strip, (text, answers)))
    return PageRead(number, whole, _kind(whole, made))


def _letters(text: str) -> str:
    """The library's sign for a hyphen at a line's end as a soft hyphen, which may belong to the word or not; no letter as U+FFFD."""
    return CONTROL.sub("\ufffd", text.replace("\x02", "\xad").replace("\ufffe", "\xad"))


class _MadeOf(NamedTuple):
    objects: int
    pictured: float
    visible_text: bool


def _kind(text: str, made: _MadeOf) -> PageKind:
    if not text.strip():
        return "picture" if made.pictured >= MOST_OF_A_PAGE else "drawing" if made.objects else "blank"
    letters = [letter for letter in text if not letter.isspace()]
    if len(UNKNOWN.findall(text)) > MOST_UNKNOWN * len(letters):
        return "unknown letters"
    return "recognised" if made.pictured >= MOST_OF_A_PAGE and not made.visible_text else "text"


def _made_of(page: PdfPage) -> _MadeOf:
    """How many things are on a page, which part of it is under pictures, and whether any of its text can be seen."""
    left, bottom, right, top = page.get_cropbox()
    things = list(_things(page))
    pictures = [thing.box for thing in things if thing.kind == pdfium.FPDF_PAGEOBJ_IMAGE]
    covered = sum(max(min(box.right, right) - max(box.left, left), 0) * max(min(box.top, top) - max(box.bottom, bottom), 0) for box in pictures)
    area = abs((right - left) * (top - bottom))
    return _MadeOf(len(things), covered / area if area else 0.0, any(thing.visible for thing in things))


class _Box(NamedTuple):
    left: float
    bottom: float
    right: float
    top: float


class _Thing(NamedTuple):
    kind: int
    box: _Box
    visible: bool


def _things(page: PdfPage) -> Iterator[_Thing]:
    """What is drawn on a page; what is drawn in a group has the place of the outermost group, which is its place on the page."""
    waiting: list[tuple[Any, int, _Box | None]] = [(page, 0, None)]
    left = MOST_OBJECTS
    while waiting:
        parent, depth, box = waiting.pop()
        for each in _drawn(parent, depth, left):
            left -= 1
            kind, own = pdfium.FPDFPageObj_GetType(each), box or _box(each)
            if kind == pdfium.FPDF_PAGEOBJ_FORM and depth < MOST_NESTED:
                waiting.append((each, depth + 1, own))
            else:
                yield _Thing(kind, own, kind == pdfium.FPDF_PAGEOBJ_TEXT and pdfium.FPDFTextObj_GetTextRenderMode(each) != INVISIBLE)


def _drawn(parent: Any, depth: int, most: int) -> Iterator[Any]:
    count, get = (
        (pdfium.FPDFFormObj_CountObjects, pdfium.FPDFFormObj_GetObject) if depth else (pdfium.FPDFPage_CountObjects, pdfium.FPDFPage_GetObject)
    )
    return filter(None, (get(parent, i) for i in range(min(count(parent), most))))


def _box(thing: Any) -> _Box:
    sides = [ctypes.c_float() for _ in range(4)]
    pdfium.FPDFPageObj_GetBounds(thing, *sides)
    return _Box(*(side.value for side in sides))


def _answers(page: PdfPage) -> Iterator[str]:
    """What was filled into the fields of a form on this page; they are no part of its text."""
    if page.formenv is None:
        return
    for i in range(min(max(pdfium.FPDFPage_GetAnnotCount(page), 0), MOST_FIELDS)):
        annotation = pdfium.FPDFPage_GetAnnot(page, i)
        if not annotation:
            continue
        try:
            if pdfium.FPDFAnnot_GetSubtype(annotation) == pdfium.FPDF_ANNOT_WIDGET and (answer := _answer(page, annotation)):
                yield answer
        finally:
            pdfium.FPDFPage_CloseAnnot(annotation)


def _answer(page: PdfPage, annotation: object) -> str:
    form = page.formenv
    if pdfium.FPDFAnnot_GetFormFieldType(form, annotation) not in (pdfium.FPDF_FORMFIELD_TEXTFIELD, pdfium.FPDF_FORMFIELD_COMBOBOX):
        return ""
    size = pdfium.FPDFAnnot_GetFormFieldValue(form, annotation, None, 0)
    if not 2 < size <= MOST_ANSWER:
        return ""
    buffer = (ctypes.c_ushort * (size // 2))()
    pdfium.FPDFAnnot_GetFormFieldValue(form, annotation, buffer, size)
    text = bytes(buffer).decode("utf-16-le", "ignore").rstrip("\x00")
    return _letters(text.replace("\r\n", "\n").replace("\r", "\n")).strip()
