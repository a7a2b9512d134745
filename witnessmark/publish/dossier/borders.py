"""Vector borders, read from the file beside this one or from one a user puts in its place.

The file is made by scripts/cut_borders.py and carries its own attribution and policy. Lines are shared between neighbours: a line two
countries use is a border, a line one uses is a coast, and the file names the disputed ones.
"""

import itertools
import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

import msgspec

from witnessmark.errors import BadInput
from witnessmark.publish.dossier.projection import Box, Point, bounds_of

SHIPPED = Path(__file__).with_name("borders.json")


class Country(msgspec.Struct, frozen=True):
    """A country's polygons; each is an outer ring, then holes, as numbers of lines (`~n` is line n backwards)."""

    name: str
    polygons: list[list[list[int]]]


class Disputed(msgspec.Struct, frozen=True):
    name: str
    arcs: list[int]


class BorderFile(msgspec.Struct, frozen=True):
    """What a border file must hold. `step` is the degrees of one stored unit."""

    attribution: str
    policy: list[str]
    step: float
    disputed: list[Disputed]
    countries: dict[str, Country]
    arcs: list[list[int]]


@dataclass(frozen=True)
class Line:
    """A coast, a border or a disputed border; `bounds` are in degrees."""

    points: list[Point]
    kind: str
    bounds: Box


class Borders:
    """Countries and the lines between them, in degrees of longitude and latitude."""

    def __init__(self, file: BorderFile) -> None:
        self.attribution, self.policy = file.attribution, file.policy
        self.countries, self.disputed = file.countries, file.disputed
        self._stored, self._step = file.arcs, file.step

    @cached_property
    def arcs(self) -> list[list[Point]]:
        return [list(self._running(stored)) for stored in self._stored]

    def _running(self, stored: list[int]) -> Iterator[Point]:
        x = y = 0
        for dx, dy in zip(stored[::2], stored[1::2], strict=True):
            x, y = x + dx, y + dy
            yield x * self._step, y * self._step

    def ring(self, numbers: list[int]) -> list[Point]:
        points: list[Point] = []
        for n in numbers:
            arc = self.arcs[n] if n >= 0 else self.arcs[~n][::-1]
            points.extend(arc[1:] if points else arc)
        return points

    @cached_property
    def rings(self) -> dict[str, list[list[list[Point]]]]:
        return {code: [[self.ring(r) for r in polygon] for polygon in country.polygons] for code, country in self.countries.items()}

    @cached_property
    def outlines(self) -> list[tuple[str, list[Point], Box]]:
        """Every ring with its country and its bounds."""
        return [(code, ring, bounds_of(ring)) for code, polygons in self.rings.items() for polygon in polygons for ring in polygon]

    @cached_property
    def lines(self) -> list[Line]:
        """Every line once: coast, border or disputed."""
        numbers = (n if n >= 0 else ~n for c in self.countries.values() for polygon in c.polygons for ring in polygon for n in ring)
        users = Counter(numbers)
        disputed = {n for d in self.disputed for n in d.arcs}
        kind = {n: "disputed" if n in disputed else "border" if users[n] > 1 else "coast" for n in sorted(users)}
        return [Line(self.arcs[n], kind[n], bounds_of(self.arcs[n])) for n in kind]

    def country_at(self, lat: float, lon: float) -> str | None:
        """The country (ISO 3166 alpha-2) a point lies in; null at sea."""
        for code, polygons in self.rings.items():
            if any(inside((lon, lat), p[0]) and not any(inside((lon, lat), hole) for hole in p[1:]) for p in polygons):
                return code
        return None


def inside(point: Point, ring: list[Point]) -> bool:
    """Whether a point lies in a closed ring: an odd number of its edges lie to the east."""
    x, y = point
    hit = False
    for (x1, y1), (x2, y2) in itertools.pairwise(ring):
        if (y1 > y) != (y2 > y) and x < (x2 - x1) * (y - y1) / (y2 - y1) + x1:
            hit = not hit
    return hit


@lru_cache(maxsize=4)
def load_borders(path: Path | None = None) -> Borders:
    """The shipped borders, or the file given in their place; a file of another shape is refused with the reason."""
    found = SHIPPED if path is None else path
    try:
        content: Any = json.loads(found.read_bytes())
        return Borders(msgspec.convert(content, BorderFile))
    except (ValueError, msgspec.ValidationError) as error:
        raise BadInput(f"{found}: not a border file: {error}") from error
