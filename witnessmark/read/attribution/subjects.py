"""Which phrase may be the subject of a cue: who spoke last, who opens the sentence, and who is no voice at all."""

from witnessmark.read.attribution.contents import Field, after_dateline
from witnessmark.read.attribution.cues import Cue, is_finite, shouts
from witnessmark.read.attribution.name_lists import STOPS, Phrase
from witnessmark.read.attribution.quotations import Quotation
from witnessmark.read.attribution.statement import Statement
from witnessmark.read.attribution.text import Text
from witnessmark.read.segment import Segmented

LONGEST = 10
"""Words a subject may have that opens a sentence."""


class Subjects(Text):
    """The subjects of one text's cues."""

    def __init__(self, cut: Segmented, quotations: list[Quotation]) -> None:
        super().__init__(cut, quotations)
        self.inner: set[str] | None = None

    def named_so(self, lemma: str, source: Phrase, cue: Cue) -> bool:
        """Whether the verb only names somebody ("a woman called Ana Silva")."""
        return lemma in self.words.naming and cue.first == cue.verb and self.cut.lower[source.first] in self.names.indefinite

    def nobody(self, source: Phrase, where: Field) -> bool:
        """ "No resident saw it", "with no other sources saying so": nothing was said."""
        return any(self.cut.lower[k] in self.words.nobody for k in range(max(where.lo, source.first - 1), source.first + 1))

    def own_voice(self, source: Phrase, where: Field, sentence: tuple[int, int]) -> bool:
        """Whether somebody quoted speaks of their own thoughts ("I think", "you know"): that is one voice, not two."""
        return where.quotation(source.first) is not None and self.cut.lower[source.first] in ("i", "we", "you")

    def last_source(self, earlier: list[Statement], where: Field) -> Phrase | None:
        """Who spoke last in the sentence, else who opens it: the subject of a verb that has none of its own."""
        for statement in reversed(earlier):
            if statement.source is not None and where.lo <= statement.cue[0]:
                return statement.source
        return self.opener(where)

    def opener(self, where: Field) -> Phrase | None:
        """The subject at the start of a sentence whose first verb is no cue ("The mayor visited the ward, saying …")."""
        cut, names, words = self.cut, self.names, self.words
        k = after_dateline(cut, where)
        while k < where.hi and (cut.lower[k] in words.openers or cut.words[k] in '“"'):
            k += 1
        if k < where.hi and cut.lower[k] in words.prepositions:
            comma = next((i for i in range(k, min(where.hi, k + 15)) if cut.words[i] == ","), None)
            if comma is None:
                return None
            k = comma + 1
        if k < where.hi and cut.lower[k] in names.personal:
            return Phrase(k, k + 1, k + 1)
        end = k
        while end < where.hi and (
            cut.words[end][0].isupper()
            or cut.lower[end] in names.roles
            or cut.lower[end] in names.body_nouns
            or cut.lower[end] in ("the", "a", "an", "of", "for", "’s", ".")
        ):
            end += 1
        while end > k and cut.lower[end - 1] in ("the", "a", "an", "of", "for", "."):
            end -= 1
        phrase = Phrase(k, end, end)
        if end == k + 1 and not self._proper(k):
            return None
        return phrase if end > k and self.person_like(phrase) else None

    def told_of(self, where: Field, cue: Cue) -> Phrase | None:
        """Who a sentence tells of whose first verb is no cue: "The shopkeeper left the town, saying that …"."""
        cut, names, words = self.cut, self.names, self.words
        k = after_dateline(cut, where)
        while k < cue.first and cut.lower[k] in words.openers:
            k += 1
        if cut.lower[k] in words.prepositions or not (cut.words[k][0].isupper() or cut.lower[k] in names.determiners):
            return None
        end = next((i for i in range(k + 1, min(cue.first, k + LONGEST)) if self._is_past(i)), k)
        return Phrase(k, end, end) if end > k and all(cut.words[i] not in STOPS and cut.words[i] != "," for i in range(k, end)) else None

    def _is_past(self, k: int) -> bool:
        lower, verb = self.cut.lower[k], self.words.verbs.get(self.cut.lower[k])
        return is_finite(self.cut, self.words, k) or lower in self.words.acts or lower.endswith("ed") or (verb is not None and verb.past)

    def _proper(self, k: int) -> bool:
        """Whether a single word at the start of a sentence is a name or a role: it has its capital elsewhere too."""
        lower, word = self.cut.lower[k], self.cut.words[k]
        if lower in self.names.roles or lower in self.names.known or lower in self.names.body_nouns:
            return True
        if self.inner is None:
            firsts = {first for first, _ in self.cut.sentences}
            self.inner = {other for i, other in enumerate(self.cut.words) if i not in firsts}
        return word in self.inner

    def person_like(self, phrase: Phrase) -> bool:
        """Whether a phrase has a name, a role, a body or a pronoun in it."""
        loud = shouts(self.cut, phrase.first)
        return any(
            (self.cut.words[k][0].isupper() and not loud)
            or self.cut.lower[k] in self.names.roles
            or self.cut.lower[k] in self.names.body_nouns
            or self.cut.lower[k] in self.names.pronouns
            for k in range(phrase.first, phrase.head_end)
        )
