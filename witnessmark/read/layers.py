"""What the layers of a reading found in one language, and that of several languages put together."""

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple, Protocol, TypeVar

import msgspec

from witnessmark.model.claim import AnyClaim, Casualty
from witnessmark.model.passage import Passage
from witnessmark.model.place import Place
from witnessmark.model.reading import Caution
from witnessmark.model.time import Time
from witnessmark.model.voice import Attribution, Voice
from witnessmark.model.weapon import Weapon
from witnessmark.read.assign import assign
from witnessmark.read.passages import within
from witnessmark.read.segment import Segmented


class Layers(NamedTuple):
    """All that was found in one language, each in text order. Claims have no voices, places or times yet. `cut` is of the
    whole text: a claim in a quotation belongs to what the sentence around it says."""

    cut: Segmented
    casualties: Sequence[Casualty]
    statements: Sequence[AnyClaim]
    voices: Sequence[Voice]
    attributions: Sequence[Attribution]
    places: Sequence[Place]
    times: Sequence[Time]
    weapons: Sequence[Weapon]
    cautions: Sequence[Caution]


class Spanned(Protocol):
    @property
    def start(self) -> int: ...


Item = TypeVar("Item", bound=Spanned)


def outside(found: Layers, passages: Sequence[Passage]) -> Layers:
    """What starts in no passage of another language. An attribution stays where its cue, or else its voice, is outside."""
    said = [a for a in found.attributions if not within(passages, _begin(a))]
    named = {voice for a in said for voice in (a.speaker, *a.via)}
    return found._replace(
        casualties=_free(found.casualties, passages),
        statements=_free(found.statements, passages),
        voices=[v for v in found.voices if v.id in named or not all(within(passages, start) for start, _ in v.spans)],
        attributions=said,
        places=_free(found.places, passages),
        times=_free(found.times, passages),
        weapons=_free(found.weapons, passages),
        cautions=_free(found.cautions, passages),
    )


def _free(items: Sequence[Item], passages: Sequence[Passage]) -> list[Item]:
    return [item for item in items if not within(passages, item.start)]


def _begin(attribution: Attribution) -> int:
    spans = [span for span in (attribution.cue, attribution.source, *attribution.content) if span is not None]
    return spans[0][0] if spans else -1


def together(parts: Sequence[Layers]) -> Layers:
    """The findings of several languages as one, in text order; nothing was found in two of them. Voices are numbered anew."""
    if len(parts) == 1:
        return parts[0]
    parts = _numbered(parts)
    return Layers(
        cut=parts[0].cut,
        casualties=[claim for part in parts for claim in part.casualties],
        statements=[claim for part in parts for claim in part.statements],
        voices=sorted((v for part in parts for v in part.voices), key=lambda v: v.spans),
        attributions=sorted((a for part in parts for a in part.attributions), key=_begin),
        places=_ordered(p for part in parts for p in part.places),
        times=_ordered(t for part in parts for t in part.times),
        weapons=_ordered(w for part in parts for w in part.weapons),
        cautions=_ordered(c for part in parts for c in part.cautions),
    )


def _ordered(items: Iterable[Item]) -> list[Item]:
    return sorted(items, key=lambda item: item.start)


def _numbered(parts: Sequence[Layers]) -> list[Layers]:
    """The parts with ids of voices that no two parts share."""
    out, taken = [], 0
    for part in parts:
        names = {voice.id: f"m{taken + k}" for k, voice in enumerate(part.voices)}
        taken += len(names)
        voices = [msgspec.structs.replace(voice, id=names[voice.id]) for voice in part.voices]
        out.append(part._replace(voices=voices, attributions=[_renamed(a, names) for a in part.attributions]))
    return out


def _renamed(attribution: Attribution, names: dict[str, str]) -> Attribution:
    speaker = None if attribution.speaker is None else names[attribution.speaker]
    return msgspec.structs.replace(attribution, speaker=speaker, via=tuple(names[voice] for voice in attribution.via))


def assigned(parts: Sequence[Layers], whole: Layers) -> tuple[AnyClaim, ...]:
    """All claims with their ids, voices, places, times and scope: each by the words of its own language, out of all that was
    found in the text."""
    done = [assign(p.cut, [*p.casualties, *p.statements], whole.attributions, whole.places, whole.times) for p in parts]
    return done[0] if len(done) == 1 else _renumbered(done)


def _renumbered(parts: Sequence[Sequence[AnyClaim]]) -> tuple[AnyClaim, ...]:
    order = sorted(((claim, k) for k, part in enumerate(parts) for claim in part), key=lambda pair: (pair[0].start, pair[0].end, pair[0].kind))
    names: list[dict[str, str]] = [{} for _ in parts]
    for n, (claim, k) in enumerate(order):
        names[k][claim.id] = f"c{n}"
    return tuple(_with_id(claim, names[k]) for claim, k in order)


def _with_id(claim: AnyClaim, names: dict[str, str]) -> AnyClaim:
    changes: dict[str, Any] = {"id": names[claim.id]}
    if isinstance(claim, Casualty) and claim.part_of is not None:
        changes["part_of"] = names[claim.part_of]
    return msgspec.structs.replace(claim, **changes)
