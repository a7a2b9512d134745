"""A stretch of a text in another language than the rest."""

from witnessmark.model.base import Model


class Passage(Model, frozen=True, kw_only=True):
    """Characters `[start, end)` of a text that were read in this language and not in the document's own."""

    language: str
    start: int
    end: int
