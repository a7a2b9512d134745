"""A whole document, sentence by sentence: what every layer read in it, and what it left."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from itertools import chain

import msgspec

from witnessmark.model.claim import AnyClaim, Casualty
from witnessmark.model.explanation import ExplainedSentence, Explanation
from witnessmark.model.place import Gazetteer
from witnessmark.model.reading import Reading
from witnessmark.read.explain.attributions import attribution_steps
from witnessmark.read.explain.casualties import casualty_steps
from witnessmark.read.explain.statements import statement_steps
from witnessmark.read.explain.steps import Step
from witnessmark.read.passages import only, within
from witnessmark.read.places import read_places
from witnessmark.read.segment import Segmented, segment
from witnessmark.read.times import read_times
from witnessmark.read.tracing import listened
from witnessmark.read.vocabulary import languages

# What every claim has and the explanation says by itself.
SHARED = frozenset({"kind", "id", "rule", "start", "end", "quote", "speaker", "via"})


def explained(reading: Reading, gazetteer: Gazetteer) -> Iterator[ExplainedSentence]:
    """The sentences of a finished reading that still has its text, in order, each with its steps in the order of its words.

    Every claim of the reading is a step that fired; the layers are asked again for what they left out. A document in a
    language that is not read has none.
    """
    text, language = reading.text or "", reading.language
    if language is None or language not in languages():
        return
    cut = segment(text, language)
    steps: dict[int, list[Step]] = {}
    for step in _once(_steps(reading, cut, gazetteer)):
        steps.setdefault(cut.sentence_of(cut.word_at(step.start)), []).append(step)
    teller = _Teller(reading, text)
    for number, (first, end) in enumerate(cut.sentences):
        yield teller.sentence(number, cut.starts[first], cut.ends[end - 1], steps.get(number, ()))


def _once(steps: Iterable[Step]) -> list[Step]:
    """In the order of the words, what fired first; the same told twice is told once."""
    different = {(s.start, s.end, s.kind, s.status, s.rule, s.claim, s.reason): s for s in steps}
    return sorted(different.values(), key=lambda s: (s.start, s.status != "fired", s.end, s.kind, s.rule))


def _steps(reading: Reading, cut: Segmented, gazetteer: Gazetteer) -> Iterator[Step]:
    """The steps in the document's language outside its passages, then those of each other language inside its own."""
    yield from _steps_in(reading, cut, gazetteer, lambda start: not within(reading.passages, start))
    for language in sorted({passage.language for passage in reading.passages}):
        inside = [passage for passage in reading.passages if passage.language == language]
        yield from _steps_in(reading, segment(only(cut.text, language, reading.passages), language), gazetteer, partial(within, inside))
    yield from _found(reading)


def _steps_in(reading: Reading, cut: Segmented, gazetteer: Gazetteer, mine: Callable[[int], bool]) -> Iterator[Step]:
    """The steps of all layers in one language, where they are about its own words."""
    claims = [claim for claim in reading.claims if mine(claim.start)]
    casualties = [claim for claim in claims if isinstance(claim, Casualty)]
    others = [claim for claim in claims if not isinstance(claim, Casualty)]
    places = [place for place in reading.places if mine(place.start)]
    steps = chain(
        casualty_steps(cut, casualties, places, [time for time in reading.times if mine(time.start)]),
        statement_steps(cut, others, [weapon for weapon in reading.weapons if mine(weapon.start)], places),
        attribution_steps(cut, [a for a in reading.attributions if mine((a.cue or a.source or a.content[0])[0])]),
        _refused(reading, cut, gazetteer),
    )
    return (step for step in steps if mine(step.start))


def _refused(reading: Reading, cut: Segmented, gazetteer: Gazetteer) -> Iterator[Step]:
    """Names that are no places and times that are none; those that were read after all are left out."""
    with listened() as heard:
        read_places(cut, gazetteer, reading.publisher)
        read_times(cut, reading.published)
    read = [*((place.start, place.end) for place in reading.places), *((time.start, time.end) for time in reading.times)]
    for refusal in heard:
        if not any(start < refusal.end and refusal.start < end for start, end in read):
            yield Step(refusal.layer, "dropped", refusal.rule, refusal.start, refusal.end, reason=refusal.reason)


def _found(reading: Reading) -> Iterator[Step]:
    """What the finished reading has besides claims and attributions."""
    for place in reading.places:
        made = {"name": place.name, "precision": place.precision, "country": place.country, "demonym": place.demonym, "candidates": place.candidates}
        yield Step("place", "fired", "place", place.start, place.end, made=made)
    for time in reading.times:
        yield Step("time", "fired", time.type, time.start, time.end, made={"value": time.value, "from": time.since, "to": time.until})
    for weapon in reading.weapons:
        yield Step("weapon", "fired", weapon.weapon or "class", weapon.start, weapon.end, made={"name": weapon.name})
    for caution in reading.warnings:
        told = {"suggestion": caution.suggestion, "evidence": caution.evidence}
        yield Step("warning", "fired", caution.code, caution.start, caution.end, made=told)
    for passage in reading.passages:
        yield Step("passage", "fired", "passage", passage.start, passage.end, made={"language": passage.language})


class _Teller:
    """Puts steps into their sentences; claims bring what was made of them and who says it."""

    def __init__(self, reading: Reading, text: str) -> None:
        self.reading, self.text = reading, text
        self.claims: dict[str, AnyClaim] = {claim.id: claim for claim in reading.claims}
        self.names = {voice.id: voice.name for voice in reading.people}

    def sentence(self, number: int, start: int, end: int, steps: Sequence[Step]) -> ExplainedSentence:
        told = tuple(self._explanation(step, number, (start, end)) for step in steps)
        return ExplainedSentence(
            doc_id=self.reading.doc_id, language=self._language(start), sentence=number, start=start, end=end, text=self.text[start:end], steps=told
        )

    def _explanation(self, step: Step, number: int, within: tuple[int, int]) -> Explanation:
        claim = self.claims.get(step.claim or "")
        made = {} if claim is None else {name: value for name, value in msgspec.to_builtins(claim).items() if name not in SHARED}
        voices = () if claim is None else tuple(self.names.get(voice, voice) for voice in (claim.speaker, *claim.via) if voice is not None)
        return Explanation(
            doc_id=self.reading.doc_id,
            language=self._language(step.start),
            sentence=number,
            within=within,
            kind=step.kind,
            status=step.status,
            rule=step.rule,
            start=step.start,
            end=step.end,
            quote=self.text[step.start : step.end],
            looks_for=step.looks_for,
            tried=step.tried,
            reason=step.reason,
            claim=step.claim,
            voices=voices,
            made={name: value for name, value in {**made, **(step.made or {})}.items() if value not in (None, [], (), "")},
        )

    def _language(self, start: int) -> str | None:
        return next((p.language for p in self.reading.passages if p.start <= start < p.end), self.reading.language)
