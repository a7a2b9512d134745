"""Mentions of one document into people: one per person or body, over spellings, roles and pronouns."""

import re
from dataclasses import dataclass, field

import msgspec
from rapidfuzz.fuzz import ratio

from witnessmark.model.reading import Reading
from witnessmark.model.voice import Voice
from witnessmark.resolve.mentions import Gender, Sort, bare, gender_of, of, sort_of
from witnessmark.resolve.name_keys import fullest, initials, latin, word_key, words

SPELLING = 84
"""Per cent of letters two surnames with one key must share: Dovzhenko and Dovzhenka do, Petrov and Patriv do not."""
SHORT = 70
"""The same for first names, which vary more between languages (Oleksiy, Alexei)."""
REACH = 2
"""Paragraphs a pronoun may look back."""


@dataclass
class Person:
    """One person or body while its mentions are gathered."""

    sort: Sort
    mentions: list[Voice] = field(default_factory=list)
    names: list[str] = field(default_factory=list)
    gender: Gender = None

    def add(self, voice: Voice, gender: Gender, *, named: bool) -> None:
        self.mentions.append(voice)
        self.gender = self.gender or gender
        if named and voice.name not in self.names:
            self.names.append(voice.name)


def resolve_people(reading: Reading) -> Reading:
    """Merges the mentions of one document and rewrites speaker and via of its claims and attributions.

    A surname joins a full name where first names do not conflict, in any spelling; a body joins its abbreviation; a role
    alone ("the mayor") joins the last person who has it; "he" and "she" join the last suitable person of this or the
    paragraph before. A pronoun that cannot be resolved is nobody: the speaker is null. Ids are p0, p1, … in text order.
    """
    gathered = _Gathering(reading)
    people, ids = gathered.people()
    return msgspec.structs.replace(
        reading,
        people=people,
        claims=tuple(msgspec.structs.replace(c, speaker=_new(ids, c.speaker), via=_carriers(ids, c.speaker, c.via)) for c in reading.claims),
        attributions=tuple(
            msgspec.structs.replace(a, speaker=_new(ids, a.speaker), via=_carriers(ids, a.speaker, a.via)) for a in reading.attributions
        ),
    )


def _new(ids: dict[str, str], old: str | None) -> str | None:
    return None if old is None else ids.get(old)


def _carriers(ids: dict[str, str], speaker: str | None, via: tuple[str, ...]) -> tuple[str, ...]:
    """The voices between, each once; one that is the speaker under another mention carries nothing."""
    found = dict.fromkeys(ids[v] for v in via if v in ids)
    found.pop(_new(ids, speaker) or "", None)
    return tuple(found)


class _Gathering:
    def __init__(self, reading: Reading) -> None:
        self.reading, self.language = reading, reading.language
        self.text = reading.text or ""
        self.voices = sorted(reading.people, key=lambda v: v.spans)
        self.sorts = {v.id: sort_of(v, self.language) for v in self.voices}
        self.found: list[Person] = []
        self.owner: dict[str, Person] = {}
        self._named()
        self._bodies()
        self._rest()

    def _give(self, voice: Voice, person: Person | None, *, named: bool) -> None:
        if person is None:
            person = Person(self.sorts[voice.id])
            self.found.append(person)
        person.add(voice, gender_of(voice, self.language), named=named)
        self.owner[voice.id] = person

    def _named(self) -> None:
        """Full names first, so that a surname in a headline finds the name below it."""
        named = [v for v in self.voices if self.sorts[v.id] == "named"]
        for voice in sorted(named, key=lambda v: len(words(v.name)) < 2):
            candidates = [p for p in self.found if p.sort == "named" and same_person(voice.name, fullest(p.names))]
            self._give(voice, _nearest(candidates, voice), named=True)

    def _bodies(self) -> None:
        bodies = [v for v in self.voices if self.sorts[v.id] == "body"]
        for voice in sorted(bodies, key=lambda v: -len(words(v.name))):
            candidates = [p for p in self.found if p.sort == "body" and any(same_body(voice.name, name, self.text) for name in p.names)]
            self._give(voice, _nearest(candidates, voice), named=True)

    def _rest(self) -> None:
        for voice in self.voices:
            sort = self.sorts[voice.id]
            if sort in ("role", "unnamed"):
                self._give(voice, self._role(voice), named=True)
            elif sort in ("he", "she", "they", "it"):
                person = self._pronoun(voice, sort)
                if person is not None:
                    person.gender = person.gender or (sort if sort == "he" or sort == "she" else None)
                    self._give(voice, person, named=False)

    def _role(self, voice: Voice) -> Person | None:
        """The last one before who has this role; an unnamed voice joins only one told of in the same words."""
        key = bare(voice.name)
        head = key.split()[-1] if key else ""
        for earlier in reversed(self._before(voice)):
            person = self.owner.get(earlier.id)
            if person is None or earlier.is_body:
                continue
            if bare(earlier.name) == key:
                return person
            if self.sorts[voice.id] == "role" and head in bare(earlier.role or "").split():
                return person
        return None

    def _before(self, voice: Voice) -> list[Voice]:
        return [v for v in self.voices if v.spans < voice.spans]

    def _pronoun(self, voice: Voice, sort: Sort) -> Person | None:
        for earlier in reversed(self._before(voice)):
            if self.text.count("\n", earlier.spans[0][1], voice.spans[0][0]) > REACH * 2:
                return None
            person = self.owner.get(earlier.id)
            if person is not None and _fits(person, sort):
                return person
        return None

    def people(self) -> tuple[tuple[Voice, ...], dict[str, str]]:
        ordered = sorted(self.found, key=lambda p: min(v.spans for v in p.mentions))
        ids = {voice.id: f"p{i}" for i, person in enumerate(ordered) for voice in person.mentions}
        return tuple(_merged(person, f"p{i}", self.text, self.language) for i, person in enumerate(ordered)), ids


def _nearest(candidates: list[Person], voice: Voice) -> Person | None:
    """The candidate mentioned last before this mention, else the first after it."""
    if not candidates:
        return None
    before = [p for p in candidates if any(m.spans < voice.spans for m in p.mentions)]
    if before:
        return max(before, key=lambda p: max(m.spans for m in p.mentions if m.spans < voice.spans))
    return min(candidates, key=lambda p: min(m.spans for m in p.mentions))


def _fits(person: Person, sort: Sort) -> bool:
    if sort == "it":
        return person.sort == "body"
    if sort == "they":
        return person.sort == "body" or (person.sort == "unnamed" and person.names[0].endswith("s"))
    if person.sort == "body" or (person.sort == "unnamed" and person.names[0].endswith("s")):
        return False
    return person.gender is None or person.gender == sort


def same_person(a: str, b: str) -> bool:
    """Whether two names can be one person's: surnames alike in key and letters, first names not in conflict."""
    short, long = sorted((words(a), words(b)), key=len)
    if not short:
        return False
    if len(short) == 1:
        return _alike(short[0], long[-1], SPELLING) or (len(long) > 1 and short[0].casefold() == long[0].casefold())
    return _alike(short[-1], long[-1], SPELLING) and _first_names(short[0], long[0])


def _alike(a: str, b: str, least: int) -> bool:
    one, other = latin(a).casefold(), latin(b).casefold()
    if one == other:
        return True
    return word_key(a) == word_key(b) and len(word_key(a)) > 1 and ratio(one, other) >= least


def _first_names(a: str, b: str) -> bool:
    if min(len(a), len(b)) == 1:
        return latin(a)[:1].casefold() == latin(b)[:1].casefold()
    return _alike(a, b, SHORT) or word_key(a) == word_key(b)


def same_body(a: str, b: str, text: str) -> bool:
    """Whether two names are one body's: the same words, a beginning of them, or an abbreviation."""
    one, other = bare(a), bare(b)
    if one == other or other.startswith(one + " "):
        return True
    short, long = sorted((a, b), key=len)
    if " " in short.strip():
        return False
    plain = short.replace(".", "")
    return plain.isupper() and (initials(long) == plain or re.search(rf"{re.escape(long)} [(\[]{re.escape(short)}[)\]]", text) is not None)


def _merged(person: Person, new: str, text: str, language: str | None) -> Voice:
    first = min(person.mentions, key=lambda v: v.spans)
    name = fullest(person.names)
    if person.sort == "named" and len(words(name)) == 1:
        name = _in_text(name, text, language) or name
    anonymous = all(v.anonymous for v in person.mentions if v.name in person.names) or any(v.anonymous for v in person.mentions if v.name == name)
    return Voice(
        id=new,
        name=name,
        latin=latin(name),
        variants=tuple(dict.fromkeys([name, *person.names])),
        role=max((v.role for v in person.mentions if v.role), key=len, default=None),
        organisation=max((v.organisation for v in person.mentions if v.organisation), key=len, default=None),
        kind=next((v.kind for v in person.mentions if v.kind != "other"), "other"),
        is_body=first.is_body or person.sort == "body",
        side=next((v.side for v in person.mentions if v.side), None),
        anonymous=anonymous,
        protected=_protected(person, anonymous),
        spans=tuple(sorted(span for v in person.mentions for span in v.spans)),
    )


def _protected(person: Person, anonymous: bool) -> bool:
    """A body never; somebody else unless one mention shows a public role and none a private one or a wish for no name."""
    if person.sort == "body":
        return False
    if anonymous or any(v.kind in ("witness", "victim") or v.anonymous for v in person.mentions):
        return True
    return all(v.protected for v in person.mentions)


def _in_text(surname: str, text: str, language: str | None) -> str | None:
    """The fullest form of a surname in the whole text, titles left out; null where the surname always stands alone."""
    titles = of(language, "titles")
    best: list[str] = []
    for match in re.finditer(rf"((?:[^\W\d_][\w.’'-]* ){{1,3}}){re.escape(surname)}\b", text):
        before: list[str] = []
        for word in reversed(match.group(1).split()):
            if not word[0].isupper() or word.casefold().strip(".") in titles or (word.endswith(("’s", "'s", ".")) and len(word) > 2):
                break
            before.insert(0, word)
        if len(before) > len(best) and not text.isupper():
            best = before
    return " ".join([*best, surname]) if best else None
