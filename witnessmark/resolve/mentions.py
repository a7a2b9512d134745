"""What sort of mention a voice is: a name, a body, a role alone, or a pronoun."""

import functools
import tomllib
from pathlib import Path
from typing import Literal, TypeAlias

from witnessmark.model.voice import Voice
from witnessmark.resolve.name_keys import words

Sort: TypeAlias = Literal["named", "body", "role", "unnamed", "he", "she", "they", "it", "never"]
Gender: TypeAlias = Literal["he", "she"] | None
PRONOUNS: tuple[tuple[str, Sort], ...] = (("masculine", "he"), ("feminine", "she"), ("plural", "they"), ("thing", "it"), ("never", "never"))


@functools.cache
def _table() -> dict[str, dict[str, frozenset[str]]]:
    raw = tomllib.loads(Path(__file__).with_name("mentions.toml").read_text(encoding="utf-8"))
    return {code: {topic: frozenset(found) for topic, found in topics.items()} for code, topics in raw.items()}


@functools.cache
def of(language: str | None, topic: str) -> frozenset[str]:
    """The words of a topic in a language, of all languages where none is known."""
    tables = [_table()[language]] if language in _table() else list(_table().values())
    return frozenset(word for table in tables for word in table.get(topic, ()))


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
    for article in ("the ", "a ", "an "):
        lower = lower.removeprefix(article)
    return lower


def gender_of(voice: Voice, text: str, language: str | None) -> Gender:
    """What the words of a mention say of a person's gender; null where they say nothing."""
    said = {word.casefold() for word in words(f"{text[slice(*voice.spans[0])]} {voice.role or ''}")}
    if said & of(language, "man"):
        return "he"
    return "she" if said & of(language, "woman") else None
