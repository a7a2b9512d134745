"""A counting convention as data. Each is one file of conventions/; bounds.py and statuses.py hold the ways they name."""

import functools
import tomllib
from typing import Any

from witnessmark.errors import BadExtension
from witnessmark.model.base import Model
from witnessmark.model.tally import ClosedRange
from witnessmark.plugins import data_members
from witnessmark.reconcile.bounds import BESTS, HIGHS, LOWS
from witnessmark.reconcile.naming import OUTCOMES
from witnessmark.reconcile.statuses import CONDITIONS, StatusRule
from witnessmark.reconcile.tallying import Count
from witnessmark.reconcile.vague import Words

PACKAGE = "witnessmark.reconcile.conventions"
KEYS = {"title", "summary", "outcomes", "unknown", "bounds", "words", "rules", "status", "precision", "parts"}


class ConventionRule(Model, frozen=True, kw_only=True):
    """One rule of a method in words, with where it is from; `known` is false where we had to assume it."""

    text: str
    source: str
    known: bool = True


class Convention(Model, frozen=True, kw_only=True):
    """A counting method as data. `low`, `high` and `best` name how its numbers are found, `low_means`, `high_means` and `open_means` say
    it to a person; `words` are its numbers for vague words.

    `outcomes` are those it counts; others get a range of nulls. `status` are its own words for how sure a count is, the
    first that fits is taken. `time` and `place` are its codes of precision. `parts` is whether it splits a number by sex and
    age. `unknown` says what is not known of the method.
    """

    name: str
    title: str
    summary: str
    low: str
    high: str
    best: str = "none"
    low_means: str
    high_means: str
    open_means: str = "it stays open above"
    outcomes: tuple[str, ...] = tuple(OUTCOMES)
    words: tuple[tuple[str, tuple[int, int]], ...] = ()
    rules: tuple[ConventionRule, ...] = ()
    status: tuple[StatusRule, ...] = ()
    time: tuple[tuple[str, int], ...] = ()
    place: tuple[tuple[str, int], ...] = ()
    parts: bool = False
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
    _check(name, data)
    bounds, precision = data["bounds"], data.get("precision", {})
    return Convention(
        name=name,
        title=data["title"],
        summary=data["summary"],
        **bounds,
        outcomes=tuple(data.get("outcomes", OUTCOMES)),
        words=tuple((word, (low, high)) for word, (low, high) in data.get("words", {}).items()),
        rules=tuple(ConventionRule(**rule) for rule in data.get("rules", ())),
        status=tuple(StatusRule.of(rule) for rule in data.get("status", ())),
        time=tuple(precision.get("time", {}).items()),
        place=tuple(precision.get("place", {}).items()),
        parts=data.get("parts", False),
        unknown=tuple(data.get("unknown", ())),
    )


def _check(name: str, data: dict[str, Any]) -> None:
    bounds = data.get("bounds", {})
    if bounds.get("low") not in LOWS or bounds.get("high") not in HIGHS or bounds.get("best", "none") not in BESTS:
        raise BadExtension(f"convention {name}: its bounds must be one of {', '.join(LOWS)}, one of {', '.join(HIGHS)} and one of {', '.join(BESTS)}")
    asked = {key for rule in data.get("status", ()) for key in rule.get("when", {})}
    if strange := sorted((data.keys() - KEYS) | (asked - CONDITIONS)):
        raise BadExtension(f"convention {name}: {strange[0]!r} is not known; a status can ask for {', '.join(sorted(CONDITIONS))}")


def range_of(found: Count, convention: Convention) -> ClosedRange:
    """The convention's range; nulls where the convention does not count this outcome or nothing was said it can use."""
    if found.target.outcome not in convention.outcomes:
        return ClosedRange(low=None, high=None)
    words: Words = dict(convention.words)
    low, high = LOWS[convention.low](found, words), HIGHS[convention.high](found, words)
    return ClosedRange(low=low, high=high if low is None or high is None else max(low, high))


def best_of(found: Count, convention: Convention, made: ClosedRange) -> int | None:
    """The one number the method gives; null where it has none, where how it chooses is not known, and outside the range it made."""
    best = BESTS[convention.best](found, dict(convention.words))
    return best if best is not None and made.low is not None and made.low <= best <= (best if made.high is None else made.high) else None
