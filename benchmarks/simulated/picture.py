"""Draws how often each method's range holds the truth, and what its misses cost, as one SVG that suits a light and a dark page."""

from collections.abc import Iterator, Mapping
from html import escape

from simulated.scores import Scores

NAMES, BAR, SCORE, ROW, TOP = 230, 300, 200, 26, 42
# The interval score of the worst method there is place for.
WORST = 18.0
STYLE = """
text { font: 13px system-ui, sans-serif; fill: #1f2328 } .head { font-weight: 600 } .small { font-size: 11px; fill: #59636e }
.closed { fill: #0969da } .open { fill: #80b7f2 } .missed { fill: #d8dee4 } .score { fill: #8c6a1f } .ours { font-weight: 700 }
@media (prefers-color-scheme: dark) {
text { fill: #e6edf3 } .small { fill: #9198a1 } .closed { fill: #4493f8 } .open { fill: #1f4f8f } .missed { fill: #3d444d } .score { fill: #d4a72c }
}
"""


def picture(worlds: Mapping[str, Mapping[str, Scores]]) -> str:
    """Each world a block of rows, each method a row: a bar of all incidents, and its interval score."""
    lines: list[str] = []
    y = 24
    for name, methods in worlds.items():
        lines += _heads(name, y)
        for row, (method, scores) in enumerate(methods.items()):
            lines += _row(method, scores, y + TOP - 24 + row * ROW)
        y += TOP + len(methods) * ROW + 12
    width = NAMES + BAR + SCORE + 90
    body = "\n".join(lines)
    title = "How often the range of each method holds the true number of dead"
    head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {y - 12}" role="img" aria-label="{title}">'
    return f"{head}\n<title>{title}</title>\n<style>{STYLE}</style>\n{body}\n</svg>\n"


def _heads(name: str, y: int) -> Iterator[str]:
    yield f'<text class="head" x="8" y="{y}">{escape(name.partition(", ")[2].capitalize())}</text>'
    x = NAMES
    for kind, label in (("closed", "truth inside, limit above"), ("open", "truth inside, open"), ("missed", "missed")):
        yield f'<rect class="{kind}" x="{x}" y="{y - 10}" width="11" height="11" rx="2"/><text class="small" x="{x + 16}" y="{y}">{label}</text>'
        x += 34 + 5 * len(label)
    yield f'<text class="small" x="{NAMES + BAR + 60}" y="{y}">interval score: less is better</text>'


def _row(method: str, scores: Scores, y: int) -> Iterator[str]:
    ours = method.startswith("Witnessmark")
    yield f'<text class="{"ours" if ours else "name"}" x="8" y="{y + 14}">{escape(method)}</text>'
    x = float(NAMES)
    inside, closed = scores.coverage.value, scores.closed_right.value
    for kind, share in (("closed", closed), ("open", inside - closed), ("missed", 1 - inside)):
        yield f'<rect class="{kind}" x="{x:.1f}" y="{y}" width="{share * BAR:.1f}" height="18"/>'
        x += share * BAR
    yield f'<text x="{NAMES + BAR + 8}" y="{y + 14}">{inside:.2f}</text>'
    score = scores.interval.value
    yield f'<rect class="score" x="{NAMES + BAR + 60}" y="{y}" width="{min(score / WORST, 1) * SCORE:.1f}" height="18"/>'
    yield f'<text x="{NAMES + BAR + 66 + min(score / WORST, 1) * SCORE:.1f}" y="{y + 14}">{score:.1f}</text>'
