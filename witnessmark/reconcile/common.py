"""What the parts of reconcile share: a statement, the case around it, and a rule."""

import functools
from collections.abc import Callable

from witnessmark.model.base import Model
from witnessmark.model.claim import Modality, Relation, Scope, Zero
from witnessmark.model.count import Outcome, Quantifier
from witnessmark.model.place import Place
from witnessmark.model.tally import Effect, Figure, Strength
from witnessmark.model.voice import VoiceKind

FINENESS = {"site": 0, "district": 1, "city": 2, "region": 3, "country": 4}
CORRECTED = "corrected"  # the mark of a statement that a person corrected, among the names of the rules that fired
HELD = "held"  # the mark of an addition that a total of the same source holds, among the names of the rules that fired
ClaimKey = tuple[str, str]
"""(doc_id, claim id)."""


@functools.cache
def _groups(who: str, sex: str | None, age_group: str | None) -> tuple[str, ...]:
    named = (who if who != "unknown" else None, sex, age_group)
    return tuple(dict.fromkeys(group for group in named if group is not None))


class Statement(Model, frozen=True, kw_only=True):
    """What one root said of one number of people, with all the claims that carry it.

    `low`, `high`, `top` are the interval of the words (words.toml); `high` null is open. `counted` is false where a rule
    took the statement out of every range; `tentative` keeps it out of the supported range only. `notes` are sentences for
    a person, in the order the rules gave them; `fired` are those rules' names. `position` is where the words stand, `mentions` are
    (doc_id, where the sentence begins, where the words stand) of each claim. `both` is whether a number of the dead and the injured
    together says that there were some of each; `together` are the
    places (gazetteer id, name) that the words count as one; `unknown` is what a list says is not known of these people (their sex).
    `label` is the status that only the words behind the count give them ("… were fighters"): the same people, told as a group too.
    `figure` is what kind of figure the words make it (figures.toml).
    """

    root: str
    root_kind: VoiceKind
    outcome: Outcome
    low: int
    words: Quantifier
    quote: str
    claims: tuple[ClaimKey, ...]
    root_role: str | None = None
    root_side: str | None = None
    anonymous: bool = False
    who: str = "unknown"
    sex: str | None = None
    age_group: str | None = None
    unknown: tuple[str, ...] = ()
    high: int | None = None
    top: int = 0
    numeric: bool = True
    individual: bool = False
    rhetoric: bool = False
    joint: bool = False
    both: bool = False
    derived: bool = False
    label: str | None = None
    scope: Scope = "unknown"
    place: Place | None = None
    together: tuple[tuple[str, str], ...] = ()
    timed: bool = True
    asserted: str | None = None
    position: int = 0
    mentions: tuple[tuple[str, int, int], ...] = ()
    part_of: ClaimKey | None = None
    relation: Relation = "total"
    figure: Figure = "count"
    modality: Modality = "stated"
    zero: Zero | None = None
    strength: Strength = "weak"
    effect: Effect | None = None
    counted: bool = True
    tentative: bool = False
    notes: tuple[str, ...] = ()
    fired: tuple[str, ...] = ()

    @property
    def labelled(self) -> bool:
        """Whether this is the count told again of the group that the words behind it name."""
        return self.label is not None and self.who == self.label

    @property
    def groups(self) -> tuple[str, ...]:
        """The groups of people the words name: status, sex, age; empty where they name none."""
        return _groups(self.who, self.sex, self.age_group)

    @property
    def moved_on(self) -> bool:
        """Whether these people have another outcome by now: who was missing is found, who was injured died."""
        return self.figure == "found" or (self.figure == "late" and self.outcome == "injured")


class Target(Model, frozen=True, kw_only=True):
    """What is counted: one outcome of one group, in an event that was over at `until` (null where unknown)."""

    outcome: Outcome
    who: str = "any"
    place: Place | None = None
    until: str | None = None
    settle_days: int = 14


Apply = Callable[[Statement, Target], Statement | None]


class Rule(Model, frozen=True, kw_only=True):
    """A reason why a number said is not the number counted. Rules run in `order`; null is no opinion.

    `apply` gives the changed statement, with a sentence added to its notes.
    """

    name: str
    order: int
    apply: Apply
