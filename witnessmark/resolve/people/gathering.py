"""The mentions of one document gathered into people: names first, then bodies, roles and pronouns."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence

from witnessmark.model.base import Span
from witnessmark.model.reading import Reading
from witnessmark.model.voice import Voice
from witnessmark.resolve.decided.judgements import Judgements, mention
from witnessmark.resolve.people.body_names import BodyNames
from witnessmark.resolve.people.mentions import Gender, Sort, bare, gender_of, gender_of_verb, sort_of
from witnessmark.resolve.people.name_keys import word_key, words
from witnessmark.resolve.people.paragraphs import paragraphs
from witnessmark.resolve.people.person import Person, nearest, surnames
from witnessmark.resolve.people.reasons import Rule, link
from witnessmark.resolve.people.roles import body_stands_for, is_body_noun, one_holds, stands_for
from witnessmark.resolve.people.same_name import same_person
from witnessmark.resolve.people.spoken_of import places_of

Nominatives = Callable[[str, str | None], Iterable[tuple[str, str | None]]]
"""A name as written into the nominatives it may have, likeliest first, each with the gender it shows (masculine, feminine)."""
QUOTES = frozenset('“"«‘„')
REACH = 2
"""Paragraphs before its own that a pronoun may look back."""
FAR = 40
"""Mentions that a pronoun or a role looks back at most: who was told of before that is not meant without a name."""
CROWD = 100
"""People who share a word of a name that are compared with a mention, the last told of first: a first name may be everybody's."""
GENDERS: dict[str | None, Gender] = {"masculine": "he", "feminine": "she"}


def as_written(name: str, language: str | None) -> tuple[tuple[str, str | None], ...]:
    """The nominatives where nothing is known of case forms: the name itself."""
    return ((name, None),)


class Gathering:
    """The people of one document. `owner` tells whose each mention is; a pronoun that nobody fits has no owner."""

    def __init__(self, reading: Reading, nominatives: Nominatives, judgements: Judgements) -> None:
        self.language, self.text = reading.language, reading.text or ""
        self._doc_id, self._nominatives, self._judgements = reading.doc_id, nominatives, judgements
        self._voices = sorted(reading.people, key=lambda v: v.spans)
        self._languages = _languages(reading)
        self._sorts = {v.id: sort_of(v, self.said_in(v)) for v in self._voices}
        self._verbs = _verbs(reading)
        self._genders = {v.id: self._gender(v) for v in self._voices}
        self._quoted = _apart(span for a in reading.attributions for span in a.content if self.text[span[0] : span[0] + 1] in QUOTES)
        self._paragraphs = paragraphs(self.text)
        self.bodies = BodyNames(self.text, self.language)
        self.found: list[Person] = []
        self.owner: dict[str, Person] = {}
        self._named()
        self.places = places_of((name for person in self.found for name in surnames(person)), self.text)
        self._silent = sorted(((at, i) for i, p in enumerate(self.found) for name in surnames(p) for at in self.places[name]))
        self._by_role = _by_role(self.found)
        self._holders: dict[str, Person | None] = {}
        self._of_bodies()
        self._rest()

    def _gender(self, voice: Voice) -> Gender:
        language = self.said_in(voice)
        return gender_of(voice, self.text, language) or gender_of_verb(self._verbs.get(voice.id, ""), language)

    def said_in(self, voice: Voice) -> str | None:
        """The language of the passage a mention stands in."""
        return self._languages.get(voice.id, self.language)

    def _give(self, voice: Voice, candidates: list[Person], rule: Rule, name: str | None = None) -> Person:
        """Gives a mention to the nearest of those it can be, as far as decisions allow; else to somebody new."""
        forced = self._by_decision(voice)
        person = forced or nearest([p for p in candidates if self._allowed(voice, p)], voice)
        told = None if person is None else link(voice, person, "decision" if forced is not None else rule, self.text)
        if person is None:
            person = Person(self._sorts[voice.id])
            self.found.append(person)
        person.add(voice, name, self._genders[voice.id], told)
        self.owner[voice.id] = person
        return person

    def _by_decision(self, voice: Voice) -> Person | None:
        same = self._judgements.joined_to(mention(self._doc_id, voice.spans[0]))
        return next((p for p in self.found if any(self._ref(m) in same for m in p.mentions)), None) if same else None

    def _allowed(self, voice: Voice, person: Person) -> bool:
        cut = self._judgements.cut_from(mention(self._doc_id, voice.spans[0]))
        return not cut or not any(self._ref(m) in cut for m in person.mentions)

    def _ref(self, voice: Voice) -> str:
        return mention(self._doc_id, voice.spans[0])

    def _named(self) -> None:
        """Full names first, so that a surname in a headline finds the name below it."""
        named = [v for v in self._voices if self._sorts[v.id] == "named"]
        known: dict[str, list[Person]] = defaultdict(list)
        for voice in sorted(named, key=lambda v: len(words(v.name)) < 2):
            name, gender, candidates = self._candidates(voice, known)
            self._genders[voice.id] = self._genders[voice.id] or gender
            person = self._give(voice, candidates, _rule_of_names(voice.name, name, candidates), name)
            for key in _keys(name):
                if not known[key] or known[key][-1] is not person:
                    known[key].append(person)

    def _candidates(self, voice: Voice, known: dict[str, list[Person]]) -> tuple[str, Gender, list[Person]]:
        """The name in the form that somebody has, with the gender it shows, and who has it; the likeliest form where nobody has."""
        forms = list(self._nominatives(voice.name, self.said_in(voice))) or [(voice.name, None)]
        for name, shown in forms:
            gender = self._genders[voice.id] or GENDERS.get(shown)
            near = {id(p): p for key in _keys(name) for p in known.get(key, ())[-CROWD:]}
            candidates = [p for p in near.values() if _agree(gender, p.gender) and same_person(name, p.name)]
            if candidates:
                return name, gender, candidates
        return forms[0][0], GENDERS.get(forms[0][1]), []

    def _of_bodies(self) -> None:
        """Longer names first; a shorter one joins the body whose name it begins or shortens, or that it translates."""
        known: dict[str, list[Person]] = defaultdict(list)
        bodies = [v for v in self._voices if self._sorts[v.id] == "body"]
        for voice in sorted(bodies, key=lambda v: -len(words(v.name))):
            if is_body_noun(voice.name, self.said_in(voice)):
                continue
            near = {id(p): p for key in self.bodies.short(voice.name, self.said_in(voice)) for p in known.get(key, ())}
            person = self._give(voice, list(near.values()), "body", voice.name)
            for key in self.bodies.full(voice.name, self.said_in(voice)):
                if person not in known[key]:
                    known[key].append(person)
        self._body_nouns()

    def _body_nouns(self) -> None:
        """ "The ministry", «відомство»: the last body before that is of such a kind; all that are of none are one."""
        alone: dict[str, list[Person]] = defaultdict(list)
        for i, voice in enumerate(self._voices):
            if self._sorts[voice.id] != "body" or not is_body_noun(voice.name, self.said_in(voice)):
                continue
            meant = next((p for e, p in self._before(i, voice) if e.is_body and self._is_meant(voice, e)), None)
            person = self._give(voice, alone[bare(voice.name)] if meant is None else [meant], "role", voice.name)
            if meant is None:
                alone[bare(voice.name)] = [person]

    def _is_meant(self, noun: Voice, body: Voice) -> bool:
        return not is_body_noun(body.name, self.said_in(body)) and body_stands_for(noun.name, body, self.said_in(noun))

    def _rest(self) -> None:
        for i, voice in enumerate(self._voices):
            sort = self._sorts[voice.id]
            if sort in ("role", "unnamed"):
                holder = self._holder(i, voice)
                self._give(voice, [] if holder is None else [holder], "role", voice.name)
            elif sort in ("he", "she", "they", "it"):
                person = self._by_decision(voice) or self._meant(i, voice, sort)
                if person is not None and self._allowed(voice, person):
                    person.gender = person.gender or (sort if sort == "he" or sort == "she" else None)
                    self._give(voice, [person], "pronoun")

    def _holder(self, i: int, voice: Voice) -> Person | None:
        """The last one before who has this role; an unnamed voice joins only one told of in the same words."""
        key = bare(voice.name)
        for earlier, person in self._before(i, voice):
            if earlier.is_body:
                continue
            if bare(earlier.name) == key:
                return person
            if self._sorts[voice.id] == "role" and earlier.role is not None and stands_for(voice.name, earlier.role, self.said_in(voice)):
                return person
        return self._only_holder(voice) if self._sorts[voice.id] == "role" and one_holds(voice.name, self.said_in(voice)) else None

    def _only_holder(self, voice: Voice) -> Person | None:
        """Who is named after a role, as in a headline and the text below it; nobody where several have the role."""
        if voice.name not in self._holders:
            holders = {id(p): p for role, people in self._by_role.items() if stands_for(voice.name, role, self.said_in(voice)) for p in people}
            self._holders[voice.name] = next(iter(holders.values())) if len(holders) == 1 else None
        return self._holders[voice.name]

    def _before(self, i: int, voice: Voice) -> Iterator[tuple[Voice, Person]]:
        """The mentions before one, the last first, and whose they are."""
        for earlier in reversed(self._voices[max(0, i - FAR) : i]):
            person = self.owner.get(earlier.id)
            if person is not None and earlier.spans < voice.spans:
                yield earlier, person

    def _meant(self, i: int, voice: Voice, sort: Sort) -> Person | None:
        """The last suitable speaker of the paragraph, else who is named first in it, else the same one paragraph before."""
        end = voice.spans[0][0]
        if self._in_quotation(end):
            return None
        for first in self._paragraphs_before(end):
            for earlier, person in self._before(i, voice):
                if first <= earlier.spans[0][0] < end and person.fits(sort, self.language):
                    return person
            named = next((p for p in self._silent_in(first, end) if p.fits(sort, self.language)), None)
            if named is not None:
                return named
            end = first
        return None

    def _in_quotation(self, at: int) -> bool:
        k = bisect_left(self._quoted, (at, at)) - 1
        return k >= 0 and self._quoted[k][0] < at < self._quoted[k][1]

    def _silent_in(self, first: int, end: int) -> list[Person]:
        """The people who speak somewhere and are named in this stretch of the text."""
        within = self._silent[bisect_left(self._silent, (first, 0)) : bisect_left(self._silent, (end, 0))]
        return [self.found[i] for _, i in within[:FAR]]

    def _paragraphs_before(self, end: int) -> Sequence[int]:
        """Where this paragraph and the ones it may look back to start."""
        k = bisect_right(self._paragraphs, end)
        return self._paragraphs[max(0, k - REACH - 1) : k][::-1]


def _by_role(people: Sequence[Person]) -> dict[str, list[Person]]:
    """The people by what their roles are called."""
    found: dict[str, list[Person]] = defaultdict(list)
    for person in people:
        for role in dict.fromkeys(m.role for m in person.mentions if m.role is not None):
            found[role].append(person)
    return found


def _languages(reading: Reading) -> dict[str, str]:
    """The language of each mention that stands in a passage of another language than the document's."""
    passages = sorted(reading.passages, key=lambda passage: passage.start)
    starts = [passage.start for passage in passages]
    found = {}
    for voice in reading.people if starts else ():
        k = bisect_right(starts, voice.spans[0][0]) - 1
        if k >= 0 and voice.spans[0][0] < passages[k].end:
            found[voice.id] = passages[k].language
    return found


def _keys(name: str) -> list[str]:
    """The keys of a name's words; of its last two as one, because a surname may be written in two."""
    parts = words(name)
    return list(dict.fromkeys(word_key(word) for word in (*parts, "".join(parts[-2:]))))


def _rule_of_names(said: str, name: str, candidates: list[Person]) -> Rule:
    if name != said:
        return "inflected"
    if any(name in person.names for person in candidates):
        return "same_name"
    return "surname" if len(words(name)) < 2 else "spelling"


def _verbs(reading: Reading) -> dict[str, str]:
    """The words by which each mention says something."""
    text = reading.text or ""
    return {a.speaker: text[slice(*a.cue)] for a in reading.attributions if a.speaker is not None and a.cue is not None}


def _apart(spans: Iterable[Span]) -> list[Span]:
    """Spans in order, overlapping ones made one."""
    found: list[Span] = []
    for first, end in sorted(spans):
        if found and first < found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((first, end))
    return found


def _agree(a: Gender, b: Gender) -> bool:
    """Whether two mentions can be of one gender; unknown agrees with all."""
    return a is None or b is None or a == b
