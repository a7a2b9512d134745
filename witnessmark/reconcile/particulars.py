"""What an incident says beside its counts: who is said to have done it, weapons, footage."""

from collections.abc import Iterator

from witnessmark.model.claim import Attack, Footage, WeaponUse
from witnessmark.model.evidence import Evidence, Gathering
from witnessmark.model.incident import Allegation, ClaimRef


def allegations(gathering: Gathering) -> tuple[Allegation, ...]:
    """Each actor with each root that names it, once; `accepted` is the accused party's own word, where it spoke."""
    found: dict[tuple[str, str], Allegation] = {}
    attacks = [(e, e.claim) for e in gathering.evidence if isinstance(e.claim, Attack) and e.claim.alleged_actor]
    for evidence, claim in attacks:
        actor = claim.alleged_actor or ""
        found.setdefault((actor, evidence.root), Allegation(actor=actor, by=evidence.root, accepted=_accepted(actor, evidence)))
    return tuple(found[key] for key in sorted(found))


def _accepted(actor: str, evidence: Evidence) -> bool | None:
    """Whether the one who speaks is the accused, and what they say of it."""
    if evidence.root_side is None or evidence.root_side.casefold() not in actor.casefold():
        return None
    return evidence.claim.modality == "stated"


def weapons(gathering: Gathering) -> tuple[ClaimRef, ...]:
    """Every claim that a weapon was used, as claimed; the detail is what it rests on."""
    return tuple(_weapon_refs(gathering))


def _weapon_refs(gathering: Gathering) -> Iterator[ClaimRef]:
    named = {(r.doc_id, w.start): w.name for r in gathering.readings for w in r.weapons}
    known = {w.weapon: w.name for r in gathering.readings for w in r.weapons if w.weapon is not None}
    for evidence in gathering.evidence:
        claim = evidence.claim
        if isinstance(claim, WeaponUse):
            inside = (name for (doc, start), name in sorted(named.items()) if doc == evidence.doc_id and claim.start <= start < claim.end)
            name = known.get(claim.weapon or "") or next(inside, " ".join(claim.quote.split()))
            yield ClaimRef(doc_id=evidence.doc_id, claim=claim.id, name=name, detail=claim.basis)


def footage(gathering: Gathering) -> tuple[ClaimRef, ...]:
    """Every claim that footage exists; nothing here says that it shows what it is said to show."""
    found = [(e, e.claim) for e in gathering.evidence if isinstance(e.claim, Footage)]
    return tuple(
        ClaimRef(doc_id=evidence.doc_id, claim=claim.id, name=claim.media_type or "footage", detail=claim.shows or " ".join(claim.quote.split()))
        for evidence, claim in found
    )
