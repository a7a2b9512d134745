"""Decisions that find nothing any more: never passed over in silence."""

from collections.abc import Iterator, Mapping, Sequence

from msgspec import UNSET
from msgspec.structs import replace

from witnessmark.model.decision import Decision, referred, standing
from witnessmark.model.incident import Incident
from witnessmark.model.place import Gazetteer
from witnessmark.model.reading import Reading
from witnessmark.resolve.decided.judgements import shared
from witnessmark.resolve.decided.refs import ClaimKey, by_id, claims_meant, voice_meant

Known = Mapping[str, Reading]
Count = tuple[str, str, ClaimKey]
"""Outcome and group of a tally, and a claim behind it."""
UNREAD = "nothing is read there any more, or something else"


def lost(
    decisions: Sequence[Decision], readings: Sequence[Reading], incidents: Sequence[Incident], gazetteer: Gazetteer | None = None
) -> list[Decision]:
    """The standing decisions of which something finds nothing now, in their order, each with what that is in `lost`.

    Whether a corrected place is known is asked only where the gazetteer is given.
    """
    known = by_id(readings)
    told = {entry.doc_id for incident in incidents for entry in incident.documents}
    tallies: set[Count] = {
        (tally.outcome, tally.who, key) for incident in incidents for tally in incident.tallies for row in tally.rows for key in row.claims
    }
    found = []
    for decision in standing(decisions):
        nowhere = [*_lost(decision, known, told, tallies), *_unknown_place(decision, gazetteer), *_silent(decision, known)]
        why = "; ".join(f"{subject}: {reason}" for subject, reason in nowhere)
        found += [replace(decision, lost=why)] if why else []
    return found


def _lost(decision: Decision, known: Known, told: set[str], tallies: set[Count]) -> Iterator[tuple[str, str]]:
    if decision.about == "document":
        yield from ((doc, "there is no such document") for doc in decision.subject if doc not in known)
    elif decision.judgement in ("same", "different"):
        yield from _places(decision, known, told)
    elif decision.judgement == "override":
        held = [(r.doc_id, c.id) for _, r, c in claims_meant(decision, known) if r is not None and c is not None]
        if not any((decision.outcome, decision.group or "any", key) in tallies for key in held):
            yield f"{decision.outcome} ({decision.group})", "no count of an incident rests on these words any more"
    else:
        yield from ((subject, _why(subject, known)) for subject, _, claim in claims_meant(decision, known) if claim is None)


def _unknown_place(decision: Decision, gazetteer: Gazetteer | None) -> Iterator[tuple[str, str]]:
    place = decision.correction.place if decision.correction is not None else UNSET
    if gazetteer is not None and place is not UNSET and gazetteer.place(place) is None:
        yield place, "the gazetteer has no such place any more"


def _silent(decision: Decision, known: Known) -> Iterator[tuple[str, str]]:
    """The speaker a correction names, where nobody is read at that place any more."""
    speaker = decision.correction.speaker if decision.correction is not None else UNSET
    found = referred(speaker) if isinstance(speaker, str) else None
    if found is not None and isinstance(speaker, str) and (found[0] not in known or voice_meant(known[found[0]], speaker) is None):
        yield speaker, "nobody who speaks is read there any more"


def _places(decision: Decision, known: Known, told: set[str]) -> Iterator[tuple[str, str]]:
    """Of mentions and tellings: a telling is there while its document tells of an incident, a mention while somebody is read there."""
    for subject in decision.subject:
        found = referred(subject)
        reading = None if found is None else known.get(found[0])
        if found is None or reading is None:
            yield subject, _why(subject, known)
        elif decision.about == "telling" and reading.doc_id not in told:
            yield subject, "this document tells of no incident any more"
        elif decision.about != "telling" and not any(shared(found[1], span) for voice in reading.people for span in voice.spans):
            yield subject, UNREAD


def _why(subject: str, known: Known) -> str:
    found = referred(subject)
    return UNREAD if found is not None and found[0] in known else "there is no such document"
