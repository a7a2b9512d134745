"""One verb of saying with its clause: where it begins and ends, and whose words it hands over."""

from bisect import bisect_right

from witnessmark.read.attribution.free_order.contents import Quoted, Range, opens_quotation
from witnessmark.read.attribution.free_order.noun_phrases import CLOSING, OPENING, Phrase, Reader
from witnessmark.read.attribution.free_order.statement import Statement
from witnessmark.read.attribution.free_order.subjects import subject
from witnessmark.read.attribution.free_order.unmarked import DASHES
from witnessmark.read.attribution.free_order.verbs import Verb

BOUNDS = frozenset(",:;()") | DASHES | OPENING | CLOSING
ENDS = BOUNDS | frozenset(".!?…")
LONGEST_MARKED = 5
"""Words of a name in quotation marks, marks included; what is longer is somebody's words."""
LONGEST_NAME = 4
"""Words of a name before its role."""


class Clause:
    """The verb at word `at` of a sentence; words `lo` up to `hi` are its clause. `earlier` are the sentence's statements before it."""

    def __init__(self, reader: Reader, quoted: Quoted, sentence: Range, at: int, verb: Verb, earlier: list[Statement]) -> None:
        self.reader, self.cut, self.quoted, self.sentence = reader, reader.cut, quoted, sentence
        self.at, self.verb, self.earlier = at, verb, earlier
        self.lo, self.hi = self._left(), self._right()

    def _left(self) -> int:
        k = self.at
        while k > self.sentence[0] and (not self.reader.word_in(k - 1, "that") or self.reader.word_in(k - 2, "about")):
            if self.cut.words[k - 1] in CLOSING and self._named_in_marks(k - 1):
                k = self._opening(k - 1)
            elif self.cut.words[k - 1] in BOUNDS:
                break
            else:
                k -= 1
        return k

    def _named_in_marks(self, close: int) -> bool:
        """Whether the mark closes a name («Далекий берег» повідомляє) and not somebody's words."""
        first = self._opening(close)
        if close - first > LONGEST_MARKED or self.cut.words[close - 1] in ",.!?":
            return False
        return first == self.sentence[0] or self.cut.words[first - 1][0].isalnum()

    def _opening(self, close: int) -> int:
        quotation = self.quoted.holding(close)
        return quotation.first if quotation is not None else close

    def _right(self) -> int:
        k = self.at + 1
        while k < self.sentence[1] and not self.reader.word_in(k, "that"):
            if self._short_name(k):
                k = self.quoted.all[bisect_right(self.quoted.firsts, k) - 1].end
            elif self.cut.words[k] in ENDS and not (self.cut.words[k] == "." and len(self.cut.words[k - 1]) == 1):
                break
            else:
                k += 1
        return k

    def _short_name(self, k: int) -> bool:
        """Whether a name in quotation marks begins at `k`: «Далекий берег»."""
        quotation = opens_quotation(self.reader, self.quoted, k)
        return quotation is not None and quotation.end - k <= LONGEST_MARKED and self.cut.words[quotation.end - 2] not in ",.!?…"

    def _is_quotation(self, close: int) -> bool:
        return close - self._opening(close) > 4 or self.cut.words[close - 1] in ",.!?…"

    def voice(self) -> Phrase | None:
        """The voice: the subject of the verb, of an earlier verb it is joined to, or the one a comma closes off; null where nobody is named."""
        if self.verb.number is None:
            return next((made.source for made in reversed(self.earlier) if made.source is not None), None) or self._first()
        inverted = all(self.reader.word_in(k, "adverbs", "times", "as", "and", "about", "this", "possessives") for k in range(self.lo, self.at))
        found = subject(self.reader, self.verb, self.at, (self.lo, self.hi), inverted)
        if found is not None:
            return self._with_name(found)
        if self.reader.word_in(self.lo, "as"):
            return None
        return self._apposed() or self._conjoined()

    def _with_name(self, found: Phrase) -> Phrase:
        """The name before a comma where the subject only tells its role ("Ольга Мороз, голова фонду заявила")."""
        k = found.first - 1
        if k <= self.sentence[0] or self.cut.words[k] != "," or found.first != self.lo or not self.reader.readings(found.first):
            return found
        start = k
        while start > self.sentence[0] and (self.reader.is_name(start - 1) or self.reader.word_in(start - 1, "particles")):
            start -= 1
        if start != self.sentence[0] or not 2 <= k - start <= LONGEST_NAME or any(self.reader.readings(i) for i in range(start, k)):
            return found
        return found._replace(first=start, head_end=k)

    def _apposed(self) -> Phrase | None:
        """The subject before a comma that only closes what explains it ("Ольга Мороз, яка живе поруч, розповіла")."""
        if self.lo - 1 <= self.sentence[0] or self.cut.words[self.lo - 1] != "," or self.at - self.lo > 2:
            return None
        return self._first()

    def _conjoined(self) -> Phrase | None:
        """The subject of an earlier verb ("Мер приїхав на місце і повідомив")."""
        if self.verb.number != "one":
            return None
        joined = any(self.reader.word_in(k, "and") for k in range(self.lo, self.at))
        if not joined:
            return None
        return next((made.source for made in reversed(self.earlier) if made.source is not None), None) or self._first()

    def _first(self) -> Phrase | None:
        return subject(self.reader, self.verb._replace(number="one"), self.at, (self.sentence[0], self.at), False)
