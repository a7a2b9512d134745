"""Word classes of a language's [statements] table, as the patterns name them: @objects, @extent.destroyed, @objects.nominative."""

import functools
from collections.abc import Iterator, Mapping

from witnessmark.read.expression import Phrase, Words
from witnessmark.read.inflection import CASES
from witnessmark.read.phrases import inflected, spelled
from witnessmark.read.vocabulary import vocabulary


class Classes(Mapping[str, Words]):
    """The word classes of a language: the lists of [statements.words], all words of a field by its name, and those of one of
    its values ("extent.destroyed"). A case behind a name leaves only the spellings in it ("objects.nominative")."""

    def __init__(self, language: str) -> None:
        topic = vocabulary(language, "statements")
        self.language, self.known = language, dict[str, Words]()
        self.entries: dict[str, list[str]] = {name: list(words) for name, words in topic.get("words", {}).items()}
        for field, table in topic.get("fields", {}).items():
            self.entries[field] = [word for words in table.values() for word in words]
            self.entries.update({f"{field}.{value.replace(' ', '_')}": list(words) for value, words in table.items()})

    def __getitem__(self, name: str) -> Words:
        if name not in self.known:
            self.known[name] = Words(self._phrases(name))
        return self.known[name]

    def _phrases(self, name: str) -> list[Phrase]:
        plain, dot, case = name.rpartition(".")
        if dot and case in CASES:
            return [found.words for entry in self.entries[plain] for found in inflected(entry, self.language) if case in found.cases]
        return spelled(self.entries[name], self.language)

    def __iter__(self) -> Iterator[str]:
        return iter(self.entries)

    def __len__(self) -> int:
        return len(self.entries)


@functools.cache
def classes(language: str) -> Classes:
    """The word classes of a language; each is spelled out when it is first asked for."""
    return Classes(language)
