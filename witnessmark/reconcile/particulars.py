"""What an incident says beside its counts: who is said to have done it, weapons, footage."""

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from witnessmark.model.claim import Attack, Footage, WeaponUse
from witnessmark.model.evidence import Gathering
from witnessmark.model.incident import Allegation, ClaimRef, Position
from witnessmark.reconcile.blame import blamed

ANSWERS = {"accepts": True, "denies": False, "silent": None}


def allegations(gathering: Gathering) -> tuple[Allegation, ...]:
    """Each actor with each root that names it, once; what a party denies of itself is a position and accuses nobody."""
    attacks = [(e, e.claim) for e in gathering.evidence if isinstance(e.claim, Attack) and e.claim.alleged_actor]
    named = {(claim.alleged_actor or "", e.root) for e, claim in attacks if claim.modality != "denied"}
    return tuple(Allegation(actor=actor, by=by) for actor, by in sorted({*named, *blamed(gathering)}))


def answered(alleged: Sequence[Allegation], found: Sequence[Position]) -> tuple[Allegation, ...]:
    """The allegations with the accused party's own word on each."""
    own = {position.actor: ANSWERS[position.attack] for position in found}
    return tuple(replace(a, accepted=own.get(a.actor)) for a in alleged)


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
