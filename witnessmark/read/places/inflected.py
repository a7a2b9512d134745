"""Places in a text of a language that inflects names: Ukrainian, Russian."""

import functools
from collections.abc import Sequence

from witnessmark.model.place import Gazetteer, Place
from witnessmark.read.places.inflected_found import Found
from witnessmark.read.places.inflected_judge import InflectedJudge
from witnessmark.read.places.inflected_names import Finder
from witnessmark.read.places.inflected_range import stated_km
from witnessmark.read.places.inflected_words import InflectedWords
from witnessmark.read.places.wordbook import WordBook
from witnessmark.read.segment import Segmented

# Views whose words are remembered, before the one longest unused is forgotten.
MOST_BOOKS = 8


def read_inflected(cut: Segmented, gazetteer: Gazetteer, words: InflectedWords) -> list[Place]:
    """The places a text names, in text order, without coordinates; names are given in the nominative.

    The first pass knows countries, regions, larger cities and the language's home countries; where it finds others of
    which small places are known by such names (`towns_known` of the language), a second looks for those too.
    """
    home = gazetteer.home(cut.language)
    view = gazetteer.view(home)
    book = _book(view, view.edition, words, None)
    finder, found = _meant(cut, book, home)
    wider = view.view(_countries(found) & words.towns_known)
    if wider is not view:
        finder, found = _meant(cut, _book(wider, wider.edition, words, book), home)
    return [_place(finder, one) for one in found]


def _meant(cut: Segmented, book: WordBook, home: Sequence[str]) -> tuple[Finder, list[Found]]:
    finder = Finder(cut, book)
    return finder, InflectedJudge(finder, frozenset(home)).meant(finder.found())


@functools.lru_cache(maxsize=MOST_BOOKS)
def _book(view: Gazetteer, edition: int, words: InflectedWords, narrower: WordBook | None) -> WordBook:
    """What is remembered of one view as long as no place is added to it."""
    return WordBook(view, words, narrower)


def _countries(found: Sequence[Found]) -> frozenset[str]:
    return frozenset(f.named.places[0].country.lower() for f in found if f.named is not None)


def _place(finder: Finder, found: Found) -> Place:
    cut = finder.cut
    return Place(
        start=cut.starts[found.first],
        end=cut.ends[found.end - 1],
        name=found.name,
        demonym=found.people,
        precision=found.precision,
        radius_km=None if found.people else stated_km(finder, found),
        candidates=0 if found.named is None else len(found.named.places),
    )
