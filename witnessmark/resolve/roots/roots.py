"""The root source of each claim: the innermost named asserter, one string over documents, spellings and scripts."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

import msgspec

from witnessmark.model.base import Model
from witnessmark.model.claim import AnyClaim, Casualty
from witnessmark.model.reading import Reading
from witnessmark.model.root import DOCUMENT
from witnessmark.model.voice import Voice, VoiceKind
from witnessmark.resolve.copies.families import UNDATED
from witnessmark.resolve.copies.shared_claims import ClaimOf
from witnessmark.resolve.decided.judgements import NOTHING_DECIDED, Judgements
from witnessmark.resolve.people.mentions import bare, of
from witnessmark.resolve.people.roles import one_holds, stands_for
from witnessmark.resolve.roots.bare_bodies import is_bare, is_unnamed_media, plain, service_of
from witnessmark.resolve.roots.publisher_voices import PublisherVoices, publishes, with_byline
from witnessmark.resolve.roots.root_names import RootNames, unnamed
from witnessmark.resolve.roots.stand_ins import stands_for_in


class Root(Model, frozen=True, kw_only=True):
    """Who stands behind a claim. `name` is the contract's root string; `role` holds the organisation too.

    `bare` is the name of a body of which only the kind is said ("police"): whose it is, its place tells (incident_roots). `office`
    is that of which a place has one ("the mayor of Varden" without the town) where its holder is not named.
    """

    name: str
    kind: VoiceKind
    role: str | None = None
    side: str | None = None
    anonymous: bool = False
    is_body: bool = False
    bare: str | None = None
    office: str | None = None
    service: str | None = None
    area: tuple[str, ...] = ()


class Roots:
    """The roots of a set of readings. People of different documents are one where their names agree.

    Two people agree where the surname has the same skeleton and no given name contradicts; a bare surname joins the only
    bearer of that surname and nobody where there are several. The name shown is the fullest, then the most frequent.
    What a body or an official publishes is their own word, as where others quote them: a rescue service's post and a wire that quotes
    the service are one root. What a report says of "the mission" is its publisher's where that is a mission. `origin` gives for each
    document the one it was copied from: what a copy says in its own words is its original's word; `shared` the claims that documents
    have from one another, though else independent. A body of which only the kind is said is the one the document names besides, if it
    names one; what unnamed media said is the word of who passes it on.
    """

    def __init__(
        self,
        readings: Sequence[Reading],
        origin: Mapping[str, str] | None = None,
        judgements: Judgements = NOTHING_DECIDED,
        shared: Mapping[ClaimOf, frozenset[ClaimOf]] | None = None,
    ) -> None:
        self._origin, self._shared = dict(origin or {}), dict(shared or {})
        self._claims = {(r.doc_id, c.id): (r, c) for r in readings for c in r.claims if (r.doc_id, c.id) in self._shared}
        self._original = _casualties_of({r.doc_id: r for r in readings}, self._origin)
        self._publisher = {r.doc_id: r.publisher or f"{DOCUMENT}{r.doc_id}" for r in readings}
        self._people = {r.doc_id: {p.id: p for p in with_byline(r).people} for r in readings}
        self._language = {r.doc_id: r.language for r in readings}
        self._byline = {r.doc_id: r.byline for r in readings if r.byline is not None}
        self._names = RootNames([with_byline(r) for r in readings], judgements)
        self._publishers = PublisherVoices(readings)
        self._roles = _spellings(_role(p, r.language) for r in readings for p in r.people if unnamed(p))

    def of(self, reading: Reading, claim: AnyClaim) -> Root:
        """The root of one claim of one of the readings.

        A count that stands in a copy as in its original is the original's, whatever the copy made of the speaker.
        """
        if isinstance(claim, Casualty) and self._origin.get(reading.doc_id, reading.doc_id) != reading.doc_id:
            same = self._original.get((self._origin[reading.doc_id], claim.outcome, claim.low, claim.quantifier), ())
            found = [self._own(original, said) for original, said in same]
            if found:
                return min(found, key=lambda root: (":" in root.name, root.anonymous))
        own = self._own(reading, claim)
        return self._joint(reading, claim) if ":" in own.name and (reading.doc_id, claim.id) in self._shared else own

    def _joint(self, reading: Reading, claim: AnyClaim) -> Root:
        """The root of a statement that several documents have from one another: who is named for it in any, else where it stood first."""
        said = sorted(
            (self._claims[key] for key in self._shared[reading.doc_id, claim.id] if key in self._claims),
            key=lambda found: (found[0].published or UNDATED, found[0].sha256, found[0].doc_id, found[1].id),
        )
        return min((self._own(*each) for each in said), key=lambda root: (":" in root.name, root.anonymous))

    def name(self, reading: Reading, voice: Voice) -> str:
        """The one name of a person or body of a reading; a news outlet's carries `publisher:`, as where it speaks for itself."""
        return self._names.of(reading.doc_id, voice)

    def _own(self, reading: Reading, claim: AnyClaim) -> Root:
        """The root as the document itself names it."""
        people = self._people[reading.doc_id]
        voice = people.get(claim.speaker) if claim.speaker is not None else None
        publisher = self._publisher.get(self._origin.get(reading.doc_id, reading.doc_id), f"{DOCUMENT}{reading.doc_id}")
        if voice is None or is_unnamed_media(voice, reading.language):
            return self._publishers_own(publisher, reading)
        if reading.byline is not None and publishes(voice, reading):
            return self._voiced(reading.byline, reading.doc_id, reading.language)
        if is_bare(voice, reading.language):
            voice = stands_for_in(voice, reading)
        if is_bare(voice, reading.language):
            return self._voiced(voice, reading.doc_id, reading.language)
        voice = self._holder(voice, people, reading.language) if unnamed(voice) else voice
        return msgspec.structs.replace(self._named_or_not(voice, reading, claim, publisher), office=_office(voice, reading))

    def _named_or_not(self, voice: Voice, reading: Reading, claim: AnyClaim, publisher: str) -> Root:
        people = self._people[reading.doc_id]
        if unnamed(voice):
            carrier = next((people[v] for v in claim.via if v in people and people[v].kind == "media"), None)
            said = self._names.of(reading.doc_id, carrier).removeprefix("publisher:") if carrier is not None else publisher
            return _root(voice, f"anonymous:{said}:{self._roles[_role(voice, reading.language).casefold()]}", anonymous=True)
        return self._voiced(voice, reading.doc_id, reading.language)

    def _voiced(self, voice: Voice, doc_id: str, language: str | None) -> Root:
        """The root a person or a body is, under its one name; of a body said by its kind alone that is left open, of a service its area."""
        root = _root(voice, self._names.of(doc_id, voice))
        if is_bare(voice, language):
            return msgspec.structs.replace(root, anonymous=False, bare=plain(voice.name))
        service, area = service_of(voice, language) or (None, ())
        return msgspec.structs.replace(root, service=service, area=area)

    def _publishers_own(self, publisher: str, reading: Reading) -> Root:
        """What the text says itself: the word of the person or body that publishes it, else of the outlet."""
        first = self._origin.get(reading.doc_id, reading.doc_id)
        byline = self._byline.get(first)
        itself = (first, byline) if byline is not None else self._publishers.of(publisher, self._language[reading.doc_id])
        if itself is not None:
            return self._voiced(itself[1], itself[0], self._language[itself[0]])
        return Root(name=f"publisher:{self._names.of_publisher(publisher, reading.language)}", kind="media")

    def _holder(self, voice: Voice, people: Mapping[str, Voice], language: str | None) -> Voice:
        """The one named person of the document who holds the office an unnamed voice is called by ("its mayor"), else the voice.

        "a mayor" may be any; so may an officer, a resident or whoever else there are many of.
        """
        if not one_holds(voice.name, language):
            return voice
        holders = [p for p in people.values() if not unnamed(p) and stands_for(voice.name, p.role or "", language)]
        return holders[0] if len(holders) == 1 else voice


Count = tuple[str, str, int | None, str]
Said = list[tuple[Reading, Casualty]]


def _casualties_of(readings: Mapping[str, Reading], origin: Mapping[str, str]) -> dict[Count, Said]:
    """The counts of the documents that others were derived from, by document and number."""
    found: dict[Count, Said] = defaultdict(list)
    for doc in sorted({first for doc, first in origin.items() if doc != first}):
        for claim in readings[doc].claims:
            if isinstance(claim, Casualty):
                found[doc, claim.outcome, claim.low, claim.quantifier].append((readings[doc], claim))
    return found


def _root(voice: Voice, name: str, anonymous: bool = False) -> Root:
    role = ", ".join(part for part in (voice.role, voice.organisation) if part)
    return Root(name=name, kind=voice.kind, role=role or None, side=voice.side, anonymous=anonymous, is_body=voice.is_body)


def _office(voice: Voice, reading: Reading) -> str | None:
    """The office a nameless voice is called by, without the place; null for a person, and for what there are many of."""
    nameless = unnamed(voice) or (voice.role is not None and bare(voice.role) == bare(voice.name))
    if voice.is_body or not nameless or not one_holds(voice.name, reading.language):
        return None
    said = (reading.text or "")[slice(*voice.spans[0])] if voice.spans else ""
    places = {word for p in reading.places for word in (reading.text or "")[p.start : p.end].split() if word in said}
    kept = [name for name, word in zip(voice.name.split(), said.split(), strict=False) if word not in places]
    return " ".join(kept) if len(voice.name.split()) == len(said.split()) else voice.name


def _role(voice: Voice, language: str | None) -> str:
    """What an unnamed voice is called, without an article before it; no colon is in it, for in a root's name colons part its fields."""
    words = (voice.role or voice.name).replace(":", " ").split()
    while words and words[0].casefold() in of(language, "unsaid"):
        words = words[1:]
    return " ".join(words) or voice.kind


def _spellings(roles: Iterable[str]) -> dict[str, str]:
    """One spelling for each role, whatever its capitals ("senior Orvian official"): the most frequent."""
    counted: dict[str, Counter[str]] = defaultdict(Counter)
    for role in roles:
        counted[role.casefold()][role] += 1
    return {key: min(found, key=lambda role: (-found[role], role)) for key, found in counted.items()}
