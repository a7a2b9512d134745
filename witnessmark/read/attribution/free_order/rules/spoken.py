"""Verbs of saying: "мер заявив, що …", "…, сообщает полиция", "об этом рассказали в МВД", «…», — додала вона."""

from witnessmark.read.attribution.free_order.clause import Clause
from witnessmark.read.attribution.free_order.contents import FURTHEST, Quoted, Range, after, before, opens_quotation
from witnessmark.read.attribution.free_order.noun_phrases import CLOSING, OPENING, Phrase, Reader
from witnessmark.read.attribution.free_order.statement import Statement
from witnessmark.read.attribution.free_order.subjects import hearer
from witnessmark.read.attribution.free_order.unmarked import DASHES

AIMED = ("deny", "confirm", "judge", "urge", "expect")
"""Verbs that take what they speak of as their object: "підтвердив загибель", "назвав удар злочином"."""
NEAR = 7
"""Words between a verb and what it speaks of: who is told stands between ("рассказал изданию «Вестник» о …")."""
LEAST = 2
"""Words that can be a statement before a tag: "Двоє загинули, …"."""


def statements(reader: Reader, quoted: Quoted, sentence: Range, anchors: list[int]) -> list[Statement]:
    """The statements the verbs of one sentence hand over, in the order of the verbs, each ended where the next one's tag begins."""
    found: list[Statement] = []
    for at in anchors:
        verb = reader.says.verbs.get(reader.cut.lower[at])
        if verb is not None and not _negated(reader, at, sentence[0]) and not _is_noun(reader, at):
            made = _Handed(reader, quoted, sentence, at, verb, found).statement()
            if made is not None:
                found.append(made)
    _bound(reader, found)
    return found


def _negated(reader: Reader, at: int, lo: int) -> bool:
    """Whether it is not said: "не комментировала", "не може підтвердити"."""
    return any(reader.word_in(k, "negators") for k in range(max(lo, at - 2), at))


def _is_noun(reader: Reader, at: int) -> bool:
    """Whether the word is a name here and no verb: a capital in the middle of a sentence."""
    return reader.cut.words[at][0].isupper() and at > 0 and reader.cut.words[at - 1][0].isalnum() and not reader.cut.words[at].isupper()


def _bound(reader: Reader, found: list[Statement]) -> None:
    """Cuts what stands after a verb where a later voice's tag begins (", сообщает Reuters")."""
    for i, made in enumerate(found):
        for later in found[i + 1 :]:
            begin = later.clause[0]
            if later.rule == "tag" and later.source is not None and made.rule in ("that", "object", "about", "colon"):
                made.content = [(a, min(b, _left(reader, begin))) if a < begin < b else (a, b) for a, b in made.content]


def _left(reader: Reader, begin: int) -> int:
    k = begin
    while reader.cut.words[k - 1] in "," or reader.cut.words[k - 1] in DASHES:
        k -= 1
    return k


class _Handed(Clause):
    """What the verb of a clause hands over."""

    def statement(self) -> Statement | None:
        """The statement, or null where the verb hands over nothing that stands in the text."""
        source = self.voice()
        made = Statement(
            (self.at, self.at + 1), "", source, self.sentence, modality=self.verb.modality, asserts=self.verb.asserts, clause=(self.lo, self.hi)
        )
        heard = hearer(self.reader, self.at, self.hi)
        if heard is not None and source is not None and not heard.first <= source.first < heard.end:
            made.carriers.append(heard)
        for rule in (self._back, self._that, self._colon, self._tag, self._about, self._object, self._situation):
            content = rule(source)
            if content:
                made.rule, made.content = rule.__name__.strip("_"), content
                return made
        return None

    def _back(self, source: Phrase | None) -> list[Range]:
        """ "Про це повідомив мер": what stands before in the sentence, else in the paragraph, else the paragraph before."""
        this = next((k for k in range(self.lo, self.hi - 1) if self.reader.word_in(k, "about") and self.reader.word_in(k + 1, "this")), None)
        if this is None:
            return []
        if self.hi < self.sentence[1] and (self.cut.words[self.hi] == ":" or self.reader.word_in(min(self.hi + 1, len(self.cut.words) - 1), "that")):
            return []
        within = before(self.reader, self.quoted, self.sentence, self.lo) if self.lo > self.sentence[0] else None
        if within is not None:
            return [within]
        first, _ = self.cut.paragraph_of(self.at)
        if first == self.sentence[0]:
            k = self.cut.paragraph_number(self.at)
            return [self.cut.paragraphs[k - 1]] if k > 0 else []
        return [(max(first, self.sentence[0] - FURTHEST), self.sentence[0])]

    def _that(self, source: Phrase | None) -> list[Range]:
        """ "повідомив, що …", "заявила что …"."""
        k = self.hi
        if source is not None and source.end > k:
            k = source.end
        end = self.sentence[1]
        if k + 1 >= end or self.reader.word_in(self.lo, "as"):
            return []
        start = k + 1 if self.cut.words[k] in "," else k
        if not (
            self.reader.word_in(start, "that") or (self.cut.words[k] == "," and self.reader.word_in(start, "questions") and self._asks(source, k))
        ):
            return []
        if self.verb.frame in AIMED and not self._bare(source, k):
            return []
        span = after(self.reader, self.quoted, start, end)
        return [span] if span is not None else []

    def _asks(self, source: Phrase | None, end: int) -> bool:
        """Whether a question is told after the verb ("розповів, як …"), not a clause on its voice («…», — сказав лікар, який …)."""
        marked = self.lo > self.sentence[0] and (self.cut.words[self.lo - 1] in CLOSING or self.cut.words[self.lo - 1] in DASHES)
        return not marked and self._bare(source, end)

    def _bare(self, source: Phrase | None, end: int) -> bool:
        """Whether nothing but the voice, a time or who was told stands between the verb and word `end`."""
        known = range(source.first, source.end) if source is not None else range(0)
        return all(k in known or self.reader.word_in(k, "adverbs", "times", "hearers", "pronouns_oblique") for k in range(self.at + 1, end))

    def _colon(self, source: Phrase | None) -> list[Range]:
        """ "повідомив: «…»", "пишет: …", and the quotation that follows its verb with no mark."""
        k = self.hi
        if k < self.sentence[1] and self.cut.words[k] == ":":
            if k + 1 >= self.sentence[1]:
                return self._next()
            span = after(self.reader, self.quoted, k + 1, self.sentence[1])
            return [span] if span is not None else []
        return []

    def _next(self) -> list[Range]:
        """What follows a colon that ends its sentence: the quotation, the list, or the rest of the paragraph."""
        _, end = self.cut.paragraph_of(self.at)
        if self.sentence[1] < end:
            return [(self.sentence[1], min(end, self.sentence[1] + FURTHEST))]
        k = self.cut.paragraph_number(self.at) + 1
        found: list[Range] = []
        while k < len(self.cut.paragraphs):
            a, b = self.cut.paragraphs[k]
            listed = self._is_item(a)
            if (not listed and found) or (found and self.cut.words[b - 1] == ":"):
                break
            found.append((a, b))
            k += 1
            if not listed:
                break
        return found

    def _is_item(self, k: int) -> bool:
        """Whether a paragraph's first word opens an item of a list or a quotation: after a dash, a bullet or a sign that is no letter."""
        if self.cut.words[k] in DASHES or self.cut.words[k] in OPENING or self.cut.words[k] == "•":
            return True
        between = self.cut.text[self.cut.ends[k - 1] : self.cut.starts[k]]
        return self.cut.words[k - 1] == ";" or any(not (sign.isspace() or sign in "*_") for sign in between)

    def _tag(self, source: Phrase | None) -> list[Range]:
        """ "…, повідомляє ДСНС", «…», — сказала вона, "как сообщил мэр, …"."""
        tagged = self.reader.word_in(self.lo, "as") or self._inverted(source)
        if not tagged:
            return []
        found: list[Range] = []
        if self.lo > self.sentence[0]:
            span = before(self.reader, self.quoted, self.sentence, self.lo)
            if span is None or span[1] - span[0] < LEAST:
                return []
            found.append(span)
        close = max(self.hi, source.end if source is not None else self.hi)
        found += self._turn(close)
        if close < self.sentence[1] and (self.lo == self.sentence[0] or self.cut.words[close] in ",:" or self.cut.words[close] in DASHES):
            found += self._resumed(close)
        return found

    def _turn(self, close: int) -> list[Range]:
        """What the voice goes on with after a full stop and a dash: «Ми шукали, — сказав він. — Знайшли двох»."""
        if (
            self.lo == self.sentence[0]
            or close + 2 >= len(self.cut.words)
            or self.cut.words[close] not in ".!?"
            or self.cut.words[close + 1] not in DASHES
        ):
            return []
        first, end = self.cut.paragraph_of(self.at)
        quotation = self.quoted.holding(close)
        if quotation is not None:
            return [(close + 2, min(quotation.end, close + FURTHEST))]
        return [(close + 2, min(end, close + FURTHEST))] if self.cut.words[first] in DASHES and close + 2 < end else []

    def _inverted(self, source: Phrase | None) -> bool:
        """Whether the verb's clause stands behind the words: after a comma, a dash or a closing mark, its own voice in it."""
        if self.lo <= self.sentence[0]:
            return False
        mark = self.cut.words[self.lo - 1]
        if mark in CLOSING and not self._is_quotation(self.lo - 1):
            return False
        if mark in CLOSING or mark in DASHES:
            return source is not None or self.verb.frame == "say"
        if mark != "," or (source is not None and source.head_end <= self.lo):
            return False
        return source is not None and (
            source.first > self.at or self.cut.words[self.hi - 1 if self.hi == self.at else self.hi] in ".,!…" if self.hi < self.sentence[1] else True
        )

    def _resumed(self, close: int) -> list[Range]:
        """What goes on after an inserted tag; not what tells when or how it was said."""
        start = close + 1
        if start >= self.sentence[1] or self.cut.lower[start] in self.reader.says.verbs or self.reader.word_in(start, "hanging"):
            return []
        span = after(self.reader, self.quoted, start, self.sentence[1])
        return [span] if span is not None else []

    def _about(self, source: Phrase | None) -> list[Range]:
        """ "повідомили про п'ять поранених", "о взрыве сообщили в МЧС": what is spoken of."""
        for k in range(self.at + 1, min(self.hi, self.at + NEAR + (source.end - self.at if source is not None and source.first > self.at else 0))):
            if self.reader.word_in(k, "about") and not self._vague(k + 1) and not self.reader.word_in(k + 1, "this"):
                span = after(self.reader, self.quoted, k, self.sentence[1])
                return [span] if span is not None else []
        if self.reader.word_in(self.lo, "about") and not self._vague(self.lo + 1) and not self.reader.word_in(self.lo + 1, "this"):
            stop = source.first if source is not None and source.first < self.at else self.at
            return [(self.lo, stop)] if stop > self.lo + 1 else []
        return []

    def _vague(self, k: int) -> bool:
        """Whether only "the situation" is spoken of, which the next sentences tell."""
        return any(self.reader.word_in(i, "situation") for i in range(k, min(k + 2, self.hi)))

    def _object(self, source: Phrase | None) -> list[Range]:
        """ "підтвердив загибель двох людей", «назвав удар терактом»."""
        if self.verb.frame not in AIMED or source is None:
            quotation = opens_quotation(self.reader, self.quoted, self.hi) if self.hi < self.sentence[1] else None
            return [(quotation.first, quotation.end)] if quotation is not None and source is not None and quotation.end - quotation.first > 4 else []
        if source.first > self.at and self.lo < self.at:
            return [(self.lo, self.at)]
        start = source.end if source.first > self.at else self.at + 1
        span = after(self.reader, self.quoted, start, self.sentence[1]) if start < self.sentence[1] else None
        return [span] if span is not None and span[1] - span[0] > 1 else []

    def _situation(self, source: Phrase | None) -> list[Range]:
        """ "Мер доповів про ситуацію в місті.": the rest of the paragraph; where it is one by itself, the rest of the text."""
        told = any(self.reader.word_in(k, "about") and self._vague(k + 1) for k in range(self.lo, self.hi - 1))
        if not told or source is None:
            return []
        first, end = self.cut.paragraph_of(self.at)
        if self.sentence[1] < end:
            return [(self.sentence[1], min(end, self.sentence[1] + FURTHEST))]
        return [(end, min(len(self.cut.words), end + FURTHEST))] if self.sentence[0] == first and end < len(self.cut.words) else []
