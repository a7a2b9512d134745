"""Cues are found by looking at every word once."""

from witnessmark.read.attribution.quotations import find_quotations
from witnessmark.read.attribution.text import Text
from witnessmark.read.segment import segment


def text_of(text: str) -> Text:
    cut = segment(text, "en")
    return Text(cut, find_quotations(cut))


def test_anchors_stand_in_order_and_within_their_range() -> None:
    text = text_of("The mayor said it, and the clerk said it, according to the crew.")
    assert text.anchors("verb", 0, 16) == [2, 8]
    assert text.anchors("verb", 3, 16) == [8]
    assert text.anchors("according", 0, 16) == [11]
    assert text.anchors("noun", 0, 16) == []


def test_inside_a_quotation_only_what_passes_words_on_counts() -> None:
    text = text_of("“I want bread and he said no,” she said.")
    assert [text.cut.lower[i] for i in text.anchors("verb", 0, len(text.cut.words))] == ["said", "said"]
