"""What people decided about who is who: decisions that join two mentions or cut them apart."""

import functools
from collections.abc import Iterable

from witnessmark.model.base import Span
from witnessmark.model.decision import Decision


def mention(doc_id: str, span: Span) -> str:
    """How a decision names a mention: the document, and where in its text the mention stands."""
    return f"{doc_id}:{span[0]}-{span[1]}"


class Judgements:
    """The decisions on people that hold: "same" and "different" on two mentions, the later on a pair, none that is undone.

    A mention that is judged different from another stands apart from it and from all that goes with the other by rule.
    """

    def __init__(self, decisions: Iterable[Decision] = ()) -> None:
        standing: dict[frozenset[str], tuple[str, str, bool]] = {}
        for decision in decisions:
            if decision.judgement in ("same", "different") and len(decision.subject) == 2 and decision.undone is None:
                first, second = decision.subject
                standing[frozenset(decision.subject)] = (first, second, decision.judgement == "same")
        self.same = [(a, b) for a, b, same in standing.values() if same]
        self.different = [(a, b) for a, b, same in standing.values() if not same]
        self._beside = _both_ways(self.same)
        self._apart = _both_ways(self.different)

    def __bool__(self) -> bool:
        return bool(self.same or self.different)

    def joined_to(self, mention: str) -> frozenset[str]:
        """The mentions that are judged to be of the same person as this one."""
        return self._beside.get(mention, frozenset())

    def cut_from(self, mention: str) -> frozenset[str]:
        """The mentions that are judged to be of somebody else than this one."""
        return self._apart.get(mention, frozenset())


def _both_ways(pairs: Iterable[tuple[str, str]]) -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for a, b in pairs:
        found[a] = found.get(a, frozenset()) | {b}
        found[b] = found.get(b, frozenset()) | {a}
    return found


NOTHING_DECIDED = Judgements()
"""Where nobody judged anything yet."""


def judged(decisions: Iterable[Decision]) -> Judgements:
    """The judgements of some decisions; made once for all documents of a run."""
    return _judged(tuple(decisions))


@functools.lru_cache(maxsize=4)
def _judged(decisions: tuple[Decision, ...]) -> Judgements:
    return Judgements(decisions)
