"""The mapping file of a table: which column is what. Written by a person, in TOML, beside the table."""

import datetime
import re

import msgspec

from witnessmark.archive.contents.record import checked_published
from witnessmark.errors import BadInput
from witnessmark.model.base import Model
from witnessmark.printable import printable

# How a person writes the form of a date, and how Python does; the longer first.
PARTS = (
    ("YYYY", "%Y"),
    ("YY", "%y"),
    ("MM", "%m"),
    ("DD", "%d"),
    ("HH", "%H"),
    ("hh", "%I"),
    ("mm", "%M"),
    ("ss", "%S"),
    ("AM", "%p"),
    ("M", "%m"),
    ("D", "%d"),
    ("H", "%H"),
    ("h", "%I"),
)
PART = re.compile("|".join(part for part, _ in PARTS))
OFFSET = re.compile(r"[+-]\d\d:\d\d|Z")
ISO = re.compile(r"\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d.*)?")


class Columns(Model, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The headings of the columns that hold each field; several for a text (a paragraph each) or a date (day, then time)."""

    text: str | tuple[str, ...]
    doc_id: str | None = None
    published: str | tuple[str, ...] | None = None
    url: str | None = None
    publisher: str | None = None
    author: str | None = None
    language: str | None = None
    title: str | None = None


class Same(Model, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What is the same for all rows; a column of that name, where it holds something, comes first."""

    publisher: str | None = None
    author: str | None = None
    language: str | None = None


class Mapping(Model, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a mapping file says.

    `sheet` is a workbook's sheet (the first that is not hidden), `headings` the row that names the columns (0: there is none, and columns
    are called A, B, …), `dates` the forms in which dates are written (`DD.MM.YYYY HH:mm`; ISO 8601 is always understood), `offset` that of
    their times from UTC, `id_prefix` what is put before every doc_id, since many tables count from 1. `skip` leaves out rows: by heading, the
    values for which. `delimiter` and `encoding` are needed only where they cannot be told.
    """

    columns: Columns
    same: Same = Same()
    sheet: str | None = None
    headings: int = 1
    dates: str | tuple[str, ...] = ()
    offset: str | None = None
    id_prefix: str = ""
    skip: dict[str, tuple[str, ...]] = msgspec.field(default_factory=dict)
    delimiter: str | None = None
    encoding: str | None = None


def mapping_in(data: bytes, name: str, most: int) -> Mapping:
    """The mapping in a file; BadInput, naming the key, where it is none."""
    if len(data) > most:
        raise BadInput(f"{name}: its mapping is longer than {most:,} bytes")
    try:
        mapping = msgspec.toml.decode(data, type=Mapping)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise BadInput(f"{name}: its mapping cannot be understood: {printable(str(error))}") from None
    if mapping.delimiter is not None and len(mapping.delimiter) != 1:
        raise BadInput(f"{name}: its mapping: the delimiter must be one sign")
    if mapping.offset is not None and OFFSET.fullmatch(mapping.offset) is None:
        raise BadInput(f"{name}: its mapping: the offset must be like +03:00 or Z, not {printable(mapping.offset[:20])}")
    if mapping.headings < 0:
        raise BadInput(f"{name}: its mapping: headings must be the number of a row, or 0")
    return mapping


def published_of(value: str, mapping: Mapping, place: str) -> str | None:
    """The date of a cell in ISO form, by the forms the mapping gives; null for an empty cell, BadInput for what is no date by them."""
    if not value:
        return None
    for form in (mapping.dates,) if isinstance(mapping.dates, str) else mapping.dates:
        try:
            found = datetime.datetime.strptime(value, PART.sub(lambda part: dict(PARTS)[part.group()], form.replace("%", "%%")))
        except (ValueError, re.error):
            continue
        return checked_published(found.isoformat() + (mapping.offset or "") if "H" in form.upper() else found.date().isoformat(), place)
    if ISO.fullmatch(value) is None:
        told = (
            f"none of the forms of `dates` ({mapping.dates})"
            if mapping.dates
            else 'not ISO 8601; `dates = "DD.MM.YYYY"` or the like says how dates are written'
        )
        raise BadInput(f"{place}: its date is {printable(value[:40])!r}, {told}")
    timed = "T" in value or " " in value
    has_offset = timed and re.search(r"(?:Z|[+-]\d\d:?\d\d)$", value) is not None
    return checked_published(value + (mapping.offset or "" if timed and not has_offset else ""), place)
