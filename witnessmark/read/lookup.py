"""Phrases of several words, looked up in a text's words: longest match wins."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Generic, TypeVar

from witnessmark.read.segment import words_of

Label = TypeVar("Label")


class Lookup(Generic[Label]):
    """A table from phrases to labels. A phrase that stands twice keeps its first label."""

    def __init__(self, table: Mapping[Label, Iterable[str]]) -> None:
        self._labels: dict[tuple[str, ...], Label] = {}
        self._longest: dict[str, int] = {}
        for label, phrases in table.items():
            for phrase in phrases:
                words = words_of(phrase)
                self._labels.setdefault(words, label)
                self._longest[words[0]] = max(self._longest.get(words[0], 0), len(words))

    @property
    def starts(self) -> frozenset[str]:
        """The words with which a phrase of the table may begin."""
        return frozenset(self._longest)

    def at(self, lower: Sequence[str], i: int, end: int) -> tuple[Label, int] | None:
        """The label of the longest phrase that starts at word i, and the word after it; null where none does."""
        for length in range(min(self._longest.get(lower[i], 0), end - i), 0, -1):
            label = self._labels.get(tuple(lower[i : i + length]))
            if label is not None:
                return label, i + length
        return None
