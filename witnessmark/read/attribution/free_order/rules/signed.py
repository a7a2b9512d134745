"""Voices after a dash: "Двоє поранених — поліція", "… – источник 112", "…, — СМИ"."""

from witnessmark.read.attribution.free_order.contents import Quoted, Range, before
from witnessmark.read.attribution.free_order.noun_phrases import CLOSING, NOMINATIVE, Phrase, Reader
from witnessmark.read.attribution.free_order.rules.labels import is_surname
from witnessmark.read.attribution.free_order.statement import Statement
from witnessmark.read.attribution.free_order.unmarked import DASHES

LONGEST = 9
"""Words a signature may have."""
LEAST = 2
"""Words that are a statement and not the subject of "is": "Власник — мер" says who somebody is."""


def statements(reader: Reader, quoted: Quoted, sentence: Range, said: list[Statement]) -> list[Statement]:
    """The statement that a dash and a voice close, where nothing follows the voice. A sentence that is nothing else signs the paragraph before."""
    first, end = sentence
    dash = next((k for k in range(end - 1, first - 1, -1) if reader.cut.words[k] in DASHES), None)
    if dash is None or dash + 1 >= end or end - dash > LONGEST or any(made.clause[0] >= dash for made in said):
        return []
    source = reader.phrase(dash + 1, end, NOMINATIVE)
    if source is None or not _is_over(reader, source.end, end) or quoted.holding(dash) is not None:
        return []
    content = before(reader, quoted, sentence, dash) if dash > first else None
    if content is None:
        content = _block(reader, first)
    elif not _signs(reader, source, content, dash):
        return []
    return [Statement((dash, dash + 1), "signed", source, sentence, [content], clause=(dash, end))] if content is not None else []


def _is_over(reader: Reader, k: int, end: int) -> bool:
    return all(not reader.cut.words[i][0].isalnum() for i in range(k, end))


def _block(reader: Reader, first: int) -> Range | None:
    """The paragraph before a line that only signs it."""
    k = reader.cut.paragraph_number(first)
    return reader.cut.paragraphs[k - 1] if k > 0 and reader.cut.paragraphs[k][0] == first else None


def _signs(reader: Reader, source: Phrase, content: Range, dash: int) -> bool:
    """Whether the voice closes a statement: a body, several, an official or an outlet; a bare name only after a comma or a quotation."""
    mark = reader.cut.words[dash - 1]
    if mark == "," or mark in CLOSING:
        return content[1] - content[0] >= LEAST
    heads = [noun for k in range(source.first, source.head_end) for noun in reader.readings(k) if noun.case == "nominative" or not noun.declined]
    if not heads and source.head_end == source.first + 1 and is_surname(reader, source.first):
        return _tells(reader, content)
    if not heads:
        return reader.cut.words[source.first][0].isascii() and reader.cut.words[source.first][0].isalpha() and content[1] - content[0] > LEAST
    head = heads[0]
    if head.sort == "body" and head.kind == "other":
        return False
    if head.sort == "body" or head.number == "many" or reader.nouns.is_in("sources", head.lemma):
        return content[1] - content[0] >= LEAST and not (head.kind in ("witness", "victim") and source.head_end - source.first > LEAST)
    return head.kind == "official" and content[1] - content[0] > LEAST and _tells(reader, content)


def _tells(reader: Reader, content: Range) -> bool:
    """Whether something is said to have happened, and not only who somebody is."""
    harmed = reader.says.endings.get("harm", ())
    return any(reader.is_past(k) or reader.cut.words[k].isdecimal() or reader.cut.lower[k].startswith(harmed) for k in range(*content))
