"""What people decided about claims: accepted, rejected, corrected. Put on the readings before anything is made of them."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec import UNSET
from msgspec.structs import asdict, replace

from witnessmark.model.base import Model
from witnessmark.model.claim import AnyClaim, Casualty
from witnessmark.model.decision import Decision, Verdict, standing, verdict
from witnessmark.model.evidence import Evidence, Gathering
from witnessmark.model.pair import Pair
from witnessmark.model.place import Gazetteer, Place
from witnessmark.model.reading import Reading
from witnessmark.resolve.copies.families import Families
from witnessmark.resolve.decided.refs import ClaimKey, by_id, claims_meant, voice_meant

ELSEWHERE = ("place", "speaker")  # what a correction names by a place in a text or a gazetteer


class Decided(Model, frozen=True, kw_only=True):
    """Readings as people judged them. `verdicts` and `read` (the claim before it was corrected) are by document and claim id."""

    readings: tuple[Reading, ...]
    verdicts: Mapping[ClaimKey, tuple[Verdict, ...]]
    read: Mapping[ClaimKey, AnyClaim]

    def marked(self, gathering: Gathering) -> Gathering:
        """The gathering, each piece of evidence with what was decided of it."""
        return replace(gathering, evidence=tuple(map(self._one, gathering.evidence))) if self.verdicts else gathering

    def _one(self, evidence: Evidence) -> Evidence:
        key = (evidence.doc_id, evidence.claim.id)
        return replace(evidence, verdicts=self.verdicts[key], read=self.read.get(key)) if key in self.verdicts else evidence


def decided_claims(readings: Sequence[Reading], pairs: Sequence[Pair], gazetteer: Gazetteer, decisions: Sequence[Decision]) -> Decided:
    """The readings with their claims corrected, and what was decided of each claim.

    accept: a person vouches that a claim, as it now stands, is read rightly; it changes no number and makes no root stronger.
    reject: the claim is set aside; a count stays among the evidence, so that it is shown as set aside, anything else goes.
    correct: the claim says what the person says; corrections of different fields add up. Both accepting and correcting lift an earlier rejection.
    What was decided of a claim holds for the same words in the copies of its document, unless they were judged themselves.
    """
    about = [d for d in standing(decisions) if d.judgement in ("accept", "reject", "correct")]
    if not about:
        return Decided(readings=tuple(readings), verdicts={}, read={})
    held = _held(about, readings, pairs)
    changed = {doc_id: dict(rest) for doc_id, rest in _by_document(held).items()}
    verdicts = {key: tuple(map(verdict, found)) for key, found in held.items()}
    made = [_decided(reading, changed[reading.doc_id], gazetteer) if reading.doc_id in changed else reading for reading in readings]
    known = by_id(readings)
    read = {
        (doc, claim.id): claim for doc, rest in changed.items() for claim in known[doc].claims if any(d.correction for d in rest.get(claim.id, ()))
    }
    return Decided(readings=tuple(made), verdicts=verdicts, read=read)


def _held(about: Sequence[Decision], readings: Sequence[Reading], pairs: Sequence[Pair]) -> dict[ClaimKey, list[Decision]]:
    """The decisions that hold for each claim, in their order: its own, or else those on the same words in a copy."""
    known, families = by_id(readings), Families(readings, pairs)
    own: dict[ClaimKey, list[Decision]] = defaultdict(list)
    carried: dict[ClaimKey, list[Decision]] = defaultdict(list)
    for decision in about:
        found = [(reading, claim) for _, reading, claim in claims_meant(decision, known) if reading is not None and claim is not None]
        for key in dict.fromkeys((reading.doc_id, claim.id) for reading, claim in found):
            own[key].append(decision)
        copies = ((reading, claim, known[doc]) for reading, claim in found for doc in families.members(reading.doc_id) if doc != reading.doc_id)
        for key in dict.fromkeys(key for each in copies for key in _same_words(*each)):
            carried[key].append(decision)
    return {key: kept for key, found in {**carried, **own}.items() if (kept := holding(found))}


def _same_words(reading: Reading, claim: AnyClaim, copy: Reading) -> Iterator[ClaimKey]:
    """The claim of a copy that is this one: its words stand in both equally often, and it is the same one of them."""
    mine, theirs = _in_order(reading, claim), _in_order(copy, claim)
    if len(mine) == len(theirs):
        yield copy.doc_id, theirs[mine.index(claim)].id


def _in_order(reading: Reading, like: AnyClaim) -> list[AnyClaim]:
    return sorted((claim for claim in reading.claims if _says(claim) == _says(like)), key=lambda claim: claim.start)


def _says(claim: AnyClaim) -> tuple[object, ...]:
    words = (claim.kind, " ".join(claim.quote.casefold().split()))
    return (*words, claim.outcome, claim.who, claim.low, claim.high, claim.quantifier) if isinstance(claim, Casualty) else words


def holding(decisions: Iterable[Decision]) -> list[Decision]:
    """Of decisions on one claim, in their order, those that hold: the corrections that no later one replaces, then the last verdict."""
    corrections: list[Decision] = []
    verdict: list[Decision] = []
    for decision in decisions:
        if decision.judgement == "correct":
            fields = _fields(decision).keys()
            corrections = [*(old for old in corrections if not _fields(old).keys() <= fields), decision]
        verdict = [] if decision.judgement == "correct" else [decision]
    return [*corrections, *verdict]


def _fields(decision: Decision) -> dict[str, object]:
    """What a correction says, by field."""
    said = asdict(decision.correction) if decision.correction is not None else {}
    return {name: value for name, value in said.items() if value is not UNSET}


def _by_document(held: Mapping[ClaimKey, list[Decision]]) -> dict[str, dict[str, list[Decision]]]:
    found: dict[str, dict[str, list[Decision]]] = defaultdict(dict)
    for (doc_id, claim), decisions in held.items():
        found[doc_id][claim] = decisions
    return found


def _decided(reading: Reading, held: Mapping[str, Sequence[Decision]], gazetteer: Gazetteer) -> Reading:
    """The reading with its claims corrected, and without those that are rejected and no count."""
    places, claims = list(reading.places), []
    for claim in reading.claims:
        decisions = held.get(claim.id, ())
        if isinstance(claim, Casualty) or not any(d.judgement == "reject" for d in decisions):
            said = {name: value for d in decisions for name, value in _fields(d).items()}
            claims.append(_spoken(_corrected(claim, said, places, gazetteer), said, reading))
    return replace(reading, claims=tuple(claims), places=tuple(places))


def _corrected(claim: AnyClaim, said: Mapping[str, object], places: list[Place], gazetteer: Gazetteer) -> AnyClaim:
    """The claim with what the correction says; a place of the gazetteer is added to the reading's, at the claim's own words."""
    known = gazetteer.place(str(said["place"])) if "place" in said else None
    if known is not None:
        shared = {name: value for name, value in asdict(known).items() if name in Place.__struct_fields__}
        places.append(Place(**{**shared, "start": claim.start, "end": claim.end, "gazetteer_id": known.id, "candidates": 1}))
        claim = replace(claim, places=(len(places) - 1,))
    changed = replace(claim, **{name: value for name, value in said.items() if name in claim.__struct_fields__ and name not in ELSEWHERE})
    if not isinstance(changed, Casualty) or not said.keys() & {"low", "high"}:
        return changed
    return replace(changed, named=False, zero=(changed.zero or "asserted") if changed.low == changed.high == 0 else None)


def _spoken(claim: AnyClaim, said: Mapping[str, object], reading: Reading) -> AnyClaim:
    """The claim in the voice that the correction names; one that is named in another document's text is none of this."""
    if "speaker" not in said:
        return claim
    found = voice_meant(reading, said["speaker"]) if isinstance(said["speaker"], str) else None
    if found is None and said["speaker"] is not None:
        return claim
    return replace(claim, speaker=found, via=tuple(each for each in claim.via if each != found))
