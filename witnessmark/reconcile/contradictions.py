"""Statements that cannot all be right. Differences that only look like it are in explained.py."""

from collections.abc import Iterator, Sequence

from witnessmark.model.evidence import DocumentEntry
from witnessmark.model.incident import Contradiction
from witnessmark.reconcile.altered import ALTERED
from witnessmark.reconcile.common import Statement
from witnessmark.reconcile.naming import OUTCOMES, in_words, listed, number_in_words, people, root_name
from witnessmark.reconcile.reasons import what_was_said
from witnessmark.reconcile.still import PASSING
from witnessmark.reconcile.tallying import Count

CLOSED = ("exact", "none", "up_to", "fewer_than", "range")  # words that give a greatest number themselves, settled or not


def contradictions(found: Count, documents: Sequence[DocumentEntry]) -> Iterator[Contradiction]:
    """All contradictions within one count, in a fixed order."""
    for find in (_disjoint, _outcome_mixed, _revised_down, _part_over_total, _list_over_total, _denied):
        yield from find(found)
    yield from _copy_changed(found, documents)


def note(found: Count, code: str, rows: Sequence[int], reason: str) -> Contradiction:
    """A contradiction of a count, its sentence beginning with a capital."""
    told = reason[:1].upper() + reason[1:]
    return Contradiction(code=code, rows=tuple(sorted(set(rows))), reason=told, outcome=found.target.outcome, who=found.target.who)


def _disjoint(found: Count) -> Iterator[Contradiction]:
    if len(found.stories) > 1:
        told = "; ".join(f"{listed([root_name(r) for r in s.roots])}: {number_in_words(s.low, s.high)}" for s in found.stories)
        rows = [i for i, s in enumerate(found.statements) if s in found.basis]
        yield note(found, "disjoint", rows, f"These cannot all be right: {told}.")


def _outcome_mixed(found: Count) -> Iterator[Contradiction]:
    """More killed, or more injured, than killed and injured together: one of the numbers is of another outcome."""
    for i, joint in enumerate(found.statements):
        if joint.outcome != "affected" or found.target.outcome == "affected" or joint.high is None or not joint.counted:
            continue
        for j, s in enumerate(found.statements):
            if s.counted and s.outcome != "affected" and not s.tentative and s.low > joint.high:
                both = f"{in_words(joint)} killed or injured by {root_name(joint.root)}"
                yield note(found, "outcome_mixed", (i, j), f"{in_words(s)} {OUTCOMES[s.outcome]} by {root_name(s.root)} are more than {both}.")


def _revised_down(found: Count) -> Iterator[Contradiction]:
    """A root that later gives less. Of the missing and the detained that is the course of things: people are found and freed."""
    for i, old in enumerate(found.statements):
        if old.effect != "superseded" or found.target.outcome in PASSING:
            continue
        for j, new in enumerate(found.statements):
            if new.counted and new.root == old.root and new.groups == old.groups and new.top < old.low and new.numeric:
                yield note(found, "revised_down", (i, j), f"{root_name(old.root)} first said {in_words(old)} and later {in_words(new)}.")


def _part_over_total(found: Count) -> Iterator[Contradiction]:
    for i, part in enumerate(found.statements):
        if not part.counted or not (part.part_of is not None or part.scope == "part" or part.groups):
            continue
        for j, total in enumerate(found.statements):
            if total.counted and total.high is not None and total.high < part.low and not total.groups and total.part_of is None:
                code = "subset_gt_superset" if part.groups and part.part_of is None and part.scope != "part" else "part_gt_total"
                reason = f"{in_words(part)} as {root_name(part.root)} has it is more than the whole of {in_words(total)} by {root_name(total.root)}."
                yield note(found, code, (i, j), reason)


def _list_over_total(found: Count) -> Iterator[Contradiction]:
    """Parts of one report that add up to more than the total it gives itself, however early: sexes, ages or places against the whole."""
    for i, parts in enumerate(found.statements):
        if not parts.counted or len(parts.claims) < 2 or not parts.derived:
            continue
        for j, total in enumerate(found.statements):
            plain = total.words in CLOSED and not total.derived and total.part_of is None and total.counted and not total.individual
            if plain and total.outcome == parts.outcome and _same_report(total, parts) and 0 < total.top < parts.low:
                reason = f"{root_name(parts.root)} gives parts that add up to {parts.low:,} and a total of {in_words(total)} in one report."
                yield note(found, "part_gt_total", (i, j), reason)


def _same_report(total: Statement, parts: Statement) -> bool:
    """Whether the total stands in the report of the parts and is none of them."""
    same = total.root == parts.root and bool(_documents(total) & _documents(parts))
    return same and total.groups == parts.groups and not set(total.claims) & set(parts.claims) and total.scope != "part"


def _denied(found: Count) -> Iterator[Contradiction]:
    denials = [i for i, s in enumerate(found.statements) if s.effect == "denied"]
    counts = [i for i, s in enumerate(found.statements) if s.counted and s.low > 0]
    if denials and counts:
        told = listed([f"{root_name(s.root)} {what_was_said(s)}" for s in (found.statements[i] for i in denials)])
        counted = f"{people(found.target.who)} {OUTCOMES[found.target.outcome]}"
        yield note(found, "denial_vs_count", [*denials, *counts], f"{told}, while others count {counted}.")


def _copy_changed(found: Count, documents: Sequence[DocumentEntry]) -> Iterator[Contradiction]:
    group = {entry.doc_id: entry.group for entry in documents if entry.relation != "independent"}
    for i, a in enumerate(found.statements):
        for j, b in enumerate(found.statements):
            if ALTERED in a.fired and ALTERED not in b.fired and _same_quantity(a, b) and _groups(a, group) & _groups(b, group):
                reason = f"{in_words(a)} by {root_name(a.root)} stands only in a copy or rewrite of a report that has {in_words(b)}."
                yield note(found, "copy_changed_number", (i, j), reason)


def _same_quantity(a: Statement, b: Statement) -> bool:
    same = a.root == b.root and a.groups == b.groups and a.outcome == b.outcome and a.numeric == b.numeric
    return same and (a.part_of is None) == (b.part_of is None) and not b.individual and (a.low, a.top) != (b.low, b.top)


def _documents(s: Statement) -> set[str]:
    return {doc for doc, _ in s.claims}


def _groups(s: Statement, group: dict[str, str]) -> set[str]:
    return {group[doc] for doc in _documents(s) if doc in group}
