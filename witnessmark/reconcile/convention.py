"""How a convention turns the same claims into its own range. Each convention is one file of conventions/."""

import functools
import tomllib
from collections.abc import Callable, Sequence
from typing import Any

from witnessmark.errors import BadExtension
from witnessmark.model.base import Model
from witnessmark.model.tally import ClosedRange
from witnessmark.plugins import data_members
from witnessmark.reconcile.common import Statement
from witnessmark.reconcile.lead import lead_range
from witnessmark.reconcile.naming import OUTCOMES
from witnessmark.reconcile.tallying import Count

PACKAGE = "witnessmark.reconcile.conventions"


class ConventionRule(Model, frozen=True, kw_only=True):
    """One rule of a method in words, with where it is from; `known` is false where we had to assume it."""

    text: str
    source: str
    known: bool = True


class Convention(Model, frozen=True, kw_only=True):
    """A counting method as data. `low` and `high` name how the bounds are found; `words` are its numbers for vague words.

    `outcomes` are those it counts; others get a range of nulls. `unknown` says what is not known of the method.
    """

    name: str
    title: str
    summary: str
    low: str
    high: str
    outcomes: tuple[str, ...] = tuple(OUTCOMES)
    words: tuple[tuple[str, tuple[int, int]], ...] = ()
    rules: tuple[ConventionRule, ...] = ()
    unknown: tuple[str, ...] = ()


def names() -> tuple[str, ...]:
    """The names of all conventions, sorted."""
    return tuple(data_members(PACKAGE))


@functools.cache
def load(name: str) -> Convention:
    """The convention of this name; a name that is not there is an error that lists those that are."""
    files = data_members(PACKAGE)
    if name not in files:
        raise BadExtension(f"there is no convention {name!r}; there are: {', '.join(files)}")
    data: dict[str, Any] = tomllib.loads(files[name].read_text(encoding="utf-8"))
    bounds = data.get("bounds", {})
    if bounds.get("low") not in LOWS or bounds.get("high") not in HIGHS:
        raise BadExtension(f"convention {name}: its bounds must be one of {', '.join(LOWS)} and one of {', '.join(HIGHS)}")
    return Convention(
        name=name,
        title=data["title"],
        summary=data["summary"],
        low=bounds["low"],
        high=bounds["high"],
        outcomes=tuple(data.get("outcomes", OUTCOMES)),
        words=tuple((word, (low, high)) for word, (low, high) in data.get("words", {}).items()),
        rules=tuple(ConventionRule(**rule) for rule in data.get("rules", ())),
        unknown=tuple(data.get("unknown", ())),
    )


def range_of(found: Count, convention: Convention) -> ClosedRange:
    """The convention's range; nulls where the convention does not count this outcome or nothing was said it can use."""
    if found.target.outcome not in convention.outcomes:
        return ClosedRange(low=None, high=None)
    low, high = LOWS[convention.low](found, convention), HIGHS[convention.high](found, convention)
    return ClosedRange(low=low, high=high if low is None or high is None else max(low, high))


def _read(s: Statement, convention: Convention) -> tuple[int, int]:
    """A statement's least and largest number, a vague word as the convention reads it."""
    return (s.low, max(s.top, s.low)) if s.numeric else dict(convention.words).get(s.words, (s.low, max(s.top, s.low)))


def _counted(found: Count) -> Sequence[Statement]:
    return [s for s in found.statements if s.counted and not s.tentative]


def _totals(found: Count) -> Sequence[Statement]:
    """What speaks of the whole, and not of a part, a group or people one by one."""
    return [
        s
        for s in _counted(found)
        if s.part_of is None and s.scope != "part" and not s.individual and (not s.groups or found.target.who != "any" or s.derived)
    ]


def _least(found: Count, convention: Convention) -> int | None:
    """The least of the totals, and no less than any part. "Up to 60" gives no least number where another count does."""
    totals = _totals(found)
    lows = [_read(s, convention)[0] for s in totals]
    parts = [_read(s, convention)[0] for s in _counted(found) if s not in totals]
    return max([min([low for low in lows if low > 0] or lows), *parts]) if lows else max(parts, default=None)


def _greatest(found: Count, convention: Convention) -> int | None:
    return max((_read(s, convention)[1] for s in _totals(found) or _counted(found)), default=None)


def _greatest_strong(found: Count, convention: Convention) -> int | None:
    return max((_read(s, convention)[1] for s in found.basis), default=None)


def _supported_low(found: Count, convention: Convention) -> int | None:
    return found.supported.low


def _supported_high(found: Count, convention: Convention) -> int | None:
    return found.supported.high


def _nothing(found: Count, convention: Convention) -> int | None:
    return None


def _lead_low(found: Count, convention: Convention) -> int | None:
    return lead_range(found, dict(convention.words)).low


def _lead_high(found: Count, convention: Convention) -> int | None:
    return lead_range(found, dict(convention.words)).high


Bound = Callable[[Count, Convention], int | None]
LOWS: dict[str, Bound] = {"supported": _supported_low, "least": _least, "lead": _lead_low}
HIGHS: dict[str, Bound] = {
    "supported": _supported_high,
    "open": _nothing,
    "least": _least,
    "greatest": _greatest,
    "greatest_strong": _greatest_strong,
    "lead": _lead_high,
}
