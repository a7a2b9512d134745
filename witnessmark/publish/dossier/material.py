"""What a page is written from: an incident with its readings and texts, and the anchors that join a number to its words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from witnessmark.model.claim import AnyClaim, Casualty
from witnessmark.model.document import Document
from witnessmark.model.evidence import DocumentEntry
from witnessmark.model.incident import Incident
from witnessmark.model.pair import Pair
from witnessmark.model.reading import Reading
from witnessmark.model.source import Source
from witnessmark.model.tally import Row, Tally
from witnessmark.model.voice import Voice

VAGUE = frozenset({"dozens", "scores", "hundreds", "thousands", "tens", "several"})


@dataclass(frozen=True)
class Material:
    """One incident and everything its page may quote. `sources` are by SHA-256.

    Documents are numbered from 1 in the incident's order.
    """

    incident: Incident
    readings: Mapping[str, Reading]
    documents: Mapping[str, Document]
    sources: Mapping[str, Source]
    pairs: Sequence[Pair]

    @cached_property
    def entries(self) -> dict[str, tuple[int, DocumentEntry]]:
        return {entry.doc_id: (n, entry) for n, entry in enumerate(self.incident.documents, 1)}

    @cached_property
    def claims(self) -> dict[tuple[str, str], tuple[int, AnyClaim]]:
        read = (self.readings[doc_id] for doc_id in self.entries if doc_id in self.readings)
        return {(r.doc_id, claim.id): (n, claim) for r in read for n, claim in enumerate(r.claims)}

    @cached_property
    def voices(self) -> dict[tuple[str, str], Voice]:
        return {(d, v.id): v for d in self.entries if d in self.readings for v in self.readings[d].people}

    @cached_property
    def rows_of(self) -> dict[tuple[str, str], str]:
        """The anchor of the first row each claim feeds."""
        found: dict[tuple[str, str], str] = {}
        for t, tally in enumerate(self.incident.tallies):
            for r, row in enumerate(tally.rows):
                for ref in row.claims:
                    found.setdefault(ref, row_anchor(t, r))
        return found

    def claim(self, ref: tuple[str, str]) -> AnyClaim | None:
        found = self.claims.get(ref)
        return None if found is None else found[1]

    def anchor(self, ref: tuple[str, str]) -> str | None:
        """Where the words of a claim stand on the page; null where its document is not of this incident."""
        if ref not in self.claims or ref[0] not in self.entries:
            return None
        return f"w{self.entries[ref[0]][0]}-{self.claims[ref][0]}"

    def text(self, doc_id: str) -> str | None:
        reading, document = self.readings.get(doc_id), self.documents.get(doc_id)
        return document.text if document is not None else reading.text if reading is not None else None

    def first_claim(self, row: Row) -> tuple[str, str] | None:
        """The claim that best shows a row's words: in an original before a copy, then in the page's order."""
        known = [ref for ref in row.claims if self.anchor(ref) is not None]
        return min(known, key=self.preference, default=None)

    def preference(self, ref: tuple[str, str]) -> tuple[bool, int, int]:
        number, entry = self.entries[ref[0]]
        return entry.relation not in ("original", "independent"), number, self.claims[ref][0]

    def words_anchor(self, row: Row) -> str | None:
        ref = self.first_claim(row)
        return None if ref is None else self.anchor(ref)

    def is_vague(self, row: Row) -> bool:
        """Whether a row rests on vague words alone ("dozens"), and nobody put a number in their place."""
        return self.vague_word(row) is not None

    def vague_word(self, row: Row) -> str | None:
        said = [c.quantifier for c in map(self.claim, row.claims) if isinstance(c, Casualty) and not row.corrected]
        return said[0] if said and all(word in VAGUE for word in said) else None

    def root_voice(self, row: Row) -> Voice | None:
        ref = self.first_claim(row)
        claim = None if ref is None else self.claim(ref)
        return None if ref is None or claim is None or claim.speaker is None else self.voices.get((ref[0], claim.speaker))

    def root_name(self, row: Row) -> str:
        """A root as a reader knows it: its fullest name, who wrote it, or what is known of an unnamed one.

        Words that call a known person by the office ("the mayor") name nobody: then the root's own name stands.
        """
        label = root_label(row.root)
        voice = self.root_voice(row)
        named = voice is not None and any(letter.isupper() for letter in voice.name)
        return voice.name if voice is not None and named and label == row.root else label

    @cached_property
    def names(self) -> dict[str, str]:
        return {row.root: self.root_name(row) for tally in self.incident.tallies for row in tally.rows}

    def known_name(self, root: str) -> str:
        """The name of a root that need not have a row."""
        return self.names.get(root) or root_label(root)

    def root_role(self, row: Row) -> str | None:
        kind, _, _ = row.root.partition(":")
        if kind == "publisher":
            return "names no source"
        voice = None if kind == "anonymous" else self.root_voice(row)
        return None if voice is None else described(voice)


def root_label(root: str) -> str:
    """A root's own string in words: `publisher:` and `anonymous:` are said, a name stands as it is. A publisher may hold colons."""
    kind, _, rest = root.partition(":")
    if kind == "publisher":
        return rest or "unnamed publisher"
    if kind != "anonymous":
        return root
    publisher, _, role = rest.rpartition(":")
    return f"Unnamed {role.strip() or 'source'}" + (f" (via {publisher.strip()})" if publisher.strip() else "")


def described(voice: Voice) -> str | None:
    """What is known of a voice in a few words."""
    role, body = voice.role, voice.organisation
    if role and body and body.casefold() not in role.casefold() and role.casefold() not in body.casefold():
        return f"{role}, {body}"
    return role or (body if body and body != voice.name else None) or KIND_WORDS[voice.kind]


KIND_WORDS = {
    "official": "official",
    "military": "military",
    "police": "police",
    "rescuer": "rescue service",
    "medic": "medical",
    "ngo": "non-governmental organisation",
    "un": "United Nations",
    "media": "news media",
    "analyst": "analyst",
    "witness": "witness",
    "victim": "person affected",
    "other": None,
}


def row_anchor(tally: int, row: int) -> str:
    return f"r{tally + 1}-{row + 1}"


def tally_of(incident: Incident, outcome: str) -> Tally | None:
    """The tally a headline uses for an outcome: everybody, else the group with the largest supported count."""
    found = [t for t in incident.tallies if t.outcome == outcome]
    return max(found, key=lambda t: (t.who == "any", t.supported.low or 0, t.who), default=None)
