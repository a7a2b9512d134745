"""Places written by hand, in TOML: countries, regions, other names of places the tables hold, a case's own places.

    places = [
      { id = "xx/port-town", name = "Port Town", at = [50.1, 30.2], precision = "city", inside = "xx", names = ["Old Port"], people = ["Porter"] },
      { id = "ua/706483", names = ["Kharkov"] },          # without `at`: further names for a place of the tables, and with `name` the one shown
    ]

`short` names need a comma or a full stop beside them ("TX"). Fields other than id are optional; a new place needs name and at.
"""

import tomllib
from pathlib import Path

import msgspec

from witnessmark.errors import BadExtension
from witnessmark.model.place import GazetteerPlace, Precision
from witnessmark.resolve.places.place_keys import place_key

# How far around its point a place may be where its entry does not say: half the width of a usual one.
RADIUS: dict[Precision, float] = {"site": 0.5, "district": 3, "city": 5, "region": 80, "country": 300}


class Entry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One line of a hand-written file."""

    id: str
    name: str | None = None
    at: tuple[float, float] | None = None
    radius_km: float | None = None
    population: int = 0
    precision: Precision = "city"
    country: str | None = None
    inside: str | None = None
    names: tuple[str, ...] = ()
    short: tuple[str, ...] = ()
    people: tuple[str, ...] = ()


class File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A hand-written file."""

    places: tuple[Entry, ...] = ()
    home: dict[str, tuple[str, ...]] = {}


class Handwritten:
    """All hand-written places: by id, by name key, and the peoples' names."""

    def __init__(self) -> None:
        self.places: dict[str, GazetteerPlace] = {}
        self.index: dict[str, tuple[str, ...]] = {}
        self.called: dict[str, str] = {}
        self.people: dict[str, str] = {}
        self.longest: dict[str, int] = {}
        self.home: dict[str, tuple[str, ...]] = {}
        self.edition = 0
        """Grows with every change, so that whoever remembers an answer knows when to forget it."""

    def add(self, place: GazetteerPlace) -> None:
        """Adds a place under its name and other names; a place of the same id is replaced."""
        self.edition += 1
        self.places[place.id] = place
        self.name(place.id, (place.name, *place.names))

    def name(self, place_id: str, names: tuple[str, ...], mark: str = "") -> None:
        """Adds names for an id, which the tables may hold."""
        self.edition += 1
        for name in names:
            key = mark + place_key(name)
            self.index[key] = tuple(dict.fromkeys((*self.index.get(key, ()), place_id)))
            self.lengthen(key)

    def lengthen(self, key: str) -> None:
        words = key.lstrip("~").split(" ")
        for beginning in (words[0], " ".join(words[:2])):
            self.longest[beginning] = max(len(words), self.longest.get(beginning, 0))


def read_handwritten(path: Path, into: Handwritten) -> None:
    """Reads one file into the index. Errors: BadExtension naming the file and what is wrong with it."""
    try:
        file = msgspec.convert(tomllib.loads(path.read_text(encoding="utf-8")), File)
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, msgspec.ValidationError) as problem:
        raise BadExtension(f"{path.name}: not a list of places: {problem}") from problem
    into.home |= file.home
    for entry in file.places:
        if entry.at is not None:
            into.add(_place(entry, path))
        else:
            into.name(entry.id, entry.names)
            if entry.name is not None:
                into.called[entry.id] = entry.name
        into.name(entry.id, entry.short, mark="~")
        for people in entry.people:
            into.people[place_key(people)] = entry.id
            into.lengthen(place_key(people))


def _place(entry: Entry, path: Path) -> GazetteerPlace:
    if entry.name is None or entry.at is None:
        raise BadExtension(f"{path.name}: {entry.id}: a new place needs a name and a point")
    lat, lon = entry.at
    if not (-90 <= lat <= 90 and -180 <= lon <= 180):
        raise BadExtension(f"{path.name}: {entry.id}: {lat}, {lon} is no point on the earth (latitude first)")
    return GazetteerPlace(
        id=entry.id,
        name=entry.name,
        lat=lat,
        lon=lon,
        country=entry.country or entry.id.partition("/")[0].upper(),
        precision=entry.precision,
        radius_km=RADIUS[entry.precision] if entry.radius_km is None else entry.radius_km,
        population=entry.population,
        inside=entry.inside,
        names=entry.names,
    )
