"""The text of a PDF page after page, and what a person must know of pages that give none."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from importlib.metadata import version
from typing import BinaryIO

import pypdfium2.raw as pdfium
from pypdfium2 import PdfDocument, PdfiumError

from witnessmark.archive.common import Found, identity
from witnessmark.archive.contents.nested import read_nested
from witnessmark.archive.contents.record import checked_published
from witnessmark.archive.files.whole import read_whole
from witnessmark.archive.formats._pdf_pages import PageKind, PageRead, pages
from witnessmark.archive.formats._pdf_says import Says, what_it_says
from witnessmark.errors import BadInput, Remark
from witnessmark.model.document import Document
from witnessmark.model.region import Region
from witnessmark.printable import printable
from witnessmark.settings import MAX_FILE, MAX_TEXT

# The longest reports of commissions have a few thousand.
MAX_PAGES = 10_000
# A collection of annexes has tens.
MAX_ATTACHMENTS = 100
# Between two pages: a paragraph never goes on by itself.
BETWEEN = "\n\n"
REFUSED = {
    pdfium.FPDF_ERR_PASSWORD: "it is locked with a password; add a copy saved without one",
    pdfium.FPDF_ERR_SECURITY: "it is encrypted in a way that is not read here; add a copy saved without encryption",
    pdfium.FPDF_ERR_FORMAT: "it is damaged or cut short: it begins as a PDF and cannot be opened as one",
}
SAID: dict[PageKind, str] = {
    "picture": "{} of text: nothing is read from {}; add the text as recognised by a program or typed by a person",
    "drawing": "{} without text, only drawings: nothing is read from {}",
    "unknown letters": "{} in a font that does not say which letters its signs are: what is read from {} may be no words",
    "recognised": "{} of text with words that a program recognised: what is read from {} may be misread",
}
NOUNS: dict[PageKind, tuple[str, str]] = {"picture": ("is a picture", "are pictures"), "recognised": ("is a picture", "are pictures")}


def read_pdf(stream: BinaryIO, name: str) -> Iterator[Found]:
    """The document with remarks on its pages, then what is in the files inside it; BadInput where it cannot be opened."""
    data = read_whole(stream, name, MAX_FILE)
    pdf = _opened(data, name)
    try:
        yield from _document(pdf, data, name)
        yield from _attached(pdf, name)
    finally:
        pdf.close()


def _opened(data: bytes, name: str) -> PdfDocument:
    try:
        pdf = PdfDocument(data)
        if pdf.get_formtype() == pdfium.FORMTYPE_ACRO_FORM:
            pdf.init_forms()
    except PdfiumError as error:
        raise BadInput(f"{name}: {REFUSED.get(error.err_code or 0, REFUSED[pdfium.FPDF_ERR_FORMAT])}") from None
    return pdf


def _document(pdf: PdfDocument, data: bytes, name: str) -> Iterator[Found]:
    read, cut = _within_limits(pages(pdf, MAX_PAGES))
    said = what_it_says(pdf, data)
    text, regions = _joined(read)
    problems = list(_problems(pdf, read, name, cut))
    if not text.strip():
        yield from problems or [BadInput(f"{name}: there is no text on its {_counted(len(read))}")]
        return
    try:
        published = checked_published(said.published, name)
    except BadInput as error:
        published = None
        problems.append(Remark(str(error)))
    yield from problems
    yield from _on_dates(said, published, name)
    yield Document(
        doc_id=identity(text),
        text=text,
        published=published,
        title=said.title,
        author=said.author,
        regions=regions,
        tool=f"pypdfium2 {version('pypdfium2')}",
    )


def _within_limits(found: Iterator[PageRead]) -> tuple[list[PageRead], bool]:
    """The pages whose text is together no longer than a document may be, and whether others were left out for that."""
    read, length = list[PageRead](), 0
    for page in found:
        length += len(page.text) + len(BETWEEN)
        if length > MAX_TEXT:
            return read, True
        read.append(page)
    return read, False


def _joined(read: Sequence[PageRead]) -> tuple[str, tuple[Region, ...]]:
    parts, regions, at = list[str](), list[Region](), 0
    for page in read:
        if page.text.strip():
            if parts:
                parts.append(BETWEEN)
                at += len(BETWEEN)
            parts.append(page.text)
            regions.append(Region(start=at, end=at + len(page.text), kind="page", at=str(page.number)))
            at += len(page.text)
    return "".join(parts), tuple(regions)


def _problems(pdf: PdfDocument, read: Sequence[PageRead], name: str, cut: bool) -> Iterator[BadInput | Remark]:
    """What a person must know of pages that give no text or a doubtful one; an error where that is all there is."""
    of_kind: defaultdict[PageKind, list[int]] = defaultdict(list)
    for page in read:
        of_kind[page.kind].append(page.number)
    loss: type[BadInput | Remark] = Remark if any(page.text.strip() for page in read) else BadInput
    for kind, what in SAID.items():
        if numbers := of_kind.get(kind):
            said = what.format(_named(numbers, kind), "it" if len(numbers) == 1 else "them")
            yield (loss if kind in ("picture", "drawing") else Remark)(f"{name}: {said}")
    if damaged := of_kind["damaged"]:
        yield BadInput(f"{name}: {_ranges(damaged)} cannot be loaded: {'it is' if len(damaged) == 1 else 'they are'} damaged")
    if cut or len(pdf) > MAX_PAGES:
        limit = f"{MAX_TEXT:,} characters" if cut else f"{MAX_PAGES:,} pages"
        yield BadInput(f"{name}: it has {_counted(len(pdf))}; only the first {len(read):,} are read, which is the limit of {limit}")
    if pdf.get_formtype() in (pdfium.FORMTYPE_XFA_FULL, pdfium.FORMTYPE_XFA_FOREGROUND):
        yield Remark(f"{name}: it is a form of the XFA kind, which is not read; what is read may be a page that asks for another program")


def _on_dates(said: Says, published: str | None, name: str) -> Iterator[Remark]:
    if published is None and said.made is not None:
        yield Remark(f"{name}: it gives no date of publication; by its own word the file was made {said.made}")


def _attached(pdf: PdfDocument, name: str) -> Iterator[Found]:
    count = pdf.count_attachments()
    for i in range(min(max(count, 0), MAX_ATTACHMENTS)):
        try:
            attachment = pdf.get_attachment(i)
            file_name, data = attachment.get_name(), bytes(attachment.get_data())
        except (PdfiumError, UnicodeDecodeError):
            yield BadInput(f"{name}: file {i + 1} inside it cannot be taken out")
        else:
            yield from read_nested(data, file_name, name, f"part {i + 1}: {printable(file_name)}")
    if count > MAX_ATTACHMENTS:
        yield BadInput(f"{name}: there are {count:,} files inside; only the first {MAX_ATTACHMENTS} are read")


def _named(numbers: Sequence[int], kind: PageKind) -> str:
    """`page 2 is a picture`, `pages 2-4 and 7 are pictures`."""
    one, more = NOUNS.get(kind, ("is", "are"))
    return f"{_ranges(numbers)} {one if len(numbers) == 1 else more}"


def _ranges(numbers: Iterable[int]) -> str:
    """`page 3`, `pages 2-4, 7`."""
    runs = list[list[int]]()
    for number in numbers:
        if runs and runs[-1][1] == number - 1:
            runs[-1][1] = number
        else:
            runs.append([number, number])
    told = ", ".join(str(first) if first == last else f"{first}-{last}" for first, last in runs)
    return f"{'page' if len(runs) == 1 and runs[0][0] == runs[0][1] else 'pages'} {told}"


def _counted(count: int) -> str:
    return "1 page" if count == 1 else f"{count:,} pages"
