"""The timeline of an incident: when it happened, when each root spoke, when each document was published.

A day without a time is drawn as a whole day, never as midnight. What lies far outside is named in the list and left out of the picture.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from markupsafe import Markup

from witnessmark.publish.dossier.plain import MONTHS, is_day, moment
from witnessmark.publish.dossier.svg import element, path, percent, text

FAR = timedelta(days=60)
"""What is this long before or after the middle of the moments is left out of the picture: a report of another year would flatten the rest."""
LANES = {"event": 22, "said": 62, "published": 102}
HEIGHT = 146


@dataclass(frozen=True)
class Moment:
    """Something dated. `iso` as it was given; `until` only for the event; `kind` is event, said or published; `verb` joins label and detail."""

    iso: str
    kind: str
    label: str
    detail: str = ""
    until: str | None = None
    anchor: str | None = None
    verb: str = ""


@dataclass(frozen=True)
class Window:
    start: datetime
    end: datetime

    def at(self, when: datetime) -> float:
        share = (when - self.start) / (self.end - self.start)
        return 0.03 + 0.94 * min(max(share, 0.0), 1.0)


def stretch(found: Moment) -> tuple[datetime, datetime] | None:
    """From when to when a moment may have been; null where its date cannot be read."""
    start = moment(found.iso)
    if start is None or not timedelta(days=1) < start - datetime.min < datetime.max - datetime.min - timedelta(days=40):
        return None
    end = moment(found.until)
    if end is not None and end > start:
        return start, end
    return start, start + timedelta(days=1) if is_day(found.iso) else start


def drawn(moments: Sequence[Moment]) -> list[tuple[Moment, datetime, datetime]]:
    """The moments that fit one picture, in order."""
    dated = sorted(((m, *s) for m in moments if (s := stretch(m)) is not None), key=lambda found: (found[1], found[0].kind, found[0].label))
    if not dated:
        return []
    middle = next((d[1] for d in dated if d[0].kind == "event"), dated[len(dated) // 2][1])
    return [d for d in dated if abs(d[1] - middle) <= FAR and abs(d[2] - middle) <= FAR]


def window(found: list[tuple[Moment, datetime, datetime]]) -> Window:
    start, end = min(f[1] for f in found), max(f[2] for f in found)
    room = max((end - start) * 0.04, timedelta(hours=3))
    return Window(start - room, end + room)


def timeline(moments: Sequence[Moment], words: str) -> Markup:
    """The picture; empty where nothing is dated. The page lists the same moments in words beside it."""
    found = drawn(moments)
    if not found:
        return Markup("")
    frame = window(found)
    parts = [Markup("<title>{}</title>").format(words), *ticks(frame), *lanes()]
    seen: dict[tuple[str, int], int] = {}
    for what, start, end in found:
        place = (what.kind, round(frame.at(start) * 60))
        seen[place] = seen.get(place, -1) + 1
        parts.append(drawing(what, frame.at(start), frame.at(end), seen[place]))
    return element("svg", *parts, class_="timeline", width="100%", height=HEIGHT, role="img", aria_label=words, focusable="false")


def lanes() -> list[Markup]:
    return [element("line", x1="0", x2="100%", y1=y, y2=y, class_="lane") for y in LANES.values()]


def drawing(what: Moment, start: float, end: float, above: int) -> Markup:
    """One moment: a block for a stretch, a dot or a diamond for a point; equal ones step up a little so that none hides."""
    y = LANES[what.kind] - 5 * min(above, 3)
    title = Markup("<title>{}</title>").format(f"{what.label} {what.detail}".strip())
    if what.kind == "event":
        return element("rect", title, x=percent(start), width=percent(max(end - start, 0.006)), y=y - 9, height=18, class_="event")
    if end - start > 0.004:
        return element("rect", title, x=percent(start), width=percent(end - start), y=y - 3, height=6, rx=3, class_=what.kind)
    if what.kind == "said":
        return element("svg", path("M0 -7L7 0L0 7L-7 0Z", class_="said"), title, x=percent(start), y=y, overflow="visible", width="1", height="1")
    return element("circle", title, cx=percent(start), cy=y, r=5, class_="published")


def ticks(frame: Window) -> list[Markup]:
    """Days along the bottom, as many as a phone can show without touching."""
    count = (frame.end - frame.start).days + 1
    step = next((s for s in (1, 2, 7, 14, 30) if count / s <= 5), 60)
    day = datetime(frame.start.year, frame.start.month, frame.start.day) + timedelta(days=1)
    out: list[Markup] = []
    while day < frame.end:
        x = percent(frame.at(day))
        out.append(element("line", x1=x, x2=x, y1="6", y2=HEIGHT - 24, class_="grid"))
        out.append(text(f"{day.day} {MONTHS[day.month - 1][:3]}", x=x, y=HEIGHT - 8, class_="tick", text_anchor="middle"))
        day += timedelta(days=step)
    return out
