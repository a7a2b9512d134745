"""Documents that carry the statements: an original, its copies under other publishers, and what is told again weeks later."""

from dataclasses import dataclass
from random import Random
from typing import Literal

from simulated.parameters import World
from simulated.statements import Utterance

Relation = Literal["original", "copy", "rewrite", "translation", "independent"]

# An adviser is repeated so many times more often than anybody else.
ADVISER = 3.0
# Mean hours until somebody repeats a statement.
DELAY = 6.0
PUBLISHERS = tuple(
    f"The Gazette of {town}" for town in ("Varden", "Tessal", "Orlow", "Minnet", "Kaster", "Halden", "Brevik", "Sondra", "Pellin", "Ostrava")
)


@dataclass(frozen=True, kw_only=True)
class Report:
    """One document. `said` is the number of its utterance, `group` that of its copy group's first document.

    `names` is false where it tells the numbers as its own; `altered` is the number of dead it makes of the first, or null;
    `again` is true for one that repeats weeks later what was said then, without saying when.
    """

    doc_id: str
    said: int
    group: str
    relation: Relation
    publisher: str
    hours: float
    names: bool = True
    altered: int | None = None
    again: bool = False


def reports(said: list[Utterance], world: World, rng: Random) -> list[Report]:
    """All documents, in the order of publication."""
    found = [report for i, utterance in enumerate(said) for report in _of_one(i, utterance, world, rng)]
    return sorted(found, key=lambda r: (r.hours, r.doc_id))


def _of_one(i: int, utterance: Utterance, world: World, rng: Random) -> list[Report]:
    first = f"u{i}-0"
    mean = world.copies * (ADVISER if utterance.source.kind == "adviser" else 1.0)
    copies = [_copy(i, k + 1, first, utterance, world, rng) for k in range(int(rng.expovariate(1 / mean)))]
    alone = all(copy.relation == "independent" for copy in copies)
    relation: Relation = "independent" if alone else "original"
    origin = Report(doc_id=first, said=i, group=first, relation=relation, publisher=f"channel of {utterance.source.name}", hours=utterance.hours)
    return [origin, *copies, *_again(i, utterance, world, rng)]


def _copy(i: int, k: int, first: str, utterance: Utterance, world: World, rng: Random) -> Report:
    doc_id = f"u{i}-{k}"
    unrecognised = rng.random() < world.unrecognised
    how: tuple[Relation, ...] = ("copy", "copy", "copy", "rewrite", "translation")
    return Report(
        doc_id=doc_id,
        said=i,
        group=doc_id if unrecognised else first,
        relation="independent" if unrecognised else rng.choice(how),
        publisher=rng.choice(PUBLISHERS),
        hours=utterance.hours + rng.expovariate(1 / DELAY),
        names=rng.random() >= world.names_nobody,
        altered=_altered(utterance, rng) if rng.random() < world.altered else None,
    )


def _again(i: int, utterance: Utterance, world: World, rng: Random) -> list[Report]:
    if rng.random() >= world.recalled:
        return []
    doc_id = f"u{i}-again"
    hours = utterance.hours + 24 * rng.uniform(15, 90)
    return [Report(doc_id=doc_id, said=i, group=doc_id, relation="independent", publisher=rng.choice(PUBLISHERS), hours=hours, again=True)]


def _altered(utterance: Utterance, rng: Random) -> int | None:
    """The first number of dead with one digit mistyped."""
    n = next((x.number for x in utterance.numbers if x.outcome == "killed" and x.number), None)
    if n is None:
        return None
    digits = list(str(n))
    digits[rng.randrange(len(digits))] = str(rng.randint(1, 9))
    return int("".join(digits))
