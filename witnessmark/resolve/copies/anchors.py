"""What survives rewriting and translation: numbers, dates, places, weapons, names by their sound, and words by their concept, in their order."""

import functools
import re
from collections.abc import Iterator, Sequence

from witnessmark.model.base import Model, Span
from witnessmark.model.pair import EvidenceKind
from witnessmark.model.reading import Reading
from witnessmark.resolve.copies.cognates import cognates
from witnessmark.resolve.copies.concepts import concepts, function_words
from witnessmark.resolve.copies.plain import plain

NUMBER = re.compile(r"(?<![\w.,])(?:\d{1,3}(?:[ \u00a0\u202f]\d{3})+|\d+(?:[.,]\d+)*)(?!\w)")
THOUSANDS = re.compile(r"\d{1,3}(?:[., \u00a0\u202f]\d{3})+")
WORD = re.compile(r"[^\W\d_]+(?:['’ʼ-][^\W\d_]+)*")
QUOTED = re.compile(r"(?:[“\"«„]|``)((?:(?!''|``)[^“”\"«»„]){20,}?)(?:[”\"»“]|'')")  # ``typewriters and agencies'' have no curled marks
LETTERS = re.compile(r"[^\W_]+")


class Anchor(Model, frozen=True, kw_only=True):
    """One word or name: where it stands, its keys, how it is written, and whether in a quotation.

    Keys are the same in every language; two anchors meet where they have one in common. `unknown` is a word in small letters
    that the lexicon of concepts does not have: another language can have it only by its sound.
    """

    start: int
    end: int
    keys: frozenset[str]
    shown: str
    kind: EvidenceKind
    quoted: bool = False
    unknown: bool = False


Found = tuple[int, int, EvidenceKind, frozenset[str]]
Word = tuple[EvidenceKind, frozenset[str]]


def anchors(reading: Reading) -> list[Anchor]:
    """The anchors of a document in their order; none where the text was not kept. Function words and addresses are none."""
    if reading.text is None:
        return []
    text, language = plain(reading.text), reading.language or ""
    quotes = [m.span(1) for m in QUOTED.finditer(text)]
    taken = bytearray(len(text))
    found: list[Anchor] = []
    for start, end, kind, keys in (*_read(reading, text), *_numbers(text), *_words(text, language)):
        if 1 not in taken[start:end]:
            taken[start:end] = b"\1" * (end - start)
            unknown = kind == "word" and not any(key.startswith("concept:") for key in keys)
            shown = " ".join(reading.text[start:end].split())
            found.append(Anchor(start=start, end=end, keys=keys, shown=shown, kind=kind, quoted=_inside(start, quotes), unknown=unknown))
    return sorted(found, key=lambda anchor: anchor.start)


def anchor_keys(reading: Reading) -> set[str]:
    """The keys of a document's anchors outside quotations, found without where they stand: a million documents are filed by them."""
    if reading.text is None:
        return set()
    whole, language = plain(reading.text), reading.language or ""
    text = QUOTED.sub(" ", whole)
    keys = {key for *_, found in _read(reading, whole) for key in found}
    keys.update(_number(number) for number in NUMBER.findall(text))
    return keys.union(*(known[1] for word in WORD.findall(text) if (known := _word(word, language)) is not None))


def quotations(reading: Reading) -> dict[str, Span]:
    """Where the longer quotations of a text stand, by their letters alone, so that marks, spaces and capitals do not matter."""
    found = [("".join(LETTERS.findall(m.group(1).casefold())), m.span(1)) for m in QUOTED.finditer(reading.text or "")]
    return dict(reversed(found))


def _read(reading: Reading, text: str) -> Iterator[Found]:
    """What the reader understood. A place has its id, its sound, for a gazetteer may know it in one language only, and the concept
    of its name, for a translation has "Orvian" where its original has "of Orvia".
    """
    for place in reading.places:
        if place.gazetteer_id is not None and not place.demonym:
            words = text[place.start : place.end]
            yield place.start, place.end, "place", _sounds(words) | _concepts(words, reading.language or "") | {f"place:{place.gazetteer_id}"}
    for time in reading.times:
        if time.since is not None:
            yield time.start, time.end, "date", frozenset({f"date:{time.since[:10]}"})
    for weapon in reading.weapons:
        known = _concepts(text[weapon.start : weapon.end], reading.language or "")
        yield weapon.start, weapon.end, "weapon", known | {f"weapon:{weapon.weapon or weapon.weapon_class}"}


def _numbers(text: str) -> Iterator[Found]:
    for m in NUMBER.finditer(text):
        yield m.start(), m.end(), "number", frozenset({_number(m.group())})


def _number(written: str) -> str:
    """English writes 2.3 and 1,500, the others 2,3 and 1 500."""
    plain_number = re.sub(r"\D", "", written) if THOUSANDS.fullmatch(written) else written.replace(",", ".")
    return f"number:{plain_number}"


def _words(text: str, language: str) -> Iterator[Found]:
    for m in WORD.finditer(text):
        if (known := _word(m.group(), language)) is not None:
            yield m.start(), m.end(), *known


@functools.lru_cache(maxsize=500_000)
def _word(word: str, language: str) -> Word | None:
    """A word by its concepts; one that the lexicon does not have by its sound, a name where it has a capital. Null for function words."""
    if word.casefold() in function_words(language):
        return None
    if known := _concepts(word, language):
        return "word", known
    sounds = _sounds(word)
    return ("name" if word[0].isupper() else "word", sounds) if sounds else None


@functools.lru_cache(maxsize=200_000)
def _concepts(words: str, language: str) -> frozenset[str]:
    """Those of whole words, and of the parts of one with a hyphen where the lexicon does not have it."""
    each = (concepts(word, language) or frozenset().union(*(concepts(part, language) for part in word.split("-"))) for word in WORD.findall(words))
    return frozenset(f"concept:{number}" for numbers in each for number in numbers)


@functools.lru_cache(maxsize=200_000)
def _sounds(words: str) -> frozenset[str]:
    return frozenset(f"sound:{key}" for word in WORD.findall(words) for key in cognates(word))


def _inside(start: int, spans: Sequence[Span]) -> bool:
    return any(first <= start < end for first, end in spans)
