"""Times as a text says them."""

from typing import Literal

import msgspec

from witnessmark.model.base import Model


class Time(Model, frozen=True, kw_only=True):
    """A date, a time, a duration or a set of times. `value` is TIMEX3 (PAST_REF, PRESENT_REF and FUTURE_REF included).

    `since` and `until` (JSON: from, to) are the half-open interval `[from, to)`; both null where the words are relative
    and no publication date is known: then the value is XXXX-…
    """

    start: int
    end: int
    type: Literal["DATE", "TIME", "DURATION", "SET"]
    value: str | None
    since: str | None = msgspec.field(default=None, name="from")
    until: str | None = msgspec.field(default=None, name="to")


class Interval(Model, frozen=True, kw_only=True):
    """When something happened: half-open `[from, to)`, ISO 8601, in the local zone of the place; null is not known."""

    since: str | None = msgspec.field(default=None, name="from")
    until: str | None = msgspec.field(default=None, name="to")
