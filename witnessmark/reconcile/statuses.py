"""A convention's own words for how sure a count is, as rules over the roots and the positions of the parties."""

from collections.abc import Iterable, Sequence
from typing import Any

from witnessmark.model.base import Model
from witnessmark.model.counted import Status
from witnessmark.model.incident import Allegation, Contest
from witnessmark.reconcile.common import Statement
from witnessmark.reconcile.strength import is_compiled

FIGHTERS = "combatant"


class Facts(Model, frozen=True, kw_only=True):
    """What the words of the methods rest on.

    `roots` are the independent roots that count people, copies once, recorders only where nobody else does.
    `accused`: somebody is said to have done it;
    `accepted`: an accused party says so itself; `rivals`: several parties are accused; `fighters`: only fighters are counted;
    `un`: a UN body is among the roots; `event`: somebody counts this event, and not only a longer time.
    """

    roots: int
    accused: bool = False
    accepted: bool = False
    rivals: bool = False
    fighters: bool = False
    un: bool = False
    event: bool = True


CONDITIONS = frozenset({"accused", "accepted", "rivals", "fighters", "un", "event", "roots_at_least"})


class StatusRule(Model, frozen=True, kw_only=True):
    """One word of a method, when it fits, and where that is from; `known` is false where we had to assume it."""

    word: str | None
    reason: str
    source: str
    when: tuple[tuple[str, Any], ...] = ()
    known: bool = True

    @classmethod
    def of(cls, data: dict[str, Any]) -> "StatusRule":
        """From a convention's file; a rule without a word says that the method has none that is known to fit."""
        return cls(**{"word": None, **data, "when": tuple(data.get("when", {}).items())})


def facts(statements: Iterable[Statement], alleged: Sequence[Allegation], contested: Sequence[Contest]) -> Facts:
    """The facts of a tally, or of an incident where the statements of all its tallies are given."""
    said = list(statements)
    counting = [s for s in said if s.counted and s.low > 0]
    return Facts(
        roots=len({s.root for s in counting if not is_compiled(s)}) or min(len(counting), 1),
        accused=bool(alleged),
        accepted=any(a.accepted is True for a in alleged),
        rivals=any(c.code == "rival_attribution" for c in contested),
        fighters=bool(counting) and all(s.who == FIGHTERS for s in counting),
        un=any(s.root_kind == "un" for s in counting),
        event=bool(counting) or not any(s.scope in ("cumulative", "period") for s in said),
    )


def status(convention: str, rules: Sequence[StatusRule], found: Facts) -> Status:
    """The first word that fits, with its reason; no word where no rule fits."""
    rule = next((rule for rule in rules if all(_holds(key, value, found) for key, value in rule.when)), None)
    if rule is None:
        return Status(convention=convention, word=None, reason="The method has no word of its own for this, or none is known.")
    doubt = "" if rule.known else " That the method would say so is our reading of it."
    reason = rule.reason.format(roots=_roots(found.roots))
    return Status(convention=convention, word=rule.word, reason=f"{reason[0].upper()}{reason[1:]}{doubt}")


def _holds(key: str, value: Any, found: Facts) -> bool:
    if key == "roots_at_least":
        return found.roots >= int(value)
    return bool(getattr(found, key) == value)


def _roots(n: int) -> str:
    return "one independent source counts" if n == 1 else f"{n or 'no'} independent sources count"
