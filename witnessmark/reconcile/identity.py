"""The id of an incident: a hash of its sorted root claims, so that the same evidence always has the same id."""

import hashlib

from witnessmark.model.claim import Attack, Casualty
from witnessmark.model.evidence import Evidence, Gathering

LENGTH = 16


def incident_id(gathering: Gathering) -> str:
    """Where and when it was, and what each root claims of it; documents and copies do not enter."""
    place = gathering.place
    where = "" if place is None else place.gazetteer_id or place.name
    said = sorted({_root_claim(evidence) for evidence in gathering.evidence})
    head = f"{where}|{gathering.time.since or ''}"
    return hashlib.sha256("\n".join((head, *said)).encode("utf-8", "surrogatepass")).hexdigest()[:LENGTH]


def _root_claim(evidence: Evidence) -> str:
    claim = evidence.claim
    if isinstance(claim, Casualty):
        said = f"{claim.outcome}|{claim.who}|{claim.low}|{claim.high}|{claim.quantifier}|{claim.modality}"
    elif isinstance(claim, Attack):
        said = f"{claim.attack_type}|{claim.alleged_actor}"
    else:
        said = ""
    return f"{evidence.root}|{claim.kind}|{said}"
