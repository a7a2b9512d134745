"""The root source of each claim: the innermost named asserter, one string over documents, spellings and scripts."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from witnessmark.model.base import Model
from witnessmark.model.claim import AnyClaim, Casualty
from witnessmark.model.reading import Reading
from witnessmark.model.root import DOCUMENT
from witnessmark.model.voice import Voice, VoiceKind
from witnessmark.resolve.skeleton import skeletons

SMALL = frozenset({"the", "a", "an", "of", "for", "and", "to", "in", "de", "al", "el"})

UNSAID = frozenset({"the", "a", "an", "unnamed", "anonymous", "unidentified"})  # before a role: the root says it already
ANY_ONE = frozenset({"a", "an", "one", "another", "some"})
# Offices of which a place has one: without a name they still point to one person ("its mayor said").
OFFICES = frozenset(
    {"mayor", "governor", "president", "premier", "chancellor", "minister", "head", "chief", "prosecutor", "commissioner", "ombudsman"}
)


class Root(Model, frozen=True, kw_only=True):
    """Who stands behind a claim. `name` is the contract's root string; `role` holds the organisation too."""

    name: str
    kind: VoiceKind
    role: str | None = None
    side: str | None = None
    anonymous: bool = False


class Roots:
    """The roots of a set of readings. People of different documents are one where their names agree.

    Two people agree where the surname has the same skeleton and no given name contradicts; a bare surname joins the only
    bearer of that surname and nobody where there are several. The name shown is the fullest, then the most frequent.
    What a body publishes itself is its own word, as where others quote it: a rescue service's post and a wire that quotes the
    service are one root. `origin` gives for each document the one it was copied from: what a copy says in its own words is
    its original's word.
    """

    def __init__(self, readings: Sequence[Reading], origin: Mapping[str, str] | None = None) -> None:
        self._origin = dict(origin or {})
        self._original = _casualties_of({r.doc_id: r for r in readings}, self._origin)
        self._publisher = {r.doc_id: r.publisher or f"{DOCUMENT}{r.doc_id}" for r in readings}
        self._people = {r.doc_id: {p.id: p for p in r.people} for r in readings}
        self._names = _names(p for r in readings for p in r.people if not unnamed(p))
        self._bodies = _bodies(p for r in readings for p in r.people)
        self._roles = _spellings(_role(p) for r in readings for p in r.people if unnamed(p))

    def of(self, reading: Reading, claim: AnyClaim) -> Root:
        """The root of one claim of one of the readings.

        A count that stands in a copy as in its original is the original's, whatever the copy made of the speaker.
        """
        if isinstance(claim, Casualty) and self._origin.get(reading.doc_id, reading.doc_id) != reading.doc_id:
            same = self._original.get((self._origin[reading.doc_id], claim.outcome, claim.low, claim.quantifier), ())
            found = [self._own(original, said) for original, said in same]
            if found:
                return min(found, key=lambda root: (":" in root.name, root.anonymous))
        return self._own(reading, claim)

    def _own(self, reading: Reading, claim: AnyClaim) -> Root:
        """The root as the document itself names it."""
        people = self._people[reading.doc_id]
        voice = people.get(claim.speaker) if claim.speaker is not None else None
        publisher = self._publisher.get(self._origin.get(reading.doc_id, reading.doc_id), f"{DOCUMENT}{reading.doc_id}")
        itself = self._bodies.get(_body_key(publisher)) if voice is None else None
        if itself is not None:
            return _root(itself, self.name(itself))
        if voice is None:
            return Root(name=f"publisher:{publisher}", kind="media")
        voice = self._holder(voice, people) if unnamed(voice) else voice
        if unnamed(voice):
            carrier = next((people[v] for v in claim.via if v in people and people[v].kind == "media"), None)
            said = self.name(carrier).removeprefix("publisher:") if carrier is not None else publisher
            return _root(voice, f"anonymous:{said}:{self._roles[_role(voice).casefold()]}", anonymous=True)
        return _root(voice, self.name(voice))

    def _holder(self, voice: Voice, people: Mapping[str, Voice]) -> Voice:
        """The one named person of the document who holds the office an unnamed voice is called by ("its mayor"), else the voice.

        "a mayor" may be any; so may an officer, a resident or whoever else there are many of.
        """
        words = voice.name.casefold().split()
        if not words or words[0] in ANY_ONE or words[-1] not in OFFICES:
            return voice
        holders = [p for p in people.values() if not unnamed(p) and words[-1] in (p.role or "").casefold().split()]
        return holders[0] if len(holders) == 1 else voice

    def name(self, voice: Voice) -> str:
        """The one name of a named person or body; a news outlet's carries `publisher:`, as where it speaks for itself."""
        found = self._names.get(_person_key(voice), voice.name)
        return f"publisher:{found}" if voice.kind == "media" and voice.is_body else found


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


def unnamed(voice: Voice) -> bool:
    """Whether nobody is named: marked so, or a single person or group called by a common noun ("a nurse", "residents")."""
    return voice.anonymous or (not voice.is_body and not any(c.isupper() for c in voice.name))


def _root(voice: Voice, name: str, anonymous: bool = False) -> Root:
    role = ", ".join(part for part in (voice.role, voice.organisation) if part)
    return Root(name=name, kind=voice.kind, role=role or None, side=voice.side, anonymous=anonymous)


def _role(voice: Voice) -> str:
    """What an unnamed voice is called, without an article before it; no colon is in it, for in a root's name colons part its fields."""
    words = (voice.role or voice.name).replace(":", " ").split()
    while words and words[0].casefold() in UNSAID:
        words = words[1:]
    return " ".join(words) or voice.kind


def _spellings(roles: Iterable[str]) -> dict[str, str]:
    """One spelling for each role, whatever its capitals ("senior Orvian official"): the most frequent."""
    counted: dict[str, Counter[str]] = defaultdict(Counter)
    for role in roles:
        counted[role.casefold()][role] += 1
    return {key: min(found, key=lambda role: (-found[role], role)) for key, found in counted.items()}


def _person_key(voice: Voice) -> tuple[str, ...]:
    if not voice.is_body:
        return ("person", *skeletons(voice.name))
    return _body_key(voice.name)


def _body_key(name: str) -> tuple[str, ...]:
    return ("body", *skeletons(" ".join(w for w in name.split() if w.casefold() not in SMALL)))


def _bodies(voices: Iterable[Voice]) -> dict[tuple[str, ...], Voice]:
    """The named bodies that speak for themselves, by key: neither news media, nor such of which nothing is known."""
    found: dict[tuple[str, ...], Voice] = {}
    for voice in voices:
        if voice.is_body and voice.kind not in ("media", "other") and not unnamed(voice):
            found.setdefault(_body_key(voice.name), voice)
    return found


def _names(voices: Iterable[Voice]) -> dict[tuple[str, ...], str]:
    """The name to show for every key."""
    spellings: dict[tuple[str, ...], Counter[str]] = defaultdict(Counter)
    for voice in voices:
        spellings[_person_key(voice)][_shown(voice)] += 1
    merged = _merge_people(sorted(key for key in spellings if key[0] == "person"))
    whole: dict[tuple[str, ...], Counter[str]] = defaultdict(Counter)
    for key, counted in spellings.items():
        whole[merged.get(key, key)].update(counted)
    best = {key: min(counted, key=lambda n: (-len(n.split()), not n.isascii(), -counted[n], n)) for key, counted in whole.items()}
    return {key: best[merged.get(key, key)] for key in spellings}


def _shown(voice: Voice) -> str:
    return " ".join((voice.latin or voice.name).split())


def _merge_people(keys: Sequence[tuple[str, ...]]) -> dict[tuple[str, ...], tuple[str, ...]]:
    """Each shorter form of a name to the one fuller form it agrees with."""
    by_surname: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    for key in keys:
        if len(key) > 1:
            by_surname[key[-1]].append(key)
    merged: dict[tuple[str, ...], tuple[str, ...]] = {}
    for same in by_surname.values():
        for key in sorted(same, key=lambda k: (len(k), k)):
            fuller = [k for k in same if len(k) > len(key) and _agree(key[1:-1], k[1:-1])]
            longest = [k for k in fuller if not any(len(o) > len(k) and _agree(k[1:-1], o[1:-1]) for o in fuller)]
            if len(longest) == 1:
                merged[key] = longest[0]
    return merged


def _agree(short: Sequence[str], long: Sequence[str]) -> bool:
    """Whether every given name of the short form stands in the long one, in order, initials allowed."""
    rest = iter(long)
    return all(any(word == other or (len(word) == 1 and other.startswith(word)) for other in rest) for word in short)
