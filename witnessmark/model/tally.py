"""A tally: one outcome of one group in one incident, with a reason for every bound."""

from typing import Literal, TypeAlias

from witnessmark.model.base import Model
from witnessmark.model.claim import Scope
from witnessmark.model.count import Outcome
from witnessmark.model.counted import Counted, Status
from witnessmark.model.decision import Verdict

Strength: TypeAlias = Literal["strong", "weak", "denial"]
Figure: TypeAlias = Literal["count", "increment", "late", "recovered", "retroactive", "found"]
Effect: TypeAlias = Literal["sets_floor", "sets_top", "consistent", "superseded", "not_comparable", "weak", "denied"]


GRADES = {
    "A": "at least two independent sources in a position to know, and all can be right at once",
    "B": "at least two independent sources in a position to know, and they contradict one another",
    "C": "one source in a position to know",
    "D": "weak sources only",
}
FLAGS = {
    "!": "denied by a party",
    "denied": "denied by a party",
    "?": "whether they were civilians or fighters is in dispute",
    "~": "not settled: counted too soon after the attack to be final",
}
"""What a grade and a flag say, in words for a person."""


class Range(Model, frozen=True, kw_only=True):
    """Both ends included. `high` is null where the range is open above; `top` is the largest number a reader may take
    from the words. All three are null where nothing supports a number.
    """

    low: int | None
    high: int | None
    top: int | None = None


class ClosedRange(Model, frozen=True, kw_only=True):
    """What a convention makes of the claims; `high` is null where the convention leaves it open."""

    low: int | None
    high: int | None


class Row(Model, frozen=True, kw_only=True):
    """One root's statement and what it did to the range.

    `claims` are (doc_id, claim id), copies included: they count once. `low` and `high` are the interval after vague words
    were widened (docs/reconciliation.md). `asserted` is when the root said it, not when a copy was published. `figure` keeps
    apart what is no plain count: an increment, people who died later of wounds, bodies recovered, an entry made afterwards
    (retroactive), people no longer missing (found). `corrected` is whether a person corrected what was read: the number is no more
    that of the words.
    """

    root: str
    claims: tuple[tuple[str, str], ...]
    low: int | None
    high: int | None
    asserted: str | None
    scope: Scope
    strength: Strength
    effect: Effect
    reason: str
    figure: Figure = "count"
    corrected: bool = False


class Story(Model, frozen=True, kw_only=True):
    """One largest set of roots that can all be right at once, and the range they share."""

    roots: tuple[str, ...]
    low: int
    high: int | None
    top: int


class Tally(Model, frozen=True, kw_only=True):
    """One outcome of one group. `who` is any, or a status, a sex or an age group.

    `supported` rests on strong roots alone (on weak ones where there is no strong one), `reported` on all. `grade` is A
    to D of docs/reconciliation.md: the letter says how many independent roots stand behind the number, not how bad the event was.
    `override` is the grade a person put beside the computed one, with who and why; null where nobody did. `best` and `status` are
    the chosen convention's one number and its own word; `conventions` is the tally as every convention counts it.
    """

    outcome: Outcome
    who: str
    supported: Range
    reported: Range
    range: ClosedRange
    stories: tuple[Story, ...]
    grade: Literal["A", "B", "C", "D"]
    flags: tuple[str, ...]
    reason: str
    rows: tuple[Row, ...]
    override: Verdict | None = None
    best: int | None = None
    status: Status | None = None
    conventions: tuple[Counted, ...] = ()
