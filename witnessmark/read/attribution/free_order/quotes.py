"""Quotation marks of Ukrainian and Russian texts: «…», „…“, “…”, "…", one inside another."""

from collections.abc import Iterator

from witnessmark.read.attribution.free_order.unmarked import Unmarked
from witnessmark.read.attribution.quotations import Quotation

CLOSED_BY = {"«": "»", "„": "“”", "“": "”", "”": "”", '"': '"'}
MARKS = frozenset('«»„“”"')


def quotations_of(cut: Unmarked) -> list[Quotation]:
    """The outermost quotations, in order. A mark left open ends with the last mark that closes in its paragraph, else with the paragraph."""
    marks = [k for k, word in enumerate(cut.words) if word in MARKS]
    found: list[Quotation] = []
    i = 0
    while i < len(marks):
        end = cut.paragraphs[cut.paragraph_number(marks[i])][1]
        stop = i
        while stop < len(marks) and marks[stop] < end:
            stop += 1
        found.extend(_in_paragraph(cut, marks[i:stop], end))
        i = stop
    return found


def _in_paragraph(cut: Unmarked, marks: list[int], end: int) -> Iterator[Quotation]:
    i = 0
    while i < len(marks):
        opening = cut.words[marks[i]]
        if opening == "»" or (opening == '"' and not _opens(cut, marks[i])) or (opening == "”" and not _opens(cut, marks[i])):
            i += 1
            continue
        close = _closing(cut, marks, i)
        if close is None:
            yield Quotation(marks[i], end, end < len(cut.words) and cut.words[end] in MARKS)
            return
        yield Quotation(marks[i], marks[close] + 1)
        i = close + 1


def _opens(cut: Unmarked, k: int) -> bool:
    """Whether a mark that looks the same on both sides stands before its words."""
    return k + 1 < len(cut.words) and cut.starts[k + 1] == cut.ends[k] and (k == 0 or cut.starts[k] > cut.ends[k - 1] or cut.words[k - 1] in "(—–-«")


def _closing(cut: Unmarked, marks: list[int], i: int) -> int | None:
    """The place among the marks of the one that closes mark `i`; one of its own kind that opens inside must close first."""
    opening = cut.words[marks[i]]
    depth, last = 1, None
    for j in range(i + 1, len(marks)):
        word = cut.words[marks[j]]
        if word in CLOSED_BY[opening] and not (opening in '"”' and _opens(cut, marks[j])):
            depth, last = depth - 1, j
            if depth == 0:
                return j
        elif word == opening:
            depth += 1
    return last
