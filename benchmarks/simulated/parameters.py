"""The two worlds that are simulated. The second is never tuned on: it shows whether what was tuned holds elsewhere."""

from collections.abc import Mapping
from dataclasses import dataclass

SOURCES = ("official", "hospital", "ngo", "adviser", "witness", "hostile")


@dataclass(frozen=True, kw_only=True)
class World:
    """How many people are harmed, how soon they are found, who tells of it, when, and how it is copied.

    `toll` are mean and deviation of the logarithm of the dead, `injured` of the injured for each of them. Somebody is found
    after so many hours, exponentially with one of `taus`; a share `dies_later` of the dead dies within weeks in hospital.
    `mixture` is how often each kind of source speaks, `late` with what probability it speaks once more, weeks afterwards, within
    `late_days`. `gap_hours` and `gap_spread` are the median and the deviation of the logarithm of the time between two statements of a source.
    `gross_error` is the share of official statements that are grossly wrong, `persists` how often the source then stays with the error.
    `copies` is the mean number of documents that repeat a statement; of these a share is not recognised as a copy, a share names
    nobody, and a share alters a number. A share `recalled` of the statements is told again weeks later by somebody who does not say how old it is.
    """

    name: str
    toll: tuple[float, float]
    injured: tuple[float, float]
    taus: tuple[float, ...]
    dies_later: float
    roots: tuple[int, int]
    mixture: Mapping[str, float]
    late: Mapping[str, float]
    late_days: tuple[float, float]
    gap_hours: float
    gap_spread: float
    gross_error: float
    persists: float
    copies: float
    unrecognised: float
    names_nobody: float
    altered: float
    recalled: float


# Tolls, times of discovery, kinds of source and gross errors as in the prototype that the algorithm was designed with.
FIRST = World(
    name="first",
    toll=(2.6, 0.9),
    injured=(0.7, 0.5),
    taus=(6.0, 24.0, 72.0),
    dies_later=0.0,
    roots=(2, 6),
    mixture={"official": 0.3, "hospital": 0.15, "ngo": 0.15, "adviser": 0.12, "witness": 0.16, "hostile": 0.12},
    late={"official": 0.15, "hospital": 0.05, "ngo": 0.6},
    late_days=(15.0, 60.0),
    gap_hours=24.0,
    gap_spread=1.2,
    gross_error=0.07,
    persists=0.0,
    copies=2.0,
    unrecognised=0.1,
    names_nobody=0.1,
    altered=0.02,
    recalled=0.03,
)

# Smaller attacks with a heavier tail, slower search, people who die of their wounds, more errors that are kept, fewer
# officials, more that is not recognised. Never tuned on.
SECOND = World(
    name="second",
    toll=(1.9, 1.2),
    injured=(1.0, 0.8),
    taus=(3.0, 48.0, 120.0),
    dies_later=0.04,
    roots=(1, 5),
    mixture={"official": 0.22, "hospital": 0.1, "ngo": 0.2, "adviser": 0.16, "witness": 0.16, "hostile": 0.16},
    late={"official": 0.25, "hospital": 0.1, "ngo": 0.4},
    late_days=(10.0, 120.0),
    gap_hours=48.0,
    gap_spread=1.6,
    gross_error=0.12,
    persists=0.3,
    copies=4.0,
    unrecognised=0.2,
    names_nobody=0.2,
    altered=0.04,
    recalled=0.05,
)

WORLDS = {world.name: world for world in (FIRST, SECOND)}
