"""The picture of one tally: every root's count as a bar over the supported and the reported range.

One row per root. A bar spans what the words allow; an open end is an arrow; vague words are hatched; what did not count is drawn in
outline and set apart. Each drawing carries the same facts in words for those who do not see it.
"""

import math
from dataclasses import dataclass

from markupsafe import Markup

from witnessmark.model.tally import Range, Row, Tally
from witnessmark.publish.dossier.plain import number
from witnessmark.publish.dossier.svg import element, path, percent, text

ROOM = 0.94
"""Share of the width the largest number may take; the rest is for arrows."""
START = 0.02
OPEN_ROOM = 1.4
"""How far beyond the highest floor an open range is drawn, so that it is seen to go on."""
BAR = 12
OPEN_BAR = 4
"""An open stretch is drawn thin: nothing says how far along it the truth lies."""
HEIGHT = 38


@dataclass(frozen=True)
class Scale:
    """Where a number stands, from 0 to 1 of the width. Counts of very different size get a logarithmic scale, and the page says so."""

    most: int
    logarithmic: bool

    def at(self, value: float) -> float:
        share = math.log1p(value) / math.log1p(self.most) if self.logarithmic else value / self.most
        return START + (ROOM - START) * min(share, 1.0)

    def ticks(self) -> list[int]:
        if self.logarithmic:
            return [0, *(v for e in range(7) for v in (10**e, 3 * 10**e) if v <= self.most)][:14]
        step = nice_step(self.most)
        return list(range(0, self.most + 1, step))


def nice_step(most: int) -> int:
    """The smallest step of 1, 2 or 5 and zeros that makes at most six ticks."""
    power = 1
    while most / (5 * power) > 6:
        power *= 10
    return next(step * power for step in (1, 2, 5) if most / (step * power) <= 6)


def scale_of(tally: Tally) -> Scale:
    """One scale for a tally: large enough for every bound, logarithmic where the largest is over forty times the smallest."""
    ranges = (tally.supported, tally.reported)
    bounds = [b for r in ranges for b in (r.low, r.high, r.top)] + [b for row in tally.rows for b in (row.low, row.high)]
    known = [b for b in bounds if b]
    most = max(known, default=1)
    if known and most > 40 * min(known):
        return Scale(most, True)
    floors = [r.low or 0 for r in ranges if r.high is None] + [row.low or 0 for row in tally.rows if row.high is None]
    most = max(most, 2, math.ceil(max(floors, default=0) * OPEN_ROOM))
    step = nice_step(most)
    return Scale(-(-most // step) * step, False)


def axis(scale: Scale) -> Markup:
    """The numbers along the top of the picture."""
    marks = [text(number(t), x=percent(scale.at(t)), y="14", class_="tick", text_anchor="middle") for t in scale.ticks()]
    return element("svg", *marks, class_="axis", width="100%", height="20", aria_hidden="true", focusable="false")


def band(found: Range, scale: Scale, css: str) -> Markup:
    """The stretch a range covers; to the edge where it is open."""
    if found.low is None and found.high is None:
        return Markup("")
    start = scale.at(found.low or 0)
    end = 1.0 if found.high is None else scale.at(found.high)
    if end - start < 0.006:
        start, end = start - 0.004, end + 0.004
    return element("rect", x=percent(start), width=percent(end - start), y="0", height="100%", class_=css)


def grid(scale: Scale) -> Markup:
    lines = [element("line", x1=percent(scale.at(t)), x2=percent(scale.at(t)), y1="0", y2="100%", class_="grid") for t in scale.ticks()]
    return Markup("").join(lines)


def row_picture(row: Row, tally: Tally, scale: Scale, vague: bool, words: str) -> Markup:
    """One root's bar over the bands. `words` say the same for a screen reader."""
    backdrop = [band(tally.reported, scale, "reported"), band(tally.supported, scale, "supported"), grid(scale)]
    return picture(words, *backdrop, bar(row.low, row.high, scale, bar_class(row, vague)))


def range_picture(found: Range, scale: Scale, css: str, words: str) -> Markup:
    return picture(words, grid(scale), bar(found.low, found.high, scale, css))


def picture(words: str, *parts: Markup) -> Markup:
    title = Markup("<title>{}</title>").format(words)
    return element("svg", title, *parts, class_="bars", width="100%", height=HEIGHT, role="img", aria_label=words, focusable="false")


def bar_class(row: Row, vague: bool) -> str:
    if row.effect in ("superseded", "not_comparable", "denied"):
        return f"bar {row.effect.replace('_', '-')}"
    return f"bar {'weak' if row.strength != 'strong' else 'strong'}{' vague' if vague else ''}"


def bar(low: int | None, high: int | None, scale: Scale, css: str) -> Markup:
    """The stretch the words allow: a dot for one number, an arrow for an open end, nothing where no bound was given."""
    middle = HEIGHT / 2
    if "denied" in css:
        return Markup("")
    if not low and high is None:
        return text("no bound given", x=percent(START), y=str(middle + 4), class_="none")
    if low is not None and low == high:
        return element("circle", cx=percent(scale.at(low)), cy=str(middle), r="7", class_=css)
    start, end = scale.at(low or 0), 1.0 - 0.02 if high is None else scale.at(high)
    thick = BAR if low is not None and high is not None else OPEN_BAR
    parts = [element("rect", x=percent(start), width=percent(max(end - start, 0.004)), y=str(middle - thick / 2), height=str(thick), class_=css)]
    parts += [stop(start, css)] if low is not None else [arrow(start, -1, css)]
    parts += [arrow(end, 1, css)] if high is None else [stop(end, css)]
    return element("g", *parts)


def stop(at: float, css: str) -> Markup:
    """A closed end."""
    return element("line", x1=percent(at), x2=percent(at), y1=str(HEIGHT / 2 - 10), y2=str(HEIGHT / 2 + 10), class_=f"stop {css}")


def arrow(at: float, way: int, css: str) -> Markup:
    """An open end: the words allow more (or fewer)."""
    head = path(f"M0 {HEIGHT / 2 - 10:g} L{11 * way} {HEIGHT / 2:g} L0 {HEIGHT / 2 + 10:g} Z", class_=f"head {css}")
    return element("svg", head, x=percent(at), overflow="visible", width="1", height=str(HEIGHT))


def interval_words(low: int | None, high: int | None) -> str:
    """`at least 11`, `11`, `9 to 14`, `up to 20`, `no bound`."""
    if not low and high is None:
        return "no bound"
    if high is None:
        return f"{number(low or 0)} or more"
    if low == high:
        return number(high)
    return f"{number(low)} to {number(high)}" if low else f"up to {number(high)}"
