"""One tally: the statements about one outcome of one group, lifted to it, weighed, and put together."""

import functools
from collections.abc import Sequence

from msgspec.structs import replace

from witnessmark.model.base import Model
from witnessmark.model.place import Place
from witnessmark.model.tally import Effect, Range, Row, Story
from witnessmark.plugins import members
from witnessmark.reconcile.common import CORRECTED, Rule, Statement, Target
from witnessmark.reconcile.disputes import DISPUTED
from witnessmark.reconcile.moments import order
from witnessmark.reconcile.reasons import row_reason
from witnessmark.reconcile.still import still
from witnessmark.reconcile.stories import hull, spanned, stories
from witnessmark.reconcile.strength import weigh


class Count(Model, frozen=True, kw_only=True):
    """A tally before a convention has made its range: statements with their effects, and what they support.

    `aside` are the statements that people set aside: rows like the others, behind them, and nothing is made of them.
    """

    target: Target
    statements: tuple[Statement, ...]
    supported: Range
    reported: Range
    stories: tuple[Story, ...]
    aside: tuple[Statement, ...] = ()

    @property
    def told(self) -> tuple[Statement, ...]:
        """All that the tally shows."""
        return (*self.statements, *self.aside)

    @property
    def basis(self) -> tuple[Statement, ...]:
        """The statements the supported range rests on: the strong ones, or the weak ones where there is no strong one."""
        return tuple(basis(self.statements))


def count(statements: Sequence[Statement], target: Target, places: Sequence[Place] = (), aside: Sequence[Statement] = ()) -> Count | None:
    """The count of one target; null where nobody counts, denies, disputes or cries out about it: an empty tally is absent, not zero."""
    lifted = sorted(still([lift(s, target, places) for s in statements], target), key=_row_order)
    if not any(s.counted or s.effect in ("denied", "weak") or DISPUTED in s.fired for s in lifted) and not aside:
        return None
    found = stories(basis(lifted))
    supported = spanned(found)
    reported = hull(supported, spanned(stories([s for s in lifted if s.counted])))
    return Count(
        target=target,
        statements=tuple(_with_effect(s, lifted, supported) for s in lifted),
        supported=supported,
        reported=reported,
        stories=found,
        aside=tuple(sorted((weigh(s, target, places) for s in aside), key=_row_order)),
    )


def lift(statement: Statement, target: Target, places: Sequence[Place] = ()) -> Statement:
    """A statement as it bears on a target: each rule in its order may change it, then it is weighed."""
    for rule in rules():
        changed = rule.apply(statement, target) if statement.effect is None else None
        if changed is not None:
            statement = replace(changed, fired=(*changed.fired, rule.name))
    return weigh(statement, target, places)


@functools.cache
def rules() -> tuple[Rule, ...]:
    """All rules of the folder, in their order."""
    return tuple(sorted(members("witnessmark.reconcile.rules", "RULE").values(), key=lambda rule: (rule.order, rule.name)))


def basis(lifted: Sequence[Statement]) -> list[Statement]:
    """The statements the supported range rests on; what is only possible is never among them."""
    firm = [s for s in lifted if s.counted and not s.tentative]
    return [s for s in firm if s.strength == "strong"] or firm


def row(statement: Statement, supported: Range) -> Row:
    """The statement as a row of the tally, with its sentence on what it did to the supported range."""
    return Row(
        root=statement.root,
        claims=statement.claims,
        low=statement.low,
        high=statement.high,
        asserted=statement.asserted,
        scope=statement.scope,
        strength=statement.strength,
        effect=statement.effect or "consistent",
        reason=row_reason(statement, supported),
        figure=statement.figure,
        corrected=CORRECTED in statement.fired,
    )


def _row_order(s: Statement) -> tuple[object, ...]:
    return (order(s.asserted), s.root, s.position, s.quote, s.low, s.claims)


def _with_effect(s: Statement, lifted: Sequence[Statement], supported: Range) -> Statement:
    return s if s.effect is not None else replace(s, effect=_effect(s, basis(lifted), supported))


def _effect(s: Statement, chosen: Sequence[Statement], supported: Range) -> Effect:
    if s not in chosen:
        return "weak"
    if s.low == supported.low:
        return "sets_floor"
    closes = supported.high is not None and s.high == supported.high
    return "sets_top" if closes or (supported.high is None and s.top == supported.top) else "consistent"
