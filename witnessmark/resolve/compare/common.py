"""What a clue says of two reports: the same event or not, with a sentence. One clue a file, each with `CLUE`."""

from collections.abc import Callable
from datetime import datetime

from witnessmark.model.base import Model
from witnessmark.model.place import Gazetteer, Place
from witnessmark.resolve.span import Window


class Profile(Model, frozen=True, kw_only=True):
    """What the clues compare: an event as one document tells it.

    `named` are the gazetteer ids of all places the document names that are no larger than a city, `sites` the words of its streets
    and buildings, `scene` of those its attacks and counts name. `explicit` is whether the days are said by the words; else they are
    those before publication. `words` are the telling words of the document (see told_words), `links` the addresses it leads to and
    its own. `hours` are those of the attack where they are told, `districts` the beginnings of the names of the districts it is told
    of; `accident` is whether it tells of a road accident and of no attack. `home` is the town in the publisher's name,
    `row` the recorder and its id of an event that is a recorder's row.
    """

    place: Place | None = None
    named: frozenset[str] = frozenset()
    sites: frozenset[str] = frozenset()
    scene: frozenset[str] = frozenset()
    days: Window | None = None
    explicit: bool = True
    roots: frozenset[str] = frozenset()
    numbers: frozenset[tuple[str, int]] = frozenset()
    victims: frozenset[str] = frozenset()
    attacks: frozenset[str] = frozenset()
    targets: frozenset[str] = frozenset()
    words: frozenset[str] = frozenset()
    links: frozenset[str] = frozenset()
    hours: tuple[datetime, datetime] | None = None
    districts: frozenset[str] = frozenset()
    accident: bool = False
    home: Place | None = None
    language: str | None = None
    publisher: str | None = None
    published: datetime | None = None
    row: tuple[str, str] | None = None

    @property
    def is_placed(self) -> bool:
        """Whether the document names any place its event may have been at."""
        return self.place is not None or bool(self.named)


class Opinion(Model, frozen=True, kw_only=True):
    """`score` is what the clue adds, from -1 to 1; a veto rules the pair out whatever the others say."""

    score: float
    reason: str
    veto: bool = False


class Clue(Model, frozen=True, kw_only=True):
    """One clue. It may abstain (null) where it cannot tell."""

    name: str
    compare: Callable[[Profile, Profile, Gazetteer], Opinion | None]
