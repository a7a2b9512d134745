"""Whom a body called by its kind alone stands for in one document: the headline's "authorities" are the mayor of the text."""

from collections.abc import Iterator

from witnessmark.model.claim import Casualty
from witnessmark.model.reading import Reading
from witnessmark.model.voice import Voice
from witnessmark.resolve.roots.bare_bodies import PUBLIC, SERVICES, is_bare, is_fuller
from witnessmark.resolve.roots.root_names import unnamed

Count = tuple[str, int | None, int | None]


def stands_for_in(voice: Voice, reading: Reading) -> Voice:
    """The one voice of the document a bare one stands for, else the bare one itself.

    Unnamed people of a service are the one body of that service the document names. Others are the one named official or fuller
    named body that gives the very number: a headline says who in general, the text says who.
    """
    named = [p for p in reading.people if p.id != voice.id and p.kind in PUBLIC and _says_more(p, voice, reading.language)]
    service = [p for p in named if p.kind == voice.kind and p.is_body] if voice.kind in SERVICES else []
    if len(service) == 1:
        return service[0]
    mine = frozenset(_counts(voice, reading))
    same = [p for p in named if mine.intersection(_counts(p, reading))]
    return same[0] if len(same) == 1 else voice


def _says_more(other: Voice, voice: Voice, language: str | None) -> bool:
    if is_bare(other, language):
        return is_fuller(other.name, voice.name, language) or (len(voice.name.split()) == 1 < len(other.name.split()))
    return not unnamed(other)


def _counts(voice: Voice, reading: Reading) -> Iterator[Count]:
    for claim in reading.claims:
        if isinstance(claim, Casualty) and claim.speaker == voice.id and (claim.low is not None or claim.high is not None):
            yield claim.outcome, claim.low, claim.high
