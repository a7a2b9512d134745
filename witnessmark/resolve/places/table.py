"""A table of places as scripts/cut_gazetteer.py writes it: parsed line by line, and each line only when somebody asks for it."""

import gzip
from bisect import bisect_left
from pathlib import Path
from typing import cast

from witnessmark.model.place import GazetteerPlace, Precision

# What an unknown number of inhabitants counts as where places of one name are compared: seas and counties have none of their own.
NOMINAL: dict[Precision, int] = {"country": 1_000_000, "region": 20_000, "city": 300, "district": 300, "site": 300}
# What parts a key from its rows; a word of a key from the next; and what comes right behind the latter in order.
TAB, SPACE, AFTER_SPACE = b"\t", b" ", b"!"
# Beginnings of names are asked for by so many words at most.
MOST_BEGINNING = 2
# Answers remembered before they are forgotten: a bound on memory, not on what is found.
MOST_REMEMBERED = 100_000


def size(place: GazetteerPlace) -> int:
    """The inhabitants of a place, or what an unknown number counts as."""
    return place.population or NOMINAL[place.precision]


class Table:
    """Places and their name keys, as the bytes of a file: text only where somebody asks for it.

    `keys` are lines of a key and the numbers of the rows that bear it, parted by a tab, in the order of their bytes.
    """

    __slots__ = ("_ids", "_keys", "_longest", "_places", "rows")

    def __init__(self, rows: list[bytes], keys: list[bytes]) -> None:
        self.rows, self._keys = rows, keys
        self._longest: dict[str, int] = {}
        self._places: dict[int, GazetteerPlace] = {}
        self._ids: dict[bytes, int] | None = None

    def named(self, key: str) -> list[GazetteerPlace]:
        """Places that bear the name of this key, most populous first."""
        start = _bytes(key) + TAB
        at = bisect_left(self._keys, start)
        if not self._is_at(at, start):
            return []
        return [self._place(int(number)) for number in self._keys[at][len(start) :].split()]

    def place(self, gazetteer_id: str) -> GazetteerPlace | None:
        """The place of this id, or null where the table has none."""
        if self._ids is None:
            self._ids = {row.partition(TAB)[0]: i for i, row in enumerate(self.rows)}
        number = self._ids.get(_bytes(gazetteer_id))
        return None if number is None else self._place(number)

    def longest(self, beginning: str) -> int:
        """The number of words of the longest key that starts with this word, or these two; 0 where none does."""
        longest = self._longest.get(beginning)
        if longest is None:
            self._longest = self._longest if len(self._longest) < MOST_REMEMBERED else {}
            longest = self._longest[beginning] = self._longest_from(_bytes(beginning))
        return longest

    def _longest_from(self, start: bytes) -> int:
        at = bisect_left(self._keys, start + TAB)
        if start.count(SPACE) >= MOST_BEGINNING:
            return int(self._is_at(at, start + TAB))
        if not self._is_at(at, (start + TAB, start + SPACE)):
            return 0
        end = bisect_left(self._keys, start + AFTER_SPACE, at)
        return max(key.count(SPACE, 0, key.index(TAB)) + 1 for key in self._keys[at:end])

    def _is_at(self, at: int, start: bytes | tuple[bytes, ...]) -> bool:
        return at < len(self._keys) and self._keys[at].startswith(start)

    def _place(self, number: int) -> GazetteerPlace:
        found = self._places.get(number)
        if found is None:
            found = self._places[number] = parse(self.rows[number].decode())
        return found


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")  # a torn letter of a text is no key's


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
    places, _, keys = gzip.decompress(path.read_bytes()).partition(b"\n\n")
    return Table(places.split(b"\n")[1:], keys.rstrip(b"\n").split(b"\n"))
