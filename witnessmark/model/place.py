"""Places: as named in a text, and as the gazetteer knows them."""

from collections.abc import Hashable, Iterable
from typing import Literal, Protocol, TypeAlias

from witnessmark.model.base import Model

Precision: TypeAlias = Literal["site", "district", "city", "region", "country"]


class Place(Model, frozen=True, kw_only=True):
    """A place as a text names it. Unresolved: coordinates, country and gazetteer_id are null.

    `radius_km` is how far from the point the thing may be; it comes from the precision or from the words. `demonym` marks
    "Ukrainian", which is never an incident's place. `candidates` is how many places bear the name.
    """

    start: int
    end: int
    name: str
    lat: float | None = None
    lon: float | None = None
    country: str | None = None
    gazetteer_id: str | None = None
    precision: Precision | None = None
    radius_km: float | None = None
    demonym: bool = False
    candidates: int = 0


class GazetteerPlace(Model, frozen=True, kw_only=True):
    """A place of the gazetteer: a point with a radius, its country (ISO 3166 alpha-2) and all its spellings.

    `inside` is the gazetteer id of the next larger place, null at the top. `population` 0 is unknown.
    """

    id: str
    name: str
    lat: float
    lon: float
    country: str
    precision: Precision
    radius_km: float
    population: int = 0
    inside: str | None = None
    names: tuple[str, ...] = ()

    @property
    def names_its_region(self) -> bool:
        """Whether the region it lies in is called by its name ("Varden" in "ua/varden-oblast"): such a town is known whatever its size."""
        region = (self.inside or "").partition("/")[2]
        return self.precision == "city" and region.startswith(f"{self.name.casefold().replace(' ', '-')}-")


class Gazetteer(Hashable, Protocol):
    """What read and resolve ask of a gazetteer. Names are compared casefolded, without accents or apostrophes."""

    @property
    def edition(self) -> int:
        """Grows with every place added, so that whoever remembers an answer knows when to forget it."""

    def knows(self, name: str) -> bool:
        """Whether any place, or any people of a place, bears this name in any spelling."""

    def longest(self, beginning: str) -> int:
        """The number of words of the longest name that starts with this word, or with these two; 0 where none does."""

    def adds(self, beginning: str) -> bool:
        """Whether this view has a name beginning with this word that the view it was made from lacks."""

    def candidates(self, name: str) -> tuple[GazetteerPlace, ...]:
        """All places that bear this name, most populous first."""

    def abbreviated(self, name: str) -> tuple[GazetteerPlace, ...]:
        """Places this short name stands for after a comma or with its full stop ("Ga.", "TX")."""

    def home(self, language: str) -> tuple[str, ...]:
        """Codes of the countries whose smaller places texts of this language name without their country."""

    def view(self, countries: Iterable[str]) -> "Gazetteer":
        """This gazetteer with the smaller places of these countries too; what a lookup finds depends on the view alone."""

    def demonym(self, name: str) -> GazetteerPlace | None:
        """The place whose people or adjective this is ("Ukrainian"), or null."""

    def place(self, gazetteer_id: str) -> GazetteerPlace | None:
        """The place of this id."""

    def add(self, places: Iterable[GazetteerPlace]) -> None:
        """Adds a case's own places; an id that is there already is replaced."""
