"""What people decided about who is who: decisions that join two mentions or cut them apart."""

import functools
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from witnessmark.model.base import Span
from witnessmark.model.decision import Decision, reference, referred, standing
from witnessmark.model.reading import Reading

mention = reference
"""How a decision names a mention: the document, and where in its text the mention stands."""


class Judgements:
    """The decisions on people that hold: "same" and "different" on two mentions, the later on a pair, none that is undone.

    A mention that is judged different from another stands apart from it and from all that goes with the other by rule.
    """

    def __init__(self, decisions: Sequence[Decision] = ()) -> None:
        pairs: dict[frozenset[str], tuple[str, str, bool]] = {}
        for decision in standing(decisions):
            if decision.judgement in ("same", "different") and decision.about in (None, "mention") and len(decision.subject) == 2:
                first, second = decision.subject
                pairs[frozenset(decision.subject)] = (first, second, decision.judgement == "same")
        self._take(pairs.values())

    def _take(self, pairs: Iterable[tuple[str, str, bool]]) -> None:
        known = list(pairs)
        self.same = [(a, b) for a, b, same in known if same]
        self.different = [(a, b) for a, b, same in known if not same]
        self._beside = _both_ways(self.same)
        self._apart = _both_ways(self.different)
        self._meant = _by_document((*self._beside, *self._apart))

    def __bool__(self) -> bool:
        return bool(self.same or self.different)

    def joined_to(self, mention: str) -> frozenset[str]:
        """The mentions that are judged to be of the same person as this one."""
        return self._beside.get(mention, frozenset())

    def cut_from(self, mention: str) -> frozenset[str]:
        """The mentions that are judged to be of somebody else than this one."""
        return self._apart.get(mention, frozenset())

    def found_in(self, readings: Sequence[Reading]) -> "Judgements":
        """The same judgements on the mentions as they are read now: a mention read with other bounds is the one it overlaps most."""
        now = _mentions_now(self._meant, [reading for reading in readings if reading.doc_id in self._meant])
        if not now:
            return self
        found = Judgements()
        pairs = [(a, b, True) for a, b in self.same] + [(a, b, False) for a, b in self.different]
        found._take((now.get(a, a), now.get(b, b), same) for a, b, same in pairs)
        return found


def _by_document(refs: Iterable[str]) -> Mapping[str, list[Span]]:
    """The places in texts that references name, by document."""
    meant: dict[str, list[Span]] = defaultdict(list)
    for doc_id, span in filter(None, map(referred, dict.fromkeys(refs))):
        meant[doc_id].append(span)
    return meant


def _mentions_now(meant: Mapping[str, list[Span]], readings: Sequence[Reading]) -> dict[str, str]:
    """Each reference that is no mention now, with the reference of the mention that overlaps it most."""
    now: dict[str, str] = {}
    for reading in readings:
        spans = [span for voice in reading.people for span in voice.spans]
        for span in meant[reading.doc_id]:
            best = best_overlap(span, spans)
            if best is not None and best != span:
                now[mention(reading.doc_id, span)] = mention(reading.doc_id, best)
    return now


def best_overlap(span: Span, spans: Iterable[Span]) -> Span | None:
    """The very span where it is among them, else the one that shares most with it, the first and shortest of equals."""
    ranked = sorted((-shared(span, other), other[1] - other[0], other) for other in set(spans) if shared(span, other) > 0)
    return ranked[0][2] if ranked else None


def shared(a: Span, b: Span) -> int:
    """How many characters two spans share."""
    return max(0, min(a[1], b[1]) - max(a[0], b[0]))


def _both_ways(pairs: Iterable[tuple[str, str]]) -> Mapping[str, frozenset[str]]:
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
