"""Who carried whom: each root, the voices between, and the documents, copies grouped.

A root counts once however many documents carry it; the page shows why.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import msgspec

from witnessmark.model.claim import AnyClaim
from witnessmark.model.evidence import DocumentEntry
from witnessmark.model.voice import Voice
from witnessmark.publish.dossier.material import Material, described
from witnessmark.publish.dossier.plain import counted


@dataclass(frozen=True)
class Carriage:
    """One document that carries a root's words."""

    number: int
    entry: DocumentEntry
    publisher: str
    via: tuple[str, ...]
    channel: str | None
    anchor: str | None


@dataclass(frozen=True)
class Carried:
    """A root and its carriers, one list per copy group."""

    name: str
    role: str | None
    groups: tuple[tuple[Carriage, ...], ...]

    @property
    def summary(self) -> str:
        total, texts = sum(map(len, self.groups)), len(self.groups)
        if total == texts == 1:
            return "in 1 document"
        copies = "" if total == texts else f", {counted(total - texts, 'of them a copy', 'of them copies')}"
        return f"in {counted(total, 'document')}{copies}; counted once"


def carried(material: Material) -> list[Carried]:
    """Every root of the tallies, the one most documents carry first."""
    rows = [row for tally in material.incident.tallies for row in tally.rows]
    roots = list(dict.fromkeys(row.root for row in rows))
    out = []
    for root in roots:
        own = [row for row in rows if row.root == root]
        refs = dict.fromkeys(ref for row in own for ref in row.claims)
        out.append(Carried(material.root_name(own[0]), material.root_role(own[0]), grouped(list(carriages(material, list(refs))))))
    return sorted(out, key=lambda found: (-sum(map(len, found.groups)), found.name))


def carriages(material: Material, refs: list[tuple[str, str]]) -> Iterator[Carriage]:
    """The first claim of each document; later ones in the same document add no carrier."""
    seen: set[str] = set()
    for doc_id, claim_id in refs:
        if doc_id in seen or doc_id not in material.entries:
            continue
        seen.add(doc_id)
        number, entry = material.entries[doc_id]
        claim = material.claim((doc_id, claim_id))
        yield Carriage(
            number, entry, publisher_of(material, doc_id), via_names(material, doc_id, claim), channel_of(claim), material.anchor((doc_id, claim_id))
        )


def channel_of(claim: AnyClaim | None) -> str | None:
    return None if claim is None else claim.channel


def via_names(material: Material, doc_id: str, claim: AnyClaim | None) -> tuple[str, ...]:
    ids = () if claim is None else claim.via
    return tuple(material.voices[doc_id, v].name if (doc_id, v) in material.voices else v for v in ids)


def publisher_of(material: Material, doc_id: str) -> str:
    document, reading = material.documents.get(doc_id), material.readings.get(doc_id)
    found = (document.publisher if document is not None else None) or (reading.publisher if reading is not None else None)
    return found or "publisher not known"


def grouped(found: list[Carriage]) -> tuple[tuple[Carriage, ...], ...]:
    """The copy groups in the page's order, in each the original before what was made of it."""
    groups: dict[str, list[Carriage]] = {}
    for carriage in sorted(found, key=lambda c: c.number):
        groups.setdefault(carriage.entry.group, []).append(carriage)
    return tuple(tuple(sorted(group, key=lambda c: c.entry.relation != "original")) for group in groups.values())


@dataclass(frozen=True)
class Speaker:
    """A voice over all documents of an incident that spell it alike."""

    name: str
    role: str | None
    voice: Voice
    claims: tuple[tuple[str, str], ...]
    passed_on: int


def speakers(material: Material) -> list[Speaker]:
    """Everybody who says or passes on something, those who say most first; people only written about are not voices."""
    said: dict[str, list[tuple[str, str]]] = {}
    passed: dict[str, int] = {}
    first: dict[str, Voice] = {}
    for (doc_id, claim_id), (_, claim) in material.claims.items():
        for voice_id in (claim.speaker, *claim.via):
            voice = None if voice_id is None else material.voices.get((doc_id, voice_id))
            if voice is None:
                continue
            key = (voice.latin or voice.name).casefold()
            first[key] = fuller(first.get(key), voice)
            passed[key] = passed.get(key, 0) + (voice_id != claim.speaker)
            said.setdefault(key, []).extend([(doc_id, claim_id)] if voice_id == claim.speaker else [])
    found = [Speaker(v.name, described(v), v, tuple(said[key]), passed[key]) for key, v in first.items()]
    return sorted(found, key=lambda s: (-len(s.claims), -s.passed_on, s.name))


def fuller(old: Voice | None, new: Voice) -> Voice:
    """Of two records of one voice, the one that knows its role; it stays protected if either says so."""
    if old is None:
        return new
    best, other = (old, new) if old.role is not None or new.role is None else (new, old)
    return msgspec.structs.replace(best, protected=best.protected or other.protected)
