"""What a clue says of two reports: the same event or not, with a sentence. One clue a file, each with `CLUE`."""

from collections.abc import Callable

from witnessmark.model.base import Model
from witnessmark.model.place import Gazetteer, Place
from witnessmark.resolve.span import Window


class Profile(Model, frozen=True, kw_only=True):
    """What the clues compare: an event as one or more documents tell it."""

    place: Place | None = None
    days: Window | None = None
    roots: frozenset[str] = frozenset()
    numbers: frozenset[tuple[str, int]] = frozenset()
    victims: frozenset[str] = frozenset()
    attacks: frozenset[str] = frozenset()


class Opinion(Model, frozen=True, kw_only=True):
    """`score` is what the clue adds, from -1 to 1; a veto rules the pair out whatever the others say."""

    score: float
    reason: str
    veto: bool = False


class Clue(Model, frozen=True, kw_only=True):
    """One clue. It may abstain (null) where it cannot tell."""

    name: str
    compare: Callable[[Profile, Profile, Gazetteer], Opinion | None]
