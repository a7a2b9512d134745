"""Statements that reach further than their sentence: a tally told in two sentences, a quotation that goes on."""

from bisect import bisect_left

from witnessmark.read.attribution.free_order.contents import Quoted
from witnessmark.read.attribution.free_order.noun_phrases import CLOSING, Reader
from witnessmark.read.attribution.free_order.statement import Statement

SHORTEST = 5
"""Words, marks included, that a quotation needs to be a statement by itself."""


def extend(reader: Reader, quoted: Quoted, found: list[Statement]) -> None:
    """Lengthens the statements in place."""
    _reports(reader, found)
    _tallies(reader, found)
    _quotations(reader, quoted, found)


def _reports(reader: Reader, found: list[Statement]) -> None:
    """What "про це повідомив" reaches back to ends after the last sentence that has its own voice."""
    spoken = {made.sentence for made in found if made.source is not None}
    for made in found:
        if made.rule != "back" or made.content[0][1] > made.sentence[0]:
            continue
        first, end = made.content[0]
        k = reader.cut.sentence_of(end - 1)
        start = reader.cut.sentences[k][0]
        while (
            k > 0 and reader.cut.sentences[k - 1][0] >= first and reader.cut.sentences[k - 1] not in spoken and reader.cut.sentences[k] not in spoken
        ):
            k -= 1
            start = reader.cut.sentences[k][0]
        made.content = [(start, end)]


def _tallies(reader: Reader, found: list[Statement]) -> None:
    """ "Двоє людей загинули. Ще п'ятеро поранені, повідомляє ДСНС.": both sentences are one count of dead and injured."""
    taken = {made.sentence for made in found}
    for made in found:
        first, end = made.sentence
        paragraph = reader.cut.paragraph_of(first)[0]
        if made.rule != "tag" or first == paragraph or not any(a == first for a, _ in made.content):
            continue
        k = reader.cut.sentence_of(first)
        earlier = reader.cut.sentences[k - 1]
        if earlier not in taken and _counts_harm(reader, *earlier) and _counts_harm(reader, first, end):
            made.content.append(earlier)


def _counts_harm(reader: Reader, first: int, end: int) -> bool:
    harmed = reader.says.endings.get("harm", ())
    return any(reader.cut.lower[k].startswith(harmed) for k in range(first, end)) and any(
        reader.cut.words[k].isdecimal() or reader.word_in(k, "counts") for k in range(first, end)
    )


def _quotations(reader: Reader, quoted: Quoted, found: list[Statement]) -> None:
    """A quotation that follows an attributed one at once, as a sentence or as a paragraph of its own, is the same voice's."""
    held = {
        first for made in found for a, b in made.content for first in quoted.firsts[bisect_left(quoted.firsts, a) : bisect_left(quoted.firsts, b)]
    }
    spoken = {reader.cut.paragraph_number(made.cue[0]) for made in found}
    owners = sorted(
        (made for made in found if made.source is not None and any(_ends_marked(reader, quoted, b) for _, b in made.content)), key=lambda s: s.cue
    )
    by_paragraph = {reader.cut.paragraph_number(made.cue[0]): made for made in owners}
    for quotation in quoted.all:
        if quotation.first in held or quotation.end - quotation.first < SHORTEST:
            continue
        paragraphs = reader.cut.paragraphs
        k = reader.cut.paragraph_number(quotation.first)
        before = _just_before(reader, owners, quotation.first)
        if before is not None and reader.cut.sentences[reader.cut.sentence_of(quotation.first)] not in {made.sentence for made in found}:
            before.content.append((quotation.first, quotation.end))
            continue
        if k == 0 or paragraphs[k][0] != quotation.first:
            continue
        owner = by_paragraph.get(k - 1)
        if owner is not None and k not in spoken:
            by_paragraph[k] = owner
            owner.content.append((quotation.first, quotation.end))


def _just_before(reader: Reader, owners: list[Statement], first: int) -> Statement | None:
    """The attributed quotation of the sentence before, where a sentence of the same paragraph begins with the quotation at `first`."""
    number = reader.cut.sentence_of(first)
    if reader.cut.sentences[number][0] != first or first == reader.cut.paragraph_of(first)[0]:
        return None
    return next((made for made in owners if reader.cut.sentence_of(max(made.cue[0], made.content[-1][0])) == number - 1), None)


def _ends_marked(reader: Reader, quoted: Quoted, end: int) -> bool:
    """Whether the words end with a quotation, or inside one that its paragraph left open."""
    return reader.cut.words[end - 1] in CLOSING or quoted.holding(end - 1) is not None
