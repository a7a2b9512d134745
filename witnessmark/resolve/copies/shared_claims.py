"""Claims of several documents that are one statement: what partial reuse, a quotation in common and a credited source join."""

from collections.abc import Iterable

from witnessmark.model.pair import Pair, PairKind

JOINING: frozenset[PairKind] = frozenset({"partial", "shared_quote", "credit"})
ClaimOf = tuple[str, str]
"""A document and a claim of it, by id."""


def shared_claims(pairs: Iterable[Pair]) -> dict[ClaimOf, frozenset[ClaimOf]]:
    """Each claim that such a pair joins, with all that are one statement with it, itself too. Their documents stay independent."""
    groups: dict[ClaimOf, set[ClaimOf]] = {}
    for pair in pairs:
        if pair.kind not in JOINING:
            continue
        for mine, theirs in pair.claims:
            first, second = (groups.setdefault(said, {said}) for said in ((pair.a, mine), (pair.b, theirs)))
            if first is not second:
                first |= second
                groups.update(dict.fromkeys(second, first))
    frozen = {id(group): frozenset(group) for group in groups.values()}
    return {said: frozen[id(group)] for said, group in groups.items()}
