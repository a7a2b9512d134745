"""Words of three languages as concepts: what a translation keeps where it keeps neither numbers nor names."""

import functools
import tomllib
from collections.abc import Mapping
from importlib.resources import files

from witnessmark.model.base import Model

LANGUAGES = ("en", "uk", "ru")
SHORTEST_STEM = 2
AS_WRITTEN = str.maketrans({"ё": "е", "’": "'", "ʼ": "'", "`": "'", "‘": "'"})


class Lexicon(Model, frozen=True, kw_only=True):
    """The concepts of one language's words: of whole words, and of stems that stand for any ending."""

    words: Mapping[str, frozenset[int]]
    stems: Mapping[str, frozenset[int]]


@functools.lru_cache(maxsize=200_000)
def concepts(word: str, language: str) -> frozenset[int]:
    """The concepts of a word: those of the whole word, with those of the longest stem it begins with; none for one that is not known.

    A line of the lexicon is a concept, and its number is good within one run only.
    """
    known = _lexicons().get(language)
    if known is None:
        return frozenset()
    plain = word.casefold().translate(AS_WRITTEN)
    stems = (known.stems[plain[:n]] for n in range(len(plain), SHORTEST_STEM - 1, -1) if plain[:n] in known.stems)
    return known.words.get(plain, frozenset()) | next(stems, frozenset())


@functools.cache
def function_words(language: str) -> frozenset[str]:
    """Words that every text has: they show nothing."""
    return _function_words().get(language, frozenset())


@functools.cache
def _function_words() -> dict[str, frozenset[str]]:
    table = tomllib.loads((files("witnessmark.resolve.copies") / "function_words.toml").read_text(encoding="utf-8"))
    return {language: frozenset(words.split()) for language, words in table.items()}


@functools.cache
def _lexicons() -> dict[str, Lexicon]:
    words: dict[str, dict[str, set[int]]] = {language: {} for language in LANGUAGES}
    stems: dict[str, dict[str, set[int]]] = {language: {} for language in LANGUAGES}
    for number, line in enumerate(_lines()):
        for language, column in zip(LANGUAGES, line.split("|"), strict=True):
            for entry in filter(None, (word.strip().casefold().translate(AS_WRITTEN) for word in column.split(","))):
                table = stems if entry.endswith("*") else words
                table[language].setdefault(entry.rstrip("*"), set()).add(number)
    return {language: Lexicon(words=_frozen(words[language]), stems=_frozen(stems[language])) for language in LANGUAGES}


def _frozen(table: dict[str, set[int]]) -> dict[str, frozenset[int]]:
    return {word: frozenset(numbers) for word, numbers in table.items()}


def _lines() -> list[str]:
    """The lines of the lexicon without its comments, file by file."""
    texts = sorted(
        (file.name, file.read_text(encoding="utf-8"))
        for file in (files("witnessmark.resolve.copies") / "lexicon").iterdir()
        if file.name.endswith(".txt")
    )
    return [line for _, text in texts for line in text.splitlines() if line.strip() and not line.startswith("#")]
