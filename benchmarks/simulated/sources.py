"""Who tells of an attack, and what they can know."""

from dataclasses import dataclass
from random import Random

from simulated.parameters import SOURCES, World
from simulated.truth import Truth

# A witness sees so much of one site, a hospital takes in so many of all, a field organisation can confirm so many.
SEES = (0.3, 0.9)
TAKES_IN = (0.3, 0.9)
CONFIRMS = (0.8, 1.0)
# An adviser multiplies by so much, the other side by so much.
INFLATES = (1.3, 3.0)
BELITTLES = (0.0, 0.4)
# The voices of each kind: kind, role in the words of a report ({town} is the town), whether a body or a person speaks.
VOICES = {
    "official": (
        ("official", "mayor of {town}"),
        ("rescuer", "rescue service"),
        ("police", "police"),
        ("official", "governor of the region"),
        ("official", "prosecutor's office of the region"),
    ),
    "hospital": (("medic", "chief doctor of the hospital"), ("medic", "director of the clinic")),
    "ngo": (("ngo", "field organisation"), ("un", "human rights mission"), ("ngo", "rights monitor")),
    "adviser": (("official", "adviser to the minister"), ("official", "adviser to the president")),
    "witness": (("witness", "resident"), ("witness", "shop assistant"), ("witness", "tram driver"), ("witness", "neighbour")),
    "hostile": (("military", "army of the other side"), ("military", "defence ministry of the other side")),
}


@dataclass(frozen=True)
class Source:
    """One voice. `kind` is one of SOURCES, `turn` which voice of that kind it is; `seen` are the numbers of the people it can know of.

    `factor` is what it multiplies a count by; `whole` is false where it counts only what it sees.
    """

    kind: str
    turn: int
    seen: frozenset[int]
    seen_injured: frozenset[int]
    factor: float = 1.0
    site: int | None = None

    @property
    def voice(self) -> str:
        return VOICES[self.kind][self.turn][0]

    @property
    def role(self) -> str:
        return VOICES[self.kind][self.turn][1]

    @property
    def name(self) -> str:
        return f"{self.kind} {self.turn}"

    def knows(self, truth: Truth, outcome: str, hours: float, site: int | None = None, child: bool = False) -> int:
        """How many people of the truth the source knows of so long after the attack; of one site, or children, only those."""
        seen = self.seen if outcome == "killed" else self.seen_injured
        people = truth.people(outcome)
        found = (people[i] for i in seen if people[i].found <= hours)
        return sum((site is None or p.site == site) and (p.child or not child) for p in found)


def sources(truth: Truth, world: World, rng: Random) -> list[Source]:
    """Two to six voices, each once, with at least one that counts."""
    wanted = rng.randint(*world.roots)
    found: list[Source] = []
    used: dict[str, int] = dict.fromkeys(SOURCES, 0)
    while len(found) < wanted:
        kind = rng.choices(SOURCES, [world.mixture[name] for name in SOURCES])[0]
        if used[kind] == len(VOICES[kind]) or (len(found) == wanted - 1 and kind in ("hostile", "adviser") and not _counts(found)):
            continue
        found.append(_source(kind, used[kind], truth, rng))
        used[kind] += 1
    return found


def _counts(found: list[Source]) -> bool:
    return any(source.kind not in ("hostile", "adviser") for source in found)


def _source(kind: str, turn: int, truth: Truth, rng: Random) -> Source:
    site = rng.choice([p.site for p in truth.killed]) if kind == "witness" else None
    share = {"witness": rng.uniform(*SEES), "hospital": rng.uniform(*TAKES_IN), "ngo": rng.uniform(*CONFIRMS)}.get(kind, 1.0)
    factor = {"adviser": rng.uniform(*INFLATES), "hostile": rng.uniform(*BELITTLES)}.get(kind, 1.0)
    seen, hurt = (_some(truth, outcome, share, site, rng) for outcome in ("killed", "injured"))
    return Source(kind=kind, turn=turn, seen=seen, seen_injured=hurt, factor=factor, site=site)


def _some(truth: Truth, outcome: str, share: float, site: int | None, rng: Random) -> frozenset[int]:
    return frozenset(i for i, p in enumerate(truth.people(outcome)) if rng.random() < share and (site is None or p.site == site))
