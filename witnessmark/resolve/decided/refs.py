"""Where what a person judged stands now: claims found again by their words, whatever their ids became."""

from collections.abc import Iterable, Iterator, Mapping

from witnessmark.model.base import Span
from witnessmark.model.claim import AnyClaim, Casualty
from witnessmark.model.decision import Decision, Seen, referred
from witnessmark.model.reading import Reading
from witnessmark.resolve.decided.judgements import best_overlap

ClaimKey = tuple[str, str]
"""(doc_id, claim id)."""
NOTHING_SEEN = Seen()


def claims_meant(decision: Decision, readings: Mapping[str, Reading]) -> Iterator[tuple[str, Reading | None, AnyClaim | None]]:
    """Each subject of a decision with its document's reading and the claim it means now; null where there is none any more."""
    for subject, seen in subjects(decision):
        found = referred(subject)
        reading = None if found is None else readings.get(found[0])
        yield subject, reading, None if found is None or reading is None else claim_meant(reading, found[1], seen)


def subjects(decision: Decision) -> Iterator[tuple[str, Seen]]:
    """Each subject with what was seen there; an entry written by hand may not say what."""
    seen = (*decision.seen, *[NOTHING_SEEN] * len(decision.subject))
    return zip(decision.subject, seen, strict=False)


def claim_meant(reading: Reading, span: Span, seen: Seen) -> AnyClaim | None:
    """The claim of a reading that a decision is about: of the same kind (and outcome, for a count) and at the same place.

    The very span wins, else the claim that shares most of it. Where the text itself is another now, its offsets mean nothing:
    then only the very words count, and only where they stand once. Null where there is no such claim: a judgement is never
    put on words that nobody judged.
    """
    alike = [claim for claim in reading.claims if _alike(claim, seen)]
    if seen.text is not None and seen.text != reading.sha256:
        same = [claim for claim in alike if claim.quote == seen.quote]
        return same[0] if len(same) == 1 else None
    best = best_overlap(span, ((claim.start, claim.end) for claim in alike))
    return next((claim for claim in alike if (claim.start, claim.end) == best), None)


def voice_meant(reading: Reading, subject: str) -> str | None:
    """The id of the voice whose mention a subject names in this document; null where nobody is read there, or it is another document."""
    found = referred(subject)
    if found is None or found[0] != reading.doc_id:
        return None
    best = best_overlap(found[1], (span for voice in reading.people for span in voice.spans))
    return next((voice.id for voice in reading.people if best in voice.spans), None)


def _alike(claim: AnyClaim, seen: Seen) -> bool:
    if seen.kind is not None and claim.kind != seen.kind:
        return False
    return seen.outcome is None or (isinstance(claim, Casualty) and claim.outcome == seen.outcome)


def by_id(readings: Iterable[Reading]) -> dict[str, Reading]:
    """The readings by document."""
    return {reading.doc_id: reading for reading in readings}
