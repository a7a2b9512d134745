"""Differences that look like contradictions and are none: another scope, another unit, another outcome, people found since."""

from collections.abc import Iterator

from witnessmark.model.incident import Contradiction
from witnessmark.reconcile.common import Statement
from witnessmark.reconcile.contradictions import note
from witnessmark.reconcile.naming import OUTCOMES, in_words, listed, number_in_words, people, root_name
from witnessmark.reconcile.still import PASSING, STILL
from witnessmark.reconcile.tallying import Count
from witnessmark.reconcile.words import has_word, table

SCOPES = {
    "part": "counts a part of it",
    "witness": "counts what one witness saw",
    "other_scope": "adds up more than this event",
    "several_places": "counts several places together",
    "wider": "is said of a wider area",
}
"""The rules by which a number is of something else than the event, and what is said of it."""


def explained(found: Count) -> Iterator[Contradiction]:
    """All such differences within one count, in a fixed order."""
    for find in (_other_scope, _fallen, _other_unit, _other_outcome):
        yield from find(found)


def _other_scope(found: Count) -> Iterator[Contradiction]:
    low, top = found.supported.low, found.supported.top
    for i, s in enumerate(found.statements):
        rule = next((name for name in s.fired if name in SCOPES), None)
        if rule is None or low is None or s.tentative or not s.numeric or s.derived or s.effect == "superseded":
            continue
        if any(o.root == s.root and o.counted and o.low > s.top for o in found.statements):
            continue  # its own root gives more: nobody takes the part for the whole
        if 0 < s.top < low or (top is not None and s.top > top):
            where = f" ({s.place.name})" if rule == "part" and s.place is not None else ""
            counted = f"{number_in_words(low, found.supported.high)} {people(found.target.who)} {OUTCOMES[found.target.outcome]}"
            yield note(
                found, "scope_mismatch", (i,), f"{in_words(s)} by {root_name(s.root)} {SCOPES[rule]}{where}, so it does not contradict {counted}."
            )


def _fallen(found: Count) -> Iterator[Contradiction]:
    if found.target.outcome not in PASSING:
        return
    for i, s in enumerate(found.statements):
        newer = [o for o in found.statements if o.root == s.root and o.counted and o.top < s.low and o.groups == s.groups]
        if STILL in s.fired or (s.effect == "superseded" and newer):
            told = f"{in_words(s)} {OUTCOMES[found.target.outcome]} by {root_name(s.root)}"
            yield note(found, "revised_down", (i,), f"{told} is an earlier number: people are found and freed as time goes on.")


def _other_unit(found: Count) -> Iterator[Contradiction]:
    """One root counts people and, in one report, bodies or families in another number."""
    for i, a in enumerate(found.statements):
        for j, b in enumerate(found.statements):
            if _unit(a) is not None and _unit(b) is None and _comparable(a, b) and a.top != b.top:
                reason = f"{root_name(a.root)} gives {in_words(a)} {_unit(a)} and {in_words(b)} people: the units differ, so both may be right."
                yield note(found, "unit_mixed", (i, j), reason)


def _unit(s: Statement) -> str | None:
    return next((unit for unit, words in table()["units"].items() if has_word(s.quote, tuple(words))), None)


def _comparable(a: Statement, b: Statement) -> bool:
    plain = all(s.numeric and not s.derived and not s.individual and s.relation == "total" and not s.groups and s.zero is None for s in (a, b))
    return plain and a.root == b.root and a.outcome == b.outcome and bool({doc for doc, _ in a.claims} & {doc for doc, _ in b.claims})


def _other_outcome(found: Count) -> Iterator[Contradiction]:
    """One number that a root gives once of the killed or the injured, and once of both together: the outcome was likely mixed in telling."""
    for i, joint in enumerate(found.statements):
        for j, s in enumerate(found.statements):
            if joint.outcome == "affected" != s.outcome and s.root == joint.root and s.top == joint.top > 1 and s.numeric and joint.numeric:
                told = listed([f"{in_words(s)} {OUTCOMES[s.outcome]}", f"{in_words(joint)} {OUTCOMES['affected']}"])
                yield note(found, "outcome_mixed", (i, j), f"{root_name(s.root)} gives {told}: one of them likely has the wrong outcome.")
