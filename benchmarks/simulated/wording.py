"""Numbers, places, days and voices of one language in words: the tables of languages/<language>.toml."""

import functools
import re
import tomllib
from pathlib import Path
from random import Random
from typing import Any

from simulated.statements import Number

LANGUAGES = ("en", "uk", "ru")
# How often a small number is written as a word.
SPELLED = 0.3


@functools.cache
def table(language: str) -> dict[str, Any]:
    """The sentences and forms of a language."""
    return tomllib.loads((Path(__file__).parent / "languages" / f"{language}.toml").read_text(encoding="utf-8"))


def plural(n: int, language: str) -> str:
    """Which form a noun takes after a number: one, few or many."""
    if language == "en":
        return "one" if n == 1 else "many"
    if n % 10 == 1 and n % 100 != 11:
        return "one"
    return "few" if n % 10 in (2, 3, 4) and n % 100 not in (12, 13, 14) else "many"


def people(number: Number, value: int | None, language: str, rng: Random) -> str:
    """ "at least 12 people", "dozens of people"."""
    words = table(language)
    if value is None:
        return str(words["count"][number.words])
    spelled = words["spelled"]["people"]
    if number.words == "exact" and value <= len(spelled) and rng.random() < SPELLED:
        return str(spelled[value - 1])
    form = plural(value, language)
    return str(words["count"][number.words].format(n=value, noun=words["noun"][form], genitive=words.get("genitive", words["noun"])[form]))


def bare(number: Number, value: int | None, language: str) -> str:
    """The same without its noun: "at least 12"."""
    words = table(language)
    return str(words["count"][number.words] if value is None else words["bare"][number.words].format(n=value))


def agreement(number: Number, value: int | None, language: str) -> dict[str, str]:
    """The verbs that go with a number."""
    one = value is not None and plural(value, language) == "one" and number.words == "exact"
    return dict(table(language)["agreement"]["one" if one else "more"])


def filled(template: str, **parts: object) -> str:
    """The template with its parts, those with a capital begin with one; what is left empty leaves no gap."""
    capital = {name.capitalize(): value[:1].upper() + value[1:] for name, value in parts.items() if isinstance(value, str)}
    text = re.sub(r"\s+", " ", template.format(**parts, **capital)).strip()
    text = re.sub(r" (?=[.,])|,(?=[,.])", "", text)
    return text[:1].upper() + text[1:]
