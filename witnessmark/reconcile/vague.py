"""What a convention makes of a statement's number: a vague word is read as the convention reads it."""

from collections.abc import Mapping

from witnessmark.reconcile.common import Statement
from witnessmark.reconcile.words import has_word

Words = Mapping[str, tuple[int, int]]
"""The least and the largest number of a vague word ("dozens"), or of a phrase that stands in the words ("large number")."""


def read(s: Statement, words: Words) -> tuple[int, int]:
    """A statement's least and largest number. A phrase wins over the kind of its word: a large number is more than several."""
    if s.numeric:
        return s.low, max(s.top, s.low)
    phrase = next((both for said, both in words.items() if said != s.words and has_word(s.quote, (said,))), None)
    return phrase or words.get(s.words, (s.low, max(s.top, s.low)))
