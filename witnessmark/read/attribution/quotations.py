"""Quotation marks: where somebody's own words begin and end."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from witnessmark.read.attribution.spotted import places
from witnessmark.read.segment import Segmented

OPENING = {"“": "”", "«": "»", "„": "“", "‘": "’"}
OPENERS = frozenset(OPENING) | {'"', "'", "`"}
MARKS = frozenset('“”«»„"')


class Quotation(NamedTuple):
    """Words `first` up to `end`, marks included. `goes_on` is true where the next paragraph opens it again unclosed."""

    first: int
    end: int
    goes_on: bool = False


def find_quotations(cut: Segmented) -> list[Quotation]:
    """All quotations, in order, never one inside another.

    A mark left open ends with its paragraph; where the next paragraph opens with a mark again, the quotation goes on.
    Single marks count only as a pair that opens before a letter and closes after one; two single marks stand for a double.
    """
    if not any(mark in cut.text for mark in ("“", '"', "«", "„", "''", "‘", "``", "”")):
        return []
    marks = places(cut.words, OPENERS)
    found: list[Quotation] = []
    for first, end in cut.paragraphs:
        found.extend(_in_paragraph(cut, marks, first, end))
    return found


def _in_paragraph(cut: Segmented, marks: list[int], first: int, end: int) -> Iterator[Quotation]:
    i = first
    for mark in marks[bisect_left(marks, first) : bisect_left(marks, end)]:
        if mark < i:
            continue
        i = mark
        width, closer = _opens(cut, i, first, end)
        if not width:
            continue
        close = _close(cut, i + width, end, closer)
        if close is not None:
            yield Quotation(i, close)
            i = close
        elif closer == "’" and _opens_next(cut, end) and cut.words[end] == "‘":
            yield Quotation(i, end, True)
            return
        elif closer != "’":
            yield Quotation(i, end, _opens_next(cut, end))
            return


def _opens(cut: Segmented, i: int, first: int, end: int) -> tuple[int, str]:
    """How many words the opening mark at word i takes, and the mark that closes it; 0 where there is none."""
    word = cut.words[i]
    if word in ("'", "`") and i + 1 < end and cut.words[i + 1] == word and cut.starts[i + 1] == cut.ends[i]:
        return 2, "''"
    if word == '"':
        return 1, '"'
    if word in OPENING and not (word == "‘" and not _free(cut, i, first, end)):
        return 1, OPENING[word]
    return 0, ""


def _free(cut: Segmented, i: int, first: int, end: int) -> bool:
    """Whether a mark stands with space before it and a letter after it, and opens no nickname (Ana ‘Nina’ Silva)."""
    if i > first and i + 3 < end and cut.words[i + 2] == "’" and cut.words[i - 1][0].isupper() and cut.words[i + 3][0].isupper():
        return False
    before = i == first or cut.ends[i - 1] < cut.starts[i] or cut.words[i - 1] in "(—–"
    return before and i + 1 < end and cut.starts[i + 1] == cut.ends[i]


def _close(cut: Segmented, i: int, end: int, closer: str) -> int | None:
    """The word after the closing mark. A second opening mark at a paragraph's end or before a space closes too (torn text)."""
    for k in range(i, end):
        word = cut.words[k]
        if word == closer or (closer == "”" and word == '"'):
            return k + 1
        if closer == '"' and word == "”" and k > i:
            return k + 1
        if closer == "”" and word == "“" and (k + 1 == end or cut.ends[k] < cut.starts[k + 1]):
            return k + 1
        if closer == "''" and word in "'’" and k + 1 < end and cut.words[k + 1] == word and cut.starts[k + 1] == cut.ends[k]:
            return k + 2
    return None


def _opens_next(cut: Segmented, i: int) -> bool:
    return i < len(cut.words) and (cut.words[i] in OPENING or cut.words[i] in ('"', "'", "`"))


def inside(quotations: list[Quotation], starts: list[int], word: int) -> Quotation | None:
    """The quotation that holds this word; `starts` are the quotations' first words."""
    k = bisect_right(starts, word) - 1
    return quotations[k] if k >= 0 and word < quotations[k].end else None
