"""The gazetteer: every place the program knows, read from this folder's files and no others.

`*.toml` are written by hand (countries, regions, old names, a case's own places) and read at once; `world.tsv.gz` holds regions and
larger cities and is read at once; `<country>.tsv.gz` holds smaller places and is read when a view asks for that country. What a lookup
finds depends only on the view, never on what was read before.
"""

from __future__ import annotations

import functools
from collections.abc import Iterable
from pathlib import Path

import msgspec

from witnessmark.model.place import GazetteerPlace
from witnessmark.resolve.places.handwritten import Handwritten, read_handwritten
from witnessmark.resolve.places.place_keys import LONG_FORMS, is_acronym, place_key
from witnessmark.resolve.places.table import Table, read_table, size

FOLDER = Path(__file__).parent.parent / "gazetteers"
# Answers remembered by a view, and views by a gazetteer, before they are forgotten: a bound on memory, not on what is found.
MOST_REMEMBERED, MOST_VIEWS = 100_000, 64
SHORT = "~"  # marks the key of a name that needs a comma before it: "Paris, TX"


class PlaceIndex:
    """A gazetteer of some tables, the hand-written one first. Implements model.place.Gazetteer.

    A view asks the narrower one it was made from, whose answers are remembered, and looks into its own tables only.
    """

    def __init__(
        self, folder: Path, written: Handwritten, tables: tuple[Table, ...], codes: tuple[str, ...] = (), narrower: PlaceIndex | None = None
    ) -> None:
        self.folder, self.written, self.tables, self.codes, self.narrower = folder, written, tables, codes, narrower
        self.world: Table = tables[0] if narrower is None else narrower.world
        self._edition = written.edition
        self._longest: dict[str, int] = {}
        self._adds: dict[str, bool] = {}
        self._found: dict[str, tuple[GazetteerPlace, ...]] = {}
        self._views: dict[tuple[str, ...], PlaceIndex] = {}

    @property
    def edition(self) -> int:
        """Grows with every place added to this gazetteer or a view of it."""
        return self.written.edition

    def knows(self, name: str) -> bool:
        """Whether any place of this view, or any people of a place, bears this name in any spelling."""
        key = place_key(name)
        if _may_be_plain(name) and self._named(name.casefold()):
            return True
        return bool(self._named(key)) or key in self.written.people

    def longest(self, beginning: str) -> int:
        """The number of words of the longest name that starts with this word, or with these two; 0 where none does."""
        longest = self._longest.get(beginning) if self._edition == self.written.edition else None
        if longest is None:
            self._refresh()
            longest = self._longest_from(place_key(beginning))
            longest = max(longest, self._longest_from(beginning.casefold())) if is_acronym(beginning) else longest
            longest = self._longest[beginning] = longest if self.narrower is None else max(longest, self.narrower.longest(beginning))
        return longest

    def adds(self, beginning: str) -> bool:
        """Whether a name that the narrower view lacks begins with this word; true for one that is no view of another."""
        if self.narrower is None:
            return True
        adds = self._adds.get(beginning)
        if adds is None:
            self._adds = self._adds if len(self._adds) < MOST_REMEMBERED else {}
            adds = self._adds[beginning] = self._begin_with(beginning)
        return adds

    def _begin_with(self, beginning: str) -> bool:
        key = place_key(beginning)
        keys = (key, beginning.casefold()) if is_acronym(beginning) else (key, LONG_FORMS[key]) if key in LONG_FORMS else (key,)
        return any(table.longest(key) for table in self.tables for key in keys)

    def candidates(self, name: str) -> tuple[GazetteerPlace, ...]:
        """All places of this view that bear this name, most populous first; at equal size by id.

        Capitals are initials first ("US"), and a plain name where no place has those initials ("LIMA").
        """
        return self._named(place_key(name)) or (self._named(name.casefold()) if _may_be_plain(name) else ())

    def abbreviated(self, name: str) -> tuple[GazetteerPlace, ...]:
        """Places this short name stands for after a comma or with its full stop ("Ga.", "TX")."""
        return self._named(SHORT + place_key(name)) or self._named(SHORT + name.casefold())

    def home(self, language: str) -> tuple[str, ...]:
        """Codes of the countries whose smaller places texts of this language name without their country."""
        return self.written.home.get(language, ())

    def demonym(self, name: str) -> GazetteerPlace | None:
        """The place whose people or adjective this is ("Ukrainian"), or null."""
        found = self.written.people.get(place_key(name))
        return None if found is None else self.place(found)

    def place(self, gazetteer_id: str) -> GazetteerPlace | None:
        """The place of this id, whatever the view."""
        found = self.written.places.get(gazetteer_id)
        if found is not None:
            return found
        found = self.world.place(gazetteer_id)
        if found is None and has_table(self.folder, code := gazetteer_id.partition("/")[0]):
            found = country_table(self.folder, code).place(gazetteer_id)
        return None if found is None else self._called(found)

    def _called(self, place: GazetteerPlace) -> GazetteerPlace:
        """The place under the name that the hand-written files want shown."""
        name = self.written.called.get(place.id)
        return place if name is None else msgspec.structs.replace(place, name=name, names=(place.name, *place.names))

    def add(self, places: Iterable[GazetteerPlace]) -> None:
        """Adds a case's own places to this and every view of it; an id that is there already is replaced."""
        for place in places:
            self.written.add(place)

    def add_file(self, path: Path) -> None:
        """Adds the places of a hand-written file, a case's own for example. Errors: BadExtension naming file and entry."""
        read_handwritten(path, self.written)

    def view(self, countries: Iterable[str]) -> PlaceIndex:
        """This gazetteer with the smaller places of these countries too (ISO codes, any case; unknown ones are ignored)."""
        codes = tuple(sorted({code for code in map(str.lower, countries) if has_table(self.folder, code)} | set(self.codes)))
        if codes == self.codes:
            return self
        view = self._views.get(codes)
        if view is None:
            self._views = self._views if len(self._views) < MOST_VIEWS else {}
            tables = tuple(country_table(self.folder, code) for code in codes if code not in self.codes)
            view = self._views[codes] = PlaceIndex(self.folder, self.written, tables, codes, self)
        return view

    def _refresh(self) -> None:
        """Forgets remembered answers when places were added, and when there are too many."""
        if self._edition != self.written.edition or len(self._longest) > MOST_REMEMBERED or len(self._found) > MOST_REMEMBERED:
            self._edition = self.written.edition
            self._longest, self._found = {}, {}

    def _longest_from(self, key: str) -> int:
        longest = max((table.longest(key) for table in self.tables), default=0)
        longest = longest if self.narrower is not None else max(longest, self.written.longest.get(key, 0))
        return longest if key not in LONG_FORMS else max(longest, self._longest_from(LONG_FORMS[key]))

    def _named(self, key: str) -> tuple[GazetteerPlace, ...]:
        found = self._found.get(key) if self._edition == self.written.edition else None
        if found is None:
            self._refresh()
            found = self._found[key] = self._look_up(key)
        return found

    def _look_up(self, key: str) -> tuple[GazetteerPlace, ...]:
        own = [self.written.places.get(place.id) or self._called(place) for table in self.tables for place in table.named(key)]
        other = self.narrower._named(key) if self.narrower is not None else self._written(key)
        if not own:
            return other
        found = {place.id: place for place in (*own, *other)}
        return tuple(sorted(found.values(), key=_largest_first))

    def _written(self, key: str) -> tuple[GazetteerPlace, ...]:
        found = [place for place_id in self.written.index.get(key, ()) if (place := self.place(place_id)) is not None]
        return tuple(sorted(found, key=_largest_first))


def _largest_first(place: GazetteerPlace) -> tuple[int, str]:
    return -size(place), place.id


def _may_be_plain(name: str) -> bool:
    """Whether short capitals may be a plain name in a text of capitals: LIMA, UFA, but not US or U.N."""
    return len(name) > 2 and "." not in name and is_acronym(name)


@functools.cache
def has_table(folder: Path, code: str) -> bool:
    """Whether there is a table of this country's smaller places."""
    return code.isalpha() and code != "world" and (folder / f"{code}.tsv.gz").is_file()


@functools.cache
def country_table(folder: Path, code: str) -> Table:
    """A country's smaller places, read once."""
    return read_table(folder / f"{code}.tsv.gz")


def load_gazetteer(folder: Path | None = None) -> PlaceIndex:
    """The gazetteer of a folder (the shipped one by default). Its hand-written files are found by scanning, in order of name."""
    folder = FOLDER if folder is None else folder
    written = Handwritten()
    for path in sorted(folder.glob("*.toml")):
        read_handwritten(path, written)
    world = folder / "world.tsv.gz"
    return PlaceIndex(folder, written, (read_table(world) if world.is_file() else Table([], []),))
