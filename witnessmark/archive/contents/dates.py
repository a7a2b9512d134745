"""Dates as pages, letters, feeds and browsers write them, in the contract's form."""

import datetime
import re
from email.utils import parsedate_tz

from witnessmark.archive.contents.record import FIRST_YEAR

# No date is longer, its zone's full name in brackets included.
LONGEST = 150
ISO = re.compile(r"(\d{4}-\d\d-\d\d)(?:[T ]+(\d\d:\d\d(?::\d\d)?)(?:\.\d+)? *(Z|UTC|[+-]\d\d:?\d\d)?)?")
# RFC 5322: a zone of minus nothing means UTC, of a sender whose own zone nobody says.
UNKNOWN_ZONE = re.compile(r"-0000\b")
ZONE = re.compile(r"(?:[+-]\d\d:?\d\d|\b(?:UTC?|GMT|Z|[ECMP][SD]T))\s*+(?:\([^()]*+\)\s*+)*+$")
# Some feeds put ISO's colon into the offset, which the library takes for a zone of no name.
COLON = re.compile(r"([+-]\d\d):(\d\d)$")
# A browser's clock: "Sun May 02 2021 09:30:00 GMT+0300 (Eastern European Summer Time)".
BROWSER = re.compile(r"[A-Z][a-z]{2} ([A-Z][a-z]{2}) (\d\d) (\d{4}) (\d\d:\d\d:\d\d) GMT([+-]\d{4})\b.*", re.S)
MINUTES_OF_A_DAY = 24 * 60


def iso(said: str) -> str | None:
    """A date of a page in the contract's form, offset kept; null where it is another form or no day of the calendar."""
    found = ISO.fullmatch(said.strip()) if len(said) <= LONGEST else None
    if found is None:
        return None
    day, time, zone = found.groups()
    offset = {None: "", "Z": "+00:00", "UTC": "+00:00"}.get(zone, f"{zone[:3]}:{zone[-2:]}" if zone else "")
    moment = f"{day}T{time}{offset}" if time else day
    try:
        return moment if datetime.datetime.fromisoformat(moment).year >= FIRST_YEAR else None
    except ValueError:
        return None


def moment(said: str) -> str | None:
    """A date in ISO 8601, or as letters write it ("Sun, 2 May 2021 09:30:00 +0300") or browsers do, in the contract's form; null where it is neither.

    The offset is kept as given; of names of zones only those of RFC 5322 are known (GMT, EST …): with any other the time has none.
    """
    if len(said) > LONGEST:
        return None
    return iso(said) or _letter_date(BROWSER.sub(r"\2 \1 \3 \4 \5", said.strip()))


def _letter_date(said: str) -> str | None:
    parts = parsedate_tz(COLON.sub(r"\1\2", said))
    if parts is None or parts[0] < FIRST_YEAR:
        return None
    year, month, day, hour, minute, second = parts[:6]
    offset = parts[9] if ZONE.search(said) is not None else None
    minutes = (offset or 0) // 60
    zone = (
        "" if offset is None and UNKNOWN_ZONE.search(said) is None else f"{'-' if minutes < 0 else '+'}{abs(minutes) // 60:02}:{abs(minutes) % 60:02}"
    )
    if abs(minutes) >= MINUTES_OF_A_DAY:
        return None
    return iso(f"{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{min(second, 59):02}{zone}")
