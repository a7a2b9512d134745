"""Sums of groups that never overlap: floors that nobody said, shown as such."""

from collections import Counter
from collections.abc import Sequence

from msgspec.structs import replace

from witnessmark.reconcile.common import Statement
from witnessmark.reconcile.groups import apart, belongs, called, fields_of
from witnessmark.reconcile.naming import in_words, listed

MOST = 16  # groups of one list that are tried against each other; the largest published list of sexes and ages has six


def sums_of_groups(statements: Sequence[Statement], who: str = "any") -> list[Statement]:
    """For each list of groups by one root in one document, the largest sum of those of whom nobody is counted twice.

    Groups add up only within one document, one scope and one place: a voice that tells them apart in one breath says that they
    are apart. A group that lies inside another of the list ("two girls", "three children") is never added to it.
    """
    families: dict[tuple[object, ...], list[Statement]] = {}
    for s in sorted(filter(_can_add, statements), key=lambda s: (-s.low, s.position, s.quote, s.claims)):
        if belongs(s, who):
            for doc in sorted({doc for doc, _ in s.claims}):
                families.setdefault((s.root, s.scope, _place(s), s.part_of is not None, doc), []).append(s)
    found = {_key(best): _sum(best, who) for best in (_largest(family[:MOST]) for family in families.values()) if len(best) > 1}
    return [found[key] for key in sorted(found, key=str)]


def sums_of_outcomes(statements: Sequence[Statement]) -> list[Statement]:
    """For each root and report the dead and the injured together: nobody is both at one moment.

    Who died later of wounds may still be among the injured of that report, and is counted once.
    """
    families: dict[tuple[str, str, str, str | None], list[Statement]] = {}
    died = Counter((s.root, doc) for s in statements if s.figure == "late" and s.outcome == "killed" for doc, _ in s.claims for _ in range(s.low))
    for s in sorted(filter(_is_total, statements), key=lambda s: (s.position, s.quote, s.claims)):
        for doc in sorted({doc for doc, _ in s.claims}):
            families.setdefault((s.root, doc, s.scope, _place(s)), []).append(s)
    made = [_together(family, died[key[0], key[1]]) for key, family in families.items()]
    found = {_key([s]): s for s in made if s is not None}
    return [found[key] for key in sorted(found, key=str)]


def _is_total(s: Statement) -> bool:
    plain = s.numeric and s.low > 0 and s.modality == "stated" and s.effect is None and not s.tentative and not s.groups and s.part_of is None
    return plain and s.outcome in ("killed", "injured") and not (s.derived or s.joint or s.moved_on or s.individual or s.labelled)


def _together(family: Sequence[Statement], late: int) -> Statement | None:
    killed = [s for s in family if s.outcome == "killed" and s.figure != "late"]
    injured = [s for s in family if s.outcome == "injured"]
    if not killed or not injured:
        return None
    a, b = (max(them, key=lambda s: s.low) for them in (killed, injured))
    once = f", and the {late:,} who died later only once" if late else ""
    return replace(
        a,
        outcome="affected",
        low=max(a.low + b.low - late, a.low, b.low),
        high=None,
        top=max(a.top, a.low) + max(b.top, b.low),
        words="at_least",
        derived=True,
        relation="total",
        figure="count",
        quote=f"{a.quote} … {b.quote}",
        claims=tuple(sorted({*a.claims, *b.claims})),
        notes=(f"Nobody says this sum: it adds {in_words(a)} killed and {in_words(b)} injured, of whom nobody is counted twice{once}.",),
    )


def _can_add(s: Statement) -> bool:
    plain = s.numeric and s.low > 0 and s.modality == "stated" and s.effect is None and not s.tentative
    return plain and bool(s.groups) and not (s.derived or s.joint or s.labelled)


def _place(s: Statement) -> str | None:
    return (s.place.gazetteer_id or s.place.name) if s.scope == "part" and s.place is not None else None


def _key(parts: Sequence[Statement]) -> tuple[object, ...]:
    return (parts[0].root, tuple(s.claims for s in parts))


def _largest(family: Sequence[Statement]) -> tuple[Statement, ...]:
    """The members of a list, none overlapping another, that make the largest sum; the first found of equals."""
    best: tuple[Statement, ...] = ()

    def grow(chosen: tuple[Statement, ...], rest: Sequence[Statement]) -> None:
        nonlocal best
        if _total(chosen) > _total(best):
            best = chosen
        for i, s in enumerate(rest):
            if _total(chosen) + _total(rest[i:]) <= _total(best):
                return
            grow((*chosen, s), [other for other in rest[i + 1 :] if apart(_all(s), _all(other))])

    grow((), family)
    return best


def _all(s: Statement) -> tuple[str, ...]:
    return (*s.groups, *s.unknown)


def _total(parts: Sequence[Statement]) -> int:
    return sum(s.low for s in parts)


def _sum(parts: Sequence[Statement], who: str) -> Statement:
    parts = sorted(parts, key=lambda s: (s.position, s.quote, s.claims))
    told = listed([f"{in_words(s)} {called(s.groups, s.top if s.words == 'exact' else None)}" for s in parts])
    return replace(
        parts[0],
        **fields_of(who),
        unknown=(),
        low=_total(parts),
        high=None,
        top=sum(max(s.top, s.low) for s in parts),
        words="at_least",
        individual=False,
        derived=True,
        part_of=None,
        quote=" … ".join(s.quote for s in parts),
        claims=tuple(sorted({key for s in parts for key in s.claims})),
        notes=(f"Nobody says this sum: it adds {told}, of whom nobody is counted twice.",),
    )
