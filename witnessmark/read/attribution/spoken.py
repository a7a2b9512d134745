"""One sentence's cues into statements: which voice, which words."""

from witnessmark.read.attribution import following, phrases
from witnessmark.read.attribution.according import as_said, otherwise
from witnessmark.read.attribution.bounds import bound
from witnessmark.read.attribution.carriers import told, unfold
from witnessmark.read.attribution.contents import Field, after_dateline, field_of, span_before, span_resumed, start_after, trim_end
from witnessmark.read.attribution.cues import Cue, find_cues, shouts
from witnessmark.read.attribution.name_lists import Phrase
from witnessmark.read.attribution.statement import Order, Statement
from witnessmark.read.attribution.subjects import Subjects
from witnessmark.read.attribution.text import PASSING
from witnessmark.read.attribution.voice_heads import core_last

SHORT = 10
"""Words that may follow a voice whose statement stands before it ("…, the mayor told reporters at the port on Monday"); also
words a mere name in quotation marks may have."""


ENDING = frozenset("?!…")

# When and where something was said takes no more words than this before its comma.
LATEST_COMMA = 7


class Reader(Subjects):
    """Reads the statements of one text, sentence by sentence."""

    def sentence(self, first: int, end: int) -> list[Statement]:
        """The statements of one sentence, in the order of their cues."""
        found: list[Statement] = []
        for cue in find_cues(self.cut, self.anchors("verb", first, end), first, end):
            statement = self._statement(cue, field_of(first, end, cue.verb, self.quotations, self.firsts), found, (first, end))
            if statement is not None:
                statement.unasserted = cue.negated
                found.append(statement)
        passed = otherwise(self, first, end)
        if not found and not passed:
            return []
        found = [s for s in found if not any(p.cue[0] <= s.cue[0] < p.cue[1] for p in passed)] + passed
        found.sort(key=lambda statement: statement.cue)
        bound(self.cut, self.words, found)
        return [statement for statement in found if statement.content or statement.open_colon]

    def _statement(self, cue: Cue, where: Field, earlier: list[Statement], sentence: tuple[int, int]) -> Statement | None:
        if cue.form == "passive":
            return self._passive(cue, where, sentence)
        if cue.form == "impersonal":
            return self._impersonal(cue, where, sentence)
        if cue.form == "asked":
            asked = self._asked(cue, where, sentence)
            if asked is not None or cue.first != cue.verb:
                return asked
        lemma = self.words.verbs[self.cut.lower[cue.verb]].lemma
        if cue.form == "gerund":
            return self._gerund(cue, lemma, where, earlier, sentence)
        inverted = self._inverted(cue, where)
        if inverted is not None:
            return self._make(cue, lemma, inverted, "before", where, sentence, inverted=True)
        source = phrases.before(self.cut, self.words, self.names, min(after_dateline(self.cut, where), cue.first), cue.first)
        conjoined = source is None and self._joined(cue, where)
        if conjoined and self._agrees(cue, earlier):
            source = self.last_source(earlier, where)
        if source is not None and cue.frame in ("call", "think", "find") and shouts(self.cut, cue.verb) and not self.person_like(source):
            return None
        if source is None or self.own_voice(source, where, sentence) or self.named_so(lemma, source, cue) or self.nobody(source, where):
            return None
        where = self._with_question(where, source, sentence)
        rest = as_said(self, cue, source, where, sentence)
        if rest is not None:
            return rest
        order: Order = "before" if not conjoined and self._trails(cue, source, where) else "after"
        return self._make(cue, lemma, source, order, where, sentence, conjoined=conjoined)

    def _with_question(self, where: Field, source: Phrase, sentence: tuple[int, int]) -> Field:
        """ "“Who will pay?” Ana Silva said": a quoted question ends a sentence before its voice is named."""
        k = source.first
        width = 1 + (self.cut.words[k - 1] == "'")
        if k != sentence[0] or k < 4 or where.lo != k or self.cut.words[k - 1 - width] not in ENDING:
            return where
        asked = where.quotation(k - 1)
        if asked is None or asked.end != k or any(k == first for first, _ in self.cut.paragraphs):
            return where
        return where._replace(lo=asked.first)

    def _make(
        self,
        cue: Cue,
        lemma: str,
        source: Phrase | None,
        order: Order,
        where: Field,
        sentence: tuple[int, int],
        *,
        inverted: bool = False,
        conjoined: bool = False,
    ) -> Statement | None:
        made = Statement(
            (cue.first, cue.end), lemma, cue.frame, cue.modality, source, order, sentence, inverted=inverted, conjoined=conjoined, where=where
        )
        unfold(self, made)
        made.carriers += told(self, cue)
        if order == "before":
            stop = cue.first if inverted or source is None else source.first
            span = span_before(self.cut, self.words, where, stop)
            if span is None:
                return None
            made.content.append(span)
            resumed = span_resumed(self.cut, self.words, where, source.end if inverted and source is not None else cue.end)
            quoted = where.quotation(span[1] - 1) is not None or inverted
            if resumed is not None and not (quoted and not self._opens(where, resumed[0])):
                made.content.append(resumed)
            return made
        made.start = start_after(self.cut, self.words, cue, where)
        made.limit = where.hi
        if source is not None and not conjoined and made.start == cue.end + 1 and self._both_sides(cue, source, where):
            made.content.extend(filter(None, [span_before(self.cut, self.words, where, source.first)]))
        made.open_colon = made.start is None and where.hi > cue.end and self.cut.words[where.hi - 1] == ":"
        return made if made.start is not None or made.open_colon else None

    def _opens(self, where: Field, word: int) -> bool:
        quotation = where.quotation(word)
        return quotation is not None and quotation.first == word

    def _gerund(self, cue: Cue, lemma: str, where: Field, earlier: list[Statement], sentence: tuple[int, int]) -> Statement | None:
        before = self.cut.lower[cue.first - 1] if cue.first > where.lo else ""
        if before not in self.words.before_gerunds and cue.first != where.lo:
            source = phrases.before(self.cut, self.words, self.names, where.lo, cue.first)
            if source is None or not self.person_like(source) or self.nobody(source, where):
                return None
        elif cue.first == where.lo and not earlier:
            return self._fronted(cue, lemma, where, sentence)
        else:
            source = self.last_source(earlier, where)
            if source is None and cue.frame in PASSING and before == ",":
                source = self.told_of(where, cue)
        if source is None:
            return None
        if lemma in self.words.citing and before == "," and earlier and self._cite(cue, earlier[-1], where):
            return None
        return self._make(cue, lemma, source, "after", where, sentence, conjoined=True)

    def _fronted(self, cue: Cue, lemma: str, where: Field, sentence: tuple[int, int]) -> Statement | None:
        """ "Noting that nobody was hurt, Ana Silva left": the voice stands behind the comma."""
        comma = next((k for k in range(cue.end + 1, where.hi - 1) if self.cut.words[k] == "," and where.quotation(k) is None), None)
        source = None if comma is None else self.opener(where._replace(lo=comma + 1))
        made = None if source is None else self._make(cue, lemma, source, "after", where, sentence)
        if made is not None and comma is not None:
            made.limit = comma
        return made

    def _cite(self, cue: Cue, outer: Statement, where: Field) -> bool:
        """ "Reuters reported, citing a hospital official": the official speaks, the agency carries. False where a thing is cited."""
        inner = following.after(self.cut, self.words, self.names, cue.end, where.hi, sure=True)
        if inner is None or core_last(self.cut, self.names, inner.first, inner.head_end) in self.names.things:
            return False
        if not self.person_like(inner):
            return False
        if outer.source is not None:
            outer.carriers.append(outer.source)
            outer.source = inner
        return True

    def _passive(self, cue: Cue, where: Field, sentence: tuple[int, int]) -> Statement | None:
        source = following.after(self.cut, self.words, self.names, cue.end + 1, where.hi)
        if source is None:
            return None
        made = Statement(
            (cue.first, cue.end + 1),
            self.words.verbs[self.cut.lower[cue.verb]].lemma,
            cue.frame,
            cue.modality,
            source,
            "before",
            sentence,
            where=where,
        )
        first = self._clause_start(where.lo, cue.first)
        end = trim_end(self.cut, first, cue.first)
        if end > first:
            made.content.append((first, end))
        return made if made.content else None

    def _impersonal(self, cue: Cue, where: Field, sentence: tuple[int, int]) -> Statement | None:
        """ "Twenty people are feared dead": nobody is named, the whole clause is only possible."""
        made = Statement((cue.first, cue.end), "", cue.frame, cue.modality, None, "after", sentence, where=where, start=cue.end, limit=where.hi)
        subject = phrases.before(self.cut, self.words, self.names, where.lo, cue.first)
        if self.cut.lower[cue.first - 1] != "it":
            made.content.append((self._clause_start(where.lo, cue.first) if subject is None else subject.first, cue.first))
        return made if where.hi - cue.end > 2 else None

    def _agrees(self, cue: Cue, earlier: list[Statement]) -> bool:
        """Whether a verb after "and" can have the last cue's subject: "said … and want" are two subjects, "said … and warned" one."""
        if not earlier or cue.first != cue.verb:
            return True
        before = self.words.verbs.get(self.cut.lower[earlier[-1].cue[1] - 1])
        return before is None or before.gerund or before.past == self.words.verbs[self.cut.lower[cue.verb]].past

    def _asked(self, cue: Cue, where: Field, sentence: tuple[int, int]) -> Statement | None:
        """ "Asked whether the bridge would hold, she nodded": nobody is named who asks."""
        k = cue.end
        if k < where.hi and (self.cut.lower[k] in self.words.adjunct or self.cut.lower[k] in self.words.adverbs):
            k = next((i for i in range(k, min(k + SHORT, where.hi)) if self.cut.lower[i] in self.words.linkers or self.cut.words[i] == ","), k)
        topic = k < where.hi and self.cut.lower[k] in self.words.topics
        if k + 2 >= where.hi or not (topic or self.cut.lower[k] in self.words.linkers or self.cut.lower[k] == self.words.infinitive):
            return None
        limit = next((i for i in range(k + 2, where.hi) if self.cut.words[i] == "," and where.quotation(i) is None), where.hi)
        lemma = self.words.verbs[self.cut.lower[cue.verb]].lemma
        made = Statement((cue.first, cue.end), lemma, cue.frame, cue.modality, None, "after", sentence, where=where)
        made.start, made.limit = k + topic, limit
        return made

    def _clause_start(self, lo: int, stop: int) -> int:
        for k in range(stop - 1, lo, -1):
            if self.cut.words[k] in ';:—–“"' or (self.cut.words[k] == "," and stop - k > 3):
                return k + 1
        return lo

    def _inverted(self, cue: Cue, where: Field) -> Phrase | None:
        """ "…,” said Ana Silva": the voice after the verb, where a quotation or a comma stands before it."""
        if cue.frame not in ("say", "ask") or cue.first <= where.lo or cue.first != cue.verb:
            return None
        mark = self.cut.words[cue.first - 1]
        quoted = where.quotation(cue.first - 1) is not None or mark in "”\"’'"
        if not quoted and mark not in ",—–":
            return None
        found = following.after(self.cut, self.words, self.names, cue.end, where.hi)
        if found is None or found.first == found.end:
            return None
        if not quoted and (found.head_end - found.first > 6 or phrases.before(self.cut, self.words, self.names, where.lo, cue.first) is not None):
            return None
        rest = self.cut.lower[found.end] if found.end < where.hi else "."
        return found if quoted or rest in ".,;" or rest in self.words.prepositions or rest in self.words.times else None

    def _joined(self, cue: Cue, where: Field) -> bool:
        before = self.cut.lower[cue.first - 1] if cue.first > where.lo else ""
        return before in self.words.joiners

    def _trails(self, cue: Cue, source: Phrase, where: Field) -> bool:
        """Whether the words stand before the voice ("…, the mayor said on Monday.")."""
        if cue.frame not in ("say", "ask", "tell", "find") and self.words.verbs[self.cut.lower[cue.verb]].lemma not in self.words.trailing:
            return False
        k = source.first - 1
        if k < where.lo:
            return False
        mark = self.cut.words[k]
        quoted = where.quotation(k) is not None
        if not quoted and mark not in ",—–”\"?’'" and self.cut.lower[k] not in self.words.openers:
            return False
        after = start_after(self.cut, self.words, cue, where)
        if quoted:
            return after is None or after >= len(self.cut.lower) or (self.cut.lower[after] != "that" and self._whole(where, k))
        if self._has_more(cue, where):
            return False
        return after is None and (self._set_off(cue, where) or (where.hi - cue.end <= SHORT and self._clause(where.lo, k)))

    def _both_sides(self, cue: Cue, source: Phrase, where: Field) -> bool:
        """ "Nine people were killed, Ana Silva said: four here and five there": a sentence before the voice, and what it is made of behind."""
        k, first = source.first - 1, self.cut.lower[where.lo]
        opens = first in self.words.breakers or first in self.words.adjunct or first in self.words.prepositions
        return self.cut.words[cue.end] == ":" and k > where.lo and self.cut.words[k] == "," and not opens and self._clause(where.lo, k)

    def _set_off(self, cue: Cue, where: Field) -> bool:
        """Whether a comma follows the verb, at once or past when and where it was said ("the guard said on Wednesday, because …")."""
        for k in range(cue.end, min(cue.end + LATEST_COMMA, where.hi)):
            if self.cut.words[k] == ",":
                return True
            when = (
                self.cut.lower[k] in self.words.prepositions or self.cut.lower[k] in self.words.times or self.cut.lower[k] in self.words.determiners
            )
            if not when and (k == cue.end or self.cut.lower[k - 1] not in self.words.prepositions | self.words.determiners):
                return False
        return False

    def _has_more(self, cue: Cue, where: Field) -> bool:
        """Whether an infinitive or an object follows that is no statement: "Despite the rain, the crew continued to work"."""
        k = cue.end
        if k + 1 >= where.hi or self.words.takes.get(self.words.verbs[self.cut.lower[cue.verb]].lemma) is None:
            return False
        return (
            self.cut.lower[k] == self.words.infinitive
            and self.cut.words[k + 1].islower()
            and self.cut.lower[k + 1] not in self.words.hearers | self.words.determiners
        )

    def _whole(self, where: Field, word: int) -> bool:
        """Whether the quotation that ends at this word opens what was said, and is no name of something in it."""
        quotation = where.quotation(word)
        return quotation is None or quotation.first <= where.lo + 1 or quotation.end - quotation.first > SHORT

    def _clause(self, first: int, end: int) -> bool:
        """Whether these words can be a statement: some verb is in them, or they are more than a name."""
        if end - first < 3:
            return False
        lower = self.cut.lower[first:end]
        return any(word in self.words.finite or word.endswith(("ed", "n't")) for word in lower) or end - first > 4
