"""Source text made safe to show: its words marked, nothing of it ever live.

Characters that could hide or reorder words (control codes, right-to-left marks, zero-width ones) are shown by name; the offsets
are those of the untouched text, so a highlight always lies on the words the claim quotes.
"""

import heapq
import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from markupsafe import Markup, escape

HIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ud800-\udfff\U000e0000-\U000e007f]"
)
COUNT = "count"
"""The style of a mark on a count of people: what every number of the page leads to."""
LONG_TEXT = 60_000
"""Characters above which only the passages around claims are shown: a page must open on a phone."""
AROUND = 1_200
"""Characters of a long text shown on either side of a claim."""


@dataclass(frozen=True)
class Mark:
    """Words to highlight: `anchor` is the id others link to, `back` where the words lead, `note` what a reader is told."""

    start: int
    end: int
    anchor: str
    css: str
    note: str
    back: str | None = None


def visible(text: str) -> str:
    """The text with hidden and reordering characters named in brackets, for headings and attributes."""
    return HIDDEN.sub(lambda found: "" if found.group() == "\r" else f"[{name_of(found.group())}]", text)


def name_of(character: str) -> str:
    return f"U+{ord(character):04X}"


def shown(text: str) -> Markup:
    """The text as HTML, hidden characters as small labels."""
    out: list[Markup] = []
    at = 0
    for found in HIDDEN.finditer(text):
        out.append(escape(text[at : found.start()]))
        if found.group() != "\r":
            out.append(label(found.group()))
        at = found.end()
    out.append(escape(text[at:]))
    return Markup("").join(out)


def label(character: str) -> Markup:
    title = unicodedata.name(character, "control character").lower()
    return Markup('<span class="ctl" title="{}">{}</span>').format(title, name_of(character))


def marked(text: str, marks: Iterable[Mark]) -> Markup:
    """The text with its marks, nested where one lies in another; of two that cross one is cut, never a count if it can be helped.

    The first part of a cut mark keeps the anchor, the others point to it.
    """
    queue = pieces([m for m in marks if 0 <= m.start < m.end <= len(text)])
    heapq.heapify(queue)
    out: list[Markup] = []
    ends: list[tuple[int, Mark]] = []
    at = 0
    while queue or ends:
        if ends and (not queue or ends[-1][0] <= queue[0][0]):
            end, mark = ends.pop()
            out += [shown(text[at:end]), closing(mark)]
            at = end
            continue
        start, minus_end, order, mark, first = heapq.heappop(queue)
        end = -minus_end
        if ends and ends[-1][0] < end:
            heapq.heappush(queue, (ends[-1][0], minus_end, order, mark, False))
            end = ends[-1][0]
        out += [shown(text[at:start]), opening(mark, first)]
        at = start
        ends.append((end, mark if end == mark.end else without_back(mark)))
    out.append(shown(text[at:]))
    return Markup("").join(out)


def pieces(marks: list[Mark]) -> list[tuple[int, int, int, Mark, bool]]:
    """The marks as (start, minus end, order, mark, whether it is its first piece), other claims cut where a count crosses them."""
    counts = sorted((m.start, m.end) for m in marks if m.css == COUNT)
    longest = max((end - start for start, end in counts), default=0)
    out = []
    for order, mark in enumerate(marks):
        near = counts[bisect_left(counts, (mark.start - longest,)) : bisect_left(counts, (mark.end,))] if mark.css != COUNT else []
        cuts = {c for start, end in near for c in (start, end) if crossing(mark, start, end) and mark.start < c < mark.end}
        ends = [mark.start, *sorted(cuts), mark.end]
        out += [(a, -b, order, mark, a == mark.start) for a, b in pairwise(ends)]
    return out


def crossing(mark: Mark, start: int, end: int) -> bool:
    """Whether a stretch overlaps a mark without one holding the other."""
    return mark.start < start < mark.end < end or start < mark.start < end < mark.end


def without_back(mark: Mark) -> Mark:
    return Mark(mark.start, mark.end, mark.anchor, mark.css, mark.note)


def opening(mark: Mark, first: bool) -> Markup:
    if first:
        return Markup('<mark class="{}" id="{}" title="{}" tabindex="-1">').format(mark.css, mark.anchor, visible(mark.note))
    return Markup('<mark class="{}" data-of="{}">').format(mark.css, mark.anchor)


def closing(mark: Mark) -> Markup:
    if mark.back is None:
        return Markup("</mark>")
    return Markup('</mark><a class="back" href="#{}" aria-label="back to the count these words feed">↑</a>').format(mark.back)


def passages(text: str, marks: Iterable[Mark]) -> Iterator[tuple[int, int, list[Mark]]]:
    """What is shown of a text: all of it, or of a long one the stretches around its marks, in order."""
    found = sorted(marks, key=lambda m: (m.start, m.end))
    if len(text) <= LONG_TEXT:
        yield 0, len(text), found
        return
    start, end, inside = 0, min(len(text), 2 * AROUND), list[Mark]()
    for mark in found:
        if mark.start - AROUND > end:
            yield start, end, inside
            start, inside = mark.start - AROUND, []
        end = max(end, min(len(text), mark.end + AROUND))
        inside.append(mark)
    yield start, end, inside


def source_text(text: str, marks: Iterable[Mark]) -> Markup:
    """The words of a document with every mark; what a long text leaves out is said where it is left out."""
    out: list[Markup] = []
    at = 0
    for start, end, inside in passages(text, marks):
        out.append(gap(start - at))
        out.append(marked(text[start:end], [moved(mark, -start) for mark in inside]))
        at = end
    out.append(gap(len(text) - at))
    return Markup("").join(out)


def moved(mark: Mark, by: int) -> Mark:
    return Mark(mark.start + by, mark.end + by, mark.anchor, mark.css, mark.note, mark.back)


def gap(size: int) -> Markup:
    if size <= 0:
        return Markup("")
    return Markup('<span class="gap">[{} characters without a claim are not shown here; the preserved file holds them]</span>').format(f"{size:,}")
