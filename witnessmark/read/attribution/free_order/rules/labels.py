"""Voices before a colon: "Власти: …", "Зеленський: …", "Джерело: …"."""

from collections.abc import Iterator

from witnessmark.read.attribution.free_order.contents import Quoted, Range, after, opens_quotation, trimmed
from witnessmark.read.attribution.free_order.noun_phrases import NOMINATIVE, Phrase, Reader
from witnessmark.read.attribution.free_order.statement import Statement
from witnessmark.read.casualties.slavic.words import words_of_language

LONGEST = 12
"""Words before the colon."""
SEEN = 2000
"""Words of a text in which a surname's full name is looked for."""


def statements(reader: Reader, quoted: Quoted) -> list[Statement]:
    """The statements that a voice and a colon open, at the start of a sentence; "source:" closes a text with whose it is."""
    found: list[Statement] = []
    for first, end, colon in _with_colon(reader):
        if colon == first or colon + 1 >= end or _is_clause(reader, first, colon):
            continue
        made = _sourced(reader, first, colon, end) if reader.word_in(first, "source_labels") else _labelled(reader, quoted, first, colon, end)
        found += [made] if made is not None else []
    return found


def _is_clause(reader: Reader, first: int, colon: int) -> bool:
    """Whether the words have a verb of saying or of harm: «Загинула родина Лисенків: …» names nobody who speaks."""
    suffers = words_of_language(reader.cut.language).harm["suffers"]
    return any(word in reader.says.verbs or word in suffers for word in reader.cut.lower[first:colon])


def _with_colon(reader: Reader) -> Iterator[tuple[int, int, int]]:
    """The sentences with a colon near their beginning, and its place."""
    last = -1
    for k, word in enumerate(reader.cut.words):
        if word == ":":
            number = reader.cut.sentence_of(k)
            first, end = reader.cut.sentences[number]
            if number != last and k < first + LONGEST:
                yield first, end, k
            last = number


def _sourced(reader: Reader, first: int, colon: int, end: int) -> Statement | None:
    source = reader.phrase(colon + 1, end, NOMINATIVE, lists=True)
    paragraph = reader.cut.paragraph_of(first)[0]
    content = trimmed(reader, paragraph if paragraph < first else 0, first)
    if source is None or content is None or source.first != colon + 1:
        return None
    return Statement((first, colon + 1), "source", source, (first, end), [content], clause=(first, end))


def _labelled(reader: Reader, quoted: Quoted, first: int, colon: int, end: int) -> Statement | None:
    source = reader.phrase(first, colon, NOMINATIVE)
    if source is None:
        return None
    opened = opens_quotation(reader, quoted, colon + 1)
    if source.end != colon and opened is None:
        return None
    if not (_is_voice(reader, source) or (opened is not None and source.end == colon)) or (source.end != colon and not _person(reader, source)):
        return None
    span = after(reader, quoted, colon + 1, end)
    return Statement((colon, colon + 1), "label", source, (first, end), [span], clause=(first, colon)) if span is not None else None


def _is_voice(reader: Reader, source: Phrase) -> bool:
    """A role or body, or a name of two words, or one that ends a longer name elsewhere: "Одеса: двоє поранених" is a place, "УВАГА: …" a cry."""
    if any(reader.readings(k) for k in range(source.first, source.head_end)):
        return True
    if source.head_end - source.first > 1:
        return _person(reader, source)
    return not reader.cut.words[source.first].isupper() and is_surname(reader, source.first)


def is_surname(reader: Reader, k: int) -> bool:
    """Whether the capital at `k` ends as surnames do, or stands behind another capital elsewhere in the text."""
    cut, word = reader.cut, reader.cut.words[k]
    if reader.says.ends(word.casefold(), "label_surnames"):
        return True
    return any(cut.words[i] == word and i > 0 and cut.words[i - 1][0].isupper() and i != k for i in range(min(len(cut.words), SEEN)))


def _person(reader: Reader, source: Phrase) -> bool:
    names: Range = (source.first, source.head_end)
    roles = any(noun.sort == "role" for k in range(*names) for noun in reader.readings(k))
    return roles or (names[1] - names[0] > 1 and all(reader.cut.words[k][0].isupper() for k in range(*names)))
