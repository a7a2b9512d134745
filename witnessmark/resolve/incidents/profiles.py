"""What the clues compare of one sighting."""

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta

from witnessmark.model.claim import Attack, Casualty
from witnessmark.model.place import Place
from witnessmark.model.reading import Reading
from witnessmark.resolve.compare.common import Profile
from witnessmark.resolve.incidents.sightings import CITY, Sighting
from witnessmark.resolve.incidents.told_words import BEGINNING, WORD, links, tells_of_accident, told_words
from witnessmark.resolve.people.latin import latin
from witnessmark.resolve.places.where import fineness
from witnessmark.resolve.roots.roots import Roots

LOWEST = 2  # "one" is shared by chance
AS_OF = timedelta(hours=1)  # an hour so soon before a post is that of its counts ("as of noon") as often as that of the attack
HALF_A_DAY = timedelta(hours=12)  # a night; what is told of a longer time names no hour


def profile_of(sighting: Sighting, reading: Reading, roots: Roots) -> Profile:
    """Only named roots count as shared (police are everywhere), and only numbers above one. A document's words are those of its main event alone;
    those of a recorder's row are the headings of its columns, and tell nothing.
    """
    counted = [t.claim for t in sighting.told if isinstance(t.claim, Casualty) and t.claim.scope not in ("cumulative", "period")]
    said = [roots.of(reading, claim) for claim in counted]
    attacks = [t.claim for t in sighting.told if isinstance(t.claim, Attack)]
    return Profile(
        place=sighting.place,
        named=frozenset(_named(reading)) if sighting.main else frozenset(),
        sites=frozenset(_sites(reading.places)) if sighting.main else frozenset(),
        scene=frozenset(_sites(reading.places[i] for t in sighting.told for i in t.claim.places if i < len(reading.places))),
        days=sighting.days,
        hours=_hours(sighting, reading),
        districts=frozenset(_districts(sighting, reading)),
        accident=not attacks and not reading.weapons and reading.recorder is None and tells_of_accident(reading.text),
        home=reading.home if sighting.place is None and sighting.main else None,
        explicit=sighting.explicit,
        roots=frozenset(root.name for root in said if root.bare is None and ":" not in root.name),
        numbers=frozenset((c.outcome, c.low) for c in counted if c.low is not None and c.low >= LOWEST),
        victims=frozenset(roots.name(reading, p).casefold() for p in reading.people if p.kind == "victim" and " " in p.name),
        attacks=frozenset(a.attack_type for a in attacks if a.attack_type),
        targets=frozenset(a.target_type for a in attacks if a.target_type),
        words=told_words(reading) if sighting.main and reading.recorder is None else frozenset(),
        links=links(reading) if sighting.main else frozenset(),
        language=reading.language,
        publisher=reading.publisher,
        published=_moment(reading.published),
        row=(reading.recorder, reading.recorded_id or reading.doc_id) if reading.recorder is not None else None,
    )


def _named(reading: Reading) -> Iterator[str]:
    """Towns as names or as adjectives ("the Varden school")."""
    for place in reading.places:
        if place.gazetteer_id is not None and fineness(place) <= CITY:
            yield place.gazetteer_id


def _sites(places: Iterable[Place]) -> Iterator[str]:
    """The words of the names of streets and buildings by their beginnings; "Street" itself is no name."""
    for place in places:
        if place.precision == "site":
            yield from (word.casefold()[:BEGINNING] for word in WORD.findall(place.name) if word[:1].isupper())


def _districts(sighting: Sighting, reading: Reading) -> Iterator[str]:
    """The districts the attacks and counts of an event name, by the beginnings of their names in Latin letters."""
    for i in {i for t in sighting.told for i in t.claim.places if i < len(reading.places)}:
        place = reading.places[i]
        if place.precision == "district" and (name := WORD.search(latin(place.name, reading.language))):
            yield name.group().casefold()[:BEGINNING]


def _hours(sighting: Sighting, reading: Reading) -> tuple[datetime, datetime] | None:
    """The hours of the attack: those its words name, else the only ones the document names for its main event; null where they tell half a day."""
    said = [t.claim.time for t in sighting.told if isinstance(t.claim, Attack) and t.claim.time is not None]
    known = [reading.times[i] for i in said if i < len(reading.times)]
    clock = [t for t in reading.times if t.type == "TIME"] if sighting.main and not known else []
    found = next((t for t in known if t.type == "TIME"), clock[0] if len(clock) == 1 else None)
    since, until = (None, None) if found is None else (_moment(found.since), _moment(found.until))
    told = _moment(reading.published)
    if since is None or until is None or until - since > HALF_A_DAY or (told is not None and abs(told - until) < AS_OF):
        return None
    return since, until


def _moment(published: str | None) -> datetime | None:
    """The moment of publication without its offset where only the hour is compared; null where only the day is known."""
    if published is None or "T" not in published:
        return None
    try:
        return datetime.fromisoformat(published).replace(tzinfo=None)
    except ValueError:
        return None
