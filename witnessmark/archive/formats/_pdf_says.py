"""What a PDF says of itself: its title, its author, when it was published and when the file was made."""

import ctypes
import re
from collections.abc import Iterator
from typing import NamedTuple

import pypdfium2.raw as pdfium
from lxml import etree
from pypdfium2 import PdfDocument

# "D:20240503141105+03'00'", of which all after the year may be missing.
DATE = re.compile(r"\s*(?:D:)?(\d{4})(\d\d)?(\d\d)?(\d\d)?(\d\d)?(\d\d)?\s*(?:(Z)|([+-])(\d\d)'?(\d\d)?)?")
# Bytes of a title or a list of authors.
MOST_INFO = 64 * 1024
# Metadata is a page of XML; Adobe pads it with 2,000 spaces, and a picture's history in it can be longer.
MOST_XMP = 1024 * 1024
# The dictionary of a metadata stream that is not packed; the packet follows.
XMP = re.compile(rb"/Subtype\s{0,20}/XML\b[^\x00]{0,200}?stream\r?\n")
PACKETS = ((b"<x:xmpmeta", b"</x:xmpmeta>"), (b"<rdf:RDF", b"</rdf:RDF>"))
# Each picture may have one; and a file that was changed often has a catalog for each change, of which the last counts.
MOST_PACKETS, MOST_CATALOGS = 200, 100
OBJECT = re.compile(rb"(?:^|[\r\n\s])(\d{1,10})\s+\d{1,5}\s+obj\b")
CATALOG_METADATA = re.compile(rb"/Metadata\s+(\d{1,10})\s+\d{1,5}\s+R")
# How far from its type a catalog's reference to its metadata stands at most, and a packet's first mark from the beginning of its stream.
NEAR = 4096
NAMES = {
    "dc": "http://purl.org/dc/elements/1.1/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "prism": "http://prismstandard.org/namespaces/basic/2.0/",
}
PRISM = re.compile(r"\{http://prismstandard\.org/namespaces/(?:basic|1\.\d|2\.\d)[^}]*\}(?:publicationDate|coverDate)")
WHOLE_DATE = re.compile(r"\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d:\d\d)?)?")


class Says(NamedTuple):
    """`published` only where the file gives a date of publication by that name; `made` is when its maker says the file was written."""

    title: str | None
    author: str | None
    published: str | None
    made: str | None


def what_it_says(pdf: PdfDocument, data: bytes) -> Says:
    """From the Info dictionary, else from the metadata packet of the document (never that of a picture in it)."""
    packet = _packet(data)
    return Says(
        title=_clean(_info(pdf, b"Title")) or _said(packet, "dc:title//rdf:li"),
        author=_clean(_info(pdf, b"Author")) or _said(packet, "dc:creator//rdf:li"),
        published=_published(packet),
        made=iso_date(_info(pdf, b"CreationDate")),
    )


def _info(pdf: PdfDocument, key: bytes) -> str:
    """An entry of the Info dictionary; empty where there is none, or one longer than any title."""
    size = pdfium.FPDF_GetMetaText(pdf, key, None, 0)
    if not 2 < size <= MOST_INFO:
        return ""
    buffer = ctypes.create_string_buffer(size)
    pdfium.FPDF_GetMetaText(pdf, key, buffer, size)
    return buffer.raw[: size - 2].decode("utf-16-le", "ignore")


def iso_date(text: str) -> str | None:
    """A date of a PDF in ISO form, as far as it goes and with the offset only where it gives one; null where it is none."""
    found = DATE.match(text)
    if found is None or found.group(2) is None or found.group(3) is None:
        return None
    year, month, day, hour, minute, second, utc, sign, hours, minutes = found.groups()
    if hour is None or minute is None:
        return f"{year}-{month}-{day}"
    offset = "+00:00" if utc else f"{sign}{hours}:{minutes or '00'}" if sign else ""
    return f"{year}-{month}-{day}T{hour}:{minute}" + (f":{second}" if second else "") + offset


def _clean(text: str | None) -> str | None:
    return " ".join(text.replace("\x00", "").split()) or None if text else None


def _packet(data: bytes) -> etree._Element | None:
    """The document's own metadata packet: the one its catalog names, or the only one there is."""
    packets, named = list(_packets(data)), _named(data)
    own = next((packet for number, packet in packets if number is not None and number == named), None)
    chosen = own if own is not None else packets[0][1] if len(packets) == 1 else None
    if chosen is None:
        return None
    try:
        return etree.fromstring(chosen, etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False))
    except etree.XMLSyntaxError:
        return None


def _packets(data: bytes) -> Iterator[tuple[int | None, bytes]]:
    """The first metadata packets that are not compressed, each with its object's number; not those over the limit."""
    at = 0
    for _ in range(MOST_PACKETS):
        at = data.find(b"/XML", at) + 4
        if at < 4:
            return
        found = XMP.search(data, max(at - 40, 0), at + 300)
        packet = _between(data, found.end()) if found is not None else None
        if found is not None and packet is not None:
            numbers = OBJECT.findall(data, max(found.start() - 300, 0), found.start())
            yield int(numbers[-1]) if numbers else None, packet
            at = found.end() + len(packet)


def _between(data: bytes, at: int) -> bytes | None:
    """The packet that begins soon after this place, from its first mark to its last; null where there is none."""
    for first, last in PACKETS:
        start = data.find(first, at, at + NEAR)
        end = data.find(last, start, start + MOST_XMP) if start >= 0 else -1
        if end >= 0:
            return data[start : end + len(last)]
    return None


def _named(data: bytes) -> int | None:
    """The number of the object that the last catalog in the file names as its metadata."""
    at = len(data)
    for _ in range(MOST_CATALOGS):
        at = data.rfind(b"/Catalog", 0, at)
        if at < 0:
            break
        start, end = data.rfind(b"obj", max(at - NEAR, 0), at), data.find(b"endobj", at, at + NEAR)
        found = CATALOG_METADATA.search(data, max(start, 0), end if end > 0 else at + NEAR)
        if found is not None:
            return int(found.group(1))
    return None


def _said(packet: etree._Element | None, path: str) -> str | None:
    if packet is None:
        return None
    found = packet.find(".//" + path, NAMES)
    return _clean(found.text) if found is not None else None


def _published(packet: etree._Element | None) -> str | None:
    """PRISM's date of publication, where it is a whole day at least."""
    for each in packet.iter() if packet is not None else ():
        values = [each.text] if isinstance(each.tag, str) and PRISM.fullmatch(each.tag) else []
        values += [value for key, value in each.attrib.items() if PRISM.fullmatch(str(key))]
        for value in values:
            if value is not None and WHOLE_DATE.fullmatch(str(value).strip()):
                return str(value).strip()
    return None
