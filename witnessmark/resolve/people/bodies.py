"""Well-known bodies by any of their names, in three languages and any case form: ДСНС and the State Emergency Service are one."""

import functools
import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, cast

from witnessmark.model.voice import VoiceKind

LANGUAGES = ("en", "uk", "ru")
WORD = re.compile(r"[^\W_]+(?:['’ʼ`-][^\W_]+)*")
APOSTROPHES = re.compile(r"['’ʼ`]s?\b|['’ʼ`]")
DOTTED = re.compile(r"(?<=\b\w)\.")
ARTICLES = frozenset({"the", "a", "an"})
CYRILLIC = re.compile(r"[\u0400-\u04ff]")
CASE_ENDING = re.compile(r"(?:ами|ями|ого|ого|ому|ої|ой|ою|ею|єю|ей|ів|ов|их|ых|им|ым|ій|ий|ый|ах|ях|ам|ям|ом|ем|[аеєиіїоуюяьйыэ]+)$")
INFLECTED = re.compile(r"\b([А-ЯЄІЇҐЁ]{3,})[а-яєії]{1,2}\b")
"""An abbreviation with a case ending: ЦАХАЛу."""
LEAST_STEM = 3


@functools.lru_cache(maxsize=65536)
def known_body(name: str, language: str | None = None) -> str | None:
    """The established English name of the body whose name this is; null where it is in no table.

    A text uses the names of its own language and the English ones; where its language is not given, a name that two bodies
    bear in different languages is unknown.
    """
    key = _key(name)
    return _only((_table(code).get(key) for code in _codes(name, language)), language)


@functools.lru_cache(maxsize=65536)
def body_or_branch(name: str, language: str | None = None) -> str | None:
    """The same, also where the name is of the body's branch in a region: both speak for one body."""
    return known_body(name, language) or _only((_branch(name, code) for code in _codes(name, language)), language)


def kind_of(body: str) -> VoiceKind:
    """What kind of voice a body of the table is."""
    return cast(VoiceKind, _entries()[body]["kind"])


def side_of(body: str) -> str | None:
    """Whose side a body of the table is on; null where it is on none."""
    return cast(str | None, _entries()[body].get("side"))


@functools.cache
def _entries() -> Mapping[str, Mapping[str, Any]]:
    return {entry["en"][0]: entry for entry in _file()["body"]}


def _codes(name: str, language: str | None) -> tuple[str, ...]:
    """The languages whose names are looked up: an English text says a Cyrillic name as any of them."""
    if language is None or language not in LANGUAGES or (language == "en" and CYRILLIC.search(name)):
        return LANGUAGES
    return (language, "en")


def _only(found: Iterable[str | None], language: str | None) -> str | None:
    """The first body found, the only one where the language is not known."""
    bodies = dict.fromkeys(body for body in found if body is not None)
    return next(iter(bodies), None) if language in ("uk", "ru") or len(bodies) == 1 else None


@functools.cache
def _file() -> Mapping[str, Any]:
    return tomllib.loads(Path(__file__).with_name("bodies.toml").read_text(encoding="utf-8"))


@functools.cache
def _table(language: str | None, branches: bool = False) -> Mapping[tuple[str, ...], str]:
    """Name keys -> the body; with `branches` only of bodies that have some."""
    found: dict[tuple[str, ...], str] = {}
    for entry in _file()["body"]:
        for name in entry[language] if entry.get("branches") or not branches else ():
            found.setdefault(_key(name), entry["en"][0])
    return found


def _branch(name: str, language: str | None) -> str | None:
    """The body of which a name is a branch: its own name, and beside it nothing but places and words of branches."""
    key, table = _key(name), _table(language, branches=True)
    for length in range(len(key) - 1, 0, -1):
        for first in range(len(key) - length + 1):
            body = table.get(key[first : first + length])
            if body is not None and _only_place(name, key[:first] + key[first + length :]):
                return body
    return None


def _only_place(name: str, rest: tuple[str, ...]) -> bool:
    """Whether the words beside a body's name say no more than which branch: they are such words, or names, the first word too."""
    capitals = {key for word in WORD.findall(name) if word[0].isupper() and not word.isupper() for key in _key(word)}
    return all(word in capitals or word in _branch_words() for word in rest)


@functools.cache
def _branch_words() -> frozenset[str]:
    return frozenset(key for word in _file()["branch"] for key in (*_key(word), *_key(word.upper())))


def _key(name: str) -> tuple[str, ...]:
    return tuple(_words(APOSTROPHES.sub("", DOTTED.sub("", name))))


def _words(name: str) -> Iterator[str]:
    """The words of a name without articles and case endings; abbreviations keep their capitals, so that AP is no ap."""
    for word in WORD.findall(INFLECTED.sub(r"\1", name)):
        if word.isupper() and len(word) > 1:
            yield "=" + word
        elif word.casefold() not in ARTICLES:
            yield _stem(word.casefold().replace("ё", "е"))


def _stem(word: str) -> str:
    if not CYRILLIC.search(word):
        return word
    bare = CASE_ENDING.sub("", word)
    return bare if len(bare) >= LEAST_STEM else word
