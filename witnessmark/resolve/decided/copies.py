"""What people decided about copies: links confirmed, made or cut. Put on the pairs that were found."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import get_args

from msgspec.structs import replace

from witnessmark.model.decision import Decision, Verdict, standing, verdict
from witnessmark.model.judged import signed
from witnessmark.model.pair import Pair, PairKind
from witnessmark.model.reading import Reading
from witnessmark.resolve.copies.families import DERIVED

PARTED = "It would join documents that a person cut from one another."


def decided_copies(pairs: Iterable[Pair], readings: Sequence[Reading], decisions: Sequence[Decision]) -> Iterator[Pair]:
    """The pairs as people judged them: found ones confirmed or cut, and those that only a person saw; in the order of the input.

    A link that is cut becomes of kind cut, and `found` keeps what it was taken for. Two documents cut from one another are
    never in one copy group: of the other links between their groups those that would join them again are cut too, the weakest
    first; a link that a person confirmed holds before one that was only found. Of two decisions on one pair the later stands.
    """
    order = {reading.doc_id: i for i, reading in enumerate(readings)}
    about = {
        frozenset(d.subject): d
        for d in standing(decisions)
        if d.about == "document" and d.judgement in ("same", "different") and len(d.subject) == 2 and set(d.subject) <= order.keys()
    }
    if not about:
        yield from pairs
        return
    judged = [_judged(pair, about.get(frozenset((pair.a, pair.b)))) for pair in pairs]
    known = {frozenset((pair.a, pair.b)) for pair in judged}
    judged += [_made(d, order) for key, d in about.items() if key not in known and d.judgement == "same"]
    cut = {key: verdict(d) for key, d in about.items() if d.judgement == "different"}
    yield from sorted(_kept_apart(judged, cut, readings), key=lambda pair: (order[pair.a], order[pair.b]))


def as_found(pairs: Iterable[Pair]) -> Iterator[Pair]:
    """The pairs as they were found, without what people decided: decisions can be put on them anew."""
    for pair in pairs:
        if pair.verdict is None:
            yield pair
        elif pair.found is not None:
            yield replace(pair, kind=pair.found, found=None, verdict=None, reason=pair.reason.removesuffix(f" {PARTED}"))


def _judged(pair: Pair, decision: Decision | None) -> Pair:
    if decision is None:
        return pair
    if decision.judgement == "different":
        return replace(pair, kind="cut", found=pair.kind, verdict=verdict(decision))
    kind = _kind(decision) if pair.kind not in DERIVED else pair.kind
    return replace(pair, kind=kind, found=pair.kind, verdict=verdict(decision))


def _kind(decision: Decision) -> PairKind:
    """How the person says they are related; as copies where that is not said."""
    return next((kind for kind in get_args(PairKind) if kind == decision.value), "copy")


def _made(decision: Decision, order: dict[str, int]) -> Pair:
    a, b = sorted(decision.subject, key=lambda doc: order[doc])
    return Pair(a=a, b=b, kind=_kind(decision), score=1.0, evidence=(), reason=f"Judged so by {signed(decision)}.", verdict=verdict(decision))


def _kept_apart(pairs: Sequence[Pair], cut: Mapping[frozenset[str], Verdict], readings: Sequence[Reading]) -> Iterator[Pair]:
    """The pairs, those cut that would join again what a person cut. The strongest joins first, whatever the documents are called."""
    text = {reading.doc_id: reading.sha256 for reading in readings}
    group: dict[str, set[str]] = {}

    def turn(pair: Pair) -> tuple[object, ...]:
        return (pair.verdict is None, -pair.score, sorted((text[pair.a], text[pair.b])), pair.a, pair.b)

    for pair in sorted(pairs, key=turn):
        if pair.kind not in DERIVED:
            yield pair
            continue
        small, large = sorted((group.setdefault(doc, {doc}) for doc in (pair.a, pair.b)), key=len)
        parted = next((found for key, found in cut.items() if small is not large and key & small and key & large), None)
        if parted is not None:
            yield replace(pair, kind="cut", found=pair.found or pair.kind, verdict=parted, reason=f"{pair.reason} {PARTED}")
            continue
        if small is not large:
            large |= small
            group.update(dict.fromkeys(small, large))
        yield pair
