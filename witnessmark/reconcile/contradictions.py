"""Statements that cannot all be right, and differences that only look like it."""

from collections.abc import Iterator, Sequence

from witnessmark.model.evidence import DocumentEntry
from witnessmark.model.incident import Contradiction
from witnessmark.reconcile.altered import ALTERED
from witnessmark.reconcile.common import Statement
from witnessmark.reconcile.naming import OUTCOMES, in_words, listed, number_in_words, people, root_name
from witnessmark.reconcile.reasons import what_was_said
from witnessmark.reconcile.tallying import Count


def contradictions(found: Count, documents: Sequence[DocumentEntry]) -> Iterator[Contradiction]:
    """All contradictions within one count, in a fixed order."""
    for find in (_disjoint, _revised_down, _part_over_total, _denied):
        yield from find(found)
    yield from _copy_changed(found, documents)


def _note(found: Count, code: str, rows: Sequence[int], reason: str) -> Contradiction:
    return Contradiction(code=code, rows=tuple(sorted(rows)), reason=reason, outcome=found.target.outcome, who=found.target.who)


def _disjoint(found: Count) -> Iterator[Contradiction]:
    if len(found.stories) > 1:
        told = "; ".join(f"{listed([root_name(r) for r in s.roots])}: {number_in_words(s.low, s.high)}" for s in found.stories)
        rows = [i for i, s in enumerate(found.statements) if s in found.basis]
        yield _note(found, "disjoint", rows, f"These cannot all be right: {told}.")


def _revised_down(found: Count) -> Iterator[Contradiction]:
    for i, old in enumerate(found.statements):
        if old.effect != "superseded":
            continue
        for j, new in enumerate(found.statements):
            if new.counted and new.root == old.root and new.groups == old.groups and new.top < old.low and new.numeric:
                reason = f"{root_name(old.root)} first said {in_words(old)} and later {in_words(new)}."
                yield _note(found, "revised_down", (i, j), reason)


def _part_over_total(found: Count) -> Iterator[Contradiction]:
    for i, part in enumerate(found.statements):
        if not part.counted or not (part.part_of is not None or part.scope == "part" or part.groups):
            continue
        for j, total in enumerate(found.statements):
            if total.counted and total.high is not None and total.high < part.low and not total.groups and total.part_of is None:
                code = "subset_gt_superset" if part.groups and part.part_of is None and part.scope != "part" else "part_gt_total"
                reason = f"{in_words(part)} as {root_name(part.root)} has it is more than the whole of {in_words(total)} by {root_name(total.root)}."
                yield _note(found, code, (i, j), reason)


def _denied(found: Count) -> Iterator[Contradiction]:
    denials = [i for i, s in enumerate(found.statements) if s.effect == "denied"]
    counts = [i for i, s in enumerate(found.statements) if s.counted and s.low > 0]
    if denials and counts:
        told = listed([f"{root_name(s.root)} {what_was_said(s)}" for s in (found.statements[i] for i in denials)])
        counted = f"{people(found.target.who)} {OUTCOMES[found.target.outcome]}"
        yield _note(found, "denial_vs_count", [*denials, *counts], f"{told[:1].upper()}{told[1:]}, while others count {counted}.")


def _copy_changed(found: Count, documents: Sequence[DocumentEntry]) -> Iterator[Contradiction]:
    group = {entry.doc_id: entry.group for entry in documents if entry.relation != "independent"}
    for i, a in enumerate(found.statements):
        for j, b in enumerate(found.statements):
            if ALTERED in a.fired and ALTERED not in b.fired and _same_quantity(a, b) and _groups(a, group) & _groups(b, group):
                reason = f"{in_words(a)} by {root_name(a.root)} stands only in a copy or rewrite of a report that has {in_words(b)}."
                yield _note(found, "copy_changed_number", (i, j), reason[0].upper() + reason[1:])


def _same_quantity(a: Statement, b: Statement) -> bool:
    same = a.root == b.root and a.groups == b.groups and a.outcome == b.outcome and a.numeric == b.numeric
    return same and (a.part_of is None) == (b.part_of is None) and not b.individual and (a.low, a.top) != (b.low, b.top)


def _documents(s: Statement) -> set[str]:
    return {doc for doc, _ in s.claims}


def _groups(s: Statement, group: dict[str, str]) -> set[str]:
    return {group[doc] for doc in _documents(s) if doc in group}
