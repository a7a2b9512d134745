"""Finds what may be a place in an inflected text: names in any case, adjectives with their noun, peoples, streets and squares."""

from collections.abc import Iterator

from witnessmark.read.person_names import first_name_cases
from witnessmark.read.places.inflected_found import Found
from witnessmark.read.places.inflected_words import Kind
from witnessmark.read.places.wordbook import NOTHING, WELL_KNOWN, Named, Word, WordBook, titled
from witnessmark.read.segment import Segmented

# A row of adjectives before their common noun, "Харківської, Сумської та Полтавської областей": no more words than this.
ROW = 12
# A name no gazetteer has, behind a noun that announces one, has no more words than this: "у селі Верхня Нижанка".
UNKNOWN = 3
MOST_COMBINATIONS = 40
# A body's noun stands at most so many words behind the adjective of its place: "Одеської обласної військової адміністрації".
BODY = 4
# A district bears the name of a town of this size; villages and great cities lend theirs to parts of other cities: "Київський район".
LEAST_CENTRE, MOST_CENTRE = 2_000, 300_000


class Finder:
    """Goes through one text once."""

    def __init__(self, cut: Segmented, book: WordBook) -> None:
        self.cut, self.book, self.words = cut, book, book.words
        self.read = [book.word(word) for word in cut.words]
        self.free = 0

    def found(self) -> list[Found]:
        """Everything that may be a place, in text order, never overlapping; the rules stand in their order of preference."""
        out = list[Found]()
        for i, word in enumerate(self.read):
            if i < self.free or (word is NOTHING and self.lower(i + 1) not in self.words.kinds):
                continue
            for found in self._at(i, word):
                out.append(found)
                self.free = found.end
        return out

    def capital(self, k: int) -> bool:
        """Whether word k begins with a capital."""
        return 0 <= k < len(self.cut.words) and self.cut.words[k][0].isupper()

    def adjective(self, k: int) -> bool:
        """Whether word k is a capitalised adjective of a place: the noun behind it is its own ("Київському районі")."""
        return self.capital(k) and self.read[k].stem is not None

    def beside(self, k: int) -> bool:
        """Whether only space, or a line end within a sentence, parts word k from the word before it."""
        if not 0 < k < len(self.cut.words):
            return False
        between = self.cut.text[self.cut.ends[k - 1] : self.cut.starts[k]]
        return between.isspace() and ("\n" not in between or self.cut.sentence_of(k) == self.cut.sentence_of(k - 1))

    def lower(self, k: int) -> str:
        """Word k casefolded; empty beyond the text."""
        return self.cut.lower[k] if 0 <= k < len(self.cut.lower) else ""

    def _at(self, i: int, word: Word) -> Iterator[Found]:
        if word.noun:
            announced = list(self._announced(i))
            yield from announced
            if announced or not self.capital(i):
                return
        told = self._before_its_noun(i, word) if self.capital(i) and self.lower(i).endswith(self.words.adjective_endings) else None
        if told is not None:
            yield from told
            return
        name = self._name(i) if word.stem not in self.words.no_town else None
        if name is not None and (word.people is None or name.end > i + 1 or self._large(name.named)):
            yield name
        elif word.stem is not None and self.capital(i) and not _of_country(word) and (body := self._of_body(i, word.stem)) is not None:
            yield body
        else:
            yield from self._people(i, word)

    def _people(self, i: int, word: Word) -> list[Found]:
        return [] if word.people is None else [Found(i, i + 1, word.people.name, word.people, people=True)]

    def _before_its_noun(self, i: int, word: Word) -> list[Found] | None:
        """What an adjective and the street's or region's noun behind it are together; null where no such noun follows."""
        street = self._street_after(i)
        if street is not None:
            return [street]
        row = self._adjectives(i) if word.stem is not None else None
        if row is None and word.stem is None and (district := self._plain_district(i)) is not None:
            return [district]
        return row if row is None or row else self._people(i, word)

    # Names.

    def _name(self, i: int) -> Found | None:
        """The longest known name that begins here."""
        for length in range(self.read[i].longest, 1, -1):
            found = self._of_words(i, length)
            if found is not None:
                return found
        named = self.read[i].named
        return None if named is None else Found(i, i + 1, named.name, named)

    def _of_words(self, i: int, length: int) -> Found | None:
        end = i + length
        if end > len(self.cut.words) or not all(self.beside(k) and self.cut.words[k][0].isalpha() for k in range(i + 1, end)):
            return None
        for name in self._combinations(i, end):
            places = self.book.gazetteer.candidates(name)
            if places:
                return Found(i, end, name, Named(name, places))
        return None

    def _combinations(self, i: int, end: int) -> list[str]:
        """The names that words in any case may make together, likeliest first."""
        names = list(self.read[i].heads)
        for k in range(i + 1, end):
            names = [f"{name} {form}" for name in names for form in self.book.forms(self.cut.words[k])][:MOST_COMBINATIONS]
        return names

    # Nouns that announce a name: "місто Харків", "с. Хижне", "вулиця Сумська".

    def _announced(self, i: int) -> Iterator[Found]:
        noun, k = self.lower(i), self._after_noun(i)
        if k is None:
            return
        if noun in self.words.sites:
            yield from self._site(i, k)
        elif noun in self.words.towns:
            yield from self._towns(k)
        elif noun in self.words.areas and self.capital(k) and self.beside(k) and (name := self._name(k)) is not None:
            yield self._area(i, noun, name)

    def _area(self, i: int, noun: str, name: Found) -> Found:
        """ "сектор Газа" where the two together are a name; else a town's region: "провінція Хомс"."""
        for form in self.book.forms(noun):
            places = self.book.gazetteer.candidates(f"{form} {name.name}")
            if places:
                return Found(i, name.end, f"{form} {name.name}", Named(f"{form} {name.name}", places), announced=True)
        town = name.named is not None and name.named.places[0].precision == "city"
        return name._replace(announced=True, radius_km=self.words.area_km if town and noun in self.words.provinces else None)

    def _after_noun(self, i: int) -> int | None:
        """The word after the noun, its full stop and "міського типу" stepped over; null for a short form that is none here.

        "м." and "г." need their stop, and behind a number they are a measure and a year: "12 м. Харків".
        """
        k, noun = i + 1, self.lower(i)
        dotted = self.lower(k) == "." and self.cut.starts[k] == self.cut.ends[i]
        if noun in self.words.short_nouns:
            return k + 1 if dotted and self.cut.words[i].islower() and not self._measures(i) else None
        if dotted:
            return k + 1 if noun in self.words.dotted_nouns else None
        while self.lower(k) in self.words.type_words:
            k += 1
        return k if self.beside(k) else None

    def _measures(self, i: int) -> bool:
        """Whether the short form at i is a unit: "12 м.", "300 кв. м."."""
        k = i - 1 - (self.lower(i - 1) == ".")
        return self.lower(k) in self.words.squares or self.lower(i - 1)[:1].isdigit()

    def _towns(self, k: int) -> Iterator[Found]:
        """The town that the noun announces, and those in a row with it: "у селах Хижне, Мостове та Заріччя"."""
        while self.capital(k) and self.lower(k) not in self.words.before:
            found = self._name(k)
            if self.lower(k) in self.words.adjectives and not self.capital(k + 1) and (found is None or found.end == k + 1):
                return
            person = first_name_cases(self.cut.words[k], self.cut.language) and (found is None or (self.beside(k + 1) and self.capital(k + 1)))
            if person or (found is None and self.read[k].people is not None):
                return
            if found is None and self.lower(k) in self.words.starters:
                return
            found = found or self._unknown(k)
            yield found._replace(announced=True)
            k = found.end + 1
            if self.lower(found.end) not in self.words.joiners or self.read[min(k, len(self.read) - 1)].stem is not None:
                return

    def _unknown(self, k: int) -> Found:
        end = k + 1
        while end < k + UNKNOWN and self.capital(end) and self.beside(end) and self._continues(end):
            end += 1
        names = [self.book.forms(word)[0] for word in self.cut.words[k:end]]
        nominative = names[0] == self.cut.words[k]
        return Found(k, end, " ".join(self.cut.words[k:end] if nominative else names), None)

    def _continues(self, k: int) -> bool:
        """Whether word k can belong to an unknown name: it is no name by itself, save behind an adjective ("Малі Броди")."""
        return self.read[k].stem is None and (self.read[k].named is None or self.lower(k - 1) in self.words.adjectives)

    # Streets, squares, stations: the words themselves are the name.

    def _site(self, i: int, k: int) -> Iterator[Found]:
        """ "вул. Шевченка", "площа Свободи", "Зелений проспект"; but "вулиці Харкова" are those of the town."""
        if not self.capital(k) and self._named_before(i):
            yield Found(i - 1, i + 1, self.cut.quote(i - 1, i + 1), None, announced=True, precision="site")
            return
        if self.lower(i) in self.words.stations and self.capital(k) and self.read[k].named is not None:
            found = self._name(k)
            if found is not None:
                yield found._replace(first=i, announced=True)
            return
        end, named = k, self.read[k].named if k < len(self.read) else None
        if self._large(named) and named is not None and named.name != self.cut.words[k] and self.read[k].stem is None:
            return
        while end < k + UNKNOWN and self.capital(end) and (end == k or (self.beside(end) and not self._well_known(end))):
            if self.lower(end) in self.words.before:
                break
            end += 1
        if end > k:
            yield Found(i, end, self.cut.quote(i, end), None, announced=True, precision="site")

    def _named_before(self, i: int) -> bool:
        """Whether a capitalised adjective stands right before the noun at i."""
        return self.capital(i - 1) and self.beside(i) and i > self.free and self.lower(i - 1).endswith(self.words.adjective_endings)

    def _street_after(self, i: int) -> Found | None:
        """ "на Сумській вулиці", "Николаевское шоссе"."""
        if self.lower(i + 1) not in self.words.sites or not self.beside(i + 1) or self.lower(i + 1) in self.words.short_nouns:
            return None
        return Found(i, i + 2, self.cut.quote(i, i + 2), None, announced=True, precision="site")

    def _well_known(self, k: int) -> bool:
        named = self.read[k].named
        return named is not None and named.places[0].precision in ("country", "region")

    # Adjectives: "Харківська область", "Куп'янського та Ізюмського районів", "Харківська міська рада".

    def _adjectives(self, i: int) -> list[Found] | None:
        row, k = [i], i + 1
        while k < i + ROW and self.lower(k) in self.words.joiners and self.capital(k + 1) and self.read[k + 1].stem is not None:
            row.append(k + 1)
            k += 2
        between = self._adjective_between(k)
        k += between is not None
        kind = self.words.kinds.get(self.lower(k))
        if kind is None or not self.beside(k):
            return None
        return [found for j in row if (found := self._of_kind(j, kind, k + 1 if j == row[-1] else j + 1, between)) is not None]

    def _plain_district(self, i: int) -> Found | None:
        """ "в Індустріальному районі": an adjective of no place, written large within a sentence, names a part of a city."""
        kind = self.words.kinds.get(self.lower(i + 1))
        first = self.cut.sentences[self.cut.sentence_of(i)][0]
        if kind is None or kind.precision != "district" or not self.beside(i + 1) or i == first:
            return None
        name = next((form for form in self.book.forms(self.cut.words[i]) if form.endswith(kind.adjective[-1])), None)
        return None if name is None else Found(i, i + 2, f"{name} {kind.name}", None, announced=True, precision=kind.precision)

    def _adjective_between(self, k: int) -> int | None:
        """The index of one more adjective before the kind, as in "Ямало-Ненецкий автономный округ"; null where there is none."""
        more = (
            self.lower(k) not in self.words.kinds and self.lower(k).endswith(self.words.adjective_endings) and self.lower(k + 1) in self.words.kinds
        )
        return k if more else None

    def _of_kind(self, j: int, kind: Kind, end: int, between: int | None) -> Found | None:
        stem = self.read[j].stem
        if stem is None:
            return None
        middle = () if between is None else self.book.forms(self.cut.words[between])
        base = f"{titled(stem)}{kind.adjective}"
        full = f"{base} {kind.name}"
        for name in (*(f"{base} {adjective} {kind.name}" for adjective in middle), full):
            places = self.book.gazetteer.candidates(name)
            if places:
                return Found(j, end, name, Named(name, places), announced=True, precision=kind.precision)
        town = self.book.town(stem)
        if town is not None and kind.radius_km and (kind.precision is None or LEAST_CENTRE <= town.places[0].population < MOST_CENTRE):
            return Found(j, end, town.name, town, announced=True, radius_km=kind.radius_km)
        return Found(j, end, full, None, announced=True, precision=kind.precision) if kind.precision is not None else None

    def _large(self, named: Named | None) -> bool:
        return named is not None and (named.places[0].precision in ("country", "region") or named.places[0].population >= WELL_KNOWN)

    def _of_body(self, i: int, stem: str) -> Found | None:
        """ "Харківська обласна прокуратура": the region or the town is meant, not its people."""
        following = [self.lower(k) for k in range(i + 1, i + 1 + BODY)]
        n = next((n for n, word in enumerate(following) if word.startswith(self.words.bodies)), None)
        if n is None or not all(word.endswith(self.words.adjective_endings) for word in following[:n]):
            return None
        kind = self.words.region_kind
        if kind is not None and any(word.startswith(self.words.regional) for word in following[: n + 1]):
            full = f"{titled(stem)}{kind.adjective} {kind.name}"
            if places := self.book.gazetteer.candidates(full):
                return Found(i, i + 1, full, Named(full, places), announced=True)
        town = self.book.town(stem)
        return None if town is None else Found(i, i + 1, town.name, town, announced=True)


def _of_country(word: Word) -> bool:
    return word.people is not None and word.people.places[0].precision == "country"
