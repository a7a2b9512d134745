"""One simulated incident: the truth, and everything that was published about it."""

from dataclasses import dataclass
from random import Random

from simulated.parameters import World
from simulated.reports import Report, reports
from simulated.sources import Source, sources
from simulated.statements import Utterance, all_utterances
from simulated.truth import Truth, truth


@dataclass(frozen=True)
class Simulated:
    """`said` are all statements in the order of time, `reports` the documents that carry them."""

    truth: Truth
    sources: tuple[Source, ...]
    said: tuple[Utterance, ...]
    reports: tuple[Report, ...]


def simulated(number: int, world: World, seed: int = 1) -> Simulated:
    """The incident of that number: the same for the same world and seed, whatever else is simulated."""
    rng = Random(f"{seed} {world.name} {number}")
    what = truth(number, world, rng)
    who = sources(what, world, rng)
    said = all_utterances(who, what, world, rng)
    return Simulated(truth=what, sources=tuple(who), said=tuple(said), reports=tuple(reports(said, world, rng)))
