"""Place name keys: one key for the spellings of a place's name that differ only in case, accents, apostrophes or hyphens."""

import functools
import unicodedata

LEFT_OUT = dict.fromkeys("'’ʼ`‘ʹʻ′.")
PLAIN = {"ı": "i", "ø": "o", "đ": "d", "ł": "l", "ə": "a", "ß": "ss", "æ": "ae", "ǣ": "ae", "œ": "oe", "ð": "d", "þ": "th", "ħ": "h"}
SPACES = dict.fromkeys("/-–", " ")
FOLD = str.maketrans({**LEFT_OUT, **PLAIN, **SPACES})
FIRST = {"saint": "st", "sainte": "ste", "fort": "ft", "mount": "mt"}
STRESS = "\u0301"
LONGEST_ACRONYM = 4


def is_acronym(name: str) -> bool:
    """Whether a name is two to four capitals, dots or not ("US", "U.S.", "NSW")."""
    plain = name.replace(".", "")
    return 2 <= len(plain) <= LONGEST_ACRONYM and plain.isascii() and plain.isalpha() and plain.isupper()


@functools.lru_cache(maxsize=65536)
def place_key(name: str) -> str:
    """The key of a place's name. An acronym keeps its capitals after "=", so that "US" is not "us".

    Accents go from Latin letters, and stress marks from all; й and ї stay letters of their own.
    """
    if is_acronym(name):
        return "=" + name.replace(".", "")
    kept: list[str] = []
    last = ""
    for letter in unicodedata.normalize("NFKD", name.casefold().translate(FOLD)):
        if not unicodedata.combining(letter):
            last = letter
        elif last.isascii() or letter == STRESS:
            continue
        kept.append(letter)
    words = unicodedata.normalize("NFC", "".join(kept)).split()
    return " ".join([*(FIRST.get(word, word) for word in words[:1]), *words[1:]])
