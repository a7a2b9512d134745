"""The grade of a number: how many independent strong roots stand behind it, and whether they agree (docs/reconciliation.md)."""

from collections.abc import Iterable, Sequence
from typing import Literal

from witnessmark.reconcile.common import Statement
from witnessmark.reconcile.disputes import DISPUTED
from witnessmark.reconcile.moments import later_than
from witnessmark.reconcile.tallying import Count

Grade = Literal["A", "B", "C", "D"]


def grade(found: Count) -> Grade:
    """A: two or more strong roots, one story; B: two or more, several stories; C: one strong root; D: weak ones only."""
    strong = independent(s for s in found.basis if s.strength == "strong")
    if strong == 0:
        return "D"
    if strong == 1:
        return "C"
    return "A" if len(found.stories) == 1 else "B"


def independent(statements: Iterable[Statement]) -> int:
    """How many independent roots stand behind statements. Unnamed services are one of their kind, and none beside a named one of it."""
    roots = {(s.root, s.root_kind) for s in statements}
    named = {(root, kind) for root, kind in roots if not root.startswith("anonymous:")}
    unnamed = {kind for _, kind in roots - named}
    return len({root for root, _ in named}) + len(unnamed - {kind for _, kind in named})


def flags(found: Count) -> tuple[str, ...]:
    """`!` where a party denies it, `~` where there is a number and it has not settled yet, `?` where the status is in dispute."""
    denied = any(s.effect == "denied" for s in found.statements)
    disputed = any(DISPUTED in s.fired and s.counted for s in found.statements)
    return ("!",) * denied + ("?",) * disputed + ("~",) * (found.supported.low is not None and not _settled(found.basis, found))


def _settled(statements: Sequence[Statement], found: Count) -> bool:
    """Whether one of the statements closes the range, or was said so late that its floor is all it says."""
    return any(s.high is not None or later_than(s.asserted, found.target.until, found.target.settle_days) for s in statements)
