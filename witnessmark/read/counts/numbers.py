"""Numbers in digits and words. A number that is part of something else (an age, a calibre) is one word and never read here."""

import functools
import re
from collections.abc import Mapping
from dataclasses import dataclass

from witnessmark.read.lookup import Lookup
from witnessmark.read.segment import Segmented
from witnessmark.read.vocabulary import vocabulary

GROUPED = re.compile(r"\d{1,3}(?:[,. \u00a0\u202f]\d{3})+")
DECIMAL = re.compile(r"\d+[.,]\d+")
# Nobody counts people beyond this; larger figures are money, distances or typing errors.
LARGEST = 10_000_000
# A word of more letters is no number; Python refuses to read thousands of digits.
LONGEST = 40


@dataclass(frozen=True, slots=True)
class NumberWords:
    """The number words of one language. `units` add to tens and hundreds, `scales` multiply what stands before them,
    `phrases` are numbers of their own ("півтора десятка"), a word in `bare` counts one of its scale without an article, one in
    `bounded` after a bound ("понад сотні"). No number in words begins with a word outside `starts`, but for a hyphen."""

    units: Mapping[str, int]
    tens: Mapping[str, int]
    scales: Mapping[str, int]
    joiner: frozenset[str]
    bare: frozenset[str]
    bounded: Mapping[str, int]
    abbreviated: frozenset[str]
    phrases: Lookup[int]
    starts: frozenset[str]


@functools.cache
def number_words(language: str) -> NumberWords:
    """The [numbers] table of a language."""
    table = vocabulary(language, "numbers")
    listed = {form: int(value) for value, forms in table.get("forms", {}).items() for form in forms}
    units, tens, scales = {**table.get("units", {}), **listed}, table.get("tens", {}), table.get("scales", {})
    phrases = Lookup({int(value): phrases for value, phrases in table.get("phrases", {}).items()})
    return NumberWords(
        units=units,
        tens=tens,
        scales=scales,
        joiner=frozenset(table.get("joiner", ())),
        bare=frozenset(table.get("bare", ())),
        bounded=table.get("bounded", {}),
        abbreviated=frozenset(table.get("abbreviated", ())),
        phrases=phrases,
        starts=frozenset((*units, *tens, *scales, *phrases.starts)),
    )


def number_at(cut: Segmented, i: int, end: int) -> tuple[int, int] | None:
    """The number that starts at word i and the word after it: digits ("1,500", "1.5 million") or words ("two hundred
    and five"). Null where there is none, where it is not whole, or where it is larger than any count of people."""
    if len(cut.words[i]) > LONGEST:
        return None
    found = _digits(cut, i, end) if cut.words[i][0].isdigit() else _in_words(cut, i, end)
    return found if found is not None and found[0] <= LARGEST else None


def _digits(cut: Segmented, i: int, end: int) -> tuple[int, int] | None:
    if i + 1 < end and cut.starts[i + 1] == cut.ends[i] and cut.words[i + 1][0].isalpha():
        return None  # "27th", "5pm": no count
    word, words = cut.words[i], number_words(cut.language)
    scale = words.scales.get(cut.lower[i + 1], 1) if i + 1 < end else 1
    after = i + 1 if scale == 1 else _past_full_stop(cut, i + 2, end, words)
    if word.isdecimal():
        return int(word) * scale, after
    if GROUPED.fullmatch(word):
        return int(re.sub(r"[,.\s]", "", word)) * scale, after
    if DECIMAL.fullmatch(word) and scale > 1:
        return round(float(word.replace(",", ".")) * scale), after
    return None


def _past_full_stop(cut: Segmented, after: int, end: int, words: NumberWords) -> int:
    """Past the full stop of "17 тис.", which belongs to the number."""
    abbreviated = cut.lower[after - 1] in words.abbreviated and after < end and cut.words[after] == "." and cut.starts[after] == cut.ends[after - 1]
    return after + 1 if abbreviated else after


def _in_words(cut: Segmented, i: int, end: int) -> tuple[int, int] | None:
    words = number_words(cut.language)
    if cut.lower[i] not in words.starts and "-" not in cut.lower[i]:
        return None
    phrase = words.phrases.at(cut.lower, i, end)
    return phrase if phrase is not None else _put_together(cut, i, end, words)


def _put_together(cut: Segmented, i: int, end: int, words: NumberWords) -> tuple[int, int] | None:
    units, tens, scales, joiner = words.units, words.tens, words.scales, words.joiner
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
    """A bare scale word counts as one of it only after an article ("a hundred", "a dozen"), or where its language has none."""
    return cut.lower[i] in number_words(cut.language).bare or (i > 0 and cut.lower[i - 1] in vocabulary(cut.language, "people").get("indefinite", ()))


def _joins(cut: Segmented, at: int, end: int, units: Mapping[str, int], tens: Mapping[str, int]) -> bool:
    return at + 1 < end and _small(cut.lower[at + 1], units, tens) is not None
