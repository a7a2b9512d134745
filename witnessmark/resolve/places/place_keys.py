"""How place names are compared: one key for all spellings that differ only in case, accents, apostrophes, dots or hyphens."""

import functools
import re
import unicodedata

APOSTROPHES = dict.fromkeys(map(ord, "'’ʼ`‘ʻʹ′.\""), None)
DASHES = dict.fromkeys(map(ord, "-‑–/"), " ")
# ё is written е as often as not.
DROPPED = APOSTROPHES | DASHES | {ord("ё"): "е"}
# Letters that do not come apart into a base letter and an accent, as news writes them without their strokes.
PLAIN = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ħ": "h", "ə": "a"})
# Letters that may have an accent to lose: neither plain Latin ones nor Cyrillic ones.
OTHER = re.compile(r"[^\x00-\x7f\u0400-\u04ff]")
# Abbreviated first words that names are written with and without.
LONG_FORMS = {"saint": "st", "sainte": "ste", "mount": "mt", "fort": "ft"}
ACRONYM_LENGTH = 4


@functools.lru_cache(maxsize=200_000)
def place_key(name: str) -> str:
    """The key of a name. Cyrillic keeps the letters that accents make (й, ї), but ё is е; an acronym keeps its capitals ("=US")."""
    if is_acronym(name):
        return "=" + name.translate(APOSTROPHES)
    folded, accented = name.casefold(), OTHER.search(name) is not None
    if name.isalpha() and not accented and "ё" not in folded:
        return folded
    folded = folded.translate(DROPPED)
    if accented:
        folded = unaccented(folded).translate(PLAIN)
    words = folded.split()
    if len(words) > 1 and words[0] in LONG_FORMS:
        words[0] = LONG_FORMS[words[0]]
    return " ".join(words)


def is_acronym(name: str) -> bool:
    """Whether the name is written in capitals only and short enough to be initials: US, U.K., UAE, W.H.O."""
    letters = name.replace(".", "")
    return 1 < len(letters) <= ACRONYM_LENGTH and letters.isalpha() and letters.isupper()


def unaccented(text: str) -> str:
    """Without accents on Latin letters; й and ї stay letters of their own."""
    return "".join(c if "Ѐ" <= c <= "ӿ" else _base(c) for c in text)


def _base(letter: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKD", letter) if not unicodedata.combining(c))
