"""What one word of an inflected text may be to a place: a name, the first word of a longer one, a people, an adjective, a noun before a name."""

from typing import NamedTuple

from witnessmark.model.place import Gazetteer, GazetteerPlace
from witnessmark.read.nominative import nominatives
from witnessmark.read.places.inflected_words import InflectedWords

# Words remembered for one view of the gazetteer before all are forgotten: a bound on memory, not on what is found.
MOST_REMEMBERED = 200_000
# A later nominative wins over an earlier one where its place has this many times the inhabitants.
FAR_LARGER = 30
# The people of a smaller place are told by its adjective only beside a noun ("Куп'янський район").
WELL_KNOWN = 100_000
# Foreign names that end in these never change: what looks like a case of Осло is none.
UNCHANGING = tuple("оеєуюёэ")
LEAST = 3
APOSTROPHES = str.maketrans("’ʼ`", "'''")


class Named(NamedTuple):
    """A name in the nominative and the places that bear it, most populous first."""

    name: str
    places: tuple[GazetteerPlace, ...]


class Word(NamedTuple):
    """One surface word. `forms` are its nominatives, `heads` those that begin longer names of up to `longest` words.

    `stem` is that of an adjective ("харківськ" of "харківської"); `noun` is whether it announces a name ("місті").
    """

    named: Named | None = None
    heads: tuple[str, ...] = ()
    longest: int = 0
    people: Named | None = None
    stem: str | None = None
    noun: bool = False


NOTHING = Word()


class WordBook:
    """All surface words met with one view of the gazetteer. Most words of a text are nothing, which costs one look-up.

    Where the view was made from another, that one's book is asked first: few words mean more in the wider view.
    """

    def __init__(self, gazetteer: Gazetteer, words: InflectedWords, narrower: "WordBook | None" = None) -> None:
        self.gazetteer, self.words, self.narrower = gazetteer, words, narrower
        self._known: dict[str, Word] = {}
        self._towns: dict[str, Named | None] = {}

    def word(self, surface: str) -> Word:
        """What a surface word may be."""
        found = self._known.get(surface)
        if found is None:
            if len(self._known) >= MOST_REMEMBERED:
                self._known = {}
            found = self._known[surface] = self._look_up(surface) if surface[0].isalpha() else NOTHING
        return found

    def town(self, stem: str) -> Named | None:
        """The town an adjective is made of ("Куп'янськ" of "куп'янськ"), the largest that fits; null where none does."""
        if stem not in self._towns:
            found = [named for form in self._town_names(stem) if (named := self._named(form)) is not None and named.places[0].precision != "country"]
            self._towns[stem] = max(found, key=lambda named: named.places[0].population, default=None)
        return self._towns[stem]

    def forms(self, surface: str) -> tuple[str, ...]:
        """Likely nominatives of a word, best first."""
        return nominatives(surface.translate(APOSTROPHES), self.words.language)

    def _adds(self, surface: str) -> bool:
        """Whether this view may know more of a word: only names, which are written large, and what adjectives are made of."""
        if not surface[0].isupper():
            return False
        return surface.isupper() or self.words.adjective_stem(surface.casefold()) is not None or any(map(self.gazetteer.adds, self.forms(surface)))

    def _look_up(self, surface: str) -> Word:
        if self.narrower is not None and not self._adds(surface):
            return self.narrower.word(surface)
        lower = surface.translate(APOSTROPHES).casefold()
        noun, stem = lower in self.words.nouns, self.words.adjective_stem(lower)
        people, forms = self._people(lower, stem), self.forms(surface)
        if surface.isupper() and len(surface) > 1:
            forms = (*map(titled, self.forms(lower)), surface)
        if not surface[0].isupper():
            forms = tuple(form.upper() if len(form) < LEAST else titled(form) for form in forms if form in self.words.small)
        heads = tuple(form for form in forms if self.gazetteer.longest(form) > 1)
        longest = max((self.gazetteer.longest(form) for form in heads), default=0)
        found = Word(self._best(surface.translate(APOSTROPHES), forms), heads, longest, people, stem, noun)
        return NOTHING if found == NOTHING else found

    def _people(self, lower: str, stem: str | None) -> Named | None:
        for form in self.forms(lower) if stem is None else (stem + self.words.adjective_ending,):
            place = self.gazetteer.demonym(form)
            if place is not None:
                return Named(form, (place,))
        town = self.town(stem) if stem is not None else None
        return town if town is not None and town.places[0].population >= WELL_KNOWN else None

    def _best(self, surface: str, forms: tuple[str, ...]) -> Named | None:
        """The name as it is written wins over another place's, the earlier form over a later; one far larger wins over both."""
        best: Named | None = None
        for form in forms:
            named = self._named(form)
            if named is None or (form != surface and self._never_changes(named)):
                continue
            written = form == surface and not surface.isupper() and best is not None and named.places[0].id != best.places[0].id
            if best is None or written or named.places[0].population > FAR_LARGER * max(best.places[0].population, 1):
                best = named
        return best

    def _never_changes(self, named: Named) -> bool:
        return named.name.casefold().endswith(UNCHANGING) and named.places[0].country.lower() not in self.words.towns_known

    def _named(self, form: str) -> Named | None:
        places = self.gazetteer.candidates(form) if len(form) >= LEAST or (form.isupper() and len(form) > 1) else ()
        return Named(form, places) if places else None

    def _town_names(self, stem: str) -> list[str]:
        known = self.gazetteer.demonym(stem + self.words.adjective_ending)
        names = [] if known is None else [known.name]
        for ending, others in self.words.town_endings:
            if stem.endswith(ending) and stem not in self.words.no_town:
                names += [stem[: len(stem) - len(ending)] + other for other in others]
        return [titled(name) for name in names if len(name) >= LEAST]


def titled(name: str) -> str:
    """A name in small letters as it is written: "івано-франківськ" is Івано-Франківськ, "ростов-на-дону" Ростов-на-Дону."""
    return "-".join(part[:1].upper() + part[1:] if len(part) > 2 or k == 0 else part for k, part in enumerate(name.split("-")))
