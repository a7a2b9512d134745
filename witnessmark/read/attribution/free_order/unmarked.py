"""A text as its reader sees it: without the marks for bold, links and emoji, and with a quotation's closing words beside it."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from witnessmark.read.attribution.free_order.verbs import Sayings
from witnessmark.read.markup import LINK
from witnessmark.read.segment import Segmented

JOINS = frozenset(",—–-‐―")
KEPT = frozenset("•.,;:!?…«»„“”\"'’‘()[]—–-‐―/%№+&#|")
ODD = re.compile(r"[^\w\s•.,;:!?…«»„“”\"'’‘()\[\]—–\-‐―/%№+&#|]|_")
DASHES = frozenset("—–-‐―")
LONGEST_SENTENCE = 400
"""Words; what is longer has lost its full stops."""


class Unmarked(Segmented):
    """The words of a text without its markup; offsets stay those of the text.

    `channels` gives the words that are a link their channel, where the address tells one. A sentence that opens with a dash
    or a comma and a verb of saying belongs to the one before it in its paragraph («Чому?» — спитав мер).
    """

    __slots__ = ("channels", "paragraph_starts")

    def __init__(self, cut: Segmented, sayings: Sayings) -> None:
        self.text, self.language = cut.text, cut.language
        self.words, self.lower, self.starts, self.ends = cut.words, cut.lower, cut.starts, cut.ends
        self.paragraphs, sentences = cut.paragraphs, cut.sentences
        self.channels: dict[int, str] = {}
        if "](" in cut.text or "://" in cut.text or ODD.search(cut.text) is not None:
            sentences = self._without(cut, sayings)
        self.paragraph_starts = [first for first, _ in self.paragraphs]
        if any(self.words[first] in JOINS for first, _ in sentences):
            sentences = list(_joined(self, sayings, sentences))
        self.sentences = list(_cut(sentences)) if any(end - first > LONGEST_SENTENCE for first, end in sentences) else sentences
        self.sentence_starts = [first for first, _ in self.sentences]

    def _without(self, cut: Segmented, sayings: Sayings) -> list[tuple[int, int]]:
        """Takes the words no reader sees out of all lists; the sentences that are left."""
        kept, links = _seen(cut)
        self.words = [cut.words[i] for i in kept]
        self.lower = [cut.lower[i] for i in kept]
        self.starts = [cut.starts[i] for i in kept]
        self.ends = [cut.ends[i] for i in kept]
        place = _places(kept, len(cut.words))
        self.channels = {place[i]: sayings.hosts[host] for i, host in links.items() if host in sayings.hosts}
        self.paragraphs = [(place[a], place[b]) for a, b in cut.paragraphs if place[a] < place[b]]
        return [(place[a], place[b]) for a, b in cut.sentences if place[a] < place[b]]

    def paragraph_number(self, word: int) -> int:
        """The index of the paragraph that holds this word."""
        return bisect_right(self.paragraph_starts, word) - 1

    def paragraph_of(self, word: int) -> tuple[int, int]:
        """The paragraph that holds this word."""
        return self.paragraphs[self.paragraph_number(word)]


def _places(kept: list[int], count: int) -> list[int]:
    """For each word of the text the index of the first kept word from there on."""
    place, k = [], 0
    for i in range(count + 1):
        while k < len(kept) and kept[k] < i:
            k += 1
        place.append(k)
    return place


def _seen(cut: Segmented) -> tuple[list[int], dict[int, str]]:
    """The words a reader sees, and for those that are a link the address's host."""
    hidden: set[int] = set()
    links: dict[int, str] = {}
    for match in LINK.finditer(cut.text) if "](" in cut.text else ():
        shown = range(bisect_left(cut.starts, match.start(1)), bisect_left(cut.starts, match.end(1)))
        links |= dict.fromkeys(shown, match[2].split("//")[-1].split("/")[0].casefold())
        hidden.update(range(bisect_left(cut.starts, match.start()), bisect_left(cut.starts, match.end())))
        hidden.difference_update(shown)
    hidden.update(_addresses(cut))
    return [i for i, word in enumerate(cut.words) if i not in hidden and (word[0].isalnum() or word in KEPT)], links


def _addresses(cut: Segmented) -> Iterator[int]:
    """The words of bare web addresses."""
    inside = False
    for i in range(len(cut.words) if "://" in cut.text else 0):
        inside = (inside and cut.starts[i] == cut.ends[i - 1]) or cut.lower[i].startswith("http")
        if inside:
            yield i


def _cut(sentences: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Sentences of a length a reader would follow: a text without full stops is read piece by piece."""
    for first, end in sentences:
        for start in range(first, end, LONGEST_SENTENCE):
            yield start, min(end, start + LONGEST_SENTENCE)


def _joined(cut: Unmarked, sayings: Sayings, sentences: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    starts = {first for first, _ in cut.paragraphs}
    held: tuple[int, int] | None = None
    for first, end in sentences:
        if held is not None and cut.words[first] in JOINS and first not in starts and _closes_quotation(cut, sayings, first, end):
            held = held[0], end
            continue
        if held is not None:
            yield held
        held = first, end
    if held is not None:
        yield held


def _closes_quotation(cut: Unmarked, sayings: Sayings, first: int, end: int) -> bool:
    k = first + (cut.words[first] == ",")
    return k + 1 < end and cut.words[k] in DASHES and cut.lower[k + 1] in sayings.verbs
