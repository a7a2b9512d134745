"""Whether a possible place name is meant as a place here. Ordered rules; the first that has an opinion decides."""

from collections.abc import Callable, Sequence

from witnessmark.model.place import Gazetteer
from witnessmark.read.place_names import Name, bare
from witnessmark.read.place_words import PlaceWords
from witnessmark.read.segment import Segmented

# A single-word name of fewer people than this needs a second sign that a place is meant.
WELL_KNOWN = 100_000
DASHES = frozenset("-–—")
JOINERS = frozenset({"of", "and", "&", "the", "for"})


class Judge:
    """Decides over all names of one text, because one clear mention vouches for the others."""

    def __init__(self, cut: Segmented, words: PlaceWords, names: Sequence[Name], gazetteer: Gazetteer) -> None:
        self.cut, self.words, self.names, self.gazetteer = cut, words, names, gazetteer
        self.starts = {name.first: name for name in names}
        self.ends = {name.end: name for name in names}
        self.rules: tuple[Callable[[Name], bool | None], ...] = (
            self.short_name,
            self.of_a_medium,
            self.bears_a_name,
            self.before_container,
            self.before_body,
            self.of_a_person,
            self.after_capital,
            self.before_capital,
            self.demonym,
            self.multiword,
            self.well_known,
        )

    def meant(self) -> list[Name]:
        """The names that are meant as places, in text order."""
        opinions = [self._opinion(name) for name in self.names]
        surnames = {self._key(n) for n, meant in zip(self.names, opinions, strict=True) if meant is False and self._beside_capital(n)}
        vouched = {self._key(n) for n, meant in zip(self.names, opinions, strict=True) if meant} - surnames
        return [n for n, meant in zip(self.names, opinions, strict=True) if self._last_word(n, meant, surnames, vouched)]

    def _opinion(self, name: Name) -> bool | None:
        for rule in self.rules:
            meant = rule(name)
            if meant is not None:
                return meant
        return self.by_words_beside(name)

    def _last_word(self, name: Name, meant: bool | None, surnames: set[str], vouched: set[str]) -> bool:
        if meant is None:
            return self._key(name) in vouched and self._key(name) not in self.words.common
        if meant and self._key(name) in surnames and not self._large(name):
            return bool(self.before_container(name))
        return meant

    # The rules, in their order.

    def short_name(self, name: Name) -> bool | None:
        """ "Norman, Okla." """
        return True if name.short else None

    def of_a_medium(self, name: Name) -> bool | None:
        """ "The Washington Post", "Los Angeles Times": the run of capitals ends in a newspaper's word."""
        run = self._run_after(name)
        if any(word in self.words.media for word in run[:3]) and not (run and run[0] in self.words.bodies):
            return False
        return None

    def bears_a_name(self, name: Name) -> bool | None:
        """ "Bank of America", "Duke of York"."""
        lower, i = self.cut.lower, name.first
        return False if i > 1 and lower[i - 1] == "of" and lower[i - 2] in self.words.names_of and self.cut.words[i - 2][0].isupper() else None

    def before_container(self, name: Name) -> bool | None:
        """ "Reading, Pa.", "Izium, Ukraine": what follows the comma holds one of the places that bear the name."""
        following = self.starts.get(name.end + 1)
        if following is None or name.end >= len(self.cut.words) or self.cut.words[name.end] != "," or following.demonym or name.demonym:
            return None
        outer = {place.id for place in following.places if place.precision in ("country", "region")}
        if any(place.inside in outer or place.country.lower() in outer for place in name.places):
            return True
        return None

    def before_body(self, name: Name) -> bool | None:
        """ "Reading Police Department", "Kharkiv regional administration"."""
        if name.demonym or self._key(name) in self.words.days or name.end >= len(self.cut.words):
            return None
        after = self.cut.lower[name.end]
        if self._capital(name.end):
            if after in self.words.bodies and not self._person_before(name):
                return True if self._key(name) not in self.words.common else None
            return None
        if after in self.words.after and not self._person_before(name):
            return True if self._key(name) not in self.words.common else None
        return None

    def of_a_person(self, name: Name) -> bool | None:
        """ "Mayor London Breed", "J. Mobile", "Mr. Reading"."""
        i = name.first
        if i == 0 or name.demonym:
            return None
        before = self.cut.lower[i - 1]
        if before == "." and i > 1 and self.cut.starts[i - 1] == self.cut.ends[i - 2]:
            if (len(self.cut.words[i - 2]) == 1 and self.cut.words[i - 2].isupper()) or self.cut.lower[i - 2] in self.words.titles:
                return None if self._country(name) else False
            return None
        return False if before in self.words.titles and self._capital(i - 1) and not self._country(name) else None

    def after_capital(self, name: Name) -> bool | None:
        """ "Mike Reading": an unknown capitalised word right before; a country, region or long name stands all the same."""
        if name.demonym or not self._person_before(name):
            return None
        if self._key(name) in self.words.persons or self._key(name) in self.words.common:
            return False
        return None if self._country(name) or name.end - name.first > 1 else False

    def before_capital(self, name: Name) -> bool | None:
        """ "Paris Hilton": an unknown capitalised word right after."""
        if name.demonym or not self._capital(name.end) or not self._beside(name.end) or name.end in self.starts:
            return None
        if (
            self.cut.words[name.end - 1].endswith(("'s", "’s"))
            or self.cut.lower[name.end] in self.words.days | self.words.directions | self.words.titles
        ):
            return None
        if self._key(name) in self.words.persons or self._key(name) in self.words.common:
            return False
        return None if self._country(name) or name.end - name.first > 1 else False

    def demonym(self, name: Name) -> bool | None:
        """A people's name is that people's in any place."""
        return True if name.demonym else None

    def multiword(self, name: Name) -> bool | None:
        """ "Boulder City": two capitalised words that are a name are meant as one, where not said before a person's verb."""
        return True if name.end - name.first > 1 and self._key(name) not in self.words.common else None

    def well_known(self, name: Name) -> bool | None:
        """A country, a region, a large city, unless the word is an ordinary one too."""
        if self._key(name) in self.words.common:
            return None
        if self._key(name) in self.words.persons and self._speaks(name):
            return None
        return True if self._country(name) or self._large(name) else None

    def by_words_beside(self, name: Name) -> bool | None:
        """ "in Mobile", "the town of Post", "MOBILE - Police said" and, after all rules, no opinion."""
        if self._key(name) in self.words.days:
            return None
        i, lower = name.first, self.cut.lower
        if i > 0 and lower[i - 1] in self.words.before and not self._speaks(name):
            return True
        if i > 1 and lower[i - 1] == "of" and lower[i - 2] in self.words.nouns_of:
            return True
        return True if self._opens_report(name) else None

    # What the rules ask.

    def _key(self, name: Name) -> str:
        return name.name.casefold()

    def _country(self, name: Name) -> bool:
        """Whether the name is first of all a country's or region's."""
        return name.places[0].precision == "country" or (name.places[0].precision == "region" and name.places[0].population > WELL_KNOWN)

    def _large(self, name: Name) -> bool:
        place = name.places[0]
        return place.population >= WELL_KNOWN

    def _capital(self, i: int) -> bool:
        return 0 <= i < len(self.cut.words) and self.cut.words[i][0].isupper()

    def _beside(self, i: int) -> bool:
        """Whether only a space parts word i from the word before it."""
        return 0 < i < len(self.cut.words) and self.cut.text[self.cut.ends[i - 1] : self.cut.starts[i]] in (" ", "\xa0")

    def _speaks(self, name: Name) -> bool:
        return name.end < len(self.cut.words) and self.cut.lower[name.end] in self.words.speech

    def _person_before(self, name: Name) -> bool:
        """Whether the word before is capitalised and nothing that opens a sentence, a direction, a day or another place."""
        i = name.first
        if not self._beside(i) or not self._capital(i - 1) or i in self.ends:
            return False
        before = bare(self.cut.lower[i - 1])
        if self.cut.lower[i - 1] != before or before in self.words.directions or before in self.words.days or before in self.words.media:
            return False
        return before not in self.words.openers and before not in self.words.before

    def _beside_capital(self, name: Name) -> bool:
        return self._person_before(name) or (self._capital(name.end) and self._beside(name.end))

    def _run_after(self, name: Name) -> list[str]:
        """The capitalised words that follow without a mark between them, casefolded."""
        run, i = [], name.end
        while i < len(self.cut.words) and self._beside(i) and self._capital(i):
            run.append(bare(self.cut.lower[i]))
            i += 1
        return run

    def _opens_report(self, name: Name) -> bool:
        """A dateline: the first words of a paragraph, then a dash, a bracket or a comma and a dash."""
        sentence = self.cut.sentences[self.cut.sentence_of(name.first)][0]
        if name.first != sentence or name.end >= len(self.cut.words):
            return False
        after = self.cut.words[name.end]
        return after in DASHES or (after == "(" and self.cut.words[name.first].isupper())
