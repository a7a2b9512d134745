"""Curves of time against size as an SVG, on logarithmic axes, where growth in step with the size is a straight line at 45 degrees."""

from collections.abc import Iterator, Sequence
from html import escape
from math import ceil, floor, log10
from typing import NamedTuple

WIDTH, HEIGHT, LEFT, BOTTOM, RIGHT, TOP = 760, 480, 70, 60, 130, 30
COLOURS = ("#1b4f8a", "#b3541e", "#4d7a35", "#7a3b7d", "#8a6d1b")  # told apart by the colour-blind too: dark, and named at their ends
LEAST_APART = 16  # pixels between the names of two lines


class Line(NamedTuple):
    """What was measured, and its points: size and seconds."""

    name: str
    points: Sequence[tuple[float, float]]


class Axes:
    """Where a size and a time lie on the picture. Both axes are whole powers of ten, a decade as wide as it is high."""

    def __init__(self, lines: Sequence[Line]) -> None:
        sizes, times = zip(*(point for line in lines for point in line.points), strict=True)
        self.right, self.top = ceil(log10(max(sizes))), ceil(log10(max(times)))
        self.left, self.bottom = floor(log10(min(sizes))), floor(log10(min(times)))
        self.decade = min((WIDTH - LEFT - RIGHT) / (self.right - self.left), (HEIGHT - TOP - BOTTOM) / (self.top - self.bottom))

    def x(self, size: float) -> float:
        return LEFT + (log10(size) - self.left) * self.decade

    def y(self, seconds: float) -> float:
        return HEIGHT - BOTTOM - (log10(seconds) - self.bottom) * self.decade


def picture(lines: Sequence[Line], across: str, up: str) -> str:
    """The whole picture; a dashed line shows growth by n log n from the first point of the first line."""
    axes = Axes(lines)
    parts = [*_grid(axes, across, up), _guide(axes, lines[0]), *_curves(axes, lines)]
    head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" font-family="sans-serif" font-size="13" fill="#222">'
    return "\n".join([head, f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#fff"/>', *parts, "</svg>\n"])


def _grid(axes: Axes, across: str, up: str) -> Iterator[str]:
    bottom, top = axes.y(10.0**axes.bottom), axes.y(10.0**axes.top)
    left, right = axes.x(10.0**axes.left), axes.x(10.0**axes.right)
    for power in range(axes.left, axes.right + 1):
        x = axes.x(10.0**power)
        yield f'<path d="M{x:.1f} {bottom:.1f}V{top:.1f}" stroke="#ddd"/>'
        yield f'<text x="{x:.1f}" y="{bottom + 20:.1f}" text-anchor="middle">{10**power:,}</text>'
    for power in range(axes.bottom, axes.top + 1):
        y = axes.y(10.0**power)
        yield f'<path d="M{left:.1f} {y:.1f}H{right:.1f}" stroke="#ddd"/>'
        yield f'<text x="{left - 8:.1f}" y="{y + 4:.1f}" text-anchor="end">{10.0**power:g}</text>'
    yield f'<text x="{(left + right) / 2:.1f}" y="{bottom + 44:.1f}" text-anchor="middle">{escape(across)}</text>'
    yield f'<text x="{left:.1f}" y="{top - 10:.1f}" text-anchor="end">{escape(up)}</text>'


def _guide(axes: Axes, line: Line) -> str:
    (size, seconds), (last, _) = line.points[0], line.points[-1]
    steps = [size * (last / size) ** (step / 20) for step in range(21)]
    points = [(axes.x(at), axes.y(seconds * at * log10(at) / (size * log10(size)))) for at in steps]
    path = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
    x, y = points[len(points) // 3]
    named = f'<text x="{x - 6:.1f}" y="{y - 6:.1f}" text-anchor="end" fill="#666">n log n</text>'
    return f'<polyline points="{path}" fill="none" stroke="#999" stroke-dasharray="5 4"/>{named}'


def _curves(axes: Axes, lines: Sequence[Line]) -> Iterator[str]:
    names = sorted((axes.y(line.points[-1][1]), number) for number, line in enumerate(lines))
    lowest = float("-inf")
    for y, number in names:
        line, colour = lines[number], COLOURS[number % len(COLOURS)]
        path = " ".join(f"{axes.x(size):.1f},{axes.y(seconds):.1f}" for size, seconds in line.points)
        yield f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="2"/>'
        yield from (f'<circle cx="{axes.x(size):.1f}" cy="{axes.y(seconds):.1f}" r="3" fill="{colour}"/>' for size, seconds in line.points)
        lowest = max(y + 4, lowest + LEAST_APART)
        yield f'<text x="{axes.x(line.points[-1][0]) + 8:.1f}" y="{lowest:.1f}" fill="{colour}">{escape(line.name)}</text>'
