"""Bodies called by their kind alone ("police", «МВД», «областная администрация»): whose they are follows from the place they speak of."""

import functools
import tomllib
from pathlib import Path

from witnessmark.model.place import Gazetteer, Place
from witnessmark.model.voice import Voice
from witnessmark.resolve.people.bodies import body_or_branch
from witnessmark.resolve.people.latin import latin
from witnessmark.resolve.people.mentions import of
from witnessmark.resolve.people.name_keys import words
from witnessmark.resolve.places.geometry import chain

WORDS = Path(__file__).with_suffix(".toml")
BEGINNING = 5
PUBLIC = frozenset({"official", "military", "police", "rescuer", "medic"})
SERVICES = frozenset({"police", "rescuer", "medic"})
"""Kinds of which a place has one service, so that its unnamed people ("rescuers said") speak for it."""


def is_bare(voice: Voice, language: str | None) -> bool:
    """Whether a public body, or the people of a service, are called by nothing but words that many bodies bear."""
    if voice.kind not in PUBLIC or voice.side is not None or body_or_branch(voice.name, language) is not None:
        return False
    if not voice.is_body and (voice.kind not in SERVICES or not _is_several(voice, language)):
        return False
    said = _beginnings(voice.name, language)
    return bool(said) and said <= _words("national") | _words("local")


def has_body_word(name: str, language: str | None) -> bool:
    """Whether a name says what kind of public body bears it ("Varden Prosecutor's Office")."""
    return bool((_beginnings(name, language) - {word[:BEGINNING] for word in of(None, "small")}) & (_words("national") | _words("local")))


def service_of(voice: Voice, language: str | None) -> tuple[str, tuple[str, ...]] | None:
    """What a service is called without the names beside it, and those names ("Police of Varden region": police, Varden); null for others."""
    if not voice.is_body or voice.kind not in SERVICES or voice.side is not None or body_or_branch(voice.name, language) is not None:
        return None
    known = _words("local") | _words("national") | {word[:BEGINNING] for word in of(None, "small") | of(language, "articles")}
    said = words(voice.name)
    names = tuple(word for word in said if word.casefold()[:BEGINNING] not in known)
    kind = " ".join(word for word in said if word not in names)
    if not names or not has_body_word(kind, language) or any(not word[:1].isupper() for word in names):
        return None
    return plain(kind), tuple(latin(word, language) for word in names)


def is_unnamed_media(voice: Voice, language: str | None) -> bool:
    """Whether it is only said that it was in the media ("local media", «СМИ», «телеграм-канал»)."""
    said = [word.casefold() for word in words(voice.name) if word.casefold() not in of(language, "articles")]
    return voice.kind == "media" and voice.is_body and bool(said) and all(word in of(None, "any_media") for word in said)


def scope(name: str, language: str | None, place: Place | None, gazetteer: Gazetteer) -> str | None:
    """The region a bare body is of, the country for a national one; null where the place says none."""
    if place is None or place.gazetteer_id is None:
        return None
    said = _beginnings(name, language)
    wanted = "country" if said & _words("national") and not said & _words("regional") else "region"
    holding = list(chain(gazetteer, place.gazetteer_id))
    found = [known for known in holding if known.precision == wanted] or holding[-1:]
    return found[0].name if found else None


def plain(name: str) -> str:
    """A bare name in one spelling: without a capital that only begins a sentence or honours the office; abbreviations keep theirs."""
    return " ".join(word if word.isupper() and len(word) > 1 else word.casefold() for word in name.split())


def is_fuller(name: str, other: str, language: str | None) -> bool:
    """Whether one bare name says all another says and more («областная военная администрация», «областная администрация»)."""
    mine, theirs = _beginnings(name, language), _beginnings(other, language)
    return len(theirs) > 1 and mine > theirs


def _beginnings(name: str, language: str | None) -> frozenset[str]:
    skipped = of(language, "articles") | of(None, "small")
    return frozenset(word.casefold()[:BEGINNING] for word in words(name) if word.casefold() not in skipped)


def _is_several(voice: Voice, language: str | None) -> bool:
    return voice.name.casefold().endswith(tuple(of(language, "several"))) or _beginnings(voice.name, language) <= _words("local")


@functools.cache
def _words(topic: str) -> frozenset[str]:
    table = tomllib.loads(WORDS.read_text(encoding="utf-8"))[topic]
    return frozenset(word[:BEGINNING] for listed in table.values() for word in listed.split())
