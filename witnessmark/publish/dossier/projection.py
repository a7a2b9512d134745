"""From the globe to the page: azimuthal equidistant around the place, so that a circle of so many kilometres is a circle."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

EARTH_KM = 6371.0088
KM_PER_DEGREE = 111.195
Point = tuple[float, float]
Box = tuple[float, float, float, float]
"""Least x, least y, greatest x, greatest y."""
WORLD: Box = (-180.0, -90.0, 180.0, 90.0)


@dataclass(frozen=True)
class View:
    """A window of `width_km` around a point, drawn `width` by `height` units."""

    lat: float
    lon: float
    width_km: float
    width: float = 720.0
    height: float = 400.0

    @property
    def scale(self) -> float:
        """Units per kilometre."""
        return self.width / self.width_km

    def project(self, point: Point) -> Point:
        """A (longitude, latitude) on the page, x to the right, y down."""
        lon, lat = math.radians(point[0] - self.lon), math.radians(point[1])
        here = math.radians(self.lat)
        cosine = math.sin(here) * math.sin(lat) + math.cos(here) * math.cos(lat) * math.cos(lon)
        angle = math.acos(max(-1.0, min(1.0, cosine)))
        k = EARTH_KM * self.scale * (1.0 if angle < 1e-9 else angle / math.sin(max(angle, 1e-9)) if angle < 3.1 else 70.0)
        x = k * math.cos(lat) * math.sin(lon)
        y = k * (math.cos(here) * math.sin(lat) - math.sin(here) * math.cos(lat) * math.cos(lon))
        return self.width / 2 + x, self.height / 2 - y

    @cached_property
    def degrees(self) -> Box:
        """A box of longitude and latitude that holds the window with room to spare; the whole globe near a pole or the date line."""
        reach = self.width_km * 0.9 / KM_PER_DEGREE
        south, north = self.lat - reach, self.lat + reach
        around = reach / max(0.05, math.cos(math.radians(min(89.0, max(abs(south), abs(north))))))
        west, east = self.lon - around, self.lon + around
        return WORLD if west < -180 or east > 180 or max(abs(south), abs(north)) > 80 else (west, south, east, north)

    @property
    def frame(self) -> Box:
        """The window on the page with a little room, so that no cut edge shows."""
        return -4.0, -4.0, self.width + 4.0, self.height + 4.0

    def polygon(self, ring: Sequence[Point], bounds: Box) -> list[Point]:
        """What of a polygon lies in the window, on the page. `bounds` are its own, in degrees."""
        if not meet(bounds, self.degrees):
            return []
        near = ring if within(bounds, self.degrees) else clip_ring(ring, self.degrees)
        return clip_ring([self.project(p) for p in near], self.frame) if len(near) > 2 else []

    def runs(self, points: Sequence[Point], bounds: Box) -> list[list[Point]]:
        """The stretches of a line that come near the window, on the page."""
        if not meet(bounds, self.degrees):
            return []
        near = [list(points)] if within(bounds, self.degrees) else visible_runs(points, self.degrees)
        return [run for part in near for run in visible_runs([self.project(p) for p in part], self.frame)]


def bounds_of(points: Sequence[Point]) -> Box:
    xs, ys = [p[0] for p in points], [p[1] for p in points]
    return min(xs), min(ys), max(xs), max(ys)


def meet(a: Box, b: Box) -> bool:
    return a[0] <= b[2] and a[2] >= b[0] and a[1] <= b[3] and a[3] >= b[1]


def within(a: Box, b: Box) -> bool:
    return a[0] >= b[0] and a[1] >= b[1] and a[2] <= b[2] and a[3] <= b[3]


def clip_ring(ring: Sequence[Point], box: Box) -> list[Point]:
    """A polygon cut to a box (Sutherland and Hodgman)."""
    out = list(ring)
    for axis, bound, keep_below in ((0, box[0], False), (0, box[2], True), (1, box[1], False), (1, box[3], True)):
        out = clip_side(out, axis, bound, keep_below)
    return out


def clip_side(ring: list[Point], axis: int, bound: float, keep_below: bool) -> list[Point]:
    out: list[Point] = []
    for before, here in zip([*ring[-1:], *ring], ring, strict=False):
        was, now = (before[axis] <= bound) == keep_below, (here[axis] <= bound) == keep_below
        if was != now:
            share = (bound - before[axis]) / (here[axis] - before[axis])
            out.append((before[0] + share * (here[0] - before[0]), before[1] + share * (here[1] - before[1])))
        if now:
            out.append(here)
    return out


def visible_runs(points: Sequence[Point], box: Box) -> list[list[Point]]:
    """The stretches of a line that come near a box; what lies far outside is left out."""
    runs: list[list[Point]] = []
    last = False
    for a, b in pairwise(points):
        seen = meet((min(a[0], b[0]), min(a[1], b[1]), max(a[0], b[0]), max(a[1], b[1])), box)
        if seen and not last:
            runs.append([a])
        if seen:
            runs[-1].append(b)
        last = seen
    return runs


def area(ring: Sequence[Point]) -> float:
    return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(ring, [*ring[1:], *ring[:1]], strict=True))) / 2


def middle(ring: Sequence[Point]) -> Point:
    """The centre of a polygon's area."""
    signed = sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(ring, [*ring[1:], *ring[:1]], strict=True)) / 2
    if abs(signed) < 1e-6:
        return ring[0]
    pairs = list(zip(ring, [*ring[1:], *ring[:1]], strict=True))
    x = sum((a[0] + b[0]) * (a[0] * b[1] - b[0] * a[1]) for a, b in pairs) / (6 * signed)
    y = sum((a[1] + b[1]) * (a[0] * b[1] - b[0] * a[1]) for a, b in pairs) / (6 * signed)
    return x, y
