"""Which line breaks of a page end a paragraph: a PDF holds none, only letters at places."""

import ctypes
import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

import pypdfium2.raw as pdfium
from pypdfium2 import PdfTextPage

# Lists and tables have shorter lines, and their breaks stand.
NARROWEST = 40
# In heights of a letter: lines of one paragraph lie no further apart, begin no further from one another, and have letters of one size.
MOST_LEADING, MOST_INDENT, SAME_SIZE = 2.0, 3.0, 0.2
# The first line of a paragraph is set in from the line before it, or stands further down than lines of one do.
MOST_SET_IN, MOST_APART = 0.5, 1.25
LIST_MARK = re.compile(r"(?:[-–—•▪●○◦*·]|\(?\w{1,4}[.)])\s")
# No keyboard writes this sign: it stands where a program broke a word.
HYPHEN = "\u2010"
# The least space between two words.
SPACE = 0.2
# A page of print has under two hundred lines; a drawn table of tens of thousands is not worth measuring.
MOST_LINES = 5000


class Line(NamedTuple):
    """A line of a page and where it stands, in points; `first_word` is how wide its first word is, `has_blank` whether a blank ends it.

    Word processors draw the blank they broke a line at.
    """

    text: str
    left: float
    right: float
    bottom: float
    height: float
    first_word: float
    has_blank: bool


def unwrapped(page: PdfTextPage, text: str) -> str:
    """The text of a page with its lines ended by a line feed, and those that were only full ended by a space.

    A line was full if the next one's first word had no room in it, and it goes on there as a paragraph does. That is said of lines of one
    size below one another, the longest of at least 40 letters, and only where half of those breaks or more go on with a small letter
    or come after a blank: rows of a table do not.
    """
    lines = text.replace("\r\n", "\n").split("\n")
    if len(lines) < 2 or len(lines) > MOST_LINES:
        return "\n".join(lines)
    measured = _measured(page, text)
    joined = {end for block in _blocks(measured) for end in _full(measured, block)}
    return "".join(_unbroken(line) if i in joined else line + "\n" for i, line in enumerate(lines)).removesuffix("\n")


def _unbroken(line: str) -> str:
    """A line that goes on, ended by a space; or by a soft hyphen, where a hyphen of its own character breaks a word as typesetters break it."""
    return f"{line[:-1]}\xad" if line[-2:-1].islower() and line.endswith(HYPHEN) else line.rstrip(" ") + " "


def _measured(page: PdfTextPage, text: str) -> list[Line | None]:
    """Each line of the text with its place; null where it cannot be measured (blank, or written from the right)."""
    found, at = list[Line | None](), 0
    for line in text.split("\r\n"):
        found.append(_measure(page, line, at))
        at += _units(line) + 2
    return found


def _measure(page: PdfTextPage, line: str, at: int) -> Line | None:
    whole, line = line, line.strip(" ")
    at += _units(whole) - _units(whole.lstrip(" "))
    words = line.split(maxsplit=1)
    if not words or line != line.strip():
        return None
    boxes = [_box(page, at + offset) for offset in (0, _units(words[0]) - 1, _units(line) - 1)]
    if any(box is None for box in boxes):
        return None
    first, end_of_word, last = (box for box in boxes if box is not None)
    if last.right < first.left:
        return None
    return Line(line, first.left, last.right, first.bottom, first.top - first.bottom, end_of_word.right - first.left, whole.endswith(" "))


def _units(text: str) -> int:
    """How long a text is as the library counts: in units of UTF-16."""
    return len(text.encode("utf-16-le")) // 2


class _Box(NamedTuple):
    left: float
    right: float
    bottom: float
    top: float


def _box(page: PdfTextPage, at: int) -> _Box | None:
    rect, index = pdfium.FS_RECTF(), pdfium.FPDFText_GetCharIndexFromTextIndex(page, at)
    if index < 0 or not pdfium.FPDFText_GetLooseCharBox(page, index, ctypes.byref(rect)):
        return None
    return _Box(rect.left, rect.right, rect.bottom, rect.top)


def _blocks(lines: Sequence[Line | None]) -> list[range]:
    """The runs of lines that lie below one another like the lines of one column, as ranges of indices, each of two lines or more."""
    starts = [0, *(i + 1 for i, (a, b) in enumerate(pairwise(lines)) if a is None or b is None or not _below(a, b)), len(lines)]
    return [range(start, end) for start, end in pairwise(starts) if end - start > 1]


def _below(a: Line, b: Line) -> bool:
    height = max(a.height, 0.1)
    return (
        abs(a.height - b.height) <= SAME_SIZE * height
        and 0 < a.bottom - b.bottom <= MOST_LEADING * height
        and abs(a.left - b.left) <= MOST_INDENT * height
    )


def _goes_on(a: Line, b: Line, least: float) -> bool:
    """Whether a line may go on in the next: no further down than others, and not set in, but for what stands beside the mark of a list."""
    is_set_in = b.left - a.left > MOST_SET_IN * a.height and LIST_MARK.match(a.text) is None
    return a.bottom - b.bottom <= MOST_APART * least and not is_set_in


def _full(lines: Sequence[Line | None], block: range) -> list[int]:
    """The lines of a block that ended because they were full; none where the block is no running text."""
    held = [line for i in block if (line := lines[i]) is not None]
    if max(len(line.text) for line in held) < NARROWEST:
        return []
    edge = max(line.right for line in held)
    least = min(a.bottom - b.bottom for a, b in pairwise(held))
    full = [i for i, (a, b) in enumerate(pairwise(held)) if a.right + SPACE * a.height + b.first_word > edge and _goes_on(a, b, least)]
    going_on = sum(held[i].has_blank or held[i + 1].text[0].islower() for i in full)
    return [block[i] for i in full] if 2 * going_on >= len(full) else []
