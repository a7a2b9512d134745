"""What sort of mention a voice is: a name, a body, a role alone, or a pronoun."""

import functools
import tomllib
from collections.abc import Sequence
from pathlib import Path
from typing import Literal, TypeAlias

from witnessmark.model.voice import Voice
from witnessmark.resolve.people.name_keys import words

Sort: TypeAlias = Literal["named", "body", "role", "unnamed", "he", "she", "they", "it", "never"]
Gender: TypeAlias = Literal["he", "she"] | None
PRONOUNS: tuple[tuple[str, Sort], ...] = (("masculine", "he"), ("feminine", "she"), ("plural", "they"), ("thing", "it"), ("never", "never"))


@functools.cache
def _tables() -> dict[str, dict[str, list[str]]]:
    found: dict[str, dict[str, list[str]]] = tomllib.loads(Path(__file__).with_name("mentions.toml").read_text(encoding="utf-8"))
    return found


@functools.cache
def of(language: str | None, topic: str) -> frozenset[str]:
    """The words of a topic in a language, of all languages where none is known."""
    tables = [_tables()[language]] if language in _tables() else list(_tables().values())
    return frozenset(word for table in tables for word in table.get(topic, ()))


@functools.cache
def offices(language: str | None) -> Sequence[Sequence[str]]:
    """What each office is called, one list an office."""
    found: Sequence[Sequence[str]] = _tables().get(language or "", {}).get("offices", ())
    return found


def sort_of(voice: Voice, language: str | None) -> Sort:
    """What sort of mention this is."""
    lower = voice.name.casefold()
    for topic, sort in PRONOUNS:
        if lower in of(language, topic):
            return sort
    if voice.is_body:
        return "body"
    if voice.role is not None and bare(voice.name) == bare(voice.role):
        return "unnamed" if voice.anonymous else "role"
    return "named" if voice.name[:1].isupper() else "unnamed"


def bare(name: str) -> str:
    """A name without article and dots, in small letters."""
    lower = name.casefold().replace(".", "")
    first, _, rest = lower.partition(" ")
    return rest if rest and first in of("en", "articles") else lower


def gender_of(voice: Voice, text: str, language: str | None) -> Gender:
    """What the words of a mention say of a person's gender; null where they say nothing."""
    said = {word.casefold() for word in words(f"{text[slice(*voice.spans[0])]} {voice.role or ''}")}
    if said & of(language, "man"):
        return "he"
    return "she" if said & of(language, "woman") else None


def gender_of_verb(cue: str, language: str | None) -> Gender:
    """The gender a verb in the past has where the language shows it ("повідомила"); null for other words."""
    said = words(cue)
    endings = {gender: tuple(of(language, topic)) for gender, topic in ((None, ""), ("he", "his_verbs"), ("she", "her_verbs"))}
    last = said[-1].casefold() if said else ""
    if endings["she"] and last.endswith(endings["she"]):
        return "she"
    return "he" if endings["he"] and last.endswith(endings["he"]) else None


def is_several(name: str, language: str | None) -> bool:
    """Whether a role tells of several people ("residents", «жителі»)."""
    return name.casefold().endswith(tuple(of(language, "several")))
