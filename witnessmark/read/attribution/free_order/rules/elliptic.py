"""A second voice that shares the verb of the first: "Мэрия сообщала о шести погибших, а полиция — о семи"."""

from witnessmark.read.attribution.free_order.contents import Range, trimmed
from witnessmark.read.attribution.free_order.noun_phrases import NOMINATIVE, Reader
from witnessmark.read.attribution.free_order.statement import Statement
from witnessmark.read.attribution.free_order.unmarked import DASHES


def statements(reader: Reader, sentence: Range, said: list[Statement]) -> list[Statement]:
    """The statements a dash hands over in the place of the verb before it; the first one ends where the second's voice begins."""
    found: list[Statement] = []
    for made in [made for made in said if made.rule in ("about", "that") and made.source is not None]:
        for k in range(made.content[0][0] + 1, sentence[1] - 2):
            if not reader.word_in(k, "and") or reader.cut.words[k - 1] != ",":
                continue
            source = reader.phrase(k + 1, sentence[1], NOMINATIVE)
            if source is None or source.end + 1 >= sentence[1] or reader.cut.words[source.end] not in DASHES:
                continue
            content = trimmed(reader, source.end + 1, sentence[1])
            if content is not None and reader.word_in(source.end + 1, "about", "that"):
                made.content = [(a, min(b, k - 1)) for a, b in made.content if a < k - 1]
                found.append(Statement((source.end, source.end + 1), made.rule, source, sentence, [content], made.modality, made.asserts))
    return found
