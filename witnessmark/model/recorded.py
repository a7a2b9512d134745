"""What a casualty recorder states in columns of its own: a claim by that recorder, not by whoever it got it from."""

from witnessmark.model.base import Model, Span
from witnessmark.model.claim import Zero
from witnessmark.model.count import Outcome, Quantifier, Who
from witnessmark.model.place import Precision


class RecordedCount(Model, frozen=True, kw_only=True):
    """A number in a column: the characters `[start, end)` of the document's text that state it, and how the recorder means it.

    `low` and `high` are closed bounds; null where the recorder leaves that end open. `quantifier`, `outcome`, `who`, `sex` (female, male)
    and `zero` are those of a casualty claim. `part_of` is the place in `counts` of the number that this one is a part of.
    """

    start: int
    end: int
    outcome: Outcome
    low: int | None = None
    high: int | None = None
    quantifier: Quantifier = "exact"
    who: Who | None = None
    sex: str | None = None
    zero: Zero | None = None
    part_of: int | None = None


class RecordedEvent(Model, frozen=True, kw_only=True):
    """One row: who records (`recorder`), its id there, when (`[from, to)` as ISO dates), where, and the counts it states.

    `lat` and `lon` are degrees (WGS 84) as the recorder gives them, `precision` a place's precision of the contract, null where not said.
    `place_at`, `country_at` and `when_at` are the characters of the text that state these.
    """

    recorder: str
    event_id: str
    begins: str | None = None
    ends: str | None = None
    when_at: Span | None = None
    place: str | None = None
    place_at: Span | None = None
    lat: float | None = None
    lon: float | None = None
    country: str | None = None
    country_at: Span | None = None
    precision: Precision | None = None
    counts: tuple[RecordedCount, ...] = ()

    @property
    def spans(self) -> tuple[Span, ...]:
        """All stretches of the text that state something."""
        said = (self.when_at, self.place_at, self.country_at, *((count.start, count.end) for count in self.counts))
        return tuple(span for span in said if span is not None)
