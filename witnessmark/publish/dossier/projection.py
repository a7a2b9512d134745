"""From the globe to the page: azimuthal equidistant around the place, so that a circle of so many kilometres is a circle."""

import itertools
import math
from collections.abc import Sequence
from dataclasses import dataclass

EARTH_KM = 6371.0088
KM_PER_DEGREE = 111.195
Point = tuple[float, float]


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

    def near(self, points: Sequence[Point]) -> bool:
        """Whether anything of these points may show: a cheap test before projecting them."""
        reach = self.width_km * 0.75 / KM_PER_DEGREE
        lats = [p[1] for p in points]
        if min(lats) > self.lat + reach or max(lats) < self.lat - reach:
            return False
        around = min(180.0, reach / max(0.05, math.cos(math.radians(min(89.0, abs(self.lat) + reach)))))
        gaps = [(p[0] - self.lon + 540.0) % 360.0 - 180.0 for p in points]
        return max(gaps) - min(gaps) > 180.0 or (min(gaps) <= around and max(gaps) >= -around)


def clip_ring(ring: Sequence[Point], width: float, height: float, room: float = 4.0) -> list[Point]:
    """A polygon cut to the window (Sutherland and Hodgman)."""
    out = list(ring)
    for axis, bound, keep_below in ((0, -room, False), (0, width + room, True), (1, -room, False), (1, height + room, True)):
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


def visible_runs(points: Sequence[Point], width: float, height: float, room: float = 40.0) -> list[list[Point]]:
    """The stretches of a line that come near the window; what lies far outside is left out."""
    runs: list[list[Point]] = []
    last = False
    for a, b in itertools.pairwise(points):
        seen = touches(a, b, width, height, room)
        if seen and not last:
            runs.append([a])
        if seen:
            runs[-1].append(b)
        last = seen
    return runs


def touches(a: Point, b: Point, width: float, height: float, room: float) -> bool:
    return max(a[0], b[0]) >= -room and min(a[0], b[0]) <= width + room and max(a[1], b[1]) >= -room and min(a[1], b[1]) <= height + room


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
