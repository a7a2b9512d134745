"""What a counting convention makes of the claims: its numbers, its own word for how sure they are, and what is not known of it."""

from witnessmark.model.base import Model


class Status(Model, frozen=True, kw_only=True):
    """A convention's own word for how sure something is; `word` null where the method has none, or none that is known to fit."""

    convention: str
    word: str | None
    reason: str


class GroupPart(Model, frozen=True, kw_only=True):
    """Some of the people of a tally: at least `low` of this group; "unknown" are those of whom neither sex nor age is known."""

    who: str
    low: int


class Counted(Model, frozen=True, kw_only=True):
    """One tally as one convention counts it. All numbers are null where the convention does not count this outcome.

    `best` is the one number the method publishes or prefers; null where it has none, or where how it chooses is not known.
    `parts` are those of a method that splits its number by sex and age. `unknown` says what of the method is not known here.
    """

    convention: str
    title: str
    low: int | None
    high: int | None
    best: int | None
    status: Status
    reason: str
    parts: tuple[GroupPart, ...] = ()
    unknown: tuple[str, ...] = ()


class Coded(Model, frozen=True, kw_only=True):
    """An incident as a convention codes it: its word, and its codes of precision, null where they cannot be derived."""

    status: Status
    time_precision: int | None = None
    place_precision: int | None = None
