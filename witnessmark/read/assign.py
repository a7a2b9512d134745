"""Gives each claim its place in the reading: id, voice, places, time and scope."""

import functools
from collections.abc import Sequence

import msgspec

from witnessmark.model.claim import AnyClaim, Casualty, Claim, Scope
from witnessmark.model.place import Place
from witnessmark.model.time import Time
from witnessmark.model.voice import Attribution
from witnessmark.read.lookup import Lookup
from witnessmark.read.segment import Segmented
from witnessmark.read.vocabulary import vocabulary

SCOPES: tuple[Scope, ...] = ("cumulative", "period", "part")
# A claim whose own sentence names no place belongs to the last one named, but not from further back than this.
SENTENCES_BACK = 4


def assign(
    cut: Segmented, claims: Sequence[Claim], attributions: Sequence[Attribution], places: Sequence[Place], times: Sequence[Time]
) -> tuple[AnyClaim, ...]:
    """All claims in text order with ids c0, c1, …

    The innermost attribution whose content holds the claim gives the speaker; outer ones become `via`. Places are those of
    the claim's sentence, nearest first, else the last one named shortly before; demonyms never. The time is one inside the
    same content, else one of the sentence.
    """
    order = sorted(claims, key=lambda c: (c.start, c.end, c.kind))
    names = {claim.id: f"c{k}" for k, claim in enumerate(order) if isinstance(claim, Casualty)}
    return tuple(_assigned(cut, claim, f"c{k}", names, attributions, places, times) for k, claim in enumerate(order))  # type: ignore[misc]


def _assigned(
    cut: Segmented,
    claim: Claim,
    name: str,
    names: dict[str, str],
    attributions: Sequence[Attribution],
    places: Sequence[Place],
    times: Sequence[Time],
) -> Claim:
    holding = _holding(claim, attributions)
    sentence = cut.sentence_of(cut.word_at(claim.start))
    where = _places(cut, claim, sentence, places)
    when = _time(cut, claim, sentence, holding, times)
    changes: dict[str, object] = {"id": name, "places": where, "time": when, "scope": _scope(cut, sentence, where, when)}
    if isinstance(claim, Casualty) and claim.part_of is not None:
        changes["part_of"] = names[claim.part_of]
    if holding:
        changes |= _voices(claim, holding)
    return msgspec.structs.replace(claim, **changes)


def _holding(claim: Claim, attributions: Sequence[Attribution]) -> list[Attribution]:
    """The attributions whose content holds the claim's first words, innermost first."""
    inside = [(end - start, a) for a in attributions for start, end in a.content if start <= claim.start < end and (a.source is None or not a.source[0] <= claim.start < a.source[1])]
    return [a for _, a in sorted(inside, key=lambda pair: pair[0])]


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


def _places(cut: Segmented, claim: Claim, sentence: int, places: Sequence[Place]) -> tuple[int, ...]:
    for back in range(min(SENTENCES_BACK, sentence + 1)):
        first, end = cut.sentences[sentence - back]
        start, stop = cut.starts[first], cut.ends[end - 1]
        found = [k for k, p in enumerate(places) if start <= p.start < stop and not p.demonym]
        if found:
            return tuple(sorted(found, key=lambda k: (abs(places[k].start - claim.start), k))) if back == 0 else (found[-1],)
    return ()


def _time(cut: Segmented, claim: Claim, sentence: int, holding: list[Attribution], times: Sequence[Time]) -> int | None:
    first, end = cut.sentences[sentence]
    start, stop = cut.starts[first], cut.ends[end - 1]
    dated = [k for k, t in enumerate(times) if start <= t.start < stop and t.type in ("DATE", "TIME")]
    content = [k for k in dated if any(a <= times[k].start < b for h in holding[:1] for a, b in h.content)]
    return min(content or dated, key=lambda k: (abs(times[k].start - claim.start), k), default=None)


def _scope(cut: Segmented, sentence: int, where: tuple[int, ...], when: int | None) -> Scope:
    first, end = cut.sentences[sentence]
    words = _scope_words(cut.language)
    for k in range(first, end):
        found = words.at(cut.lower, k, end)
        if found is not None:
            return found[0]
    return "event" if where or when is not None else "unknown"


@functools.cache
def _scope_words(language: str) -> Lookup[Scope]:
    table = vocabulary(language, "scope")
    return Lookup({scope: table.get(scope, ()) for scope in SCOPES})
