"""Phrases of several words, looked up in a text's words: longest match wins."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Generic, TypeVar

from witnessmark.read.segment import words_of

Label = TypeVar("Label")


class Lookup(Generic[Label]):
    """A table from phrases to labels. A phrase that stands twice keeps its first label.

    `starts` are the words with which a phrase may begin: elsewhere nobody needs to look. Of them some are phrases `alone`;
    `longer` gives for a first and a second word the phrases that begin so, the longest first.
    """

    def __init__(self, table: Mapping[Label, Iterable[str]]) -> None:
        labels: dict[tuple[str, ...], Label] = {}
        for label, phrases in table.items():
            for phrase in phrases:
                labels.setdefault(words_of(phrase), label)
        self.alone = {words[0]: label for words, label in labels.items() if len(words) == 1}
        self.longer: dict[str, dict[str, list[tuple[tuple[str, ...], Label]]]] = {}
        for words in sorted((words for words in labels if len(words) > 1), key=len, reverse=True):
            self.longer.setdefault(words[0], {}).setdefault(words[1], []).append((words, labels[words]))
        self.starts = frozenset((*self.alone, *self.longer))

    def at(self, lower: Sequence[str], i: int, end: int) -> tuple[Label, int] | None:
        """The label of the longest phrase that starts at word i, and the word after it; null where none does."""
        word = lower[i]
        if i + 1 < end and word in self.longer:
            for words, label in self.longer[word].get(lower[i + 1], ()):
                stop = i + len(words)
                if stop <= end and tuple(lower[i:stop]) == words:
                    return label, stop
        return (self.alone[word], i + 1) if word in self.alone and i < end else None

    def within(self, lower: Sequence[str], first: int, end: int) -> Iterator[tuple[Label, int]]:
        """The longest phrase at each word of [first, end) where one begins, as `at` gives it; they may overlap."""
        for i in [i for i, word in enumerate(lower[first:end], first) if word in self.starts]:
            found = self.at(lower, i, end)
            if found is not None:
                yield found
