"""Tolls grow: an exact number is a floor until it has settled.

The number of a source that counts all (an official of the place, rescuers, police) settles the sooner the smaller it is; any other after
some days. The number of a hospital, which counts whom it took in, a large one of a field organisation, which counts whom it could
confirm, and a sum that nobody says never settle. That two names give one number settles nothing: often both have it from one mouth.
Where it is not known when the event was or when the number was said, the number has not settled. The table is settling.toml.
"""

import functools
import math
import tomllib
from pathlib import Path
from typing import Any

from msgspec.structs import replace

from witnessmark.reconcile.common import Rule, Statement, Target
from witnessmark.reconcile.moments import later_than
from witnessmark.reconcile.strength import weakness
from witnessmark.reconcile.words import has_word


@functools.cache
def table() -> dict[str, Any]:
    """Who counts all, who counts some, and how soon a count of all has settled."""
    return tomllib.loads(Path(__file__).parent.with_name("settling.toml").read_text(encoding="utf-8"))


def apply(statement: Statement, target: Target) -> Statement | None:
    if statement.high is None or statement.words == "none":
        return None
    some = "Nobody says this sum" if statement.derived else _only_some(statement)
    if some is None and later_than(statement.asserted, target.until, target.settle_days):
        return None
    if some is None and _soon(statement, target):
        note = "It is from a source that counts all, long enough after the event for a number of this size, so it has settled."
        return replace(statement, notes=(*statement.notes, note))
    return _floor(statement, target, some or _unsettled(statement, target))


def _only_some(s: Statement) -> str | None:
    """Why a source cannot count all; null where it can."""
    if s.root_kind in table()["confirms"]["kinds"] and s.low > table()["confirms"]["up_to"]:
        return "Its source counts those it could confirm, and of so many some may be missing"
    if s.root_kind == "medic" and has_word(s.root_role or "", tuple(table()["takes_in"]["words"])):
        return "Its source counts whom it took in or treated, and there may be others"
    return None


def _soon(s: Statement, target: Target) -> bool:
    """Whether a strong source that counts all said a number long enough after the event for its size."""
    counts = table()["counts_all"]
    able = s.root_kind in counts["kinds"] and s.scope == "event" and s.outcome == target.outcome and weakness(s, target, ()) is None
    days = counts["first"] + counts["more"] * math.log10(max(s.low, 1))
    return able and bool(later_than(s.asserted, target.until, min(days, target.settle_days)))


def _unsettled(s: Statement, target: Target) -> str:
    if s.asserted is None or target.until is None:
        when = "It is not known how long after the event it was said"
    else:
        when = f"It was said within {target.settle_days} days of the event"
    return f"{when}, and {'such numbers still change' if s.outcome in ('missing', 'detained') else 'tolls still grow'} then"


def _floor(s: Statement, target: Target, why: str) -> Statement:
    if s.outcome == "affected" and target.outcome != "affected":
        note = f"{why}, so it does not limit the number either."
        return replace(s, high=None, counted=False, effect="not_comparable", notes=(*s.notes, note))
    return replace(s, high=None, notes=(*s.notes, f"{why}, so it sets no upper limit."))


RULE = Rule(name="settle", order=110, apply=apply)
