"""Which groups of people a tally can be of, which hold which, and which never overlap."""

import functools
import itertools
import tomllib
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from msgspec.structs import replace

from witnessmark.reconcile.common import Statement
from witnessmark.reconcile.naming import in_words, people


@functools.cache
def table() -> dict[str, Any]:
    """The groups as data."""
    return tomllib.loads(Path(__file__).with_name("groups.toml").read_text(encoding="utf-8"))


def groups_said(statements: Iterable[Statement]) -> list[str]:
    """Every group that somebody names, sorted; "any" is always first."""
    return ["any", *sorted({group for s in statements for group in s.groups})]


def belongs(s: Statement, who: str) -> bool:
    """Whether a statement bears on a group: it names the group or one inside it; everything bears on "any"."""
    if who == "any" or who in s.groups:
        return True
    return any(who in table()["inside"].get(group, ()) for group in s.groups)


def disjoint_sums(statements: Sequence[Statement]) -> list[Statement]:
    """Sums of groups that never overlap, each from one root in one document: floors that nobody said, shown as derived."""
    plain = [
        s for s in statements if len(s.groups) == 1 and s.numeric and s.low > 0 and s.modality == "stated" and s.effect is None and not s.derived
    ]
    return [_sum(a, b) for a, b in itertools.combinations(sorted(plain, key=lambda s: s.claims), 2) if _adds_up(a, b)]


def _adds_up(a: Statement, b: Statement) -> bool:
    same = a.root == b.root and a.outcome == b.outcome and a.scope == b.scope and a.part_of == b.part_of and not (a.joint or b.joint)
    return same and bool({doc for doc, _ in a.claims} & {doc for doc, _ in b.claims}) and sorted((a.groups[0], b.groups[0])) in table()["disjoint"]


def _sum(a: Statement, b: Statement) -> Statement:
    note = f"Nobody says this sum: it adds {_said(a)} and {_said(b)}, of whom nobody is counted twice."
    return replace(
        a,
        who="unknown",
        sex=None,
        age_group=None,
        low=a.low + b.low,
        high=None,
        top=max(a.top, a.low) + max(b.top, b.low),
        words="at_least",
        individual=False,
        derived=True,
        quote=f"{a.quote} … {b.quote}",
        claims=tuple(sorted({*a.claims, *b.claims})),
        notes=(note,),
    )


def _said(s: Statement) -> str:
    return f"{in_words(s)} {people(s.groups[0])}"
