"""Who says what in Ukrainian and Russian: every rule's statements, their bounds, and the voices."""

from witnessmark.model.voice import Attribution, Voice
from witnessmark.read.attribution.free_order.anchors import anchored, is_silent
from witnessmark.read.attribution.free_order.assembly import Assembly
from witnessmark.read.attribution.free_order.contents import Quoted
from witnessmark.read.attribution.free_order.noun_phrases import Reader
from witnessmark.read.attribution.free_order.quotes import quotations_of
from witnessmark.read.attribution.free_order.rules import according, covering, elliptic, labels, own_words, signed, spoken
from witnessmark.read.attribution.free_order.statement import Statement
from witnessmark.read.attribution.free_order.unmarked import Unmarked
from witnessmark.read.attribution.free_order.verbs import sayings
from witnessmark.read.segment import Segmented


def read_free_order(cut: Segmented, publisher: str | None) -> tuple[list[Voice], list[Attribution]]:
    """The statements of a text with their voices, one voice a mention, in text order.

    Only a voice given in the same sentence counts, or one that plainly runs on: an opening report of the situation, a
    closing "про це повідомив", an open quotation. The publisher is never a voice of its own text.
    """
    says = sayings(cut.language)
    if is_silent(cut.lower, says.anchors):
        return [], []
    plain = Unmarked(cut, says)
    reader, quoted = Reader(plain), Quoted(quotations_of(plain))
    found: list[Statement] = []
    for sentence, anchors in anchored(reader):
        said = spoken.statements(reader, quoted, sentence, anchors)
        said += elliptic.statements(reader, sentence, said)
        said += according.statements(reader, quoted, sentence, anchors, said)
        said += own_words.statements(reader, quoted, sentence, anchors, said)
        found += [*said, *signed.statements(reader, quoted, sentence, said)]
    found += labels.statements(reader, quoted)
    covering.extend(reader, quoted, found)
    return Assembly(reader, publisher).attributed(sorted(found, key=lambda statement: statement.cue))
