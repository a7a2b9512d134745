"""Where the paragraphs of a text start."""

import re

WRAPPED = 100
"""A text whose lines never pass this length was wrapped by hand: there a single line break ends no paragraph."""


def paragraphs(text: str) -> list[int]:
    """The starts, in order. Text whose lines are all short was wrapped: only an empty line or an indent parts it."""
    wrapped = "\n" in text and max(map(len, text.split("\n"))) < WRAPPED
    return [0, *(m.end() for m in re.finditer(r"\n\s*\n|\n {3,}" if wrapped else r"\n\s*", text))]
