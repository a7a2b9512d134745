"""Phrases of a table as expressions: `*` ends a word in any way, `…` passes over up to four words of the sentence."""

import functools
import re

PASSED_OVER = r"\s+(?:[^\s.!?;]+\s+){0,4}?"


@functools.cache
def pattern(phrases: tuple[str, ...]) -> re.Pattern[str]:
    """Any of the phrases, as whole words, in capitals or not."""
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(_expression, phrases))})(?!\w)", re.IGNORECASE)


def _expression(phrase: str) -> str:
    text, gap = "", ""
    for word in phrase.split():
        if word == "…":
            gap = PASSED_OVER
        else:
            text, gap = text + gap + re.escape(word).replace(r"\*", r"\w*"), r"\s+"
    return text
