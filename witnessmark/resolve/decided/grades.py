"""Grades that people put in the place of the computed ones: each finds the incident it is about by the words behind its tally."""

from collections.abc import Sequence

from msgspec.structs import replace

from witnessmark.model.claim import Casualty
from witnessmark.model.decision import Decision, standing, verdict
from witnessmark.model.evidence import Gathering, Override
from witnessmark.model.reading import Reading
from witnessmark.resolve.decided.refs import ClaimKey, by_id, claims_meant


def overridden(gatherings: Sequence[Gathering], readings: Sequence[Reading], decisions: Sequence[Decision]) -> list[Gathering]:
    """The gatherings with the overrides that are about them: each goes to the one that holds most of the words it was about, and
    to the first of equals. One whose words stand in none changes nothing. Of two on one tally the later stands.
    """
    made = list(gatherings)
    known = by_id(readings)
    for decision in standing(decisions):
        if decision.judgement != "override" or decision.outcome is None or decision.value is None:
            continue
        meant = {(reading.doc_id, claim.id) for _, reading, claim in claims_meant(decision, known) if reading is not None and claim is not None}
        held = [(_held(gathering, meant, decision), -i) for i, gathering in enumerate(made)]
        most, at = max(held, default=(0, 0))
        if most:
            one = Override(outcome=decision.outcome, who=decision.group or "any", verdict=verdict(decision))
            kept = tuple(o for o in made[-at].overrides if (o.outcome, o.who) != (one.outcome, one.who))
            made[-at] = replace(made[-at], overrides=(*kept, one))
    return made


def _held(gathering: Gathering, meant: set[ClaimKey], decision: Decision) -> int:
    """How many of the claims meant are counts of this outcome in a gathering."""
    counts = (e for e in gathering.evidence if isinstance(e.claim, Casualty) and e.claim.outcome == decision.outcome)
    return sum((e.doc_id, e.claim.id) in meant for e in counts)
