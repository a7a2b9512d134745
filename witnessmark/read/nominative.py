"""What an inflected name may be called: its likely nominatives, by its ending. For names no vocabulary lists."""

import functools
from collections.abc import Iterator, Mapping
from typing import Any

from witnessmark.read.vocabulary import vocabulary

MOST_REMEMBERED = 50_000
LEAST_STEM, LONG_ENDING = 2, 3
LEAST_CAPITALS = 2


@functools.lru_cache(maxsize=MOST_REMEMBERED)
def nominatives(word: str, language: str) -> tuple[str, ...]:
    """Likely nominative forms of an inflected capitalised word, best first; the word itself is always one of them.

    The longest endings of the language's table come first, and each gives its nominatives in the table's order. Capitals stay
    capitals. Of a compound with a hyphen the last part changes ("Нью-Йорку"), or the first where the rest says where
    ("Ростове-на-Дону"). A language without a table gives the word alone.
    """
    table = vocabulary(language, "nominative")
    if not table:
        return (word,)
    before, part, after = _inflected_part(word)
    forms = dict.fromkeys(f"{before}{form}{after}" for form in _forms(part, table))
    return tuple(forms) if word in forms else (*forms, word)


def _inflected_part(word: str) -> tuple[str, str, str]:
    parts = word.split("-")
    if len(parts) > 2 and not parts[1][:1].isupper():
        return "", parts[0], word[len(parts[0]) :]
    last = len(word) - len(parts[-1])
    return word[:last], parts[-1], ""


def _forms(part: str, table: Mapping[str, Any]) -> Iterator[str]:
    lower, endings = part.casefold(), table["endings"]
    shouted = part.isupper() and len(part) >= LEAST_CAPITALS
    whole = table["irregular"].get(lower, ())
    yield from (form.upper() if shouted else form.capitalize() for form in whole)
    lengths = [n for n in range(min(max(map(len, endings)), len(part) - 1), 0, -1) if lower[-n:] in endings and _leaves_stem(part, n)]
    for length in lengths or ([0] if lower[-1] not in table["vowels"] else []):
        yield from () if length else (part,)
        for ending in endings.get(lower[len(part) - length :], ()):
            if _fits(lower[-length - 1], ending, table):
                yield part[: len(part) - length] + (ending.upper() if shouted else ending)


def _leaves_stem(part: str, ending: int) -> bool:
    """A stem of one letter only before a long ending: Розі, but not Рим."""
    return len(part) - ending >= LEAST_STEM or ending >= LONG_ENDING


def _fits(before: str, ending: str, table: Mapping[str, str]) -> bool:
    """Whether an ending may follow this letter; nothing at all may follow a consonant only."""
    if ending and ending[0] not in table["behind_consonant"] and ending[0] not in table["behind_vowel"]:
        return True
    return (before in table["vowels"]) == (ending[:1] == table["behind_vowel"])
