"""What the parties accused of an attack say themselves, and whether it is contested who did it."""

import functools
import re
import tomllib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from witnessmark.model.claim import AnyClaim, Attack, Casualty
from witnessmark.model.evidence import Evidence, Gathering
from witnessmark.model.incident import Allegation, Concession, Contest, Position, Spoken, Stance
from witnessmark.model.reading import Reading
from witnessmark.model.voice import Attribution, Voice
from witnessmark.reconcile.denials import of_the_attack
from witnessmark.reconcile.moments import day_in_words, order
from witnessmark.reconcile.naming import OUTCOMES, listed, number_in_words, people, root_name
from witnessmark.reconcile.phrases import pattern
from witnessmark.reconcile.words import interval

FIGHTERS = ("combatant", "police")  # whom a party may count as its enemy's: no concession of harm to others


class Said(NamedTuple):
    """One thing a party says: about the attack, or about harm; with the count it concedes, where it concedes one."""

    about: str
    spoken: Spoken
    claim: Casualty | None = None


@functools.cache
def table() -> dict[str, Any]:
    """The words by which a party takes a position."""
    return tomllib.loads(Path(__file__).with_name("positions.toml").read_text(encoding="utf-8"))


def has(kind: str, text: str) -> bool:
    """Whether a text holds a phrase of a kind."""
    return pattern(tuple(table()[kind]["phrases"])).search(text) is not None


@functools.cache
def _own_deed() -> re.Pattern[str]:
    own, between, deed = (pattern(tuple(table()[kind]["phrases"])).pattern for kind in ("own_arms", "between", "deed"))
    return re.compile(rf"{own}\s+(?:{between}\s+)*{deed}", re.IGNORECASE)


def owns(text: str) -> bool:
    """Whether a party's words tell of the attack as its own deed: its forces or weapons, and right after them what they did."""
    return (has("own", text) and has("attack", text)) or _own_deed().search(text) is not None


def is_party(actor: str, side: str | None, name: str) -> bool:
    """Whether a voice speaks for an accused party: of its side, or the party itself."""
    return (side is not None and side.casefold() in actor.casefold()) or name.casefold() == actor.casefold()


def positions(gathering: Gathering, alleged: Sequence[Allegation]) -> tuple[Position, ...]:
    """The position of each party that anybody accuses by its name, or that denies the attack unasked; "the enemy" may be any, and has none."""
    actors = {a.actor for a in alleged if is_named(a.actor)} | set(_deniers(gathering))
    return tuple(_position(actor, _once(_said(actor, gathering))) for actor in sorted(actors))


def _deniers(gathering: Gathering) -> Iterator[str]:
    """The sides that deny an attack of which they name nobody else."""
    for e in gathering.evidence:
        if isinstance(e.claim, Attack) and e.claim.modality == "denied" and e.root_side is not None and e.claim.alleged_actor in (None, e.root_side):
            yield e.root_side


def is_named(actor: str) -> bool:
    """Whether an actor is a country or group by its name, and not a word for whoever it was."""
    return actor[:1].isupper()


def contests(alleged: Sequence[Allegation], found: Sequence[Position]) -> tuple[Contest, ...]:
    """Why it is contested who did it; empty where one party is accused and has not denied it."""
    return (*_rivals([a for a in alleged if is_named(a.actor) and a.accepted is not False]), *_denied(found))


def _rivals(alleged: Sequence[Allegation]) -> Iterator[Contest]:
    actors = tuple(sorted({a.actor for a in alleged}))
    if len(actors) > 1 and len({a.by for a in alleged}) > 1:
        told = "; ".join(f"{listed(sorted(root_name(a.by) for a in alleged if a.actor == actor))} names {actor}" for actor in actors)
        reason = f"It is contested who did it: {told}."
        yield Contest(code="rival_attribution", actors=actors, by=tuple(sorted({a.by for a in alleged})), reason=reason)


def _denied(found: Sequence[Position]) -> Iterator[Contest]:
    for position in found:
        by = tuple(sorted({s.root for s in position.said if s.stance == "denies"}))
        if position.attack == "denies":
            yield Contest(code="denied", actors=(position.actor,), by=by, reason=f"{position.actor} is accused and denies it.")


def _said(actor: str, gathering: Gathering) -> list[Said]:
    own = [e for e in gathering.evidence if is_party(actor, e.root_side, e.root)]
    blames = any(isinstance(e.claim, Attack) and e.claim.modality == "stated" and e.claim.alleged_actor not in (None, actor) for e in own)
    read = {r.doc_id: r for r in gathering.readings if r.text is not None}
    told = [e for e in own if not (e.claim.modality == "denied" and e.doc_id in read and of_the_attack(e.claim.id, read[e.doc_id]))]
    found = [said for e in told for said in _of_claim(actor, e, blames)]
    roots = {(e.doc_id, e.claim.speaker): e.root for e in gathering.evidence}
    mine = {(e.doc_id, e.claim.id) for e in gathering.evidence}
    for reading in gathering.readings:
        voices = {v.id: v for v in reading.people if is_party(actor, v.side, v.name)}
        for a in reading.attributions if reading.text is not None else ():
            if a.speaker in voices and is_of(a, reading, mine):
                root = roots.get((reading.doc_id, a.speaker), voices[a.speaker].name)
                found.extend(_of_attribution(a, reading, voices[a.speaker], root))
    return found


def _of_claim(actor: str, e: Evidence, blames: bool) -> Iterator[Said]:
    claim = e.claim
    if isinstance(claim, Attack):
        if claim.modality == "denied" or (claim.modality == "stated" and claim.alleged_actor not in (None, actor)):
            yield Said("attack", _spoken(e, "denies"))
        elif claim.modality == "stated" and claim.alleged_actor == actor:
            yield Said("attack", _spoken(e, "accepts"))
    elif isinstance(claim, Casualty) and claim.who not in FIGHTERS:
        if claim.modality == "denied" or claim.zero == "asserted":
            yield Said("harm", _spoken(e, "denies"))
        elif _concedes(claim) and not blames:
            yield Said("harm", _spoken(e, "concedes"), claim)


def _concedes(claim: Casualty) -> bool:
    """Whether a count is of people harmed in this event by the one who speaks; a total over a longer time is of others too."""
    return claim.modality == "stated" and claim.zero is None and claim.scope not in ("cumulative", "period") and claim.relation != "retraction"


def _spoken(e: Evidence, stance: Stance) -> Spoken:
    c = e.claim
    return Spoken(root=e.root, stance=stance, doc_id=e.doc_id, start=c.start, end=c.end, quote=c.quote, asserted=e.asserted or e.published)


def is_of(a: Attribution, reading: Reading, mine: set[tuple[str, str]]) -> bool:
    """Whether what is said is about this incident: the claim it holds, or the nearest one in the text, belongs to it."""
    first, last = a.content[0][0] if a.content else 0, a.content[-1][1] if a.content else 0
    about: list[AnyClaim] = [c for c in reading.claims if isinstance(c, Attack | Casualty)]
    nearest = min(about, key=lambda c: (max(first - c.end, c.start - last, 0), c.start), default=None)
    return nearest is not None and (reading.doc_id, nearest.id) in mine


def _of_attribution(a: Attribution, reading: Reading, voice: Voice, root: str) -> Iterator[Said]:
    text = reading.text or ""
    for first, last in a.content:
        words = text[first:last]
        if not has("attack", words) and not owns(words):
            continue
        admits = a.cue is not None and has("admits", text[a.cue[0] : a.cue[1]])
        stance: Stance | None = "denies" if a.modality == "denied" else "accepts" if a.modality == "stated" and (admits or owns(words)) else None
        if stance is not None and not (stance == "denies" and _counts_people(first, last, reading)):
            spoken = Spoken(root=root, stance=stance, doc_id=reading.doc_id, start=first, end=last, quote=words, asserted=reading.published)
            yield Said("attack", spoken)


def _counts_people(first: int, last: int, reading: Reading) -> bool:
    """Whether a denial is of people harmed: that is a denial of harm, which its claim tells."""
    return any(isinstance(c, Casualty) and first <= c.start and c.end <= last for c in reading.claims)


def _once(said: Sequence[Said]) -> list[Said]:
    """Each thing once, when it was first said, whatever copies repeat it; in the order of time."""
    found: dict[tuple[object, ...], Said] = {}
    for s in sorted(said, key=lambda s: (order(s.spoken.asserted), s.spoken.start, s.spoken.quote, s.spoken.doc_id)):
        count = s.claim and (s.claim.outcome, s.claim.who, s.claim.low, s.claim.high, s.claim.quantifier)
        found.setdefault((s.about, s.spoken.root, s.spoken.stance, count), s)
    return list(found.values())


def _position(actor: str, said: Sequence[Said]) -> Position:
    attack, harm = _newest([s for s in said if s.about == "attack"]), _newest([s for s in said if s.about == "harm"])
    conceded = tuple(_concession(s.spoken, s.claim) for s in said if s.claim is not None)
    return Position(
        actor=actor, attack=attack, harm=harm, said=tuple(s.spoken for s in said), conceded=conceded, reason=_reason(actor, attack, harm, said)
    )


def _newest(said: Sequence[Said]) -> Any:
    """The newest word; said at the same time, a denial is the position, which the words beside it explain."""
    last = max((order(s.spoken.asserted) for s in said), default=None)
    now = {s.spoken.stance for s in said if order(s.spoken.asserted) == last}
    return "denies" if "denies" in now else next(iter(sorted(now)), "silent")


def _concession(spoken: Spoken, claim: Casualty) -> Concession:
    reach = interval(claim)
    return Concession(outcome=claim.outcome, who=claim.who, low=reach.low, high=reach.high, words=spoken, claim=claim.id)


def _reason(actor: str, attack: str, harm: str, said: Sequence[Said]) -> str:
    told = {"accepts": "accepts that it did it", "denies": "denies that it did it", "silent": "has said nothing of the attack that was read"}[attack]
    on_harm = {"denies": " and denies harm to people other than fighters", "concedes": " and concedes harm", "silent": ""}[harm]
    quoted = "; ".join(f"{root_name(s.spoken.root)}, {day_in_words(s.spoken.asserted)}: “{' '.join(s.spoken.quote.split())}”" for s in said)
    counts = [f"{number_in_words(c.low, c.high)} {_who(c)} {OUTCOMES[c.outcome]}" for c in (_concession(s.spoken, s.claim) for s in said if s.claim)]
    return f"{actor} {told}{on_harm}{f' ({quoted})' if quoted else ''}{f'. It concedes {listed(counts)}' if counts else ''}."


def _who(c: Concession) -> str:
    return people("any" if c.who == "unknown" else c.who, c.low if c.low == c.high else None)
