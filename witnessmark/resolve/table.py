"""A table of places as scripts/cut_gazetteer.py writes it: parsed line by line, and each line only when somebody asks for it."""

import gzip
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import cast

from witnessmark.model.place import GazetteerPlace, Precision

# What an unknown number of inhabitants counts as where places of one name are compared: seas and counties have none of their own.
NOMINAL: dict[Precision, int] = {"country": 1_000_000, "region": 20_000, "city": 300, "district": 300, "site": 300}


def size(place: GazetteerPlace) -> int:
    """The inhabitants of a place, or what an unknown number counts as."""
    return place.population or NOMINAL[place.precision]


class Table:
    """Places and their name keys. `index` maps a key to the row numbers of its places, as text."""

    __slots__ = ("_ids", "_longest", "_places", "index", "rows")

    def __init__(self, rows: list[str], index: Mapping[str, str]) -> None:
        self.rows, self.index = rows, index
        self._places: dict[int, GazetteerPlace] = {}
        self._ids: dict[str, int] | None = None
        self._longest: dict[str, int] | None = None

    def named(self, key: str) -> Iterator[GazetteerPlace]:
        """Places that bear the name of this key, most populous first."""
        for number in self.index.get(key, "").split():
            yield self._place(int(number))

    def place(self, gazetteer_id: str) -> GazetteerPlace | None:
        """The place of this id, or null where the table has none."""
        if self._ids is None:
            self._ids = {row.partition("\t")[0]: i for i, row in enumerate(self.rows)}
        number = self._ids.get(gazetteer_id)
        return None if number is None else self._place(number)

    @property
    def beginnings(self) -> Mapping[str, int]:
        """What longest_by_beginning says of the keys, worked out when first asked for."""
        if self._longest is None:
            self._longest = longest_by_beginning(self.index)
        return self._longest

    def longest(self, beginning: str) -> int:
        """The number of words of the longest key that starts with this word, or these two; 0 where none does."""
        return self.beginnings.get(beginning) or int(beginning in self.index)

    def _place(self, number: int) -> GazetteerPlace:
        found = self._places.get(number)
        if found is None:
            found = self._places[number] = parse(self.rows[number])
        return found


def longest_by_beginning(keys: Mapping[str, object]) -> dict[str, int]:
    """For each first word, and each first two words, of a key of several words: the number of words of the longest such key."""
    longest: dict[str, int] = {}
    for key in keys:
        if " " in key:
            first, second, *_ = key.split(" ", 2)
            words = key.count(" ") + 1
            for beginning in (first, f"{first} {second}"):
                if words > longest.get(beginning, 0):
                    longest[beginning] = words
    return longest


def parse(row: str) -> GazetteerPlace:
    """One line of a table as a place."""
    place_id, name, lat, lon, precision, radius, population, inside, others = row.split("\t")
    return GazetteerPlace(
        id=place_id,
        name=name,
        lat=float(lat),
        lon=float(lon),
        country=place_id.partition("/")[0].upper(),
        precision=cast(Precision, precision),
        radius_km=float(radius),
        population=int(population),
        inside=inside or None,
        names=tuple(filter(None, others.split("|"))),
    )


def read_table(path: Path) -> Table:
    """A table from its file; the first line is its attribution."""
    text = gzip.decompress(path.read_bytes()).decode()
    places, _, keys = text.partition("\n\n")
    return Table(places.split("\n")[1:], dict(line.split("\t") for line in keys.splitlines()))
