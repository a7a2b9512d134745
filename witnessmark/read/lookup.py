"""Phrases of several words, looked up in a text's words: longest match wins."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Generic, TypeVar

from witnessmark.read.segment import words_of

Label = TypeVar("Label")


class Lookup(Generic[Label]):
    """A table from phrases to labels. A phrase that stands twice keeps its first label.

    `starts` are the words with which a phrase may begin: elsewhere nobody needs to look.
    """

    def __init__(self, table: Mapping[Label, Iterable[str]]) -> None:
        self._labels: dict[tuple[str, ...], Label] = {}
        self._longest: dict[str, int] = {}
        for label, phrases in table.items():
            for phrase in phrases:
                words = words_of(phrase)
                self._labels.setdefault(words, label)
                self._longest[words[0]] = max(self._longest.get(words[0], 0), len(words))
        self.starts = frozenset(self._longest)

    def at(self, lower: Sequence[str], i: int, end: int) -> tuple[Label, int] | None:
        """The label of the longest phrase that starts at word i, and the word after it; null where none does."""
        longest = self._longest.get(lower[i])
        if longest is None:
            return None
        for length in range(min(longest, end - i), 0, -1):
            label = self._labels.get(tuple(lower[i : i + length]))
            if label is not None:
                return label, i + length
        return None
