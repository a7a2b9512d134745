"""Gives each claim its place in the reading: id, voice, places, time and scope."""

import functools
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

import msgspec

from witnessmark.model.base import Span
from witnessmark.model.claim import AnyClaim, Attack, Casualty, Claim, Damage, Scope
from witnessmark.model.place import Place
from witnessmark.model.time import Time
from witnessmark.model.voice import Attribution
from witnessmark.read.lookup import Lookup
from witnessmark.read.segment import Segmented
from witnessmark.read.vocabulary import vocabulary

# The rule of those who were hurt before: the time behind them is when ("one of those wounded on Monday died on Friday").
DIED_LATER = "died_later"
# Claims that say where the harm was done.
HARM = (Casualty, Attack, Damage)
SCOPES: tuple[Scope, ...] = ("cumulative", "period", "part")
# A claim whose own sentence names no place belongs to the last one named, but not from further back than this.
SENTENCES_BACK = 4
# How many letters behind a speech verb its own time may stand: "said in a statement on Monday".
BESIDE_CUE = 19
# Words of the longest phrase that tells when something was counted.
LONGEST_AS_OF = 3
# Words of the longest phrase that sends a place away ("from the direction of").
LONGEST_AWAY = 5
# The reader gives this precision to so far from a border alone, which says where only in the widest sense.
BORDER = "region"
# What ends a clause inside a sentence.
CLAUSE_MARKS = (",", ";", ":", " - ", "–", "—")
# Voices through which one claim may come; a longer chain is a run-on text.
DEEPEST = 6
# Places and times of one sentence that are looked at on either side of a claim.
NEAREST = 12
# A dateline stands in one of the first sentences (titles come before it) and is over by this word.
OPENING = 2
DATELINE = 14


def assign(
    cut: Segmented, claims: Sequence[AnyClaim], attributions: Sequence[Attribution], places: Sequence[Place], times: Sequence[Time]
) -> tuple[AnyClaim, ...]:
    """All claims in text order with ids c0, c1, …

    The innermost attribution whose content holds the claim gives the speaker; outer ones become `via`. Places are those of
    the claim's sentence, of people those of their own clause before others, nearest first; where it names none, that of the last
    claim of harm that had one, else the last place named shortly before; demonyms never.
    The time is one of the sentence, one that gives days before one that gives none ("now"), one before the claim in its own
    clause before one in another clause; of who died later, the one told of their wounds. When and where
    something was said, a dateline, and where a shot came from or the wounded went, are not when and where it happened.
    """
    order = sorted(claims, key=lambda c: (c.start, c.end, c.kind))
    names = {claim.id: f"c{k}" for k, claim in enumerate(order) if isinstance(claim, Casualty)}
    named, dated = (by_sentence(cut, [(x.start, x.start + 1) for x in found]) for found in (places, times))
    frame = Frame(cut, places, times, named, dated, _said(cut, attributions))
    out: list[AnyClaim] = []
    scene: tuple[int, ...] = ()
    for k, claim in enumerate(order):
        assigned = _assigned(frame, claim, f"c{k}", names, scene)
        scene = assigned.places if isinstance(claim, HARM) else scene
        out.append(assigned)
    return tuple(out)


Content: TypeAlias = tuple[int, int, Attribution]


@dataclass(frozen=True, slots=True)
class Frame:
    """What a document's claims are put into: places and times, which of them each sentence has, and what is said in it."""

    cut: Segmented
    places: Sequence[Place]
    times: Sequence[Time]
    places_in: Mapping[int, list[int]]
    times_in: Mapping[int, list[int]]
    said_in: Mapping[int, list[Content]]
    scopes: dict[int, Scope | None] = field(default_factory=dict)


def by_sentence(cut: Segmented, spans: Sequence[Span]) -> dict[int, list[int]]:
    """For each sentence the indices of the spans that reach into it, in their order."""
    found: dict[int, list[int]] = {}
    for k, (start, end) in enumerate(spans):
        for sentence in range(cut.sentence_of(cut.word_at(start)), cut.sentence_of(cut.word_at(max(start, end - 1))) + 1):
            found.setdefault(sentence, []).append(k)
    return found


def _said(cut: Segmented, attributions: Sequence[Attribution]) -> dict[int, list[Content]]:
    contents = [(start, end, a) for a in attributions if a.asserts for start, end in a.content]
    return {n: [contents[k] for k in found] for n, found in by_sentence(cut, [(start, end) for start, end, _ in contents]).items()}


def _assigned(frame: Frame, claim: AnyClaim, name: str, names: dict[str, str], scene: tuple[int, ...]) -> AnyClaim:
    """The claim with its voice, places, time and scope. A part whose whole was no claim after all stands alone."""
    sentence = frame.cut.sentence_of(frame.cut.word_at(claim.start))
    holding = _holding(claim, frame.said_in.get(sentence, ()))
    where = _named_in(frame, claim, sentence, holding) or scene or _shortly_before(frame, claim, sentence, holding)
    when = _time(frame, claim, sentence, holding)
    changes: dict[str, object] = {"id": name, "places": where, "time": when, "scope": _scope(frame, sentence, where, when)}
    if isinstance(claim, Casualty) and claim.part_of is not None:
        changes["part_of"] = names.get(claim.part_of)
    if holding:
        changes |= _voices(claim, holding)
    return msgspec.structs.replace(claim, **changes)


def _holding(claim: Claim, said: Sequence[Content]) -> list[Attribution]:
    """The attributions whose content holds the claim's first words, innermost first."""
    inside = [
        (end - start, a)
        for start, end, a in said
        if start <= claim.start < end and (a.source is None or not a.source[0] <= claim.start < a.source[1])
    ]
    return [a for _, a in sorted(inside, key=lambda pair: pair[0])[:DEEPEST]]


def _voices(claim: Claim, holding: list[Attribution]) -> dict[str, object]:
    voices: list[str] = []
    for attribution in holding:
        voices.extend(v for v in (attribution.speaker, *attribution.via) if v is not None and v not in voices)
    modality = next((a.modality for a in holding if a.modality != "stated"), "stated")
    return {
        "speaker": voices[0] if voices else None,
        "via": tuple(voices[1:]),
        "channel": next((a.channel for a in holding if a.channel is not None), claim.channel),
        "modality": modality if claim.modality == "stated" else claim.modality,
    }


def _named_in(frame: Frame, claim: Claim, sentence: int, holding: list[Attribution]) -> tuple[int, ...]:
    """The places one sentence names as places of what happened, nearest first; those behind a semicolon, then homes and borders, come last.

    Places in a row ("Torva, Osivka and Brodnik") keep their order and stand where the nearest of them does.
    """
    rows: list[list[int]] = []
    before: tuple[int, bool] = (-1, True)
    joiners = vocabulary(frame.cut.language, "scope").get("joiners", ())
    for k in _around(frame.places_in.get(sentence, ()), frame.places, claim.start):
        p = frame.places[k]
        joined = before[0] >= 0 and frame.cut.text[before[0] : p.start].strip() in joiners
        here = before[1] and not p.demonym if joined else _is_scene(frame.cut, p, holding)
        before = p.end, here
        if here and joined and rows:
            rows[-1].append(k)
        elif here:
            rows.append([k])
    return tuple(k for row in sorted(rows, key=lambda row: min(_apart(frame, claim, k) for k in row)) for k in row)


def _apart(frame: Frame, claim: Claim, k: int) -> tuple[bool, bool, bool, int, int]:
    place = frame.places[k]
    parted = ";" in frame.cut.text[min(place.end, claim.end) : max(place.start, claim.start)]
    own = isinstance(claim, Casualty) and _same_clause(frame.cut, claim, place)
    return place.precision == BORDER or _is_home(frame.cut, place), parted, not own, abs(place.start - claim.start), k


def _is_home(cut: Segmented, place: Place) -> bool:
    """A place that only tells where somebody lives ("a resident of Osivka was hurt in Torva")."""
    homes = tuple(vocabulary(cut.language, "scope").get("homes", ()))
    word, after = cut.word_at(place.start), cut.word_at(max(place.start, place.end - 1)) + 1
    before = " ".join(cut.lower[max(0, word - 2) : word])
    beside = [before, cut.lower[word - 1] if word else "", cut.lower[after] if after < len(cut.lower) else ""]
    return any(words.startswith(homes) for words in beside)


def _around(found: Sequence[int], spans: Sequence[Place] | Sequence[Time], offset: int) -> Sequence[int]:
    """Those of one sentence that stand nearest to a claim: a list of hundreds, taken whole for each of its claims, would never end."""
    if len(found) <= 2 * NEAREST:
        return found
    at = bisect_left(found, offset, key=lambda k: spans[k].start)
    return found[max(0, at - NEAREST) : at + NEAREST]


def _shortly_before(frame: Frame, claim: Claim, sentence: int, holding: list[Attribution]) -> tuple[int, ...]:
    for back in range(1, min(SENTENCES_BACK, sentence + 1)):
        found = _named_in(frame, claim, sentence - back, holding)
        if found:
            return (found[0],)
    return ()


def _is_scene(cut: Segmented, place: Place, holding: list[Attribution]) -> bool:
    if place.demonym or _of_saying(place.start, holding):
        return False
    if place.precision == BORDER:
        return True
    word = cut.word_at(place.start)
    word -= word > 0 and cut.lower[word - 1] in vocabulary(cut.language, "people").get("definite", ())
    away = _away_words(cut.language).within(cut.lower, max(0, word - LONGEST_AWAY), word)
    return not any(stop == word for _, stop in away)


def _time(frame: Frame, claim: Claim, sentence: int, holding: list[Attribution]) -> int | None:
    after, times = _after_dateline(frame.cut, sentence), frame.times
    told = [
        k
        for k in _around(frame.times_in.get(sentence, ()), times, claim.start)
        if times[k].start >= after and not _of_saying(times[k].start, holding)
    ]
    dated = [k for k in told if times[k].type in ("DATE", "TIME") and not _of_counting(frame.cut, times[k])]
    if isinstance(claim, Casualty) and claim.rule == DIED_LATER:
        dated = [k for k in dated if times[k].start >= claim.end] or dated
    nearest = min(dated, key=lambda k: (times[k].since is None, abs(times[k].start - claim.start), k), default=None)
    if nearest is None or _same_clause(frame.cut, claim, times[nearest]):
        return nearest
    own = [k for k in dated if times[k].end <= claim.start and times[k].since is not None and _same_clause(frame.cut, claim, times[k])]
    return max(own, default=nearest)


def _same_clause(cut: Segmented, claim: Claim, time: Time | Place) -> bool:
    """Whether no mark parts a clause between the two; a comma right behind an opening time parts none ("On Monday, two died")."""
    first, end = (time.end, claim.start) if time.start < claim.start else (claim.end, time.start)
    between = cut.text[first:end]
    if time.start < claim.start:
        between = between.removeprefix(",")
    return not any(mark in between for mark in CLAUSE_MARKS)


def _of_counting(cut: Segmented, time: Time) -> bool:
    """ "as of noon on Wednesday 11 had died": when it was counted, not when it happened."""
    word = cut.word_at(time.start)
    as_of = _as_of_words(cut.language).within(cut.lower, max(0, word - LONGEST_AS_OF), word)
    return any(stop == word for _, stop in as_of)


def _of_saying(offset: int, holding: list[Attribution]) -> bool:
    """Whether the words at the offset tell when or where something was said ("denied on Wednesday"), not what happened:
    they stand in the frame of the attribution that holds the claim, outside its content."""
    for attribution in holding:
        frame = [span for span in (attribution.source, attribution.cue) if span is not None]
        said = any(start <= offset < end for start, end in attribution.content)
        near = any(start <= offset < end + BESIDE_CUE for start, end in frame)
        if near and not said:
            return True
    return False


def _after_dateline(cut: Segmented, sentence: int) -> int:
    """The offset after a dateline ("OSIVKA, 14 March (Courier) — ") that opens the text; 0 where there is none."""
    if sentence > OPENING:
        return 0
    first, end = cut.sentences[sentence]
    for k in range(first, min(end, first + DATELINE)):
        if cut.words[k] in ("—", "–") or (cut.words[k] == "-" and k + 1 < end and cut.words[k + 1] == "-"):
            return cut.starts[k] if cut.words[first].isupper() or any(w.isdigit() for w in cut.words[first:k]) else 0
    return 0


def _scope(frame: Frame, sentence: int, where: tuple[int, ...], when: int | None) -> Scope:
    said = frame.scopes.get(sentence, "unknown")
    if said == "unknown":
        found = next(_scope_words(frame.cut.language).within(frame.cut.lower, *frame.cut.sentences[sentence]), None)
        said = frame.scopes[sentence] = None if found is None else found[0]
    if said is not None:
        return said
    return "event" if where or when is not None else "unknown"


@functools.cache
def _away_words(language: str) -> Lookup[str]:
    return Lookup({"away": vocabulary(language, "scope").get("away", ())})


@functools.cache
def _as_of_words(language: str) -> Lookup[str]:
    return Lookup({"as_of": vocabulary(language, "scope").get("as_of", ())})


@functools.cache
def _scope_words(language: str) -> Lookup[Scope]:
    table = vocabulary(language, "scope")
    return Lookup({scope: table.get(scope, ()) for scope in SCOPES})
