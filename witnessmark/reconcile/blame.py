"""Who is blamed in plain words ("blaming Karvonia"), and who tells of the attack as its own ("its missile hit a depot")."""

from collections.abc import Iterator

from witnessmark.model.claim import Casualty
from witnessmark.model.evidence import Gathering
from witnessmark.model.reading import Reading
from witnessmark.model.voice import Attribution
from witnessmark.reconcile.positions import has, is_of, owns, table

FEW_WORDS = 3  # "the Karvonian army": a name alone, blamed for what is told around it; more words say for what


def blamed(gathering: Gathering) -> Iterator[tuple[str, str]]:
    """Each party with each root that blames it, or that is the party and tells of the attack as its own.

    Blame is the word that brings the statement, and the first country in what it brings; blame for anything but an attack is none.
    """
    roots = {(e.doc_id, e.claim.speaker): e.root for e in gathering.evidence}
    mine = {(e.doc_id, e.claim.id) for e in gathering.evidence}
    for reading in gathering.readings:
        voices = {v.id: v for v in reading.people}
        for a in reading.attributions if reading.text is not None else ():
            voice = voices.get(a.speaker or "")
            if voice is None or a.modality != "stated" or not is_of(a, reading, mine):
                continue
            actor = _blames(a, reading) or (voice.side if _owns(a, reading) else None)
            if actor is not None:
                yield actor, roots.get((reading.doc_id, voice.id), voice.name)


def foes(gathering: Gathering) -> Iterator[str]:
    """The sides that count another country's fighters dead or hurt: of who these were, a side at war is no witness."""
    places = {r.doc_id: r.places for r in gathering.readings}
    for e in gathering.evidence:
        if isinstance(e.claim, Casualty) and e.claim.who == "combatant" and e.root_side is not None:
            named = (p for p in places.get(e.doc_id, ()) if p.demonym and e.claim.start <= p.start < e.claim.end)
            if any(_party(p.country, p.name, p.demonym) not in (None, e.root_side) for p in named):
                yield e.root_side


def _blames(a: Attribution, reading: Reading) -> str | None:
    text = reading.text or ""
    if a.cue is None or not has("blames", text[a.cue[0] : a.cue[1]]):
        return None
    for first, last in a.content:
        if len(text[first:last].split()) <= FEW_WORDS or has("attack", text[first:last]):
            return next((party for p in reading.places if first <= p.start < last and (party := _party(p.country, p.name, p.demonym))), None)
    return None


def _party(country: str | None, name: str, demonym: bool) -> str | None:
    """A country as the actors of claims name it; a people of which the table knows no country is nobody."""
    return table()["parties"].get((country or "").lower()) or (None if demonym or country is None else name)


def _owns(a: Attribution, reading: Reading) -> bool:
    return any(owns((reading.text or "")[first:last]) for first, last in a.content)
