"""What a source says, and when: totals, subsets, parts, joint counts, increments, revisions, totals of a longer time, denials."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from random import Random
from typing import Literal

from simulated.parameters import World
from simulated.sources import Source
from simulated.truth import Truth

Relation = Literal["total", "increment", "revision", "ordinal"]
Zero = Literal["asserted", "no_report"]

# Mean hours until a source first speaks, after the least it needs: officials at once, field organisations after days.
FIRST_WORD = {
    "official": (1.0, 6.0),
    "hospital": (2.0, 12.0),
    "ngo": (24.0, 72.0),
    "adviser": (1.0, 4.0),
    "witness": (1.0, 12.0),
    "hostile": (4.0, 24.0),
}
MOST = {"witness": 1, "adviser": 2}
# What a source says is so many hours old, on average.
STALE = 2.0
# Somebody who knows of so many speaks of dozens, or of hundreds, who has an interest in a large number.
DOZENS, HUNDREDS = 9, 60


@dataclass(frozen=True, kw_only=True)
class Number:
    """One number in a statement. `words` is the quantifier of the contract; `number` is null for vague words.

    `together` is one vague word for the dead and the injured; `child` counts children among the number before it.
    """

    outcome: Literal["killed", "injured", "affected"]
    words: str
    number: int | None
    scope: Literal["event", "part", "cumulative", "period"] = "event"
    site: int | None = None
    child: bool = False
    relation: Relation = "total"
    zero: Zero | None = None
    together: bool = False
    combatant: bool = False


@dataclass(frozen=True, kw_only=True)
class Utterance:
    """All numbers one source gives at one time, so many hours after the attack."""

    source: Source
    hours: float
    numbers: tuple[Number, ...]


def utterances(source: Source, truth: Truth, world: World, rng: Random) -> list[Utterance]:
    """All statements of one source, in their order; one that has nothing to say says nothing."""
    said: list[Utterance] = []
    told = 0
    error: float | None = None
    for hours in _times(source, world, rng):
        if source.kind == "official" and error is None and rng.random() < world.gross_error:
            error = rng.choice((rng.uniform(1.5, 3.0), rng.uniform(0.2, 0.6)))
        wrong = replace(source, factor=error) if error is not None else source
        numbers = SAY[source.kind](wrong, truth, hours, told, rng)
        total = next((n.number for n in numbers if n.outcome == "killed" and n.relation != "increment" and n.scope == "event" and n.number), None)
        more = next((n.number for n in numbers if n.relation == "increment" and n.number), 0)
        told = total if total is not None else told + more
        error = error if error is not None and rng.random() < world.persists else None
        if numbers:
            said.append(Utterance(source=source, hours=hours, numbers=tuple(numbers)))
    return said


def _times(source: Source, world: World, rng: Random) -> list[float]:
    least, mean = FIRST_WORD[source.kind]
    times = [least + rng.expovariate(1 / mean)]
    for _ in range(rng.randint(1, MOST.get(source.kind, 3)) - 1):
        times.append(times[-1] + rng.lognormvariate(math.log(world.gap_hours), world.gap_spread))
    if rng.random() < world.late.get(source.kind, 0.0):
        times.append(max(times[-1], 24 * rng.uniform(*world.late_days)))
    return times


def _official(source: Source, truth: Truth, hours: float, told: int, rng: Random) -> list[Number]:
    known = max(0.0, hours - rng.expovariate(1 / STALE))
    dead = round(source.knows(truth, "killed", known) * source.factor)
    hurt = source.knows(truth, "injured", known)
    shape = rng.random()
    if shape < 0.08 and dead + hurt > 0:
        numbers = [Number(outcome="affected", words="exact", number=dead + hurt)]
    elif shape < 0.12 and dead > 0 and dead + hurt > DOZENS:
        numbers = [Number(outcome=o, words="dozens", number=None, together=True) for o in ("killed", "injured")]
    elif shape < 0.22 and dead > 0:
        numbers = _by_site(source, truth, known)
    elif shape < 0.34 and 0 < told < dead:
        numbers = [Number(outcome="killed", words="exact", number=dead - told, relation="increment")]
    elif shape < 0.38 and dead > 1:
        numbers = [Number(outcome="killed", words="exact", number=dead, relation="ordinal")]
    else:
        numbers = [*_dead(dead, told, rng), *_children(source, truth, known, dead, rng), *_hurt(hurt, rng)]
    return [*numbers, *_longer(rng)]


def _dead(dead: int, told: int, rng: Random) -> list[Number]:
    if dead == 0:
        said: tuple[Zero, ...] = ("no_report", "no_report", "asserted")
        return [Number(outcome="killed", words="none", number=0, zero=rng.choice(said))] if rng.random() < 0.5 else []
    relation: Relation = "revision" if told and rng.random() < 0.3 else "total"
    return [_worded("killed", dead, (0.65, 0.25, 0.05), rng, relation)]


def _hurt(hurt: int, rng: Random) -> list[Number]:
    return [_worded("injured", hurt, (0.75, 0.17, 0.04), rng)] if hurt and rng.random() < 0.8 else []


def _worded(outcome: Literal["killed", "injured"], n: int, share: tuple[float, float, float], rng: Random, relation: Relation = "total") -> Number:
    """A number as exact, at least, more than a round number below it, or about a round number near it; in these shares."""
    words = rng.choices(("exact", "at_least", "more_than", "about"), (*share, 1 - sum(share)))[0]
    number, step = n, 10 if n > 30 else 5
    if words == "more_than":
        number = step * ((n - 1) // step)
    elif words == "about":
        number = step * round(n / step)
    if number == 0:
        words, number = "exact", n
    return Number(outcome=outcome, words=words, number=number, relation=relation)


def _children(source: Source, truth: Truth, known: float, dead: int, rng: Random) -> list[Number]:
    children = source.knows(truth, "killed", known, child=True)
    if not 0 < children < dead or rng.random() > 0.3:
        return []
    return [Number(outcome="killed", words="exact", number=children, child=True)]


def _by_site(source: Source, truth: Truth, known: float) -> list[Number]:
    counted = [(site, source.knows(truth, "killed", known, site=site)) for site in sorted({p.site for p in truth.killed})]
    return [Number(outcome="killed", words="exact", number=n, scope="part", site=site) for site, n in counted if n]


def _longer(rng: Random) -> list[Number]:
    """Now and then a total since the war began, or of a whole region over the past day."""
    draw = rng.random()
    if draw < 0.06:
        return [Number(outcome="killed", words="exact", number=rng.randint(120, 2500), scope="cumulative")]
    return [Number(outcome="killed", words="exact", number=rng.randint(2, 60), scope="period")] if draw < 0.1 else []


def _hospital(source: Source, truth: Truth, hours: float, told: int, rng: Random) -> list[Number]:
    scope: Literal["part", "event"] = "part" if rng.random() < 0.6 else "event"
    words = "exact" if rng.random() < 0.8 else "at_least"
    counted = (("injured", source.knows(truth, "injured", hours)), ("killed", source.knows(truth, "killed", hours)))
    site = 0 if scope == "part" else None
    return [Number(outcome=o, words=words, number=n, scope=scope, site=site) for o, n in counted if n]  # type: ignore[arg-type]


def _ngo(source: Source, truth: Truth, hours: float, told: int, rng: Random) -> list[Number]:
    words = "at_least" if rng.random() < 0.7 else "exact"
    dead, hurt = source.knows(truth, "killed", hours), source.knows(truth, "injured", hours)
    numbers = [Number(outcome="killed", words=words, number=dead)] if dead else []
    return numbers + ([Number(outcome="injured", words=words, number=hurt)] if hurt and rng.random() < 0.7 else [])


def _adviser(source: Source, truth: Truth, hours: float, told: int, rng: Random) -> list[Number]:
    n = round(source.knows(truth, "killed", hours) * source.factor)
    if n == 0:
        return []
    if rng.random() < 0.7:
        words = "hundreds" if n >= HUNDREDS else "dozens" if n >= DOZENS else "several"
        return [Number(outcome="killed", words=words, number=None)]
    return [Number(outcome="killed", words="exact", number=n)]


def _witness(source: Source, truth: Truth, hours: float, told: int, rng: Random) -> list[Number]:
    n = source.knows(truth, "killed", hours)
    if n == 0:
        return []
    vague = n > 1 and rng.random() < 0.3
    part = rng.random() < 0.8
    place: dict[str, object] = {"scope": "part", "site": source.site} if part else {}
    return [Number(outcome="killed", words="several" if vague else "exact", number=None if vague else n, **place)]  # type: ignore[arg-type]


def _hostile(source: Source, truth: Truth, hours: float, told: int, rng: Random) -> list[Number]:
    known = source.knows(truth, "killed", hours)
    draw = rng.random()
    if draw < 0.5:
        return [Number(outcome="killed", words="none", number=0, zero="asserted")]
    if draw < 0.8:
        n = round(known * source.factor)
        return [Number(outcome="killed", words="exact", number=n)] if n else []
    return [Number(outcome="killed", words="exact", number=known + rng.randint(5, 80), combatant=True)]


SAY = {"official": _official, "hospital": _hospital, "ngo": _ngo, "adviser": _adviser, "witness": _witness, "hostile": _hostile}


def all_utterances(found: Sequence[Source], truth: Truth, world: World, rng: Random) -> list[Utterance]:
    """What all sources say, in the order of time."""
    said = [utterance for source in found for utterance in utterances(source, truth, world, rng)]
    return sorted(said, key=lambda u: (u.hours, u.source.name))
