"""Place names in a text, unresolved: which stretches are meant as places at all, and what the words beside them say of distance.

The first pass knows countries, regions, larger cities and the language's home countries; what it finds says which other countries'
smaller places to look for as well.
"""

from collections import Counter
from collections.abc import Sequence

from witnessmark.model.place import Gazetteer, Place
from witnessmark.model.place_hints import countries_of_name
from witnessmark.read.places.borders import with_borders
from witnessmark.read.places.inflected import read_inflected
from witnessmark.read.places.inflected_words import inflected_words
from witnessmark.read.places.judge import Judge
from witnessmark.read.places.namebook import name_book
from witnessmark.read.places.names import Name, Names
from witnessmark.read.places.range import stated_km
from witnessmark.read.places.words import PlaceWords, place_words
from witnessmark.read.segment import Segmented

# A document points to no more countries than this; the most often named win, at equality the first named.
MOST_COUNTRIES = 8


def read_places(cut: Segmented, gazetteer: Gazetteer, publisher: str | None = None) -> list[Place]:
    """The places a text names, in text order, without coordinates.

    A person's, newspaper's or company's name is no place; a body's or building's place is ("Kharkiv regional administration").
    Small towns are looked for in the countries that the text or the publisher's name points to.
    Demonyms are marked. `radius_km` is what the words say ("25 miles from": 40), null where they say nothing.
    """
    inflected = inflected_words(cut.language)
    if inflected is not None:
        return with_borders(read_inflected(cut, gazetteer, inflected), cut, inflected)
    words = place_words(cut.language)
    home = gazetteer.view(gazetteer.home(cut.language))
    near = Names(cut, name_book(home, home.edition), words)
    found = near.found()
    names = Judge(cut, words, found).meant()
    countries = [*_countries(names), *countries_of_name(publisher, gazetteer)]
    wider = home.view(countries)
    if wider is not home and (new := _new(near, home, countries)):
        far = Names(cut, name_book(wider, wider.edition), words, near, new).found()
        names = names if far == found else Judge(cut, words, far).meant()
    return with_borders([_place(cut, words, name, wider) for name in names], cut, words)


def _countries(names: Sequence[Name]) -> list[str]:
    counts = Counter(name.places[0].country for name in names)
    return [country for country, _ in counts.most_common(MOST_COUNTRIES)]


def _new(names: Names, home: Gazetteer, countries: Sequence[str]) -> frozenset[str]:
    """The words of a text of which these countries' smaller places may tell more."""
    said = {names.cut.words[i] for i in names.capitals}
    views = [view for country in countries if (view := home.view([country])) is not home]
    return frozenset[str]().union(*(name_book(view, view.edition).new(said) for view in views))


def _place(cut: Segmented, words: PlaceWords, name: Name, gazetteer: Gazetteer) -> Place:
    return Place(
        start=name.start,
        end=name.stop,
        name=_region_of_plural(cut, words, name, gazetteer) or name.name,
        demonym=name.demonym,
        radius_km=None if name.demonym else stated_km(cut, words, name),
        candidates=len(name.places),
    )


def _region_of_plural(cut: Segmented, words: PlaceWords, name: Name, gazetteer: Gazetteer) -> str | None:
    """ "Sumy region" for Sumy in "the Kharkiv and Sumy regions"."""
    for j in range(name.end, min(name.end + 3, len(cut.words))):
        if cut.lower[j] in words.plural_kinds:
            region = f"{name.name} {words.plural_kinds[cut.lower[j]]}"
            return region if not name.demonym and gazetteer.knows(region) else None
    return None
