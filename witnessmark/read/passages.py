"""The stretches of a text that are in another language than the rest: a quotation left in the original, a translation below a post.

Conservative: a stretch is another language's only where its own words say so. A foreign name, a title or a few words are none,
and neither is a language without a vocabulary file.
"""

import functools
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence

from witnessmark.model.base import Span
from witnessmark.model.passage import Passage
from witnessmark.read.language import CLEAR, CYRILLIC_WORD, LATIN_WORD, QUOTED, common_words, frequent_words
from witnessmark.read.segment import Segmented
from witnessmark.read.vocabulary import languages, vocabulary

# Fewer words than this are no passage; fewer signs of a language than this (its own letters, its common words) tell nothing.
SHORTEST, FEWEST_SIGNS = 4, 2
# One word in so many of English words is one of the commonest; other languages in Latin letters share few of these.
COMMON_IN = 6
WORD = re.compile(r"[^\W\d_]+(?:['’ʼ][^\W\d_]+)*")
# A text without these has no passage: looked for in the whole text, before anything else.
SMALL_LATIN, SMALL_CYRILLIC = re.compile(r"[a-z]{2} [a-z]{2}"), re.compile(r"[а-яёіїєґ]{2}[^\n.]{0,40} [а-яёіїєґ]{2}")
# Two languages of one script, each with its neighbour: told apart by what the other lacks.
NEIGHBOUR = {"uk": "ru", "ru": "uk"}


def find_passages(cut: Segmented) -> tuple[Passage, ...]:
    """The passages in other languages that can be read, in text order; none of them overlap. Neighbours in one language are one."""
    if cut.language not in languages() or not _may_have(cut.language, cut.text, cut.lower):
        return ()
    found = [p for start, end, sentences in _paragraphs(cut) for p in _in_paragraph(cut, start, end, sentences)]
    return tuple(_joined(cut.text, [p for p in found if p.language in languages()]))


def _may_have(language: str, text: str, lower: Iterable[str]) -> bool:
    """Cheap, and right for nearly all texts: whether there is any sign of another language."""
    other = NEIGHBOUR.get(language)
    if other is None:
        return not text.isascii() and SMALL_CYRILLIC.search(text) is not None
    letters = vocabulary(other, "language")["letters"]
    return any(x in text for x in letters) or not common_words(other).isdisjoint(lower) or SMALL_LATIN.search(text) is not None


def _paragraphs(cut: Segmented) -> Iterator[tuple[int, int, list[Span]]]:
    """Offsets of each paragraph that may have a passage, with those of its sentences."""
    for first, end in cut.paragraphs:
        text = cut.quote(first, end)
        if _may_have(cut.language, text, cut.lower[first:end]):
            inside = cut.sentences[cut.sentence_of(first) : cut.sentence_of(end - 1) + 1]
            yield cut.starts[first], cut.ends[end - 1], [(cut.starts[a], cut.ends[b - 1]) for a, b in inside]


def _in_paragraph(cut: Segmented, start: int, end: int, sentences: Sequence[Span]) -> list[Passage]:
    """A quotation first, whatever stands around it; then the sentences, those that do not show it as their paragraph does."""
    quoted = [(m.start(m.lastindex or 0), m.end(m.lastindex or 0)) for m in QUOTED.finditer(cut.text, start, end)]
    starts, ends = [a for a, _ in quoted], [b for _, b in quoted]
    foreign = {k: told for k, (a, b) in enumerate(quoted) if (told := told_by(cut.text[a:b])) is not None}
    whole, found = told_by(_outside(cut.text, start, end, quoted)) or cut.language, list[Passage]()
    for a, b in sentences:
        inside = range(bisect_right(ends, a), bisect_left(starts, b))
        told = told_by(_outside(cut.text, a, b, [quoted[k] for k in inside])) or whole
        if told != cut.language:
            for k in inside:
                if foreign.get(k) == told and a <= starts[k] and ends[k] <= b:
                    del foreign[k]
            found.extend(Passage(language=told, start=x, end=y) for x, y in _free(a, b, [quoted[k] for k in inside if k in foreign]))
    found.extend(Passage(language=told, start=starts[k], end=ends[k]) for k, told in foreign.items())
    return sorted((p for p in found if p.language != cut.language), key=lambda p: p.start)


def told_by(text: str) -> str | None:
    """The language a few words clearly are in; null where they are too few, or do not tell."""
    words = WORD.findall(text)
    if len(words) < SHORTEST:
        return None
    latin, cyrillic = len(LATIN_WORD.findall(text)), len(CYRILLIC_WORD.findall(text))
    lower = [word.casefold() for word in words]
    if latin > CLEAR * cyrillic:
        common = sum(word in common_words("en") or word in frequent_words("en") for word in lower)
        return "en" if common >= FEWEST_SIGNS and common * COMMON_IN >= len(words) else None
    if cyrillic <= CLEAR * latin:
        return None
    signs = {language: _signs(lower, language) for language in NEIGHBOUR}
    for language, other in NEIGHBOUR.items():
        enough = signs[language] >= FEWEST_SIGNS or (signs[language] and not signs[other] and len(text) >= _one_sign_in(language))
        if enough and signs[language] > CLEAR * signs[other]:
            return language
    return None


def _signs(words: Sequence[str], language: str) -> int:
    """How many words have letters or endings the neighbour lacks, or are words it lacks."""
    own, common = own_forms(language), common_words(language)
    return sum(word in common or own.search(word) is not None for word in words)


def _one_sign_in(language: str) -> float:
    """How long a text without a sign of the neighbour is clear by one sign; no length is where the table names none."""
    return float(vocabulary(language, "language").get("one_sign_in", "inf"))


@functools.cache
def own_forms(language: str) -> re.Pattern[str]:
    """The letters and endings of words that the neighbour language lacks."""
    table = vocabulary(language, "language")
    return re.compile("|".join([f"[{table['letters']}]", *(f"{ending}$" for ending in table.get("endings", ()))]))


def _outside(text: str, start: int, end: int, quoted: Sequence[Span]) -> str:
    """The words outside quotation marks; all of them where nothing else is there."""
    free = " ".join(text[a:b] for a, b in _free(start, end, quoted))
    return free if WORD.search(free) else text[start:end]


def _free(start: int, end: int, taken: Sequence[Span]) -> Iterator[Span]:
    """What of [start, end) is not taken."""
    for first, stop in sorted(taken):
        if stop <= start or first >= end:
            continue
        if start < first:
            yield start, first
        start = stop
    if start < end:
        yield start, end


def _joined(text: str, passages: Sequence[Passage]) -> list[Passage]:
    joined: list[Passage] = []
    for passage in passages:
        last = joined[-1] if joined else None
        if last is not None and last.language == passage.language and not text[last.end : passage.start].strip():
            joined[-1] = Passage(language=last.language, start=last.start, end=passage.end)
        else:
            joined.append(passage)
    return joined


def only(text: str, language: str, passages: Sequence[Passage]) -> str:
    """The text with nothing but the passages in one language; every letter keeps its offset, and what stood apart stands in
    lines apart. A quotation in a third language inside them stays: the sentence around it needs it."""
    edges = {edge for p in passages if p.language == language for edge in (p.start, p.end)}
    kept, at = [], 0
    for passage in passages:
        if passage.language != language and edges.isdisjoint((passage.start, passage.end)):
            continue
        kept += ["\n" * (passage.start - at), text[passage.start : passage.end]]
        at = passage.end
    return "".join([*kept, "\n" * (len(text) - at)])


def within(passages: Sequence[Passage], offset: int) -> bool:
    """Whether an offset lies inside one of the passages, which are in order and do not overlap."""
    k = bisect_right(passages, offset, key=lambda passage: passage.start) - 1
    return k >= 0 and offset < passages[k].end
