"""What one document tells of events: its main event, and others of which it gives a count of their own."""

import re
from collections import defaultdict
from collections.abc import Sequence

import msgspec

from witnessmark.model.base import Model
from witnessmark.model.claim import AnyClaim, Attack, Casualty, Characterisation, Damage, Footage, WeaponUse
from witnessmark.model.place import Gazetteer, Place
from witnessmark.model.reading import Reading
from witnessmark.model.time import Time
from witnessmark.resolve.incidents.told_words import tells_of_harm
from witnessmark.resolve.places.where import fineness, relation, towns_for_their_regions
from witnessmark.resolve.span import Window, day, gap, overlap, window, within

ABOUT_EVENTS = (Casualty, Attack, Damage, WeaponUse, Footage, Characterisation)
WEIGHTS = {"casualty": 3.0, "attack": 2.0}
CARRIED = 0.5  # a place of an earlier sentence tells less than one of the claim's own
MENTION = 0.25  # a place that is only named tells little of where the event was
NEWS_DAYS = 31  # what is told as longer ago than this is history, not news
A_NIGHT = 2  # days a night belongs to
BEFORE = 3  # an undated event in the news was on the day of publication or in the days before it
FINE_ENOUGH = 0.6  # a finer place wins over the wider one around it with this share of its weight
CITY = 2
FEW = 3  # smaller numbers are repeated by chance
SENTENCE_END = re.compile(r"[.!?…][\"”’»)]*\s+(?=[\"“‘«(]*[^\W\d_a-zа-яёіїєґ])|\n\s*\n")


class Told(Model, frozen=True, kw_only=True):
    """One claim with the place and the days its own words give; null where they give none."""

    claim: AnyClaim
    place: Place | None
    days: Window | None


class Sighting(Model, frozen=True, kw_only=True):
    """One event as one document tells it. `index` is the document's place in the input; `explicit` is whether the days
    are said by the words, and not taken from the publication date. `late` is what is told long after its day, or only denies the
    attack, an `echo` what counts nobody and names no attack: they belong to the event somebody else reports, and make none.
    """

    index: int
    doc_id: str
    place: Place | None
    days: Window | None
    explicit: bool
    told: tuple[Told, ...]
    main: bool = True
    late: bool = False
    echo: bool = False

    @property
    def joins_only(self) -> bool:
        """Whether it makes no event of its own."""
        return self.late or self.echo

    @property
    def weight(self) -> float:
        """How much the document tells of it."""
        return sum(_weight(t.claim) for t in self.told)


def sightings(index: int, reading: Reading, gazetteer: Gazetteer, whole: bool = False) -> list[Sighting]:
    """The events of a document, the main one first; an echo where harm is told without an attack or a count.

    `whole` takes the document as the report of one event, gives at most one, and takes every place in it for that event's.
    """
    reading = towns_for_their_regions(reading, gazetteer)
    told = _told(reading)
    news = told if _tells_of_one_past_attack(told, reading) else [t for t in told if not _is_history(t, reading)]
    late = [] if whole else [_late(index, reading, t) for t in told if t not in news and _pins_down(t)]
    place = _focus_place(news, reading, gazetteer)
    days, explicit = _focus_days(news, place, reading, gazetteer)
    if whole:
        days = _first_days(news) or days
    if not whole and any(_is_denial(t.claim) for t in news) and not any(_tells_of_event(t.claim) for t in news):
        return [*late, Sighting(index=index, doc_id=reading.doc_id, place=place, days=days, explicit=explicit, told=tuple(news), late=True)]
    if not any(_makes_event(t.claim) for t in news):
        echo = Sighting(index=index, doc_id=reading.doc_id, place=place, days=days, explicit=explicit, told=tuple(news), echo=True)
        return [*late, echo] if not whole and tells_of_harm(reading.text) and not _only_totals(reading) else late
    if whole:
        news = [msgspec.structs.replace(t, place=None) for t in news]
    mine: list[Told] = []
    others: list[Told] = []
    for t in news:
        (mine if _fits(t, place, days, gazetteer) else others).append(t)
    again = [t for t in others if _retold(t, mine)]
    mine += [msgspec.structs.replace(t, place=None) for t in again]
    others = [t for t in others if t not in again]
    main = Sighting(index=index, doc_id=reading.doc_id, place=place, days=days, explicit=explicit, told=tuple(mine))
    found = [main] if any(_makes_event(t.claim) for t in mine) else []
    return found if whole else [*found, *_others(main, others, gazetteer), *late]


def _told(reading: Reading) -> list[Told]:
    return [Told(claim=c, place=_place(c, reading), days=_days(c, reading)) for c in reading.claims if isinstance(c, ABOUT_EVENTS)]


def _place(claim: AnyClaim, reading: Reading) -> Place | None:
    """The finest place of the claim's own sentence, or of its row; a people's name is no place, and a whole country says too little."""
    here = (p for p in _places(claim, reading) if reading.recorder is not None or _beside(p, claim, reading.text))
    return min(here, key=fineness, default=None)


def _places(claim: AnyClaim, reading: Reading) -> list[Place]:
    named = [reading.places[i] for i in claim.places if i < len(reading.places)]
    return [p for p in named if not p.demonym and p.precision != "country" and p.gazetteer_id is not None]


def _beside(place: Place | Time, claim: AnyClaim, text: str | None) -> bool:
    """Whether a place or time stands in the claim's sentence; one carried over from an earlier sentence may be of something else."""
    if text is None:
        return True
    first, end = sorted(((place.start, place.end), (claim.start, claim.end)))
    return SENTENCE_END.search(text, first[1], max(end[0], first[1]) + 1) is None


def _days(claim: AnyClaim, reading: Reading) -> Window | None:
    """The days a claim's time names. Who died since is told with the day of the death: an earlier day beside it is the attack's."""
    if claim.time is None or claim.time >= len(reading.times):
        return None
    found = _window(reading.times[claim.time])
    if found is None or not isinstance(claim, Casualty) or claim.relation != "increment":
        return found
    beside = [w for t in reading.times if (w := _window(t)) is not None and _beside(t, claim, reading.text)]
    return min([found, *(w for w in beside if reading.text is not None and w[1] - w[0] <= A_NIGHT)])


def _window(time: Time) -> Window | None:
    return window(time.since, time.until) if time.type in ("DATE", "TIME") else None


def _is_history(t: Told, reading: Reading) -> bool:
    """Whether a claim is of long before its publication. A recorder's row is of the day it records, whenever it came out."""
    if reading.recorder is not None:
        return False
    published = day(reading.published)
    return published is not None and t.days is not None and t.days[1] < published - NEWS_DAYS


def _tells_of_one_past_attack(told: Sequence[Told], reading: Reading) -> bool:
    """Whether a document is the late report of one attack: it names the attack's day, long ago, and then counts without a day.

    An attack without a day, a count of other days, and a count told before the old attack are news.
    """
    attacks = [t for t in told if isinstance(t.claim, Attack)]
    days = {t.days for t in attacks}
    counts = [t for t in told if isinstance(t.claim, Casualty) and _makes_event(t.claim)]
    if len(days) != 1 or not counts or not all(_is_history(t, reading) and t.days is not None and t.days[1] - t.days[0] <= A_NIGHT for t in attacks):
        return False
    first = min(t.claim.start for t in attacks)
    return all(t.days in days or (t.days is None and t.claim.start > first) for t in counts)


def _pins_down(t: Told) -> bool:
    """Whether a count told long after names the place and the day so closely that the event it is of can be found."""
    near = t.place is not None and fineness(t.place) <= CITY and t.days is not None and t.days[1] - t.days[0] <= A_NIGHT
    return near and isinstance(t.claim, Casualty) and _makes_event(t.claim)


def _late(index: int, reading: Reading, t: Told) -> Sighting:
    return Sighting(index=index, doc_id=reading.doc_id, place=t.place, days=t.days, explicit=True, told=(t,), main=False, late=True)


def _makes_event(claim: AnyClaim) -> bool:
    """A count of people of this event, or an attack: a total over a longer time makes no event."""
    if isinstance(claim, Casualty):
        return claim.scope not in ("cumulative", "period") and claim.zero is None
    return isinstance(claim, Attack)


def _is_denial(claim: AnyClaim) -> bool:
    return isinstance(claim, Attack) and claim.modality == "denied"


def _tells_of_event(claim: AnyClaim) -> bool:
    """Whether a claim makes an event and denies none: what is only denied, somebody else must have told."""
    return _makes_event(claim) and getattr(claim, "modality", None) != "denied"


def _only_totals(reading: Reading) -> bool:
    """Whether a document counts people over a longer time and nothing else: it is of no event and echoes none."""
    counted = [c for c in reading.claims if isinstance(c, Casualty) and c.zero is None]
    return bool(counted) and all(c.scope in ("cumulative", "period") for c in counted)


def _weight(claim: AnyClaim) -> float:
    if isinstance(claim, Casualty) and claim.scope in ("cumulative", "period"):
        return 0.0
    return WEIGHTS.get(claim.kind, 1.0)


def _focus_place(news: Sequence[Told], reading: Reading, gazetteer: Gazetteer) -> Place | None:
    """Where the document's event was: the finest place that holds most of what its claims and its mentions name."""
    said = [(place, _weight(t.claim) * (1 if t.place is not None else CARRIED)) for t in news for place in _scene(t, reading)]
    named = [(p, MENTION) for p in reading.places if p.gazetteer_id is not None and not p.demonym and p.precision != "country"]
    return weightiest([*said, *named], gazetteer)


def _scene(t: Told, reading: Reading) -> list[Place]:
    """Where a claim is set: by its own sentence, else by an earlier one; what is only expected is set nowhere yet."""
    if t.claim.modality == "forecast":
        return []
    carried = min(_places(t.claim, reading), key=fineness, default=None) if isinstance(t.claim, Casualty | Attack) else None
    place = t.place if t.place is not None else carried
    return [] if place is None else [place]


def weightiest(named: Sequence[tuple[Place, float]], gazetteer: Gazetteer) -> Place | None:
    """The finest place that, with all inside it, has most of the weight; the first named of equals."""
    first: dict[str, Place] = {}
    weights: dict[str, float] = defaultdict(float)
    for place, weight in named:
        key = place.gazetteer_id or place.name.casefold()
        first.setdefault(key, place)
        weights[key] += weight
    total = {
        key: sum(weights[k] for k, other in first.items() if relation(other, place, gazetteer) in ("same", "inside")) for key, place in first.items()
    }
    best: str | None = None
    for key in sorted(first, key=lambda k: -total[k]):
        if best is None or (relation(first[key], first[best], gazetteer) == "inside" and total[key] >= FINE_ENOUGH * total[best]):
            best = key
    return None if best is None else first[best]


def _focus_days(news: Sequence[Told], place: Place | None, reading: Reading, gazetteer: Gazetteer) -> tuple[Window | None, bool]:
    """When it was: the days most claims about the place name, else the days before publication."""
    weights: dict[Window, float] = defaultdict(float)
    for t in news:
        if t.days is not None and _agrees(t.place, place, gazetteer) and t.days[1] - t.days[0] <= NEWS_DAYS:
            weights[t.days] += _weight(t.claim)
    published = day(reading.published)
    if weights:
        found = max(weights, key=lambda d: (weights[d], d[0] - d[1], d))
        return found, not (published == found[0] == found[1] - 1 and _only_hours(found, reading))
    return (None, False) if published is None else (within(published - BEFORE, published + 1), False)


def _first_days(news: Sequence[Told]) -> Window | None:
    """The days of the first claim that names any: a report of one event opens with when it was, whatever lists and sequels it dates later."""
    dated = [t for t in news if t.days is not None and t.days[1] - t.days[0] <= NEWS_DAYS]
    return min(dated, key=lambda t: t.claim.start).days if dated else None


def _only_hours(days: Window, reading: Reading) -> bool:
    """Whether a day is known from an hour alone ("at ten"), which is read as one of the day of publication and may be of the event's."""
    return not any(_window(t) == days and t.type == "DATE" for t in reading.times)


def _agrees(place: Place | None, focus: Place | None, gazetteer: Gazetteer) -> bool:
    if place is None or focus is None:
        return True
    return relation(place, focus, gazetteer) != "apart"


def _fits(t: Told, place: Place | None, days: Window | None, gazetteer: Gazetteer) -> bool:
    """Whether a claim can be of the main event: not elsewhere, and not on other days where it counts people."""
    if not _agrees(t.place, place, gazetteer):
        return False
    if t.days is None or days is None or overlap(t.days, days) is not None:
        return True
    return gap(t.days, days) == 0 if isinstance(t.claim, Casualty) else gap(t.days, days) <= BEFORE


def _retold(t: Told, mine: Sequence[Told]) -> bool:
    """Whether a count repeats one of the main event without a day of its own: one number told twice, with another town beside it."""
    if t.days is not None or not isinstance(t.claim, Casualty) or t.claim.low is None or t.claim.low < FEW:
        return False
    counts = [o.claim for o in mine if isinstance(o.claim, Casualty)]
    return any((c.outcome, c.low, c.high) == (t.claim.outcome, t.claim.low, t.claim.high) for c in counts)


def _others(main: Sighting, told: Sequence[Told], gazetteer: Gazetteer) -> list[Sighting]:
    """Other events: those of which the document counts people at a place, or on days, of their own."""
    found: list[Sighting] = []
    for t in told:
        at = next((i for i, other in enumerate(found) if _same_event(t, other, gazetteer)), None)
        if at is not None:
            found[at] = _joined(found[at], t)
        elif isinstance(t.claim, Casualty) and _makes_event(t.claim) and _places_itself(t, main, gazetteer):
            found.append(_apart(main, t))
    return found


def _places_itself(t: Told, main: Sighting, gazetteer: Gazetteer) -> bool:
    if t.place is not None and fineness(t.place) <= CITY and not _agrees(t.place, main.place, gazetteer):
        return True
    return t.days is not None and main.days is not None and overlap(t.days, main.days) is None


def _same_event(t: Told, other: Sighting, gazetteer: Gazetteer) -> bool:
    if t.place is None or other.place is None or relation(t.place, other.place, gazetteer) == "apart":
        return False
    return t.days is None or other.days is None or overlap(t.days, other.days) is not None


def _joined(other: Sighting, t: Told) -> Sighting:
    return msgspec.structs.replace(other, days=other.days or t.days, told=(*other.told, t))


def _apart(main: Sighting, t: Told) -> Sighting:
    place, days = t.place or main.place, t.days or main.days
    return msgspec.structs.replace(main, place=place, days=days, explicit=t.days is not None, told=(t,), main=False)
