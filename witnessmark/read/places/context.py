"""What stands around a possible place name: capitals, marks, other names."""

from collections.abc import Callable, Iterator, Sequence

from witnessmark.read.places.namebook import bare
from witnessmark.read.places.names import Name
from witnessmark.read.places.words import PlaceWords
from witnessmark.read.segment import Segmented

DASHES = frozenset("-–—")
HEADLINE = 0.7
ROW_JOINERS = frozenset({",", "and", "or", "&"})


class Surroundings:
    """The words and names beside a name of one text. Indices may be out of range: there stands nothing."""

    def __init__(self, cut: Segmented, words: PlaceWords, names: Sequence[Name], solid: Callable[[Name], bool]) -> None:
        self.cut, self.words, self.solid = cut, words, solid
        self.starts = {name.first: name for name in names}
        self.ends = {name.end: name for name in names}
        self._shouted: dict[int, bool] = {}
        self._runs: dict[int, list[str]] = {}
        self._after_person: dict[int, bool] = {}

    def word(self, i: int) -> str:
        """The word at an index, casefolded; empty beyond the text."""
        return self.cut.lower[i] if 0 <= i < len(self.cut.lower) else ""

    def capital(self, i: int) -> bool:
        """Whether the word at an index begins with a capital."""
        return 0 <= i < len(self.cut.words) and self.cut.words[i][0].isupper()

    def next_to(self, i: int) -> bool:
        """Whether only space, or the line end of a wrapped text, parts word i from the word before it."""
        if not 0 < i < len(self.cut.words):
            return False
        between = self.cut.text[self.cut.ends[i - 1] : self.cut.starts[i]]
        return between in (" ", "\xa0") or ("\n" in between and self.cut.sentence_of(i) == self.cut.sentence_of(i - 1))

    def capital_beside(self, i: int) -> bool:
        """Whether word i is capitalised and directly follows the word before it, where a capital says anything."""
        return self.capital(i) and self.next_to(i) and not self.shouting(i)

    def shouting(self, i: int) -> bool:
        """Whether the sentence of word i is written in capitals throughout, as old wire copy is."""
        sentence = self.cut.sentence_of(i)
        found = self._shouted.get(sentence)
        if found is None:
            first, end = self.cut.sentences[sentence]
            long = [word for word in self.cut.words[first:end] if len(word) > 3 and word[0].isalpha()]
            found = self._shouted[sentence] = len(long) > 2 and all(word.isupper() for word in long)
        return found

    def speaks(self, name: Name) -> bool:
        """Whether a verb of speech or a person's verb follows."""
        return self.word(name.end) in self.words.speech

    def person_before(self, name: Name) -> bool:
        """Whether an unknown capitalised word stands right before: no opener, direction, day, possessive or clear place."""
        found = self._after_person.get(name.first)
        if found is None:
            found = self._after_person[name.first] = self._is_after_person(name.first)
        return found

    def _is_after_person(self, i: int) -> bool:
        if not self.capital_beside(i) or not self.capital(i - 1):
            return False
        before = self.word(i - 1)
        if bare(before) != before or before in self.words.transparent or before in self.words.media:
            return False
        other = self.ends.get(i)
        return other is None or not self.solid(other) or other.name.casefold() in self.words.persons

    def run_after(self, name: Name) -> list[str]:
        """The capitalised words that follow without a mark between them, casefolded, without possessives."""
        run = self._runs.get(name.end)
        if run is None:
            run, i = self._runs.setdefault(name.end, []), name.end
            while self.capital_beside(i):
                run.append(bare(self.cut.lower[i]))
                i += 1
        return run

    def opens_report(self, name: Name) -> bool:
        """A dateline: the first words of a sentence, then a dash, or in capitals before a bracket or a comma."""
        sentence = self.cut.sentences[self.cut.sentence_of(name.first)][0]
        if name.first != sentence or name.end >= len(self.cut.words):
            return False
        after = self.cut.words[name.end]
        upper = name.name.isupper() and len(name.name) > 3
        return after in DASHES or (after in ("(", ",") and upper)

    def headline(self, name: Name) -> bool:
        """Whether nearly all long words of the sentence are capitalised: there a capital beside a name says nothing."""
        first, end = self.cut.sentences[self.cut.sentence_of(name.first)]
        long = [word for word in self.cut.words[first:end] if len(word) > 3 and word[0].isalpha()]
        return len(long) > 3 and sum(word[0].isupper() for word in long) > HEADLINE * len(long)

    def in_bracket(self, name: Name) -> Name | None:
        """The name in the bracket right behind this one, or the one before the bracket this one stands in: "Artemivsk (now Bakhmut)"."""
        i = name.first - (1 + (self.word(name.first - 1) in self.words.renamed))
        if self.word(i) == "(":
            return self.ends.get(i)
        if self.word(name.end) != "(":
            return None
        return self.starts.get(name.end + 1 + (self.word(name.end + 1) in self.words.renamed))

    def joined(self, name: Name) -> Iterator[Name]:
        """Names that "and" or a comma joins to this one, on either side."""
        if self.word(name.first - 1) in ROW_JOINERS:
            before = self.ends.get(name.first - 1) or (self.ends.get(name.first - 2) if self.word(name.first - 2) == "," else None)
            if before is not None:
                yield before
        if self.word(name.end) in ROW_JOINERS:
            after = self.starts.get(name.end + 1) or (self.starts.get(name.end + 2) if self.word(name.end) == "," else None)
            if after is not None:
                yield after
