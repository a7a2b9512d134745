"""What happened: every person harmed, where, and when they are found."""

import math
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from random import Random

from simulated.parameters import World

# Sites of one attack: a house, a square, a shop.
SITES = 3
CHILDREN = 0.12
# Somebody dies of wounds within weeks: the time of that, in hours.
DYING = 240.0


@dataclass(frozen=True)
class Person:
    """Somebody killed or injured: known so many hours after the attack, at a site; perhaps a child."""

    found: float
    site: int
    child: bool


@dataclass(frozen=True)
class Truth:
    """One attack: its number, when it was, and everybody it killed or injured."""

    number: int
    moment: datetime
    killed: tuple[Person, ...]
    injured: tuple[Person, ...]

    def people(self, outcome: str) -> tuple[Person, ...]:
        return self.killed if outcome == "killed" else self.injured

    def when(self, hours: float) -> str:
        """So many hours after the attack, as ISO 8601."""
        return (self.moment + timedelta(hours=hours)).isoformat(timespec="minutes")


def truth(number: int, world: World, rng: Random) -> Truth:
    tau = rng.choice(world.taus)
    sites = rng.randint(1, SITES)
    dead = max(1, round(rng.lognormvariate(*world.toll)))
    hurt = round(dead * rng.lognormvariate(*world.injured))
    day = datetime(2031, 1, 1, tzinfo=UTC) + timedelta(days=7 * (number % 200), hours=rng.randint(5, 20))
    return Truth(
        number=number,
        moment=day,
        killed=tuple(_person(tau, sites, world.dies_later, rng) for _ in range(dead)),
        injured=tuple(_person(tau, sites, 0.0, rng) for _ in range(hurt)),
    )


def _person(tau: float, sites: int, dies_later: float, rng: Random) -> Person:
    mean = DYING if rng.random() < dies_later else tau
    return Person(found=-mean * math.log(1.0 - rng.random()), site=rng.randrange(sites), child=rng.random() < CHILDREN)
