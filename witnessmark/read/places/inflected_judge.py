"""Whether a possible place of an inflected text is meant as one. Ordered rules; the first that has an opinion decides."""

from collections.abc import Callable, Sequence
from inspect import getdoc
from typing import Literal, TypeAlias

from witnessmark.read.person_names import first_name_cases
from witnessmark.read.places.inflected_found import Found
from witnessmark.read.places.inflected_names import Finder
from witnessmark.read.tracing import listening, refuse

# A place of fewer people needs a sign beside it that a place is meant; abroad, where names are less known, one of fewer than this.
WELL_KNOWN, WELL_KNOWN_ABROAD = 100_000, 1_000_000
INITIALS, QUOTED = 5, 3
OPENERS = frozenset(".:")
OPENING_QUOTES, CLOSING_QUOTES = frozenset('«„“"'), frozenset('»“”"')
Verdict: TypeAlias = Literal["place", "no", "unsure"]
Rule: TypeAlias = Callable[[Found], Verdict | None]


class InflectedJudge:
    """Decides over all finds of one text, because one clear mention vouches for the others."""

    def __init__(self, finder: Finder, home: frozenset[str]) -> None:
        self.finder, self.cut, self.words, self.home = finder, finder.cut, finder.words, home
        self.starts: dict[int, Found] = {}
        self.ends: dict[int, Found] = {}
        self._capitals: dict[int, bool] = {}
        self.rules: tuple[Rule, ...] = (
            *(self.announced, self.renamed, self.people, self.never, self.quoted, self.initials),
            *(self.of_water, self.multiword, self.adjective, self.half_a_name, self.opens),
            *(self.of_a_person, self.common, self.wide, self.named_by_noun, self.of_a_post, self.well_known, self.beside, self.held, self.shaped),
        )

    def meant(self, found: Sequence[Found]) -> list[Found]:
        """The finds that are meant as places, in text order."""
        self.starts, self.ends = {f.first: f for f in found}, {f.end: f for f in found}
        verdicts = [self.verdict(f)[0] for f in found]
        vouched = {f.name for f, verdict in zip(found, verdicts, strict=True) if verdict == "place"}
        meant = {f.first for f, verdict in zip(found, verdicts, strict=True) if verdict == "place" or (verdict == "unsure" and f.name in vouched)}
        for f, verdict in zip(found, verdicts, strict=True):
            if verdict == "unsure" and self._in_a_row(f, meant):
                meant.add(f.first)
        if listening():
            self._tell(found, meant)
        return [f for f in found if f.first in meant]

    def _tell(self, found: Sequence[Found], meant: set[int]) -> None:
        for f in found:
            if f.first not in meant:
                rule = self.verdict(f)[1]
                reason = getdoc(getattr(self, rule, None)) or "no rule is sure, and no clear mention vouches for it"
                refuse("place", self.cut.starts[f.first], self.cut.ends[f.end - 1], rule, reason)

    def verdict(self, f: Found) -> tuple[Verdict, str]:
        """What is thought of a find before the others are heard, and the rule that thought so."""
        for rule in self.rules:
            verdict = rule(f)
            if verdict is not None:
                return verdict, rule.__name__
        return "unsure", "none"

    # The rules, in their order.

    def announced(self, f: Found) -> Verdict | None:
        """As in "у місті Ізюмі", "Харківська область", "на вулиці Сумській"."""
        return "place" if f.announced else None

    def renamed(self, f: Found) -> Verdict | None:
        """As in "Артемівськ (нині Бахмут)": a bracket gives another name of the same place."""
        other = self._in_bracket(f)
        if f.people or f.named is None or other is None or other.named is None:
            return None
        return "place" if {place.id for place in f.named.places} & {place.id for place in other.named.places} else None

    def _in_bracket(self, f: Found) -> Found | None:
        i = f.first - (1 + (self.finder.lower(f.first - 1) in self.words.renamed))
        if self.finder.lower(i) == "(":
            return self.ends.get(i)
        if self.finder.lower(f.end) != "(":
            return None
        return self.starts.get(f.end + 1 + (self.finder.lower(f.end + 1) in self.words.renamed))

    def people(self, f: Found) -> Verdict | None:
        """A people's name is that people's in any place; written large within a sentence, or behind a first name, it is a person's."""
        if not f.people:
            return None
        i = f.first
        named = self._initial_before(i) or (self.finder.beside(i) and self.finder.capital(i - 1) and self._first_name(i - 1))
        noun = self.finder.capital(i) and self.finder.read[i].stem is None
        odd = noun and not self._starts_sentence(i) and not self._shouted(f)
        return "no" if named or odd else "place"

    def never(self, f: Found) -> Verdict | None:
        """As in "Град", "Новини": places somewhere, and not meant."""
        return "no" if f.name.casefold() in self.words.never or self._surface(f) in self.words.never else None

    def quoted(self, f: Found) -> Verdict | None:
        """As in «Азов», «Одеса LIVE»: a name alone in quotation marks is a unit's, a newspaper's or a ship's."""
        if self.finder.lower(f.first - 1) not in OPENING_QUOTES:
            return None
        end = f.end
        while end < f.first + QUOTED and self._of_a_title(end):
            end += 1
        return "no" if self.finder.lower(end) in CLOSING_QUOTES else None

    def _of_a_title(self, k: int) -> bool:
        word = self.finder.lower(k)
        return self.finder.capital(k) or word[:1].isdigit() or word in self.words.media

    def initials(self, f: Found) -> Verdict | None:
        """As in "ОВА", "ДСНС": short capitals that are no place's own initials."""
        word = self.cut.words[f.first]
        if f.end - f.first > 1 or f.named is None or not (word.isupper() and len(word) <= INITIALS) or self._shouted(f):
            return None
        gazetteer = self.finder.book.gazetteer
        plain = {place.id for place in gazetteer.candidates(word.capitalize())}
        return None if any(place.id not in plain for place in gazetteer.candidates(word)) else "no"

    def of_water(self, f: Found) -> Verdict | None:
        """As in "берег Дніпра", "річка Донець"."""
        before = self.finder.lower(f.first - 1)
        if f.name.casefold() in self.words.rivers:
            return "no" if before in self.words.waters or before in self.words.on_rivers or not self._home(f) else None
        return "no" if before in self.words.waters and not self._wide(f) else None

    def multiword(self, f: Found) -> Verdict | None:
        """Two words that are a name together are meant as one."""
        return "place" if f.end - f.first > 1 and self.finder.capital(f.end - 1) else None

    def adjective(self, f: Found) -> Verdict | None:
        """As in "Південний фронт", "Новий закон": a town's name somewhere, and not meant."""
        return "no" if f.end - f.first == 1 and self._surface(f) in self.words.adjectives and not self._wide(f) else None

    def half_a_name(self, f: Found) -> Verdict | None:
        """As in "поблизу Бабиного Яру", "у Зеленому Клині": an adjective before an unknown name is part of that."""
        if f.end - f.first > 1 or self._large(f) or self._shouted(f) or f.end in self.starts:
            return None
        goes_on = self.finder.beside(f.end) and self.finder.capital(f.end) and not self._first_name(f.end) and not self._surname(f.end)
        return "no" if goes_on and self._surface(f).endswith(self.words.adjective_endings[:6]) else None

    def opens(self, f: Found) -> Verdict | None:
        """As in "Хижне. Снаряд влучив у двір", "Хижне: горить школа": a home town alone, the first word of a post, says where."""
        if self.cut.sentence_of(f.first) > 0 or not self._starts_sentence(f.first) or self.finder.lower(f.end) not in OPENERS or not self._home(f):
            return None
        said = {f.name.casefold(), self._surface(f)}
        surname = self._surname(f.first) and not f.name.casefold().endswith(self.words.place_endings)
        return "place" if self._large(f) or not (surname or self._first_name(f.first) or said & (self.words.common | self.words.persons)) else None

    def of_a_person(self, f: Found) -> Verdict | None:
        """As in "Олена Полтава", "Роман Ткач", "В. Киев", "президент Київський"."""
        if self._initial_after(f.end):
            return "no"
        if self._country(f) or self._shouted(f):
            return None
        i, surface = f.first, self.cut.words[f.first]
        if self._initial_before(i) or (self.finder.beside(i) and self.finder.capital(i - 1) and self._first_name(i - 1)):
            return "no"
        if self.finder.beside(f.end) and self.finder.capital(f.end) and f.end not in self.starts and not self._placed(f):
            named = self._first_name(i) or f.name.casefold() in self.words.persons or self._surname(f.end)
            return "no" if named or not self._large(f) else None
        if self._first_name(i) or f.name.casefold() in self.words.persons:
            return "place" if self._into(f) else "unsure"
        if self.finder.beside(i) and self.finder.capital(i - 1) and not self._starts_sentence(i - 1) and i not in self.ends and not self._large(f):
            return "no" if surface[0].isupper() and not self.finder.read[i - 1].noun else None
        title = self.finder.lower(i - 1).startswith(self.words.titles) if self.words.titles else False
        return "no" if title and not self._large(f) and self._surname(i) else None

    def common(self, f: Found) -> Verdict | None:
        """As in "Мир", "Малі": an ordinary word too, so only where it stands as a place does."""
        if f.name.casefold() not in self.words.common and self._surface(f) not in self.words.common:
            return None
        named = self._placed(f) or self.finder.lower(f.first - 1) in self.words.posts_of
        stands = self._into(f) or (self._large(f) and named)
        return "place" if stands and not self._starts_sentence(f.first) else "unsure"

    def wide(self, f: Found) -> Verdict | None:
        """A country or a region."""
        return "place" if self._wide(f) else None

    def named_by_noun(self, f: Found) -> Verdict | None:
        """As in "жителі Ізюма", "обстріляли Хижне", "мер Бучі"."""
        before = self.finder.lower(f.first - 1)
        if before in self.words.nouns_of or (before.startswith(self.words.struck) and not self._surname(f.first)):
            return "place"
        return None

    def of_a_post(self, f: Found) -> Verdict | None:
        """As in "мер Бучі", but not "мер Бистров": a surname behind a post is its holder's."""
        if self.finder.lower(f.first - 1) not in self.words.posts_of:
            return None
        return "place" if self._large(f) or (self._home(f) and not self._surname(f.first)) else "no"

    def well_known(self, f: Found) -> Verdict | None:
        """A large city."""
        return "place" if self._large(f) else None

    def beside(self, f: Found) -> Verdict | None:
        """As in "у Хижному", "з-під Ізюма"; a word that is a surname too only where a person could not stand."""
        if self._into(f):
            return "place"
        known = self._home(f) or (f.named is not None and f.named.places[0].population >= WELL_KNOWN)
        return "place" if known and self.finder.lower(f.first - 1) in self.words.before and not self._surname(f.first) else None

    def held(self, f: Found) -> Verdict | None:
        """As in "Хижне (Сумська область)", "Хижне Сумської області": its own container follows."""
        k = f.end + (self.finder.lower(f.end) in (",", "("))
        outer = self.starts.get(k)
        if outer is None or outer.named is None or f.named is None or outer.people:
            return None
        ids = {place.id for place in outer.named.places if place.precision in ("region", "country")}
        return "place" if any(place.inside in ids or place.country.lower() in ids for place in f.named.places) else None

    def shaped(self, f: Found) -> Verdict | None:
        """As in "Краматорськ", "Веселинівка": a home town whose name is shaped as only a town's is, not as the first word."""
        if not self._home(f) or self._starts_sentence(f.first) or self._shouted(f):
            return None
        return "place" if f.name.casefold().endswith(self.words.place_endings) else None

    # What the rules ask.

    def _surface(self, f: Found) -> str:
        return self.finder.lower(f.first) if f.end - f.first == 1 else f.name.casefold()

    def _country(self, f: Found) -> bool:
        return f.named is not None and f.named.places[0].precision == "country"

    def _wide(self, f: Found) -> bool:
        return f.named is not None and f.named.places[0].precision in ("country", "region")

    def _large(self, f: Found) -> bool:
        if f.named is None or self._wide(f):
            return self._wide(f)
        place = f.named.places[0]
        return place.names_its_region or place.population >= (WELL_KNOWN if place.country.lower() in self.words.towns_known else WELL_KNOWN_ABROAD)

    def _home(self, f: Found) -> bool:
        return f.named is not None and any(place.country.lower() in self.home for place in f.named.places)

    def _first_name(self, i: int) -> bool:
        return bool(first_name_cases(self.cut.words[i], self.cut.language))

    def _surname(self, i: int) -> bool:
        """Whether the word could be a surname's form: "Зеленському", "Ткаченка"."""
        forms = self.finder.book.forms(self.cut.words[i])
        return any(form.casefold().endswith(self.words.surname_endings) for form in forms)

    def _initial_before(self, i: int) -> bool:
        return i > 1 and self.finder.lower(i - 1) == "." and len(self.cut.words[i - 2]) == 1 and self.cut.words[i - 2].isupper()

    def _initial_after(self, k: int) -> bool:
        return self.finder.beside(k) and len(self.cut.words[k]) == 1 and self.cut.words[k].isupper() and self.finder.lower(k + 1) == "."

    def _placed(self, f: Found) -> bool:
        before = self.finder.lower(f.first - 1)
        held = before in self.words.posts_of and self._first_name(f.end)  # "мер Хижного Роман Савчук": a full name follows
        return held or before in self.words.before or before in self.words.nouns_of

    def _into(self, f: Found) -> bool:
        """Whether a preposition of place stands before it and the word is in a case that no person is in behind that.

        An adjective may stand between: "в українських Сумах".
        """
        between = self.finder.read[f.first - 1].stem is not None and f.first > 1
        before = self.finder.lower(f.first - 1 - between)
        if before in self.words.locative:
            surface = self.finder.lower(f.end - 1)
            return not (self._surname(f.first) or self._first_name(f.first)) or surface.endswith(self.words.locative_endings)
        return before in self.words.into

    def _starts_sentence(self, i: int) -> bool:
        first = self.cut.sentences[self.cut.sentence_of(i)][0]
        return all(not self.cut.words[k][0].isalnum() for k in range(first, i))

    def _shouted(self, f: Found) -> bool:
        """Whether its sentence is written in capitals throughout."""
        sentence = self.cut.sentence_of(f.first)
        found = self._capitals.get(sentence)
        if found is None:
            first, end = self.cut.sentences[sentence]
            long = [word for word in self.cut.words[first:end] if len(word) > 3 and word[0].isalpha()]
            found = self._capitals[sentence] = len(long) > 2 and all(map(str.isupper, long))
        return found

    def _in_a_row(self, f: Found, meant: set[int]) -> bool:
        """As in "Ізюм, Хижне та Мостове": joined to a name that is meant."""
        if not self._home(f) or f.name.casefold() in self.words.common or self._first_name(f.first):
            return False
        before = self.ends.get(f.first - 1) if self.finder.lower(f.first - 1) in self.words.joiners else None
        after = self.starts.get(f.end + 1) if self.finder.lower(f.end) in self.words.joiners else None
        return any(other is not None and other.first in meant and not other.people and not self._country(other) for other in (before, after))
