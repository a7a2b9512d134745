"""One tally as several counting conventions count it, side by side, for the page."""

from dataclasses import dataclass

from witnessmark.model.counted import Counted, GroupPart
from witnessmark.model.tally import Tally
from witnessmark.publish.dossier.headline import PEOPLE
from witnessmark.publish.dossier.plain import number
from witnessmark.publish.dossier.ranges import interval_words

NOTHING = "–"


@dataclass(frozen=True)
class ConventionView:
    """One line of the table. `chosen` is whether the case was counted by it; `unknown` are sentences on what is not known of the method."""

    title: str
    chosen: bool
    counted: str
    best: str | None
    word: str
    reason: str
    parts: str | None
    unknown: tuple[str, ...]


def convention_views(tally: Tally, chosen: str) -> tuple[ConventionView, ...]:
    """The tally by every convention, the case's own first; empty for results made before conventions were kept."""
    first = sorted(tally.conventions, key=lambda c: (c.convention != chosen, c.convention != "default", c.title.casefold()))
    return tuple(_view(c, c.convention == chosen) for c in first)


def _view(c: Counted, chosen: bool) -> ConventionView:
    counts = c.low is not None
    return ConventionView(
        title=c.title,
        chosen=chosen,
        counted=interval_words(c.low, c.high) if counts else NOTHING,
        best=number(c.best) if c.best is not None and (c.low, c.high) != (c.best, c.best) else None,
        word=(c.status.word or NOTHING) if counts else NOTHING,
        reason=f"{c.reason} {c.status.reason}" if counts and c.status.word is not None else c.reason,
        parts="; ".join(map(_part, c.parts)) or None,
        unknown=c.unknown,
    )


UNKNOWN_PARTS = {
    "child": "children of unknown sex",
    "adult": "adults of unknown sex",
    "female": "women or girls of unknown age",
    "male": "men or boys of unknown age",
    "unknown": "people of unknown sex and age",
}


def _part(part: GroupPart) -> str:
    one, many = PEOPLE.get(part.who, (part.who, part.who))
    return f"{number(part.low)} {UNKNOWN_PARTS.get(part.who, one if part.low == 1 else many)}"
