"""The grade of a number: how many independent strong roots stand behind it, and whether they agree (docs/reconciliation.md)."""

from collections.abc import Sequence
from typing import Literal

from witnessmark.reconcile.common import Statement
from witnessmark.reconcile.moments import later_than
from witnessmark.reconcile.tallying import Count

Grade = Literal["A", "B", "C", "D"]


def grade(found: Count) -> Grade:
    """A: two or more strong roots, one story; B: two or more, several stories; C: one strong root; D: weak ones only."""
    strong = {s.root for s in found.basis if s.strength == "strong"}
    if not strong:
        return "D"
    if len(strong) == 1:
        return "C"
    return "A" if len(found.stories) == 1 else "B"


def flags(found: Count) -> tuple[str, ...]:
    """`!` where a party denies it, `~` where there is a number and it has not settled yet."""
    denied = any(s.effect == "denied" for s in found.statements)
    return ("!",) * denied + ("~",) * (found.supported.low is not None and not _settled(found.basis, found))


def _settled(statements: Sequence[Statement], found: Count) -> bool:
    return any(later_than(s.asserted, found.target.until, found.target.settle_days) for s in statements)
