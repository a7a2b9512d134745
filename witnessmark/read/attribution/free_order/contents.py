"""What was said: the words before a verb of saying, after it, or in the sentences around it."""

from bisect import bisect_right

from witnessmark.read.attribution.free_order.noun_phrases import CLOSING, OPENING, Reader
from witnessmark.read.attribution.free_order.unmarked import DASHES
from witnessmark.read.attribution.quotations import Quotation

Range = tuple[int, int]
FURTHEST = 600
"""Words a voice may reach beyond its sentence; more is another story, or a text whose paragraphs were lost."""


class Quoted:
    """The quotations of a text, to be asked by word."""

    def __init__(self, quotations: list[Quotation]) -> None:
        self.all = quotations
        self.firsts = [quotation.first for quotation in quotations]

    def holding(self, word: int) -> Quotation | None:
        """The quotation this word stands in."""
        k = bisect_right(self.firsts, word) - 1
        return self.all[k] if k >= 0 and word < self.all[k].end else None


def trimmed(reader: Reader, first: int, end: int) -> Range | None:
    """The range without marks at its edges that belong to the sentence, not to the words; null where nothing is left."""
    words = reader.cut.words
    while first < end and (words[first] in ",;:" or words[first] in DASHES or (words[first] == "." and end - first > 1)):
        first += 1
    while end > first and (words[end - 1] in ",;:.(" or words[end - 1] in DASHES):
        end -= 1
    return (first, end) if first < end else None


def before(reader: Reader, quoted: Quoted, sentence: Range, stop: int) -> Range | None:
    """The words before the mark at `stop`: the whole quotation that ends there, the dialogue turn, or the sentence so far."""
    cut = reader.cut
    end = stop
    while end > sentence[0] and (cut.words[end - 1] in ",;" or cut.words[end - 1] in DASHES):
        end -= 1
    if end <= 0:
        return None
    if cut.words[end - 1] in CLOSING:
        quotation = quoted.holding(end - 1)
        if quotation is not None and (quotation.first <= sentence[0] + 1 or cut.words[quotation.first - 1] == ":"):
            return quotation.first, end
    first = sentence[0]
    paragraph = cut.paragraph_of(first)[0]
    if cut.words[paragraph] in DASHES and stop > first and any(cut.words[k] in DASHES for k in (stop - 1, stop)):
        first = max(paragraph, stop - FURTHEST)
    return trimmed(reader, first, end)


def opens_quotation(reader: Reader, quoted: Quoted, k: int) -> Quotation | None:
    """The quotation that begins at `k`."""
    quotation = quoted.holding(k) if k < len(reader.cut.words) and reader.cut.words[k] in OPENING else None
    return quotation if quotation is not None and quotation.first == k else None


def after(reader: Reader, quoted: Quoted, start: int, end: int) -> Range | None:
    """The words from `start` to the end of the sentence, over it where a quotation that began in them goes on."""
    last = quoted.holding(end - 1)
    if last is not None and start <= last.first:
        return start, max(end, last.end)
    return trimmed(reader, start, end)
