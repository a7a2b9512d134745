"""Floors of places apart from each other add up: a sum that nobody says, and that is shown as such."""

from collections.abc import Sequence

from msgspec.structs import replace

from witnessmark.reconcile.common import Statement
from witnessmark.reconcile.naming import in_words, listed


def sums_of_parts(statements: Sequence[Statement]) -> list[Statement]:
    """For each root the sum of what it counts, in one document, in several places of one size, none inside another.

    Where the same root also gives a total there, the total stands alone.
    """
    families: dict[tuple[object, ...], list[Statement]] = {}
    for s in sorted(filter(_can_add, statements), key=lambda s: (s.position, s.claims)):
        size = s.place.precision if s.place is not None else None
        families.setdefault((s.root, s.outcome, s.groups, s.claims[0][0], size), []).append(s)
    return [_sum(parts) for parts in families.values() if _apart(parts) and not any(_total(o, parts[0]) for o in statements)]


def _can_add(s: Statement) -> bool:
    plain = s.numeric and s.low > 0 and s.modality == "stated" and s.effect is None and not s.tentative
    return plain and s.scope == "part" and s.place is not None and not (s.derived or s.individual or s.joint or s.part_of is not None)


def _apart(parts: Sequence[Statement]) -> bool:
    places = [s.place.gazetteer_id for s in parts if s.place is not None]
    return len(parts) > 1 and None not in places and len(set(places)) == len(parts)


def _total(o: Statement, part: Statement) -> bool:
    same = o.root == part.root and o.outcome == part.outcome and o.claims[0][0] == part.claims[0][0]
    return same and o.scope != "part" and o.numeric and o.part_of is None and o.zero is None and o.groups == part.groups and not o.individual


def _sum(parts: Sequence[Statement]) -> Statement:
    told = listed([f"{in_words(s)} in {s.place.name}" for s in parts if s.place is not None])
    return replace(
        parts[0],
        low=sum(s.low for s in parts),
        high=None,
        top=sum(max(s.top, s.low) for s in parts),
        words="at_least",
        derived=True,
        place=None,
        quote=" … ".join(s.quote for s in parts),
        claims=tuple(sorted({key for s in parts for key in s.claims})),
        notes=(f"Nobody says this sum: it adds {told}, of whom nobody is counted twice.",),
    )
