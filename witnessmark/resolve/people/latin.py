"""Names in Latin letters: Ukrainian by the Cabinet's table of 2010, Russian by BGN/PCGN 1947 without its signs, others by anyascii."""

import functools
import re

from anyascii import anyascii

CYRILLIC = re.compile(r"[\u0400-\u04ff]")
WORD = re.compile(r"[^\W\d_]+(?:['’ʼ`][^\W\d_]+)*")
APOSTROPHES = "'’ʼ`"
SHARED = {
    "а": "a", "б": "b", "в": "v", "д": "d", "ж": "zh", "з": "z", "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p",
    "р": "r", "с": "s", "т": "t", "у": "u", "ф": "f", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ь": "",
}  # fmt: skip
UKRAINIAN = SHARED | {"г": "h", "ґ": "g", "е": "e", "є": "ie", "и": "y", "і": "i", "ї": "i", "й": "i", "ю": "iu", "я": "ia"}
UKRAINIAN_FIRST = {"є": "ye", "ї": "yi", "й": "y", "ю": "yu", "я": "ya"}
RUSSIAN = SHARED | {"г": "g", "е": "e", "ё": "yo", "и": "i", "й": "y", "ъ": "", "ы": "y", "э": "e", "ю": "yu", "я": "ya"}
YE_AFTER = frozenset("аеёиоуыэюяйъь")
"""Russian е is "ye" at the start of a word and after these."""
ONLY_UKRAINIAN, ONLY_RUSSIAN = frozenset("іїєґ"), frozenset("ыэъё")
LANGUAGES = frozenset({"uk", "ru"})


@functools.lru_cache(maxsize=65536)
def latin(name: str, language: str | None = None) -> str:
    """A name in Latin letters; one in Latin letters stays as it is.

    Letters that only one language has decide whose table is used, then `language`; with neither, and for letters of other
    scripts, anyascii's is. Soft and hard signs and apostrophes are left out. ё is "yo", without the dots of the table.
    """
    if not CYRILLIC.search(name):
        return name if name.isascii() or _is_latin(name) else anyascii(name)
    table = _language(name, language)
    spelt = WORD.sub(lambda word: _spelt(word.group(), table), name) if table is not None else name
    return spelt if not CYRILLIC.search(spelt) else anyascii(spelt).replace("'", "")


def _is_latin(name: str) -> bool:
    return all(letter < "\u0250" for letter in name if letter.isalpha())


def _language(name: str, given: str | None) -> str | None:
    letters = frozenset(name.casefold())
    if letters & ONLY_UKRAINIAN:
        return "uk"
    return "ru" if letters & ONLY_RUSSIAN else given if given in LANGUAGES else None


def _spelt(word: str, language: str) -> str:
    """One word in the letters of its language's table, in its own capitals; a word of another script stays."""
    plain = word.casefold()
    if not CYRILLIC.search(plain):
        return word
    letters = "".join(map(_ukrainian if language == "uk" else _russian, plain, ["", *plain[:-1]]))
    return letters.upper() if word.isupper() and len(word) > 1 else letters[:1].upper() + letters[1:] if word[0].isupper() else letters


def _ukrainian(letter: str, before: str) -> str:
    if not before:
        return UKRAINIAN_FIRST.get(letter) or UKRAINIAN.get(letter, letter)
    if letter in APOSTROPHES:
        return ""
    return "gh" if (before, letter) == ("з", "г") else UKRAINIAN.get(letter, letter)


def _russian(letter: str, before: str) -> str:
    if letter in APOSTROPHES:
        return ""
    return "ye" if letter == "е" and (not before or before in YE_AFTER) else RUSSIAN.get(letter, letter)
