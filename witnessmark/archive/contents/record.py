"""What a record of the stream must hold, whatever file it came in."""

import datetime
import re
from collections.abc import Callable
from typing import TypeVar

import msgspec

from witnessmark.errors import BadInput, Remark
from witnessmark.settings import MAX_TEXT

# The two forms of the contract; anything else (a bare year, "1 March") is no date we would guess at.
PUBLISHED = re.compile(r"\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d{1,6})?)?(?:Z|[+-]\d\d:?\d\d)?)?")
# Before the first newspaper a date is a placeholder ("0001-01-01" is what many programs write for none).
FIRST_YEAR = 1600
# Clocks differ by up to 14 hours from UTC, and some run ahead.
AHEAD = datetime.timedelta(days=1)

Kind = TypeVar("Kind")


def from_json(decode: Callable[[bytes], Kind], data: bytes, name: str) -> Kind:
    """What a decoder makes of JSON; BadInput where it is none, of another shape, or nested too deeply.

    Bytes that are no UTF-8 raise UnicodeDecodeError: each format says in its own words where they stand.
    """
    try:
        return decode(data)
    except msgspec.ValidationError as error:
        raise BadInput(f"{name}: {error}") from None
    except msgspec.DecodeError as error:
        raise BadInput(f"{name}: not JSON: {error}") from None
    except RecursionError:
        raise BadInput(f"{name}: JSON nested too deeply") from None


def checked_published(published: str | None, name: str, field: str = "published") -> str | None:
    """The date as it was given; BadInput where it is none of the two forms, no day of the calendar, or a placeholder."""
    if published is None:
        return None
    if PUBLISHED.fullmatch(published) is None:
        raise BadInput(f"{name}: {field} is {published[:40]!r}, not YYYY-MM-DD or YYYY-MM-DDTHH:MM with an offset")
    try:
        moment = datetime.datetime.fromisoformat(published)
    except ValueError as error:
        raise BadInput(f"{name}: {field} is {published!r}: {error}") from None
    if moment.year < FIRST_YEAR:
        raise BadInput(f"{name}: {field} is {published!r}, a placeholder and no date; leave it out where it is not known")
    return published


def remark_on_future(published: str | None, name: str) -> Remark | None:
    """A remark where a valid date lies in the future; the record is used with the date it gives."""
    if published is None or datetime.date.fromisoformat(published[:10]) <= (datetime.datetime.now(datetime.UTC) + AHEAD).date():
        return None
    return Remark(f"{name}: published is {published!r}, which is in the future; kept as given")


def checked_text(text: str, name: str) -> str:
    """The text unchanged; BadInput where there is none or it is longer than the limit."""
    if not text.strip():
        raise BadInput(f"{name}: text is empty")
    if len(text) > MAX_TEXT:
        raise BadInput(f"{name}: text is longer than {MAX_TEXT:,} characters, which is more than any report")
    return text
