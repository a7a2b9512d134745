"""What must hold of every reading, whatever the text: the laws of the contract."""

from collections.abc import Iterator

import msgspec

from witnessmark.model.base import Span
from witnessmark.model.claim import AnyClaim, Casualty
from witnessmark.model.count import Quantifier
from witnessmark.model.document import Document
from witnessmark.model.reading import Reading

VAGUE: frozenset[Quantifier] = frozenset({"dozens", "scores", "hundreds", "thousands", "tens", "several"})


def broken_laws(document: Document, reading: Reading) -> list[str]:
    """Each law that does not hold, in words."""
    return [*_whole(document, reading), *(law for claim in reading.claims for law in _claim(document, reading, claim)), *_spans(document, reading)]


def _whole(document: Document, reading: Reading) -> Iterator[str]:
    if (reading.doc_id, reading.text, reading.published) != (document.doc_id, document.text, document.published):
        yield "the reading is not of this document"
    for what, ids in (("claims", [c.id for c in reading.claims]), ("people", [p.id for p in reading.people])):
        if len(set(ids)) != len(ids):
            yield f"two {what} bear one id"
    if [c.id for c in reading.claims] != [f"c{k}" for k in range(len(reading.claims))]:
        yield "claims are not numbered in their order"
    starts = [c.start for c in reading.claims]
    if starts != sorted(starts):
        yield "claims are not in text order"
    torn = any("\ud800" <= letter <= "\udfff" for letter in document.text)
    if not torn and msgspec.json.decode(msgspec.json.encode(reading), type=Reading) != reading:
        yield "the reading does not survive being written"


def _claim(document: Document, reading: Reading, claim: AnyClaim) -> Iterator[str]:
    people = {voice.id for voice in reading.people}
    if not 0 <= claim.start < claim.end <= len(document.text):
        yield f"{claim.id}: offsets out of range"
    if document.text[claim.start : claim.end] != claim.quote:
        yield f"{claim.id}: the quote is not the text at its offsets"
    if not claim.rule:
        yield f"{claim.id}: no rule is named"
    if not {voice for voice in (claim.speaker, *claim.via) if voice is not None} <= people:
        yield f"{claim.id}: a voice that is nobody of the reading"
    if not all(0 <= place < len(reading.places) for place in claim.places) or any(reading.places[k].demonym for k in claim.places):
        yield f"{claim.id}: a place that is none of the reading, or a people"
    if claim.time is not None and not 0 <= claim.time < len(reading.times):
        yield f"{claim.id}: a time that is none of the reading"
    if isinstance(claim, Casualty):
        yield from _casualty(reading, claim)


def _casualty(reading: Reading, claim: Casualty) -> Iterator[str]:
    low, high, word = claim.low, claim.high, claim.quantifier
    if (low or 0) < 0 or (high or 0) < 0 or (low is not None and high is not None and low > high):
        yield f"{claim.id}: {low} to {high} is no range"
    shapes = {
        "exact": low is not None and low == high,
        "about": low is not None and low == high,
        "at_least": low is not None and high is None,
        "more_than": low is not None and high is None,
        "up_to": low is None and high is not None,
        "fewer_than": low is None and high is not None,
        "range": low is not None and high is not None,
        "none": low == high == 0,
        **dict.fromkeys(VAGUE, low is None and high is None),
    }
    if not shapes[word]:
        yield f"{claim.id}: {word} with {low}, {high}"
    if (claim.zero is not None) != (word == "none"):
        yield f"{claim.id}: zero is {claim.zero} with {word}"
    if claim.part_of is not None and claim.part_of not in {c.id for c in reading.claims if isinstance(c, Casualty) and c.id != claim.id}:
        yield f"{claim.id}: part of a claim that is not there"


def _spans(document: Document, reading: Reading) -> Iterator[str]:
    people = {voice.id for voice in reading.people}
    found: list[tuple[str, Span]] = [("a voice", span) for voice in reading.people for span in voice.spans]
    for said in reading.attributions:
        found += [("an attribution", span) for span in (said.source, said.cue, *said.content) if span is not None]
        if not {voice for voice in (said.speaker, *said.via) if voice is not None} <= people:
            yield "an attribution to nobody of the reading"
    found += [("a place", (p.start, p.end)) for p in reading.places] + [("a time", (t.start, t.end)) for t in reading.times]
    found += [("a weapon", (w.start, w.end)) for w in reading.weapons] + [("a passage", (p.start, p.end)) for p in reading.passages]
    for what, (start, end) in found:
        if not 0 <= start < end <= len(document.text):
            yield f"{what} has offsets out of range: {start}, {end}"
    for caution in reading.warnings:
        if not 0 <= caution.start <= caution.end <= len(document.text):
            yield f"the warning {caution.code} has offsets out of range"
    for time in reading.times:
        if time.since is not None and time.until is not None and time.since[:10] > time.until[:10]:
            yield f"a time ends before it begins: {time.since}, {time.until}"
    for place in reading.places:
        if place.lat is not None and place.lon is not None and not (-90 <= place.lat <= 90 and -180 <= place.lon <= 180):
            yield f"a place is nowhere on earth: {place.name}"
