"""The map of an incident, drawn offline: the place with its circle of uncertainty in true scale, in the context of its country."""

import functools
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from markupsafe import Markup

from witnessmark.model.place import Place
from witnessmark.publish.dossier.borders import Borders, inside
from witnessmark.publish.dossier.plain import number
from witnessmark.publish.dossier.projection import Point, View, area, middle, visible_runs
from witnessmark.publish.dossier.svg import element, path, text

LEAST_KM, MOST_KM = 420.0, 9_000.0
MOST_LABELS = 7
TOWNS = 128  # whose surroundings are kept: a case has many incidents of few towns, and projecting all borders is most of a page's work


@dataclass(frozen=True)
class Label:
    """A place named in the documents, for orientation."""

    name: str
    lat: float
    lon: float


def view_of(place: Place) -> View | None:
    """A window in which the circle is neither a dot nor the whole picture; null where the place has no point on the globe."""
    if place.lat is None or place.lon is None or not (-90 <= place.lat <= 90 and -180 <= place.lon <= 180):
        return None
    radius = place.radius_km or 0.0
    return View(place.lat, place.lon, max(LEAST_KM, min(MOST_KM, radius * (40.0 if radius < 15 else 7.0))))


def incident_map(place: Place, labels: Sequence[Label], borders: Borders, words: str) -> Markup:
    """The map; empty where the place could not be found on the globe."""
    view = view_of(place)
    if view is None:
        return Markup("")
    countries = shapes(view, borders)
    parts = [
        Markup("<title>{}</title>").format(words),
        element("rect", x="0", y="0", width=view.width, height=view.height, class_="sea"),
        land(countries),
        *graticule(view),
        *lines(view, borders),
        *country_names(
            view, borders, countries, [(view.width / 2, view.height / 2 - 15), *map(view.project, ((o.lon, o.lat) for o in labels[:MOST_LABELS]))]
        ),
        *place_marks(view, place, labels),
        *scale_bar(view),
        inset(view, borders),
    ]
    return element("svg", *parts, class_="map", viewBox=f"0 0 {view.width:g} {view.height:g}", role="img", aria_label=words, focusable="false")


def drawn(points: Sequence[Point], closed: bool) -> str:
    """Path data in tenths of a unit, without points that fall together."""
    out: list[str] = []
    last = ""
    for x, y in points:
        here = f"{x:.1f} {y:.1f}"
        if here != last:
            out.append(here)
        last = here
    return "M" + "L".join(out) + ("Z" if closed else "") if len(out) > 1 else ""


@functools.lru_cache(TOWNS)
def shapes(view: View, borders: Borders) -> dict[str, list[list[Point]]]:
    """What of each country shows, clipped."""
    out: dict[str, list[list[Point]]] = {}
    for code, ring, bounds in borders.outlines:
        clipped = view.polygon(ring, bounds)
        if len(clipped) > 2:
            out.setdefault(code, []).append(clipped)
    return out


def land(found: dict[str, list[list[Point]]]) -> Markup:
    return path("".join(drawn(ring, True) for rings in found.values() for ring in rings), class_="land", fill_rule="evenodd")


@functools.lru_cache(TOWNS)
def lines(view: View, borders: Borders) -> list[Markup]:
    """Coasts, borders and, dashed, disputed borders."""
    data: dict[str, list[str]] = {"coast": [], "border": [], "disputed": []}
    for line in borders.lines:
        data[line.kind] += [drawn(run, False) for run in view.runs(line.points, line.bounds)]
    return [path("".join(d), class_=kind) for kind, d in data.items() if d]


def free_spot(view: View, ring: list[Point], taken: list[Point], half: float) -> Point:
    """Where in a country its name has most room: far from the border, the edges, the inset and what stands there already."""
    grid = [(view.width * i / 24, view.height * j / 16) for i in range(2, 23) for j in range(2, 15)]
    inner = [p for p in grid if inside(p, [*ring, ring[0]])] or [middle(ring)]
    busy = [*taken, (view.width - 100, view.height - 75), (60, view.height - 20)]

    def room(point: Point) -> float:
        x, y = point
        edges = min(x - half, view.width - x - half, (y - 10) * 2, (view.height - y) * 2)
        names = min(math.hypot((x - a) / 1.8, y - b) * 1.4 for a, b in busy)
        return min(edges, names, min(math.hypot(x - a, y - b) for a, b in ring) * 1.5)

    return max(inner, key=lambda p: (round(room(p), 3), -p[1], -p[0]))


def country_names(view: View, borders: Borders, found: dict[str, list[list[Point]]], taken: list[Point]) -> list[Markup]:
    """The name of each country that takes up enough of the window. `taken` are the points other names stand at."""
    out: list[Markup] = []
    for code, rings in found.items():
        ring = max(rings, key=area)
        if area(ring) < 0.03 * view.width * view.height:
            continue
        name = borders.countries[code].name.upper()
        x, y = free_spot(view, ring, taken, 6.5 * len(name))
        taken.append((x, y))
        out.append(text(name, x=round(x, 1), y=round(y, 1), class_="country", text_anchor="middle"))
    return out


def place_marks(view: View, place: Place, labels: Sequence[Label]) -> list[Markup]:
    x, y = view.width / 2, view.height / 2
    radius = (place.radius_km or 0.0) * view.scale
    out = [element("circle", cx=x, cy=y, r=round(radius, 1), class_="uncertain")] if radius else []
    out += other_places(view, labels)
    out.append(element("circle", cx=x, cy=y, r=3.5, class_="point"))
    out.append(text(place.name, x=x, y=y - max(radius, 6) - 9, class_="place main", text_anchor="middle"))
    return out


def other_places(view: View, labels: Sequence[Label]) -> list[Markup]:
    """Names of a few other places, left out where they would lie on another name."""
    taken = [(view.width / 2, view.height / 2 - 12)]
    out: list[Markup] = []
    for label in labels:
        x, y = view.project((label.lon, label.lat))
        room = 9.0 * len(label.name) + 20
        fits = 10 < x < view.width - room and 16 < y < view.height - 60
        if len(taken) > MOST_LABELS or not fits or any(abs(x - a) < room + 30 and abs(y - b) < 26 for a, b in taken):
            continue
        taken.append((x, y))
        out.append(element("circle", cx=round(x, 1), cy=round(y, 1), r=2.5, class_="other"))
        out.append(text(label.name, x=round(x + 7, 1), y=round(y + 4, 1), class_="place"))
    return out


def graticule(view: View) -> list[Markup]:
    """Lines of longitude and latitude at a step that gives a handful."""
    degrees = view.width_km / 111.0
    step = next((s for s in (0.5, 1, 2, 5, 10, 15) if degrees / s <= 6), 30)
    out: list[str] = []
    names: list[Markup] = []
    reach = int(min(90, degrees) // step) + 1
    for n in range(-2 * reach, 2 * reach + 1):
        lon, lat = (round(view.lon / step) + n) * step, (round(view.lat / step) + n) * step
        span = [i / 12 * degrees for i in range(-12, 13)]
        meridian = [(lon, view.lat + s) for s in span if abs(view.lat + s) < 89]
        parallel = [(view.lon + 2 * s, lat) for s in span] if abs(lat) < 89 else []
        names += line_names(view, meridian, parallel)
        out += [drawn(run, False) for line in (meridian, parallel) for run in visible_runs([view.project(p) for p in line], view.frame)]
    return [path("".join(out), class_="graticule"), *names]


def line_names(view: View, meridian: list[Point], parallel: list[Point]) -> list[Markup]:
    """The degrees of a line where it meets the upper or the left edge."""
    out: list[Markup] = []
    top = next((a for a, b in crossings(view, meridian, 1) if 60 < a < view.width - 40), None)
    left = next((a for a, b in crossings(view, parallel, 0) if 30 < a < view.height - 60), None)
    if top is not None:
        lon = (meridian[0][0] + 180) % 360 - 180
        out.append(text(f"{abs(lon):g}°{'E' if lon > 0 else 'W' if lon < 0 else ''}", x=round(top, 1), y=14, class_="degree", text_anchor="middle"))
    if left is not None:
        lat = parallel[0][1]
        out.append(text(f"{abs(lat):g}°{'N' if lat > 0 else 'S' if lat < 0 else ''}", x=6, y=round(left - 4, 1), class_="degree"))
    return out


def crossings(view: View, line: list[Point], axis: int) -> Iterator[Point]:
    """Where a line meets the upper (axis 1) or left (axis 0) edge: its place along that edge."""
    for a, b in pairwise(map(view.project, line)):
        if (a[axis] < 0) != (b[axis] < 0):
            share = a[axis] / (a[axis] - b[axis])
            yield a[1 - axis] + share * (b[1 - axis] - a[1 - axis]), 0.0


def scale_bar(view: View) -> list[Markup]:
    """A bar of a round number of kilometres, about a fifth of the window."""
    km = max(s * 10**e for e in range(5) for s in (1, 2, 5) if s * 10**e <= view.width_km / 5)
    length, y = km * view.scale, view.height - 18
    bar = path(f"M18 {y - 6:g}V{y:g}H{18 + length:.1f}V{y - 6:g}", class_="scale")
    return [bar, text(f"{number(km)} km", x=round(18 + length / 2, 1), y=y - 9, class_="tick", text_anchor="middle")]


@functools.lru_cache(TOWNS)
def inset(view: View, borders: Borders) -> Markup:
    """A small map of the wider region with the window as a box; none where the window is wide already."""
    if view.width_km > 2_500:
        return Markup("")
    wide = View(view.lat, view.lon, 2_600.0 if view.width_km < 900 else 7_000.0, 190.0, 126.0)
    frame = view.width_km * wide.scale, view.height / view.scale * wide.scale
    box = element("rect", x=95 - frame[0] / 2, y=63 - frame[1] / 2, width=frame[0], height=frame[1], class_="window")
    sea = element("rect", x="0", y="0", width="190", height="126", class_="sea frame")
    edge = element("rect", x="0", y="0", width="190", height="126", class_="edge")
    at: dict[str, str | float | int | None] = {"x": view.width - 202, "y": view.height - 138, "width": 190, "height": 126, "viewBox": "0 0 190 126"}
    return element("svg", sea, land(shapes(wide, borders)), *lines(wide, borders), box, edge, class_="inset", **at)
