"""A long text in passages that fit into one question."""

from collections.abc import Iterator

from witnessmark.model.base import Span

# About 1,500 words: small models lose what stands in the middle of more.
LONGEST = 8000
# Where a passage best ends: between paragraphs, lines, sentences, words.
ENDS = ("\n\n", "\n", ". ", " ")


def passages(text: str) -> Iterator[Span]:
    """The text in passages of at most LONGEST characters, in order, without gaps; one of blanks alone is left out."""
    start = 0
    while start < len(text):
        end = min(start + LONGEST, len(text))
        if end < len(text):
            end = next((found + len(mark) for mark in ENDS if (found := text.rfind(mark, start + LONGEST // 2, end)) >= 0), end)
        if text[start:end].strip():
            yield start, end
        start = end
