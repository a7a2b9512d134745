"""Whether two names can be of one person or body."""

import re

from rapidfuzz.fuzz import ratio

from witnessmark.resolve.mentions import bare
from witnessmark.resolve.name_keys import folded, initials, latin, word_key, words

SPELLING = 84
"""Per cent of letters two surnames with one key must share: Dovzhenko and Dovzhenka do, Petrov and Patriv do not."""
SHORT = 70
"""The same for first names, which vary more between languages (Oleksiy, Alexei)."""
LONG = 7
"""Letters above which one word may be two of another spelling."""
WORDS_BEFORE = re.compile(r"[^\s()\[\],;:]+")
SMALL = frozenset({"of", "the", "and", "for", "in", "on", "to", "&"})


def same_person(a: str, b: str) -> bool:
    """Whether two names can be one person's: surnames alike in key and letters, first names not in conflict."""
    short, long = sorted((words(a), words(b)), key=len)
    if not short:
        return False
    if _written_as_one(short, long) or _written_as_one(long, short):
        return True
    if len(short) == 1:
        return _alike(short[0], long[-1], SPELLING) or (len(long) > 1 and short[0].casefold() == long[0].casefold())
    if len(long) > len(short) > 1 and all(_alike(a, b, SPELLING) for a, b in zip(short, long[-len(short) :], strict=True)):
        return True
    if len(short) == len(long) - 1 and len(long[0]) == len(long[1]) == 1:
        return False
    return _alike(short[-1], long[-1], SPELLING) and _first_names(short[0], long[0])


def _written_as_one(one: list[str], two: list[str]) -> bool:
    """Whether the surname of one name is written as two words in the other: Abdelrazek, Abdel Razek."""
    if len(two) < 2 or len(one[-1]) <= LONG or not _alike(one[-1], "".join(two[-2:]), SPELLING):
        return False
    return len(one) < 2 or len(two) < 3 or _first_names(one[0], two[0])


def _alike(a: str, b: str, least: int) -> bool:
    one, other = latin(a).casefold(), latin(b).casefold()
    if one == other:
        return True
    if word_key(a) != word_key(b) or len(word_key(a)) < 2:
        return False
    return max(ratio(one, other), ratio(folded(a), folded(b))) >= least


def _first_names(a: str, b: str) -> bool:
    if min(len(a), len(b)) == 1:
        return latin(a)[:1].casefold() == latin(b)[:1].casefold()
    return _alike(a, b, SHORT) or word_key(a) == word_key(b)


def spelt_out(short: str, text: str) -> str | None:
    """The full name that stands before an abbreviation in brackets ("Open Hands Network (OHN)"); null where there is none."""
    plain = short.replace(".", "")
    if not plain.isupper() or not plain.isalpha():
        return None
    match = re.search(rf"[(\[]{re.escape(short)}[)\]]", text)
    before = WORDS_BEFORE.findall(text[max(0, match.start() - 120) : match.start()]) if match is not None else []
    for count in range(len(plain), len(plain) + 4):
        found = before[-count:]
        if len(found) == count and "".join(word[0] for word in found if word.casefold() not in SMALL).upper() == plain and found[0][0].isupper():
            return " ".join(found)
    return None


def same_body(a: str, b: str, text: str) -> bool:
    """Whether two names are one body's: the same words, a beginning of them, or an abbreviation."""
    one, other = bare(a), bare(b)
    if one == other or (other.startswith(one + " ") and " and " not in other):
        return True
    short, long = sorted((a, b), key=len)
    if " " in short.strip():
        return False
    plain = short.replace(".", "")
    return plain.isupper() and (initials(long) == plain or re.search(rf"{re.escape(long)} [(\[]{re.escape(short)}[)\]]", text) is not None)
