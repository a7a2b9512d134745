"""What is made of one incident's reports: by us, by simpler methods that count documents, and by ours with one thing taken away."""

from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from statistics import median

from msgspec.structs import replace

from witnessmark.model.claim import Casualty
from witnessmark.model.evidence import DocumentEntry, Evidence, Gathering
from witnessmark.reconcile import tallying
from witnessmark.reconcile.reconcile import reconcile
from witnessmark.reconcile.words import interval

OUTCOMES = ("killed", "injured")
Bounds = tuple[int, int | None]
Method = Callable[[Gathering], dict[str, Bounds]]
# The rules that take a part for a part.
LIFTING = frozenset(("part", "subgroup", "witness", "several_places", "joint"))


def ours(gathering: Gathering) -> dict[str, Bounds]:
    """The supported range of all people, by outcome."""
    tallies = (t for t in reconcile(gathering).tallies if t.who == "any" and t.outcome in OUTCOMES)
    return {t.outcome: (t.supported.low, t.supported.high) for t in tallies if t.supported.low is not None}


def copy_blind(gathering: Gathering) -> dict[str, Bounds]:
    """Ours, where each document is a source of its own and says everything on the day it appears."""
    blind = tuple(_own(evidence) for evidence in gathering.evidence)
    alone = tuple(DocumentEntry(doc_id=e.doc_id, group=e.doc_id, relation="independent", reason="-") for e in gathering.documents)
    return ours(replace(gathering, evidence=blind, documents=alone))


def _own(evidence: Evidence) -> Evidence:
    return replace(evidence, root=f"{evidence.root} in {evidence.doc_id}", asserted=evidence.published, group=evidence.doc_id)


def without_lifting(gathering: Gathering) -> dict[str, Bounds]:
    """Ours, where a number of a part or of some of the people is taken for the whole."""
    with _without(LIFTING):
        return ours(gathering)


def without_settling(gathering: Gathering) -> dict[str, Bounds]:
    """Ours, where an exact toll is final as soon as it is said."""
    with _without(frozenset(("settle",))):
        return ours(gathering)


@contextmanager
def _without(names: frozenset[str]) -> Iterator[None]:
    """While it lasts, reconcile has no such rules."""
    kept = tallying.rules
    tallying.rules = lambda: tuple(rule for rule in kept() if rule.name not in names)  # type: ignore[assignment]
    try:
        yield
    finally:
        tallying.rules = kept


def numbers(gathering: Gathering, outcome: str) -> list[tuple[str, int, int]]:
    """For each document that gives a toll: when it appeared, and the least and the most of its first one.

    Totals of a longer time, subsets and denials are left out: even the simplest count of documents has a reader who sees that.
    """
    found: dict[str, tuple[str, int, int]] = {}
    for evidence in gathering.evidence:
        claim = evidence.claim
        if not isinstance(claim, Casualty) or claim.outcome != outcome or evidence.doc_id in found:
            continue
        if claim.scope in ("cumulative", "period") or claim.part_of is not None or claim.zero is not None or claim.who != "unknown":
            continue
        reach = interval(claim)
        found[evidence.doc_id] = (evidence.published or "", reach.low, max(reach.top, reach.low))
    return list(found.values())


def _of_documents(choose: Callable[[list[tuple[str, int, int]]], Bounds]) -> Method:
    def method(gathering: Gathering) -> dict[str, Bounds]:
        found = {outcome: numbers(gathering, outcome) for outcome in OUTCOMES}
        return {outcome: choose(told) for outcome, told in found.items() if told}

    return method


def _mode(told: list[tuple[str, int, int]]) -> Bounds:
    n = Counter(low for _, low, _ in sorted(told)).most_common(1)[0][0]
    return n, n


def _median(told: list[tuple[str, int, int]]) -> Bounds:
    n = round(median(low for _, low, _ in told))
    return n, n


def _latest(told: list[tuple[str, int, int]]) -> Bounds:
    n = max(told)[1]
    return n, n


def _span(told: list[tuple[str, int, int]]) -> Bounds:
    return min(low for _, low, _ in told), max(high for _, _, high in told)


METHODS: dict[str, Method] = {
    "mode of documents": _of_documents(_mode),
    "median of documents": _of_documents(_median),
    "latest document": _of_documents(_latest),
    "min to max of documents": _of_documents(_span),
    "every document its own source": copy_blind,
    "without parts and wholes": without_lifting,
    "without settling": without_settling,
    "Witnessmark, supported": ours,
}
