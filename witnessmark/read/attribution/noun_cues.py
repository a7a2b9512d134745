"""Nouns that carry a statement: "the governor's claim that nobody was hurt", "their calls for a truce"."""

from collections.abc import Iterator

from witnessmark.read.attribution import following
from witnessmark.read.attribution.contents import Field, end_after, field_of
from witnessmark.read.attribution.cues import Modality, is_finite
from witnessmark.read.attribution.name_lists import Phrase
from witnessmark.read.attribution.quotations import Quotation
from witnessmark.read.attribution.spoken import Reader
from witnessmark.read.attribution.statement import Statement
from witnessmark.read.segment import Segmented


def noun_cues(reader: Reader, first: int, end: int) -> Iterator[Statement]:
    """The statements that nouns of one sentence carry; what a noun only speaks about is put forward by nobody."""
    anchors = reader.anchors("noun", first + 1, end - 2)
    if not anchors:
        return
    yield from carried(reader, first, end, reader.quotations, reader.firsts)
    for i in anchors:
        takes = reader.words.nouns_take.get(reader.cut.lower[i])
        if takes is not None and i < end - 3 and reader.cut.lower[i + 1] in takes:
            made = _about(reader, i, field_of(first, end, i, reader.quotations, reader.firsts), (first, end))
            if made is not None:
                yield made


def _about(reader: Reader, noun: int, where: Field, sentence: tuple[int, int]) -> Statement | None:
    """ "her criticism of the raid": what the noun is about, to the end of its phrase."""
    cut, lower = reader.cut, reader.cut.lower
    source = _owner(reader, where.lo, noun, noun + 1)
    if source is None and lower[noun] not in reader.words.unowned:
        return None
    start = noun + 1 if lower[noun + 1] == reader.words.infinitive else noun + 2
    stop = _phrase_end(reader, start, where.hi)
    if stop <= start:
        return None
    made = Statement((noun, noun + 2), "", "call", "stated", source, "after", sentence, [(start, end_after(cut, where, start, stop))], where=where)
    made.unasserted = True
    return made


def _phrase_end(reader: Reader, start: int, hi: int) -> int:
    cut, words = reader.cut, reader.words
    for k in range(start + 1, hi):
        verb = words.verbs.get(cut.lower[k])
        if cut.words[k] in ",;:—–" or cut.lower[k] in words.object_ends or is_finite(cut, words, k):
            return k
        if verb is not None and verb.past and cut.lower[k] not in words.ambiguous:
            return k
    return hi


def carried(reader: Reader, first: int, end: int, quotations: list[Quotation], firsts: list[int]) -> Iterator[Statement]:
    """ "the governor's claim that nobody was hurt", "a report by the union that …"."""
    cut, words = reader.cut, reader.words
    for i in reader.anchors("noun", first + 1, end - 2):
        if cut.lower[i] not in words.nouns:
            continue
        where = field_of(first, end, i, quotations, firsts)
        that = next((k for k in range(i + 1, min(i + 8, where.hi)) if cut.lower[k] == "that"), None)
        if that is None or (that > i + 1 and cut.lower[i + 1] not in ("by", "from", "of")):
            continue
        source = _owner(reader, where.lo, i, that)
        modality = _modality(reader, cut.lower[i])
        if source is None and modality == "stated" and cut.lower[i] not in words.unowned:
            continue
        stop = end_after(cut, where, that, _until(cut, that, where.hi))
        yield Statement((i, i + 1), "", "call", modality, source, "after", (first, end), [(that, stop)], where=where)


def _modality(reader: Reader, noun: str) -> Modality:
    if noun in reader.words.nouns_denied:
        return "denied"
    return "possible" if noun in reader.words.nouns_possible else "stated"


def _until(cut: Segmented, first: int, hi: int) -> int:
    return next((k for k in range(first + 3, hi) if cut.words[k] in ",;—–"), hi)


def _owner(reader: Reader, lo: int, noun: int, that: int) -> Phrase | None:
    """Whose statement it is: the possessor before the noun, or the voice after "by"."""
    cut = reader.cut
    if that > noun + 1:
        return following.after(cut, reader.words, reader.names, noun + 2, that)
    for k in range(noun - 1, max(lo - 1, noun - 4), -1):
        if cut.lower[k] in reader.names.possessives:
            return Phrase(k, k + 1, k + 1)
        if cut.words[k].islower() and cut.lower[k].removesuffix("'s") in reader.names.roles and cut.lower[k].endswith("'s"):
            return Phrase(k - (k > lo and cut.lower[k - 1] in reader.names.determiners), k + 1, k + 1)
        if cut.lower[k].endswith(("'s", "s'")) and cut.words[k][0].isupper():
            start = k
            while start > lo and cut.words[start - 1][0].isupper() and cut.lower[start - 1] not in reader.words.openers:
                start -= 1
            return Phrase(start, k + 1, k + 1)
    return None
