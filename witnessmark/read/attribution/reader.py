"""Who says what: cues, their voices and the words they hand over, with the chain of voices between."""

from bisect import bisect_left, bisect_right
from collections import deque
from collections.abc import Iterator

import msgspec

from witnessmark.model.base import Span
from witnessmark.model.voice import Attribution, Voice
from witnessmark.read.attribution.channels import channel_of, channel_words, is_channel
from witnessmark.read.attribution.contents import QUOTES
from witnessmark.read.attribution.cues import lexicon
from witnessmark.read.attribution.free_order import read_free_order
from witnessmark.read.attribution.introductions import introduced
from witnessmark.read.attribution.labels import labelled
from witnessmark.read.attribution.name_lists import Phrase, members
from witnessmark.read.attribution.noun_cues import noun_cues
from witnessmark.read.attribution.phrases import before
from witnessmark.read.attribution.quotations import Quotation, find_quotations, inside
from witnessmark.read.attribution.spans import source_span
from witnessmark.read.attribution.spoken import Reader
from witnessmark.read.attribution.statement import Statement
from witnessmark.read.attribution.voice_heads import core_last
from witnessmark.read.attribution.voice_words import names_of
from witnessmark.read.attribution.voices import joined, shielded, voice_of
from witnessmark.read.segment import Segmented
from witnessmark.read.vocabulary import vocabulary

SHORTEST = 5
"""Words, marks included, that a quotation needs to be a statement by itself and not a word in quotation marks."""


def read_attributions(cut: Segmented, publisher: str | None) -> tuple[list[Voice], list[Attribution]]:
    """The statements of a text with their voices, one voice a mention, in text order.

    Only a voice given in the same sentence counts, or one that plainly runs on: an open quotation, or a quotation alone
    right after an attributed one. Where a statement stands inside another's, its voice is the speaker and the other's
    passed it on. The publisher is never a voice of its own text.
    """
    if vocabulary(cut.language, "attribution").get("order") == "free":
        return read_free_order(cut, publisher)
    if not lexicon(cut.language).verbs:
        return [], []
    quotations = find_quotations(cut)
    statements = list(_statements(cut, quotations))
    _run_on(cut, quotations, statements)
    voices = _Voices(cut, statements)
    return voices.attributed(introduced(cut, lexicon(cut.language), names_of(cut.language), voices.statements))


def _statements(cut: Segmented, quotations: list[Quotation]) -> Iterator[Statement]:
    reader = Reader(cut, quotations)
    found = [statement for first, end in cut.sentences for statement in reader.sentence(first, end)]
    found += [statement for first, end in cut.sentences for statement in noun_cues(reader, first, end)]
    kept = [s for s in found if inside(quotations, reader.firsts, s.cue[0]) is None or _is_passed_on(cut, s)]
    yield from sorted([*kept, *labelled(reader)], key=lambda statement: statement.cue)


def _is_passed_on(cut: Segmented, statement: Statement) -> bool:
    """Whether somebody quoted hands on what another voice said: their own wishes and thoughts are part of their words."""
    if statement.frame not in ("say", "tell") or statement.source is None or statement.lemma in lexicon(cut.language).unasserted:
        return False
    return cut.lower[statement.source.first] not in names_of(cut.language).pronouns


def _run_on(cut: Segmented, quotations: list[Quotation], statements: list[Statement]) -> None:
    """Gives each quotation that stands alone to the statement just before it, across paragraphs where it was left open."""
    owner: Statement | None = None
    firsts = [quotation.first for quotation in quotations]
    outer = [
        s
        for s in statements
        if not s.unasserted and inside(quotations, firsts, s.cue[0]) is None and (s.open_colon or s.frame in ("say", "tell", "ask"))
    ]
    queue = deque(outer)
    held_by = _holders(outer, firsts)
    previous: Quotation | None = None
    for quotation in quotations:
        while queue and queue[0].cue[0] < quotation.first:
            candidate = queue.popleft()
            if candidate.open_colon or _quotes(cut, candidate) or owner is None or owner.sentence != candidate.sentence:
                owner = candidate
        held = held_by.get(quotation.first)
        if held is not None:
            _stretch(held, quotation)
            owner, previous = held, quotation
            continue
        if owner is not None and _runs_on(cut, quotation, previous, owner):
            owner.content.append((quotation.first, quotation.end))
            owner.open_colon = False
            previous = quotation


def _holders(statements: list[Statement], firsts: list[int]) -> dict[int, Statement]:
    """For each quotation, by its first word, the first statement whose words hold its opening mark."""
    held: dict[int, Statement] = {}
    for statement in statements:
        for a, b in statement.content:
            for first in firsts[bisect_left(firsts, a) : bisect_left(firsts, b)]:
                held.setdefault(first, statement)
    return held


def _stretch(held: Statement, quotation: Quotation) -> None:
    """Words in quotation marks are whole: content that ends inside a quotation ends where it ends."""
    held.content = [(a, max(b, quotation.end) if a <= quotation.first < b else b) for a, b in held.content]


def _runs_on(cut: Segmented, quotation: Quotation, previous: Quotation | None, owner: Statement) -> bool:
    if cut.sentences[cut.sentence_of(quotation.first)][0] != quotation.first and cut.words[quotation.first - 1] != ".":
        return False
    if previous is not None and previous.goes_on and previous.end == quotation.first:
        return True
    end = max([owner.cue[1], *(b for _, b in owner.content)])
    gap = cut.sentence_of(quotation.first) - cut.sentence_of(max(end - 1, owner.cue[1] - 1))
    if owner.open_colon:
        return gap <= 1
    if quotation.end - quotation.first < SHORTEST or gap > 1:
        return False
    return _quotes(cut, owner) or (owner.frame in ("say", "tell") and _same_paragraph(cut, owner.cue[0], quotation.first))


def _same_paragraph(cut: Segmented, first: int, word: int) -> bool:
    firsts = [begin for begin, _ in cut.paragraphs]
    return bisect_right(firsts, first) == bisect_right(firsts, word)


def _quotes(cut: Segmented, statement: Statement) -> bool:
    """Whether a statement's words begin or end with a quotation mark."""
    return any(cut.words[k] in QUOTES or cut.words[k] == "'" for a, b in statement.content for k in (a, b - 1))


DEEPEST = 6
"""Voices of one chain; a longer one is a run-on text."""


class _Voices:
    """Turns statements into attributions and numbers the mentions."""

    def __init__(self, cut: Segmented, statements: list[Statement]) -> None:
        self.cut = cut
        for statement in statements:
            statement.content = [(a, b) for a, b in statement.content if a < b]
        self.statements = [s for s in statements if s.content]
        self.voices: dict[tuple[int, int], Voice | None] = {}
        self.same: dict[tuple[int, int], tuple[int, int]] = {}
        self.holders = self._by_sentence()
        self.channels = channel_words(cut)
        self.shy = not names_of(cut.language).shy.isdisjoint(cut.lower)

    def attributed(self, silent: list[Phrase]) -> tuple[list[Voice], list[Attribution]]:
        for known in silent:
            voice = voice_of(self.cut, known.first, known.head_end, known.end, 0)
            self.voices[known.first, known.head_end] = None if voice is None or voice.is_body else voice
        for statement in self.statements:
            for phrase in (statement.source, *statement.carriers):
                if phrase is not None:
                    self._voice(phrase, statement)
        kept = sorted((key, voice) for key, voice in self.voices.items() if voice is not None)
        voices = {key: msgspec.structs.replace(voice, id=f"m{i}") for i, (key, voice) in enumerate(kept)}
        self.ids = {key: voice.id for key, voice in voices.items()}
        said = [(s, self._attribution(s)) for s in self.statements]
        return list(voices.values()), [a for s, made in said for a in (made, *self._label(s, made))]

    def _by_sentence(self) -> dict[int, list[tuple[int, int, int]]]:
        """For each sentence the contents that reach into it, of statements that can hold another's, with their numbers."""
        found: dict[int, list[tuple[int, int, int]]] = {}
        for i, statement in enumerate(self.statements):
            if statement.source is None or statement.unasserted or statement.frame not in ("say", "tell"):
                continue
            for a, b in statement.content:
                if not a <= statement.cue[0] < b:
                    for k in range(self.cut.sentence_of(a), self.cut.sentence_of(b - 1) + 1):
                        found.setdefault(k, []).append((a, b, i))
        return found

    def _voice(self, phrase: Phrase, statement: Statement) -> None:
        key = (phrase.first, phrase.head_end)
        if key in self.voices:
            return
        meant = self._antecedent(phrase)
        if meant is not phrase:
            self.same[key] = (meant.first, meant.head_end)
            self._voice(meant, statement)
            return
        parts = [voice_of(self.cut, a, b, b, 0) for a, b in members(self.cut, phrase)]
        bodies = [part for part in parts if part is not None and part.is_body]
        voice = voice_of(self.cut, phrase.first, phrase.head_end, phrase.end, 0)
        if len(bodies) < len(parts) and all(part is not None and (part.is_body or part.anonymous) for part in parts):
            bodies = [part for part in parts if part is not None]
        if bodies and len(bodies) == len(parts):
            voice = joined(self.cut, phrase.first, phrase.head_end, bodies)
            self.voices |= {(a, b): part for (a, b), part in zip(members(self.cut, phrase), bodies, strict=True)}
        if self.shy and voice is not None and not voice.is_body:
            voice = shielded(self.cut, voice, statement.sentence, [] if statement.unasserted else statement.content)
        self.voices[key] = None if voice is not None and is_channel(self.cut, phrase.first, phrase.head_end) else voice

    def _antecedent(self, phrase: Phrase) -> Phrase:
        """The phrase a "who" stands for; the "who" itself where none stands before it."""
        cut, k = self.cut, phrase.first
        if cut.lower[k] not in names_of(cut.language).relatives:
            return phrase
        lo = cut.sentences[cut.sentence_of(k)][0]
        j = k - (k > lo and cut.words[k - 1] == ",")
        found = before(cut, lexicon(cut.language), names_of(cut.language), lo, j) if j > lo else None
        return phrase if found is None else found

    def _id(self, phrase: Phrase | None) -> str | None:
        if phrase is None:
            return None
        key = (phrase.first, phrase.head_end)
        return self.ids.get(self.same.get(key, key))

    def _attribution(self, statement: Statement) -> Attribution:
        speaker = self._speaker(statement)
        via = [v for v in (self._id(carrier) for carrier in statement.carriers) if v is not None]
        outer, seen = self._outer(statement), [statement]
        while outer is not None and outer not in seen and len(seen) < DEEPEST:
            seen.append(outer)
            carrier = self._id(outer.source)
            if carrier is not None and carrier != speaker and carrier not in via:
                via.append(carrier)
            outer = self._outer(outer)
        return Attribution(
            source=self._source(statement),
            cue=self._span(*statement.cue),
            content=tuple(self._span(a, b) for a, b in sorted(set(statement.content))),
            quoted=any(self._marked(a, b) for a, b in statement.content),
            speaker=speaker,
            via=tuple(via),
            channel=self._channel(statement),
            modality=statement.modality,
            asserts=not statement.unasserted and statement.lemma not in lexicon(self.cut.language).unasserted,
        )

    def _source(self, statement: Statement) -> Span | None:
        if statement.source is None:
            return None
        return source_span(self.cut, lexicon(self.cut.language), statement.source, statement.cue, owner=not statement.lemma)

    def _label(self, statement: Statement, made: Attribution) -> Iterator[Attribution]:
        """ "condemned the shelling as indiscriminate": the label is put forward, though the shelling is not."""
        if statement.lemma not in lexicon(self.cut.language).labels_as:
            return
        for first, end in statement.content:
            k = next((k for k in range(first + 1, end - 1) if self.cut.lower[k] == "as"), None)
            if k is not None and statement.order == "after":
                yield msgspec.structs.replace(made, content=(self._span(k + 1, end),), asserts=True)

    def _speaker(self, statement: Statement) -> str | None:
        """The voice of a statement; one that names nobody inside another's words is said by that other."""
        if statement.source is None or self.cut.lower[statement.source.first] in ("we", "i"):
            outer = self._outer(statement)
            return self._id(statement.source) if outer is None else self._id(outer.source)
        return self._id(statement.source)

    def _outer(self, statement: Statement) -> Statement | None:
        """The smallest statement whose words hold this one's cue; one of a pronoun's is taken to be the same speaker's."""
        near = self.holders.get(self.cut.sentence_of(statement.cue[0]), ())
        holding = [(b - a, i) for a, b, i in near if a <= statement.cue[0] < b and self.statements[i] is not statement]
        if not holding:
            return None
        outer = self.statements[min(holding)[1]]
        first = None if statement.source is None else self.cut.lower[statement.source.first]
        pronoun = first not in ("i", "we") and first in names_of(self.cut.language).personal
        return outer if not pronoun or outer.order == "before" else None

    def _channel(self, statement: Statement) -> str | None:
        first, end = statement.sentence
        places = self.channels[bisect_left(self.channels, first) : bisect_left(self.channels, end)]
        if not places:
            return None
        voices = [phrase for phrase in (statement.source, *statement.carriers) if phrase is not None]
        names = names_of(self.cut.language)
        people = [phrase for phrase in voices if core_last(self.cut, names, phrase.first, phrase.head_end) not in names.things]
        taken = [*statement.content, *((phrase.first, phrase.end) for phrase in people)]
        return channel_of(self.cut, [k for k in places if not any(a <= k < b for a, b in taken)])

    def _marked(self, first: int, end: int) -> bool:
        words = self.cut.words[first:end]
        return any(word in QUOTES for word in words) or words.count("'") > 1

    def _span(self, first: int, end: int) -> Span:
        return self.cut.starts[first], self.cut.ends[end - 1]
