"""Mentions of one document into people: one per person or body, over spellings, roles and pronouns."""

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field

import msgspec

from witnessmark.model.reading import Reading
from witnessmark.model.voice import Voice
from witnessmark.resolve.mentions import Gender, Sort, bare, gender_of, of, sort_of
from witnessmark.resolve.name_keys import fullest, latin, word_key, words
from witnessmark.resolve.same_name import same_body, same_person, spelt_out

WRAPPED = 100
"""A text whose lines never pass this length was wrapped by hand: there a single line break ends no paragraph."""
BEFORE_A_NAME = 60
"""Letters before a surname that can hold its first names."""
QUOTES = frozenset('“"«‘')
REACH = 2
"""Paragraphs before its own that a pronoun may look back."""


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
        self.quoted = [span for a in reading.attributions for span in a.content if self.text[span[0] : span[0] + 1] in QUOTES]
        self.sorts = {v.id: sort_of(v, self.language) for v in self.voices}
        self.genders = {v.id: gender_of(v, self.text, self.language) for v in self.voices}
        self.paragraphs = _paragraphs(self.text)
        self.found: list[Person] = []
        self.owner: dict[str, Person] = {}
        self._named()
        self.silent = self._unspeaking()
        self._bodies()
        self._rest()

    def _give(self, voice: Voice, person: Person | None, *, named: bool) -> None:
        if person is None:
            person = Person(self.sorts[voice.id])
            self.found.append(person)
        person.add(voice, self.genders[voice.id], named=named)
        self.owner[voice.id] = person

    def _named(self) -> None:
        """Full names first, so that a surname in a headline finds the name below it."""
        named = [v for v in self.voices if self.sorts[v.id] == "named"]
        known: dict[str, list[Person]] = {}
        by_id: dict[int, Person] = {}
        for voice in sorted(named, key=lambda v: len(words(v.name)) < 2):
            gender = self.genders[voice.id]
            parts = words(voice.name)
            keys = [word_key(word) for word in (*parts, "".join(parts[-2:]))]
            near = dict.fromkeys(id(p) for key in keys for p in known.get(key, ()))
            candidates = [p for p in (by_id[i] for i in near) if same_person(voice.name, fullest(p.names)) and _agree(gender, p.gender)]
            self._give(voice, _nearest(candidates, voice), named=True)
            person = self.owner[voice.id]
            by_id[id(person)] = person
            for key in keys:
                known.setdefault(key, []).append(person)

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
        return self.voices[: bisect_left(self.voices, voice.spans, key=lambda v: v.spans)]

    def _pronoun(self, voice: Voice, sort: Sort) -> Person | None:
        """The last suitable speaker of the paragraph, else who is named first in it, else the same one paragraph before."""
        end = voice.spans[0][0]
        if any(first < end < last for first, last in self.quoted):
            return None
        for first in self._paragraphs_before(end):
            for earlier in reversed(self._before(voice)):
                if earlier.spans[0][0] < first:
                    break
                person = self.owner.get(earlier.id)
                if person is not None and first <= earlier.spans[0][0] < end and _fits(person, sort):
                    return person
            named = next((p for at, p in self.silent if first <= at < end and _fits(p, sort)), None)
            if named is not None:
                return named
            end = first
        return None

    def _paragraphs_before(self, end: int) -> list[int]:
        """Where this paragraph and the ones it may look back to start."""
        k = bisect_right(self.paragraphs, end)
        return self.paragraphs[max(0, k - REACH - 1) : k][::-1]

    def _unspeaking(self) -> list[tuple[int, Person]]:
        """Where a person who speaks somewhere is named without speaking."""
        owners: dict[str, list[Person]] = {}
        for person in self.found:
            for surname in {words(name)[-1] for name in person.names if words(name)}:
                owners.setdefault(surname, []).append(person)
        if not owners:
            return []
        either = "|".join(re.escape(surname) for surname in sorted(owners, key=lambda name: (-len(name), name)))
        return [(m.start(), person) for m in re.finditer(rf"\b(?:{either})\b", self.text) for person in owners[m.group()]]

    def people(self) -> tuple[tuple[Voice, ...], dict[str, str]]:
        ordered = sorted(self.found, key=lambda p: min(v.spans for v in p.mentions))
        ids = {voice.id: f"p{i}" for i, person in enumerate(ordered) for voice in person.mentions}
        said = frozenset(name for person in ordered for name in person.names)
        return tuple(_merged(person, f"p{i}", self.text, self.language, said) for i, person in enumerate(ordered)), ids


def _paragraphs(text: str) -> list[int]:
    """Where the paragraphs start. Text whose lines are all short was wrapped: only an empty line or an indent parts it."""
    wrapped = "\n" in text and max(map(len, text.split("\n"))) < WRAPPED
    return [0, *(m.end() for m in re.finditer(r"\n\s*\n|\n {3,}" if wrapped else r"\n\s*", text))]


def _agree(a: Gender, b: Gender) -> bool:
    """Whether two mentions can be of one gender; unknown agrees with all."""
    return a is None or b is None or a == b


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


def _merged(person: Person, new: str, text: str, language: str | None, others: frozenset[str]) -> Voice:
    first = min(person.mentions, key=lambda v: v.spans)
    name = fullest(person.names)
    if person.sort == "body":
        name = spelt_out(name, text) or name
    if person.sort == "named" and len(words(name)) == 1:
        name = _in_text(name, text, language) or name
        name = fullest(person.names) if name in others else name
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
    if text.isupper():
        return None
    best: list[str] = []
    for match in re.finditer(rf"\b{re.escape(surname)}\b", text):
        before = _names_before(text[max(0, match.start() - BEFORE_A_NAME) : match.start()], of(language, "titles"))
        best = before if len(before) > len(best) else best
    return " ".join([*best, surname]) if best else None


def _names_before(text: str, titles: frozenset[str]) -> list[str]:
    """The capitalised words that end a stretch of text, up to three, none a title or a possessor."""
    found: list[str] = []
    if not text.endswith(" "):
        return found
    for word in reversed(text.split()[-3:]):
        stripped = word.strip("“”\"'(")
        ends = len(stripped) > 2 and stripped.endswith(("’s", "'s", ".", ",", ":", ";", ")"))
        if ends or not stripped[:1].isupper() or stripped.casefold().strip(".") in titles:
            break
        found.insert(0, stripped)
        if stripped != word:
            break
    return found
