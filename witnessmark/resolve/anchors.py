"""What survives rewriting and translation: numbers, dates, names, places and weapons, in the order of the text."""

import re
from collections.abc import Iterator

from witnessmark.model.base import Model, Span
from witnessmark.model.claim import Casualty
from witnessmark.model.reading import Reading
from witnessmark.resolve.skeleton import skeleton

NUMBER = re.compile(r"(?<![\w.,])\d+(?:[.,]\d+)*(?![\w])")
CAPITAL = re.compile(r"(?<!\w)[^\W\d_a-zа-яёіїєґ][^\W\d_]+(?:['’ʼ-][^\W\d_]+)*")
SENTENCE_END = frozenset(".!?…\n")
SHORTEST = 2  # a name of one consonant is shared by chance
QUOTED = re.compile(r"[“\"«„]([^“”\"«»„]{20,}?)[”\"»“]")
LETTERS = re.compile(r"[^\W_]+")


class Anchor(Model, frozen=True, kw_only=True):
    """One anchor: where it stands, what it is (the same in every language), how it is written, and whether in a quotation."""

    start: int
    key: str
    shown: str
    quoted: bool = False


def anchors(reading: Reading) -> list[Anchor]:
    """The anchors of a document in their order; none where the text was not kept."""
    text = reading.text
    if text is None:
        return []
    quotes = [m.span() for m in QUOTED.finditer(text)]
    taken: set[int] = set()
    found: list[Anchor] = []
    for start, end, key in (*_read(reading), *_written(text)):
        if not taken.intersection(range(start, end)):
            taken.update(range(start, end))
            found.append(Anchor(start=start, key=key, shown=" ".join(text[start:end].split()), quoted=_inside(start, quotes)))
    return sorted(found, key=lambda a: (a.start, a.key))


def quotations(reading: Reading) -> dict[str, str]:
    """The longer quotations of a text by their letters alone, so that marks, spaces and capitals do not matter."""
    return {"".join(LETTERS.findall(m.group(1).casefold())): m.group(1) for m in QUOTED.finditer(reading.text or "")}


def _read(reading: Reading) -> Iterator[tuple[int, int, str]]:
    """What the reader understood: places, dates, weapons and counts of people."""
    for place in reading.places:
        if place.gazetteer_id is not None and not place.demonym:
            yield place.start, place.end, f"place:{place.gazetteer_id}"
    for time in reading.times:
        if time.since is not None:
            yield time.start, time.end, f"date:{time.since[:10]}"
    for weapon in reading.weapons:
        yield weapon.start, weapon.end, f"weapon:{weapon.weapon or weapon.weapon_class}"
    for claim in reading.claims:
        if isinstance(claim, Casualty) and claim.low is not None:
            yield claim.start, claim.end, f"number:{claim.low}"


def _written(text: str) -> Iterator[tuple[int, int, str]]:
    """What can be seen without reading: numbers in digits, and names as skeletons."""
    for m in NUMBER.finditer(text):
        yield m.start(), m.end(), f"number:{m.group().replace(',', '').rstrip('.')}"
    for m in CAPITAL.finditer(text):
        key = skeleton(m.group())
        if len(key) >= SHORTEST and not _starts_sentence(text, m.start()):
            yield m.start(), m.end(), f"name:{key}"


def _starts_sentence(text: str, start: int) -> bool:
    before = text[max(0, start - 3) : start].rstrip(" \"“«'‘(—-")
    return start == 0 or not before or before[-1] in SENTENCE_END or "\n" in text[max(0, start - 2) : start]


def _inside(start: int, spans: list[Span]) -> bool:
    return any(first <= start < end for first, end in spans)
