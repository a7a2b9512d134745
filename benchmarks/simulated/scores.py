"""How good ranges are where the truth is known, each figure with its 95 % interval."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

from simulated.methods import Bounds

RESAMPLES = 200
# The interval score for ranges that should hold the truth nine times of ten.
ALPHA = 0.1
Z = 1.96


@dataclass(frozen=True)
class Figure:
    """A value, and the interval it is known within."""

    value: float
    low: float
    high: float

    def __str__(self) -> str:
        return f"{self.value:.2f} ({self.low:.2f}–{self.high:.2f})"


@dataclass(frozen=True)
class Scores:
    """`coverage`: the truth is inside. `floor`: the low end is not above the truth. `open_above`: there is no upper end.
    `closed_right`: there is one, and the truth is inside.

    `width` is the mean of log((1 + high) / (1 + low)) over the ranges that have an upper end. `interval` is Winkler's score on log(1 + n):
    the width, and 20 times the distance by which the truth is missed; an open range has no width and cannot be missed from below, so it
    is to be read beside `open_above`. `none` counts incidents in which somebody counted and the method gave no range: each is a miss.
    """

    incidents: int
    none: int
    coverage: Figure
    floor: Figure
    open_above: Figure
    closed_right: Figure
    width: Figure
    interval: Figure


def scores(found: Sequence[tuple[int, Bounds | None]]) -> Scores:
    """The scores of one method: for each incident the true number and the range, null where it gave none."""
    given = [(truth, bounds) for truth, bounds in found if bounds is not None]
    covered = sum(low <= truth and (high is None or truth <= high) for truth, (low, high) in given)
    return Scores(
        incidents=len(found),
        none=len(found) - len(given),
        coverage=share(covered, len(found)),
        floor=share(sum(low <= truth for truth, (low, _) in given), len(found)),
        open_above=share(sum(high is None for _, (_, high) in given), len(given)),
        closed_right=share(sum(high is not None and low <= truth <= high for truth, (low, high) in given), len(found)),
        width=mean([math.log1p(high) - math.log1p(low) for _, (low, high) in given if high is not None]),
        interval=mean([winkler(truth, bounds) for truth, bounds in given]),
    )


def winkler(truth: int, bounds: Bounds) -> float:
    low, high = bounds
    y, floor = math.log1p(truth), math.log1p(low)
    missed = max(floor - y, 0.0)
    if high is None:
        return 2 / ALPHA * missed
    top = math.log1p(high)
    return top - floor + 2 / ALPHA * (missed + max(y - top, 0.0))


def share(k: int, n: int) -> Figure:
    """k of n with Wilson's interval."""
    if n == 0:
        return Figure(math.nan, math.nan, math.nan)
    p, room = k / n, Z * Z / n
    middle = (p + room / 2) / (1 + room)
    half = Z * math.sqrt(p * (1 - p) / n + room / (4 * n)) / (1 + room)
    return Figure(p, max(0.0, middle - half), min(1.0, middle + half))


def mean(values: Sequence[float]) -> Figure:
    """The mean with the interval of its bootstrap."""
    if not values:
        return Figure(math.nan, math.nan, math.nan)
    rng = Random(len(values))
    again = sorted(sum(rng.choices(values, k=len(values))) / len(values) for _ in range(RESAMPLES))
    return Figure(sum(values) / len(values), again[round(0.025 * RESAMPLES)], again[round(0.975 * RESAMPLES) - 1])
