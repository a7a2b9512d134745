"""Statements into attributions: voices numbered by mention, the chain of voices between, the channel."""

import msgspec

from witnessmark.model.base import Span
from witnessmark.model.voice import Attribution, Voice
from witnessmark.read.attribution.free_order.introductions import introduced
from witnessmark.read.attribution.free_order.noun_phrases import CLOSING, OPENING, Phrase, Reader
from witnessmark.read.attribution.free_order.statement import Statement
from witnessmark.read.attribution.free_order.voices import joined, voice_of
from witnessmark.read.nominative import nominatives

MOST_CARRIERS = 5
"""Voices a statement is passed through, one inside the other; a longer chain is a text of nothing but tags."""


class Assembly:
    """Turns the statements of one text into attributions. A publisher is no voice of its own text."""

    def __init__(self, reader: Reader, publisher: str | None) -> None:
        self.reader, self.cut = reader, reader.cut
        self.publisher = publisher.casefold() if publisher is not None else None
        self.voices: dict[tuple[int, int], Voice] = {}

    def attributed(self, statements: list[Statement]) -> tuple[list[Voice], list[Attribution]]:
        """The voices by place, with ids m0, m1, …, and one attribution a statement, in the order of the statements."""
        self.statements = statements
        for made in statements:
            for phrase in (made.source, *made.carriers):
                if phrase is not None:
                    self._voice(phrase, made)
        self.voices = introduced(self.reader, statements) | self.voices
        kept = sorted(self.voices.items())
        named = {key: msgspec.structs.replace(voice, id=f"m{i}") for i, (key, voice) in enumerate(kept)}
        self.ids = {key: voice.id for key, voice in named.items()}
        self.holders = self._by_sentence()
        return list(named.values()), [self._attribution(made) for made in statements]

    def _voice(self, phrase: Phrase, made: Statement) -> None:
        key = _key(phrase)
        if key in self.voices:
            return
        if phrase.members:
            parts = [voice_of(self.reader, Phrase(a, b, b, phrase.cases)) for a, b in phrase.members]
            voice: Voice | None = joined(self.reader, phrase, [part for part in parts if part is not None])
        else:
            voice = voice_of(self.reader, phrase)
        if voice is None or self._publishes(voice.name):
            return
        self.voices[key] = self._shielded(voice, made)

    def _publishes(self, name: str) -> bool:
        return self.publisher is not None and self.publisher in {form.casefold() for form in (name, *nominatives(name, self.cut.language))}

    def _shielded(self, voice: Voice, made: Statement) -> Voice:
        """The voice made anonymous where its sentence says that it wants no name."""
        lower = " ".join(self.cut.lower[made.sentence[0] : made.sentence[1]])
        if not voice.is_body and any(phrase in lower for phrase in self.reader.nouns.words.get("anonymity", ())):
            return msgspec.structs.replace(voice, anonymous=True, protected=True)
        return voice

    def _by_sentence(self) -> dict[int, list[tuple[int, int, int]]]:
        found: dict[int, list[tuple[int, int, int]]] = {}
        for i, made in enumerate(self.statements):
            if made.source is not None and made.asserts:
                for a, b in made.content:
                    for k in range(self.cut.sentence_of(a), self.cut.sentence_of(b - 1) + 1):
                        found.setdefault(k, []).append((a, b, i))
        return {k: sorted(contents, key=lambda content: (content[1] - content[0], content[2])) for k, contents in found.items()}

    def _id(self, phrase: Phrase | None) -> str | None:
        return None if phrase is None else self.ids.get(_key(phrase))

    def _attribution(self, made: Statement) -> Attribution:
        speaker = self._id(made.source)
        via = [v for v in map(self._id, made.carriers) if v is not None]
        outer = self._outer(made)
        for _ in range(MOST_CARRIERS):
            voice = None if outer is None else self._id(outer.source)
            if voice is not None and voice != speaker and voice not in via:
                via.append(voice)
            outer = None if outer is None else self._outer(outer)
        return Attribution(
            source=None if made.source is None else self._span(made.source.first, max(made.source.end, made.source.head_end)),
            cue=self._span(*made.cue),
            content=tuple(self._span(a, b) for a, b in sorted(set(made.content)) if a < b),
            quoted=any(self._marked(a, b) for a, b in made.content),
            speaker=speaker,
            via=tuple(via),
            channel=self._channel(made),
            modality=made.modality,
            asserts=made.asserts,
        )

    def _outer(self, made: Statement) -> Statement | None:
        """The smallest other statement whose words hold this one's cue."""
        near = self.holders.get(self.cut.sentence_of(made.cue[0]), ())
        return next((self.statements[i] for a, b, i in near if a <= made.cue[0] < b and self.statements[i] is not made), None)

    def _channel(self, made: Statement) -> str | None:
        """The medium named beside the verb, or the one a link on the verb leads to."""
        linked = self.cut.channels.get(made.cue[0])
        if linked is not None:
            return linked
        for k in range(*made.clause):
            if made.source is not None and made.source.first <= k < made.source.head_end:
                continue
            if any(a <= k < b for a, b in made.content):
                continue
            found = self.reader.says.channels.at(self.cut.lower, k, made.clause[1])
            if found is not None:
                return found[0]
        return None

    def _marked(self, first: int, end: int) -> bool:
        return any(word in OPENING or word in CLOSING for word in self.cut.words[first:end])

    def _span(self, first: int, end: int) -> Span:
        return self.cut.starts[first], self.cut.ends[end - 1]


def _key(phrase: Phrase) -> tuple[int, int]:
    return phrase.first, phrase.head_end
