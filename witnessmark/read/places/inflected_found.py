"""What may be a place in an inflected text, before anybody judged it."""

from typing import NamedTuple

from witnessmark.model.place import Precision
from witnessmark.read.places.wordbook import Named


class Found(NamedTuple):
    """A possible place: words [first, end). One that a noun announces needs no other sign.

    `precision` is set for what no gazetteer holds, or what may be a part of the town the text names: a street, a district.
    """

    first: int
    end: int
    name: str
    named: Named | None
    announced: bool = False
    people: bool = False
    precision: Precision | None = None
    radius_km: float | None = None
