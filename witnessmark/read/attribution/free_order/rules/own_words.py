"""Words somebody left: "Її лист закінчувався так: «…»", "записи в щоденнику Олега: «…»"."""

from witnessmark.read.attribution.free_order.contents import Quoted, Range, opens_quotation
from witnessmark.read.attribution.free_order.noun_phrases import Phrase, Reader
from witnessmark.read.attribution.free_order.statement import Statement

REACH = 9
"""Words between the noun and its colon."""


def statements(reader: Reader, quoted: Quoted, sentence: Range, anchors: list[int], said: list[Statement]) -> list[Statement]:
    """The statement that somebody's writing or speech, a colon and quotations make; quotations with a comma between go together."""
    found: list[Statement] = []
    for noun in anchors:
        if not reader.word_in(noun, "own_words"):
            continue
        k = next((k for k in range(noun + 1, min(sentence[1], noun + REACH)) if reader.cut.words[k] == ":"), None)
        if k is None or any(made.cue[0] < k and made.content for made in said) or opens_quotation(reader, quoted, k + 1) is None:
            continue
        source = _owner(reader, sentence[0], noun, k)
        if source is not None:
            found.append(Statement((noun, noun + 1), "own_words", source, sentence, _row(reader, quoted, k + 1), clause=(source.first, k)))
    return found


def _owner(reader: Reader, lo: int, noun: int, colon: int) -> Phrase | None:
    """Whose words they are: the possessive before the noun, else the genitive behind it."""
    for k in range(noun - 1, max(lo - 1, noun - REACH), -1):
        if reader.word_in(k, "own"):
            return Phrase(k, k + 1, k + 1, ("genitive",))
    return reader.phrase(noun + 1, colon, ("genitive",)) if noun + 1 < colon else None


def _row(reader: Reader, quoted: Quoted, k: int) -> list[Range]:
    found: list[Range] = []
    quotation = opens_quotation(reader, quoted, k)
    while quotation is not None:
        found.append((quotation.first, quotation.end))
        k = quotation.end
        joined = k + 1 < len(reader.cut.words) and reader.cut.words[k] in ",;"
        quotation = opens_quotation(reader, quoted, k + 1) if joined else None
    return found
