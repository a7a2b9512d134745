"""Statements whose voice stands elsewhere than before a verb: "according to", "as the mayor said,", "quoted her as saying"."""

from collections.abc import Iterator

from witnessmark.read.attribution import following, phrases
from witnessmark.read.attribution.contents import Field, end_after, field_of, span_before, start_after
from witnessmark.read.attribution.cues import Cue
from witnessmark.read.attribution.name_lists import Phrase
from witnessmark.read.attribution.statement import Statement
from witnessmark.read.attribution.text import Text

BROKEN = 6
"""Words before an inserted "according to" that are too few to be a statement alone ("The bridge, according to the police, held")."""
BACK = 12
"""Words between "quoted" and "as saying"."""


def otherwise(text: Text, first: int, end: int) -> list[Statement]:
    """The statements of one sentence that no verb before them hands over."""
    return [*_according(text, first, end), *_quoted_as(text, first, end)]


def _according(text: Text, first: int, end: int) -> Iterator[Statement]:
    lower = text.cut.lower
    for i in text.anchors("according", first, end - 2):
        for phrase in text.words.according:
            if tuple(lower[i : i + len(phrase)]) == phrase:
                where = field_of(first, end, i, text.quotations, text.firsts)
                made = _according_at(text, (i, i + len(phrase)), where, (first, end))
                if made is not None:
                    yield made


def _according_at(text: Text, cue: tuple[int, int], where: Field, sentence: tuple[int, int]) -> Statement | None:
    cut, i = text.cut, cue[0]
    source = following.after(cut, text.words, text.names, cue[1], where.hi, sure=True)
    if source is None:
        return None
    made = Statement(cue, "", "say", "stated", source, "before", sentence, where=where)
    if all(cut.words[k] == "," or cut.lower[k] in text.words.openers for k in range(where.lo + 1, i)) or cut.lower[i - 1] in ("and", "but", ";"):
        return _opening(text, made, source.end, where)
    first = where.lo
    for k in range(i - 1, where.lo, -1):
        if cut.words[k] in ";:":
            first = k + 1
            break
    span = span_before(cut, text.words, Field(first, where.hi, where.quotations, where.firsts), i)
    if span is None:
        return None
    made.content.append(span)
    k = source.end
    if (
        span[1] - span[0] <= BROKEN
        and k < where.hi - 2
        and cut.words[k] in ",—–-"
        and cut.words[i - 1] in ",—–-"
        and cut.lower[k + 1] not in text.words.hanging
    ):
        made.content.append((k + 1, end_after(cut, where, k + 1, where.hi)))
    return made


def _opening(text: Text, made: Statement, end: int, where: Field) -> Statement | None:
    """What the voice says follows it: "According to the union, …"."""
    k = end + (end < where.hi and text.cut.words[end] == ",")
    made.order, made.start, made.limit = "after", k, where.hi
    return made if k < where.hi - 1 else None


def as_said(text: Text, cue: Cue, source: Phrase, where: Field, sentence: tuple[int, int]) -> Statement | None:
    """ "As the mayor told Radio North, two houses burned": the rest of the sentence is what was said."""
    cut = text.cut
    if source.first <= where.lo or cut.lower[source.first - 1] != "as" or source.first - 1 != where.lo or cue.frame not in ("say", "tell"):
        return None
    comma = next((k for k in range(cue.end, where.hi) if cut.words[k] == ","), None)
    if comma is None or any(cut.lower[k] == "that" for k in range(cue.end, comma)):
        return None
    made = Statement((cue.first, cue.end), "", cue.frame, cue.modality, source, "after", sentence, where=where)
    return _opening(text, made, comma, where)


def _quoted_as(text: Text, first: int, end: int) -> Iterator[Statement]:
    """ "Radio North quoted a guard as saying that": the guard speaks, the station carries; "was quoted by … as saying" likewise."""
    cut, words = text.cut, text.words
    for i in text.anchors("as", first + 3, end - 1):
        if cut.lower[i + 1] not in words.as_saying:
            continue
        verb = next((k for k in range(i - 1, max(first, i - BACK), -1) if cut.lower[k] in words.quoting), None)
        where = field_of(first, end, i, text.quotations, text.firsts)
        passive = verb is not None and cut.lower[verb - 1] in words.be
        made = None if verb is None else _passed_on(text, verb, i, where, (first, end), passive=passive)
        if made is not None:
            yield made


def _passed_on(text: Text, verb: int, i: int, where: Field, sentence: tuple[int, int], *, passive: bool) -> Statement | None:
    cut, words, names = text.cut, text.words, text.names
    begin = verb - passive - (cut.lower[verb - 1 - passive] in words.auxiliaries)
    outer = phrases.before(cut, words, names, where.lo, begin)
    inner = following.after(cut, words, names, verb + 1 + passive, i, sure=True)
    source, carrier = (outer, inner) if passive else (inner, outer)
    cue = Cue(i, i + 2, i + 1, "say", "finite", "stated")
    start = start_after(cut, words, cue, where)
    if source is None or start is None:
        return None
    made = Statement((verb, i + 2), "say", "say", "stated", source, "after", sentence, where=where, start=start, limit=where.hi)
    made.carriers += [carrier] if carrier is not None else []
    return made
