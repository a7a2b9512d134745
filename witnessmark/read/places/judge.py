"""Whether a possible place name is meant as a place here. Ordered rules; the first that has an opinion decides."""

from collections import Counter
from collections.abc import Callable, Sequence
from inspect import getdoc
from typing import Literal, TypeAlias

from witnessmark.read.places.context import Surroundings
from witnessmark.read.places.namebook import bare
from witnessmark.read.places.names import Name
from witnessmark.read.places.words import PlaceWords
from witnessmark.read.segment import Segmented
from witnessmark.read.tracing import listening, refuse

# A single-word name of fewer people than this needs a second sign that a place is meant.
WELL_KNOWN = 100_000
RUN = 4
INITIALS = 4
# What these rules take for a person's name is taken for that person's later, where no more mentions are clear places.
SURNAME_RULES = ("of_a_person", "after_capital")
# "unsure" ends the rules: the name is a place where a clear mention elsewhere in the text vouches for it.
Verdict: TypeAlias = Literal["place", "no", "unsure"]
Rule: TypeAlias = Callable[[Name], Verdict | None]

PERFECT, PASSIVE = frozenset(("has", "had", "have")), frozenset(("been", "was", "is", "were"))
"""What stands between a place and what was done to it: "Izium has been shelled"."""


class Judge:
    """Decides over all names of one text, because one clear mention vouches for the others."""

    def __init__(self, cut: Segmented, words: PlaceWords, names: Sequence[Name]) -> None:
        self.cut, self.words, self.names = cut, words, names
        self.around = Surroundings(cut, words, names, self._solid)
        self.countries = {name.places[0].country for name in names if name.demonym or name.places[0].precision == "country"}
        self.rules: tuple[Rule, ...] = (
            *(self.renamed, self.shouted, self.initials, self.short_name, self.price, self.of_a_medium, self.bears_a_name, self.before_container),
            *(self.ordinary_word, self.part_of_word, self.of_a_disease, self.of_a_street, self.before_body, self.before_building),
            *(self.of_a_person, self.after_capital, self.before_capital, self.demonym, self.multiword, self.well_known),
            *(self.beside, self.harmed, self.in_a_row),
        )

    def meant(self) -> list[Name]:
        """The names that are meant as places, in text order."""
        verdicts = [self.verdict(name) for name in self.names]
        places, people = Counter[str](), Counter[str]()
        for name, (verdict, rule) in zip(self.names, verdicts, strict=True):
            places[self._key(name)] += verdict == "place"
            people[self._key(name)] += verdict == "no" and rule in SURNAME_RULES
        surnames = {key for key, times in people.items() if times and times >= places[key]}
        vouched = {key for key, times in places.items() if times} - surnames
        pairs = zip(self.names, verdicts, strict=True)
        kept = [name for name, (verdict, _) in pairs if self._last_word(name, verdict, surnames, vouched)]
        if listening():
            self._tell(verdicts, kept)
        return kept

    def _tell(self, verdicts: Sequence[tuple[Verdict, str]], kept: Sequence[Name]) -> None:
        for name, (_, rule) in zip(self.names, verdicts, strict=True):
            if name not in kept:
                refuse(
                    "place", name.start, name.stop, rule, getdoc(getattr(self, rule, None)) or "no rule is sure, and no clear mention vouches for it"
                )

    def verdict(self, name: Name) -> tuple[Verdict, str]:
        """What is thought of a name before the others are heard, and the rule that thought so."""
        for rule in self.rules:
            verdict = rule(name)
            if verdict is not None:
                return verdict, rule.__name__
        return "unsure", "none"

    def _last_word(self, name: Name, verdict: Verdict, surnames: set[str], vouched: set[str]) -> bool:
        key = self._key(name)
        if verdict == "unsure":
            return key in vouched and key not in self.words.common and key not in self.words.never
        if verdict == "place" and key in surnames and not name.demonym and not self._wide(name):
            return self.before_container(name) is not None
        return verdict == "place"

    # The rules, in their order.

    def renamed(self, name: Name) -> Verdict | None:
        """As in "Artemivsk (now Bakhmut)": a bracket gives another name of the same place."""
        other = self.around.in_bracket(name)
        if other is None or name.demonym or other.demonym:
            return None
        return "place" if {place.id for place in name.places} & {place.id for place in other.places} else None

    def short_name(self, name: Name) -> Verdict | None:
        """As in "Norman, Okla."."""
        return "place" if name.short else None

    def price(self, name: Name) -> Verdict | None:
        """As in "US$40 million"."""
        return "no" if self.cut.text[name.stop : name.stop + 1] in ("$", "€", "£") else None

    def shouted(self, name: Name) -> Verdict | None:
        """As in "THEY SEND ARMS": in a text of capitals two letters, or a small place of a country nobody names, are plain words."""
        if not self.around.shouting(name.first) or name.demonym:
            return None
        small = not self._solid(name) and not any(place.country in self.countries for place in name.places)
        return "no" if small or (len(name.name) == 2 and name.name.isupper()) else None

    def initials(self, name: Name) -> Verdict | None:
        """As in "a NATO base": short capitals that are no place's own initials, outside datelines and texts in capitals."""
        if name.short or not (2 < len(name.name) <= INITIALS and name.name.isupper()) or "." in name.name:
            return None
        if any(name.name in (place.name, *place.names) for place in name.places):
            return None
        return None if self.around.shouting(name.first) or self.around.opens_report(name) else "no"

    def of_a_medium(self, name: Name) -> Verdict | None:
        """As in "The Washington Post", "Radio Free Europe": the capitals beside it are a newspaper's or a station's."""
        run = self.around.run_after(name)[:RUN]
        first = next((i for i, word in enumerate(run) if word in self.words.media), None)
        if first is not None and not any(word in self.words.bodies or word in self.words.days for word in run[:first]):
            return "no"
        before = self.cut.lower[max(name.first - 2, 0) : name.first]
        known = before and (" ".join(before) in self.words.media_before or before[-1] in self.words.media_before)
        return "no" if known and self.around.capital(name.first - 1) else None

    def bears_a_name(self, name: Name) -> Verdict | None:
        """As in "Bank of America", "Duke of York"."""
        lower, i = self.cut.lower, name.first
        return "no" if i > 1 and lower[i - 1] == "of" and lower[i - 2] in self.words.names_of and self.around.capital(i - 2) else None

    def before_container(self, name: Name) -> Verdict | None:
        """As in "Reading, Pa.", "Izium, Ukraine": what follows the comma holds one of the places that bear the name."""
        following = self.around.starts.get(name.end + 1)
        if following is None or self.cut.words[name.end] not in (",", "(") or following.demonym or name.demonym:
            return None
        outer = {place.id for place in following.places if place.precision in ("country", "region")}
        return "place" if any(place.inside in outer or place.country.lower() in outer for place in name.places) else None

    def ordinary_word(self, name: Name) -> Verdict | None:
        """As in "But", "North", "Monday": towns somewhere, and not meant."""
        return "no" if self._key(name) in self.words.never and not name.demonym else None

    def part_of_word(self, name: Name) -> Verdict | None:
        """As in "a Virginia-based group", "Rep. Doe, D-Reading"; other hyphens say nothing of a small place."""
        if not name.part:
            return None
        rest = self.cut.words[name.first][name.stop - self.cut.starts[name.first] :].casefold()
        party = name.start - self.cut.starts[name.first] == len("D-")
        return "place" if name.demonym or party or rest.strip("-") in self.words.suffixes or self._solid(name) else "unsure"

    def of_a_disease(self, name: Name) -> Verdict | None:
        """As in "West Nile virus", "Lassa fever"."""
        return "no" if self.around.word(name.end) in self.words.diseases else None

    def of_a_street(self, name: Name) -> Verdict | None:
        """As in "Dublin Road", "Old Reading Pike", "Mobile & Sons"."""
        run = self.around.run_after(name)
        if name.end - name.first > 1 and bare(self.cut.lower[name.end - 1]) in self.words.roads:
            return "no"
        if run and len(run) < RUN and run[-1] in self.words.roads and not any(word in self.words.bodies for word in run) and not self._county(name):
            return "no"
        return "no" if self.around.word(name.end) == "&" or self.around.word(name.first - 1) == "&" else None

    def before_body(self, name: Name) -> Verdict | None:
        """As in "Reading Police Department", "Kharkiv regional administration", "the Izium district"."""
        if name.demonym or self._key(name) in self.words.common or self.around.person_before(name):
            return None
        if not self.around.capital(name.end):
            return "place" if self.around.word(name.end) in self.words.after else None
        return "place" if any(word in self.words.bodies for word in self.around.run_after(name)[:RUN]) else None

    def before_building(self, name: Name) -> Verdict | None:
        """As in "Reading College": a school may be named for a person, so only a well-known place or one named elsewhere."""
        if name.demonym or self.around.person_before(name) or not any(w in self.words.buildings for w in self.around.run_after(name)[:RUN]):
            return None
        if self._county(name):
            return "place"
        return "place" if self._solid(name) and self._key(name) not in self.words.persons and self._key(name) not in self.words.common else "unsure"

    def of_a_person(self, name: Name) -> Verdict | None:
        """As in "Mayor London Okafor", "J. Mobile", "Mr. Reading"."""
        i, before = name.first, self.around.word(name.first - 1)
        if name.demonym or self._wide(name):
            return None
        if before == "." and i > 1 and self.cut.starts[i - 1] == self.cut.ends[i - 2]:
            initial = len(self.cut.words[i - 2]) == 1 and self.cut.words[i - 2].isupper() and self.cut.lower[i - 2] not in self.words.directions
            return "no" if initial or self.cut.lower[i - 2] in self.words.titles else None
        return "no" if before in self.words.titles and self.around.capital(i - 1) else None

    def after_capital(self, name: Name) -> Verdict | None:
        """As in "Mike Reading": an unknown capitalised word right before; a country, region or long name stands all the same."""
        if name.demonym or not self.around.person_before(name):
            return None
        if self._key(name) in self.words.persons or self._key(name) in self.words.common:
            return "no"
        return None if self._wide(name) or name.end - name.first > 1 or (self._solid(name) and self.around.headline(name)) else "no"

    def before_capital(self, name: Name) -> Verdict | None:
        """As in "Paris Hallinan": an unknown capitalised word right after."""
        if name.demonym or not self.around.capital_beside(name.end) or self.cut.ends[name.end - 1] != name.stop:
            return None
        after = self.around.word(name.end)
        if after in self.words.days or after in self.words.directions or after in self.words.titles:
            return None
        if self.around.word(name.first - 1) in self.words.articles and self._key(name) not in self.words.common:
            return None if self._solid(name) else "unsure"
        if self._key(name) in self.words.persons or self._key(name) in self.words.common:
            return "no"
        if self._solid(name) and self.around.headline(name):
            return None
        next_name = self.around.starts.get(name.end)
        if self._wide(name) or name.end - name.first > 1 or (next_name is not None and (next_name.demonym or self._wide(next_name))):
            return None
        return "no"

    def demonym(self, name: Name) -> Verdict | None:
        """A people's name is that people's in any place."""
        return "place" if name.demonym else None

    def multiword(self, name: Name) -> Verdict | None:
        """As in "Boulder City": two words in capitals that are a name are meant as one."""
        return "place" if name.end - name.first > 1 and self._key(name) not in self.words.common else None

    def well_known(self, name: Name) -> Verdict | None:
        """A country, a region, a large city, unless the word is an ordinary one or a person speaks."""
        if self._key(name) in self.words.common or not self._solid(name):
            return None
        return None if self._key(name) in self.words.persons and self.around.speaks(name) else "place"

    def beside(self, name: Name) -> Verdict | None:
        """As in "at Mobile", "the town of Post", "Ann Doe of Reading", "MOBILE - Police said"."""
        i, lower = name.first, self.cut.lower
        before = self.around.word(i - 1)
        if before in self.words.before and not self.around.speaks(name):
            return "place"
        if before == "of" and i > 1 and (lower[i - 2] in self.words.nouns_of or lower[i - 2] == "," or self.around.capital(i - 2)):
            return "place" if self._key(name) not in self.words.common or lower[i - 2] in self.words.nouns_of else None
        return "place" if self.around.opens_report(name) else None

    def harmed(self, name: Name) -> Verdict | None:
        """As in "rockets hit Izium", "the attack on Reading", "Izium was shelled"."""
        i = name.first - (self.around.word(name.first - 1) in self.words.articles)  # "the strike on the Izium mill"
        before, earlier = self.around.word(i - 1), self.around.word(i - 2)
        if self._key(name) in self.words.common or self._key(name) in self.words.persons:
            return None
        if before in self.words.struck or (before == "on" and earlier in self.words.strikes_on):
            return "place"
        k = name.end + (self.around.word(name.end) in PERFECT)
        return "place" if self.around.word(k) in PASSIVE and self.around.word(k + 1) in self.words.struck else None

    def in_a_row(self, name: Name) -> Verdict | None:
        """As in "Post, Reading and Mobile", "Gaza City and Rafah": joined by commas and "and" to names that are clear."""
        if self._key(name) in self.words.common or self._key(name) in self.words.persons or self._key(name) in self.words.never:
            return None
        row = [
            other for other in self.around.joined(name) if self._key(other) not in self.words.persons and self._key(other) not in self.words.common
        ]
        return "place" if len(row) > 1 or any(self._solid(other) or self._large_of_two_words(other) for other in row) else None

    # What the rules ask.

    def _key(self, name: Name) -> str:
        return name.name.casefold()

    def _county(self, name: Name) -> bool:
        """Whether the name is of two words and a region's: "Mercer County", "Kharkiv Oblast"."""
        return name.end - name.first > 1 and name.places[0].precision == "region"

    def _large_of_two_words(self, name: Name) -> bool:
        return self.multiword(name) == "place" and name.places[0].population >= WELL_KNOWN

    def _wide(self, name: Name) -> bool:
        """Whether the name is first of all a country's or a region's."""
        place = name.places[0]
        return place.precision == "country" or (place.precision == "region" and not 0 < place.population < WELL_KNOWN and not self._county(name))

    def _solid(self, name: Name) -> bool:
        """Whether the name is a country's, a region's or a large city's own; a large city's other name counts where its country is named."""
        place = name.places[0]
        if name.demonym or self._wide(name):
            return True
        own = place.name.casefold() == self._key(name) or (name.name.isupper() and len(name.name) <= INITIALS)
        return (place.population >= WELL_KNOWN or place.names_its_region) and (own or place.country in self.countries)
