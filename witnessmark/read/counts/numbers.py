"""Numbers in digits and words. A number that is part of something else (an age, a calibre) is one word and never read here."""

import functools
import re
from collections.abc import Mapping

from witnessmark.read.segment import Segmented
from witnessmark.read.vocabulary import vocabulary

GROUPED = re.compile(r"\d{1,3}(?:[,.]\d{3})+")
DECIMAL = re.compile(r"\d+[.,]\d+")
# Nobody counts people beyond this; larger figures are money, distances or typing errors.
LARGEST = 10_000_000


@functools.cache
def _words(language: str) -> tuple[Mapping[str, int], Mapping[str, int], Mapping[str, int], frozenset[str]]:
    table = vocabulary(language, "numbers")
    return table.get("units", {}), table.get("tens", {}), table.get("scales", {}), frozenset(table.get("joiner", ()))


def number_at(cut: Segmented, i: int, end: int) -> tuple[int, int] | None:
    """The number that starts at word i and the word after it: digits ("1,500", "1.5 million") or words ("two hundred
    and five"). Null where there is none, where it is not whole, or where it is larger than any count of people."""
    found = _digits(cut, i, end) if cut.words[i][0].isdigit() else _in_words(cut, i, end)
    return found if found is not None and found[0] <= LARGEST else None


def _digits(cut: Segmented, i: int, end: int) -> tuple[int, int] | None:
    if i + 1 < end and cut.starts[i + 1] == cut.ends[i] and cut.words[i + 1][0].isalpha():
        return None  # "27th", "5pm": no count
    word, scales = cut.words[i], _words(cut.language)[2]
    scale = scales.get(cut.lower[i + 1], 1) if i + 1 < end else 1
    after = i + 1 if scale == 1 else i + 2
    if word.isdecimal():
        return int(word) * scale, after
    if GROUPED.fullmatch(word):
        return int(re.sub("[,.]", "", word)) * scale, after
    if DECIMAL.fullmatch(word) and scale > 1:
        return round(float(word.replace(",", ".")) * scale), after
    return None


def _in_words(cut: Segmented, i: int, end: int) -> tuple[int, int] | None:
    units, tens, scales, joiner = _words(cut.language)
    total = part = 0
    at = i
    while at < end:
        word = cut.lower[at]
        value = _small(word, units, tens)
        if value is not None and _fits(part, value):
            part += value
        elif word in scales and (part > 0 or at > i or _counted(cut, i)):
            part, total = (max(part, 1) * scales[word], total) if scales[word] < 1000 else (0, total + max(part, 1) * scales[word])
        elif word in joiner and at > i and _joins(cut, at, end, units, tens) and part >= 100:
            pass
        else:
            break
        at += 1
    return (total + part, at) if at > i and total + part > 0 else None


def _small(word: str, units: Mapping[str, int], tens: Mapping[str, int]) -> int | None:
    if word in units:
        return units[word]
    if word in tens:
        return tens[word]
    ten, hyphen, unit = word.partition("-")
    return tens[ten] + units[unit] if hyphen and ten in tens and unit in units else None


def _fits(part: int, value: int) -> bool:
    """Whether value may follow what was read: twenty + five, two hundred + five; never five + six."""
    return part == 0 or (part % 100 == 0 and value < 100) or (part % 10 == 0 and part % 100 >= 20 and value < 10)


def _counted(cut: Segmented, i: int) -> bool:
    """A bare scale word counts as one of it only after an article ("a hundred", "a dozen")."""
    return i > 0 and cut.lower[i - 1] in vocabulary(cut.language, "people").get("indefinite", ())


def _joins(cut: Segmented, at: int, end: int, units: Mapping[str, int], tens: Mapping[str, int]) -> bool:
    return at + 1 < end and _small(cut.lower[at + 1], units, tens) is not None
