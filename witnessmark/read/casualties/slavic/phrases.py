"""Noun phrases for people in a language with cases: which word is the head, what stands before it."""

from witnessmark.read.casualties.relation import relation_words
from witnessmark.read.casualties.slavic.words import Words
from witnessmark.read.segment import Segmented

# No noun phrase has more adjectives than this.
ADJECTIVES = 4


class Phrases:
    """The noun phrases of one text."""

    def __init__(self, cut: Segmented, words: Words) -> None:
        self.cut, self.words = cut, words

    def is_person(self, k: int) -> bool:
        """Whether word k is a noun for people, or a participle that stands for people ("загиблі")."""
        return self.cut.lower[k] in self.words.nouns or self.words.way("people", self.cut.lower[k]) is not None

    def is_adjective(self, k: int) -> bool:
        """Whether word k may stand before a noun for people: a known adjective, a participle of harm, an age, or any word with such an ending."""
        word = self.cut.lower[k]
        if word in self.words.adjectives or word in self.words.sets["adjectival"] or self.words.way("people", word) is not None:
            return True
        if self.words.way("done", word) is not None:
            return word in self.words.slots
        if word[0].isdigit():
            ending = word.partition("-")[2] or (self.cut.lower[k + 1] if k + 1 < len(self.cut.lower) and word.isdecimal() else "")
            return ending in self.words.sets["of_year"] or ending in relation_words(self.cut.language).ordinal_endings
        if word in self.words.nouns:
            return False
        plain = word not in self.words.sets["no_adjectives"] and self.words.way("does", word) is None
        return plain and len(word) > 4 and word.endswith(self.words.endings["adjective_endings"])

    def counts_things(self, k: int, end: int) -> bool:
        """Whether a noun that no table knows follows the number: people only where the verb tells of nothing else."""
        word = self.cut.lower[k] if k < end else ""
        if not word.isalpha() or not self.cut.words[k].islower() or word in self.words.anchors:
            return False
        verb = word.endswith(self.words.endings["verb_endings"])
        return not verb and word not in self.words.sets["no_nouns"]

    def phrase(self, k: int, end: int) -> tuple[int | None, int | None, int]:
        """The head noun of the phrase that starts at word k, the participle of harm in it, and the word after it; no head
        where no noun follows."""
        harm, i = None, k
        while i < min(end, k + ADJECTIVES) and not self._is_head(i, end) and (self.is_adjective(i) or self._is_when(i, harm)):
            harm = i if self.words.way("people", self.cut.lower[i]) is not None else harm
            i += 1
        if i < end and self._is_head(i, end):
            return (i, harm, i + 1) if all(self.agree(a, i) for a in range(k, i)) else (None, None, i)
        if harm is not None:
            return harm, harm, harm + 1
        return None, None, k

    def _is_when(self, k: int, harm: int | None) -> bool:
        """ "поранена вчора жінка": a word of time right behind a participle of harm."""
        return harm == k - 1 and self.cut.lower[k] in self.words.sets["earlier"]

    def _is_head(self, i: int, end: int) -> bool:
        word = self.cut.lower[i]
        if (
            word in self.words.adjectives
            and i + 1 < end
            and self.is_person(i + 1)
            and self.words.cases(self.cut.lower[i + 1]) & self.words.cases(word)
        ):
            return False
        if word in self.words.nouns:
            return not (word in self.words.sets["adjectival"] and (self._noun_ahead(i, end) or self.counts_things(i + 1, end)))
        if self.words.way("people", word) is not None or self.words.way("done", word) is not None:
            return self.words.way("people", word) is not None and not self._noun_ahead(i, end)
        return word not in self.words.anchors and word.islower() and word.endswith(self.words.endings["people_suffixes"])

    def _noun_ahead(self, i: int, end: int) -> bool:
        """Whether a noun for people that agrees with word i follows it, with adjectives between ("полонені російські солдати")."""
        k = i + 1
        while k < min(end, i + ADJECTIVES) and self.cut.lower[k] not in self.words.nouns and (self.is_adjective(k) or self._is_when(k, i)):
            k += 1
        return k < end and self.cut.lower[k] in self.words.nouns and self.agree(i, k)

    def agree(self, k: int, head: int) -> bool:
        """Whether an adjective may belong to the noun: no known word of another case."""
        mine, theirs = self.words.slots.get(self.cut.lower[k]), self.words.slots.get(self.cut.lower[head])
        return mine is None or theirs is None or not mine.isdisjoint(theirs)
