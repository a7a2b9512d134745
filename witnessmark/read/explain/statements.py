"""Each anchor of a pattern: what the pattern made of it, or why it abstained."""

from collections.abc import Iterator, Sequence

from witnessmark.model.claim import AnyClaim
from witnessmark.model.place import Place
from witnessmark.model.weapon import Weapon
from witnessmark.read import statements
from witnessmark.read.explain.steps import Step, span
from witnessmark.read.pattern import patterns
from witnessmark.read.segment import Segmented


def statement_steps(cut: Segmented, claims: Sequence[AnyClaim], weapons: Sequence[Weapon], places: Sequence[Place]) -> Iterator[Step]:
    """The steps of all patterns; `claims` are what the finished reading has."""
    if not patterns(cut.language):
        return
    made = {(claim.start, claim.end, claim.rule): claim.id for claim in claims}
    told = set[str]()
    for attempt in statements.explain(cut, weapons, places):
        kind = attempt.rule.partition(".")[0]
        if attempt.match is None:
            yield Step(kind, "abstained", attempt.rule, *span(cut, *attempt.anchor), reason=attempt.reason)
            continue
        start, end = span(cut, attempt.match.first, attempt.match.end)
        name = made.get((start, end, attempt.rule))
        told.add(name or "")
        reason = None if name is not None else "another pattern of this kind, listed before it, has these words"
        yield Step(kind, "dropped" if name is None else "fired", attempt.rule, start, end, reason=reason, claim=name)
    for claim in claims:
        if claim.id not in told:
            yield Step(claim.kind, "fired", claim.rule, claim.start, claim.end, claim=claim.id)
