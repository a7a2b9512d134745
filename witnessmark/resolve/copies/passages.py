"""Passages two texts have word for word, outside quotations: what a heavy rewrite leaves of its original, and what a report reuses of another."""

import functools
import re
from collections.abc import Iterator, Mapping, Sequence

from witnessmark.model.base import Model, Span
from witnessmark.resolve.copies.anchors import QUOTED
from witnessmark.resolve.copies.chain import heaviest
from witnessmark.resolve.copies.plain import plain
from witnessmark.resolve.incidents.told_words import BEGINNING, common

WORD = re.compile(r"\w+|\0[\0\s]*")
BREAK = "\0"
LEAST = 3  # words; two are shared by any two texts
LONGEST = 4000  # words of one text that are looked at
ORDINARY = 4  # letters from which a word in small letters says something; names and numbers belong to the event and not to its author
ORDINARY_LEAST = 2  # of its words must be the author's own, or the passage is a name, a date, a place


class Word(Model, frozen=True, kw_only=True):
    """One word where it stands; `own` where it is written in small letters, `telling` where it is long enough to say something too."""

    start: int
    end: int
    word: str
    own: bool
    telling: bool


class Passage(Model, frozen=True, kw_only=True):
    """The same `size` words in two texts; `telling` is how many of them say something."""

    a: Span
    b: Span
    size: int
    telling: int


class Reuse(Model, frozen=True, kw_only=True):
    """What two texts share word for word. `ordered` are the passages that stand in the same order in both, `passages` all.

    `covered` is what all of them hold of the telling words of the text that has fewer, `whole` what they hold of all words of the
    shorter one, `share` what the ordered ones hold of the telling words, where a longer passage counts for more: of its words all
    but two, for two words meet by chance.
    """

    passages: tuple[Passage, ...]
    ordered: tuple[Passage, ...]
    covered: float
    whole: float
    share: float


class Cut(Model, frozen=True, kw_only=True):
    """A text cut into words, with a break for each quotation; `where` are the places of each run of three words without one."""

    words: tuple[Word, ...]
    where: Mapping[tuple[str, ...], Sequence[int]]
    telling: int
    size: int


def reuse(a: str, b: str) -> Reuse:
    """The passages of three words and more that two texts share outside quotations, longest first where they overlap."""
    mine, theirs = cut(a), cut(b)
    chosen = [(tile, passage) for tile in _tiles(mine, theirs) if (passage := _passage(mine.words, theirs.words, *tile)) is not None]
    ordered, weight = _in_order(chosen)
    fewer = max(min(mine.telling, theirs.telling), 1)
    passages = tuple(passage for _, passage in chosen)
    return Reuse(
        passages=passages,
        ordered=ordered,
        covered=sum(p.telling for p in passages) / fewer,
        whole=sum(p.size for p in passages) / max(min(mine.size, theirs.size), 1),
        share=weight / fewer,
    )


@functools.lru_cache(maxsize=1024)
def cut(text: str) -> Cut:
    """The words of a text outside its quotations and addresses."""
    outside = QUOTED.sub(lambda m: BREAK.ljust(len(m.group())), plain(text))
    words = tuple(_word(m.group(), m.start()) for m in WORD.finditer(outside))[:LONGEST]
    written = [word.word for word in words]
    where: dict[tuple[str, ...], list[int]] = {}
    for place in range(len(written) - LEAST + 1):
        run = tuple(written[place : place + LEAST])
        if BREAK not in run:
            where.setdefault(run, []).append(place)
    return Cut(words=words, where=where, telling=sum(w.telling for w in words), size=sum(w.word != BREAK for w in words))


def _word(written: str, start: int) -> Word:
    if written.startswith(BREAK):
        return Word(start=start, end=start + 1, word=BREAK, own=False, telling=False)
    own = written.islower() and not any(letter.isdigit() for letter in written)
    telling = own and len(written) >= ORDINARY and written[:BEGINNING] not in common()
    return Word(start=start, end=start + len(written), word=written.casefold(), own=own, telling=telling)


Tile = tuple[int, int, int]
"""Where a run of the same words starts in the first text and in the second, in words, and how many there are."""


def _tiles(a: Cut, b: Cut) -> list[Tile]:
    """Runs of the same words, the longest first, none over another."""
    taken, used, found = set[int](), set[int](), []
    for size, i, j in sorted(_runs(a, b), key=lambda run: (-run[0], run[1], run[2])):
        free = [k for k in range(size) if i + k not in taken and j + k not in used]
        if len(free) >= LEAST and free[-1] - free[0] == len(free) - 1:
            taken.update(i + k for k in free)
            used.update(j + k for k in free)
            found.append((i + free[0], j + free[0], len(free)))
    return sorted(found)


def _runs(a: Cut, b: Cut) -> Iterator[Tile]:
    """The length of each run that cannot begin earlier, and where it starts in both."""
    for run in a.where.keys() & b.where.keys():
        for i in a.where[run]:
            for j in b.where[run]:
                if not (i and j and a.words[i - 1].word == b.words[j - 1].word != BREAK):
                    yield _length(a.words, b.words, i, j), i, j


def _length(a: Sequence[Word], b: Sequence[Word], i: int, j: int) -> int:
    n = LEAST
    while i + n < len(a) and j + n < len(b) and a[i + n].word == b[j + n].word != BREAK:
        n += 1
    return n


def _passage(a: Sequence[Word], b: Sequence[Word], i: int, j: int, n: int) -> Passage | None:
    """Null where too few of the words are an author's own."""
    own, telling = sum(w.own for w in a[i : i + n]), sum(w.telling for w in a[i : i + n])
    if own < ORDINARY_LEAST or not telling:
        return None
    return Passage(a=(a[i].start, a[i + n - 1].end), b=(b[j].start, b[j + n - 1].end), size=n, telling=telling)


def _in_order(found: Sequence[tuple[Tile, Passage]]) -> tuple[tuple[Passage, ...], float]:
    """The heaviest passages that stand in the same order in both texts, and their weight."""

    def follows(before: int, k: int) -> bool:
        (i, j, n), (after_i, after_j, _) = found[before][0], found[k][0]
        return i + n <= after_i and j + n <= after_j

    chain, weight = heaviest([passage.telling * (passage.size - LEAST + 1) / passage.size for _, passage in found], follows)
    return tuple(found[k][1] for k in chain), weight
