"""Well-known bodies by any of their names, in three languages and any case form: ДСНС and the State Emergency Service are one."""

import functools
import re
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path

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
    """The established English name of the body a name belongs to; null where it is in no table.

    A text uses the names of its own language and the English ones; where its language is not given, a name that two bodies
    bear in different languages is unknown.
    """
    key = _key(name)
    codes = (language, "en") if language in LANGUAGES else LANGUAGES
    found = [table[key] for table in map(_table, codes) if key in table]
    return found[0] if found and (language in LANGUAGES or len(set(found)) == 1) else None


@functools.cache
def _table(language: str | None) -> Mapping[tuple[str, ...], str]:
    found: dict[tuple[str, ...], str] = {}
    for entry in tomllib.loads(Path(__file__).with_name("bodies.toml").read_text(encoding="utf-8"))["body"]:
        for name in entry[language]:
            found.setdefault(_key(name), entry["en"][0])
    return found


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
