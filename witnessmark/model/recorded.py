"""What a casualty recorder states in columns of its own: a claim by that recorder, not by whoever it got it from."""

from witnessmark.model.base import Model


class RecordedCount(Model, frozen=True, kw_only=True):
    """A number in a column: the characters `[start, end)` of the document's text that state it, and how the recorder means it.

    `low` and `high` are closed bounds; null where the recorder leaves that end open. `quantifier`, `outcome` and `who` are those of a casualty claim.
    """

    start: int
    end: int
    outcome: str
    low: int | None = None
    high: int | None = None
    quantifier: str = "exact"
    who: str | None = None


class RecordedEvent(Model, frozen=True, kw_only=True):
    """One row: who records (`recorder`), its id there, when (`[from, to)` as ISO dates), where, and the counts it states.

    `lat` and `lon` are degrees (WGS 84) as the recorder gives them, `precision` a place's precision of the contract, null where not said.
    """

    recorder: str
    event_id: str
    begins: str | None = None
    ends: str | None = None
    place: str | None = None
    lat: float | None = None
    lon: float | None = None
    country: str | None = None
    precision: str | None = None
    counts: tuple[RecordedCount, ...] = ()
