"""One person or body of a document while its mentions are gathered."""

from bisect import bisect_left, insort
from dataclasses import dataclass, field

from witnessmark.model.base import Span
from witnessmark.model.voice import Link, Voice
from witnessmark.resolve.people.mentions import Gender, Sort, is_several
from witnessmark.resolve.people.name_keys import fullest, words


@dataclass
class Person:
    """One person or body: its mentions, the names they give, and why each was taken for it."""

    sort: Sort
    mentions: list[Voice] = field(default_factory=list)
    names: list[str] = field(default_factory=list)
    telling: list[Voice] = field(default_factory=list)
    """The mentions that give a name or a role; pronouns do not."""
    links: list[Link] = field(default_factory=list)
    spans: list[tuple[Span, ...]] = field(default_factory=list)
    gender: Gender = None
    name: str = ""
    """The fullest form said."""

    def add(self, voice: Voice, name: str | None, gender: Gender, link: Link | None) -> None:
        """Takes a mention; `name` is what it is called there, null for a pronoun. A role is no name where there is a better one."""
        self.mentions.append(voice)
        if name is not None:
            self.telling.append(voice)
        insort(self.spans, voice.spans)
        self.gender = self.gender or gender
        is_role = link is not None and link.rule == "role" and self.sort in ("named", "body")
        if name is not None and not is_role and name not in self.names:
            self.names.append(name)
            self.name = fullest(self.names)
        if link is not None:
            self.links.append(link)

    @property
    def first(self) -> tuple[Span, ...]:
        """Where the earliest mention stands."""
        return self.spans[0]

    def last_before(self, spans: tuple[Span, ...]) -> tuple[Span, ...] | None:
        """The last mention before this one; null where there is none."""
        at = bisect_left(self.spans, spans)
        return self.spans[at - 1] if at else None

    def fits(self, pronoun: Sort, language: str | None) -> bool:
        """Whether a pronoun can stand for this person or body."""
        several = self.sort == "unnamed" and is_several(self.names[0], language)
        if pronoun in ("it", "they"):
            return self.sort == "body" or (pronoun == "they" and several)
        return self.sort != "body" and not several and (self.gender is None or self.gender == pronoun)


def nearest(candidates: list[Person], voice: Voice) -> Person | None:
    """The candidate mentioned last before this mention, else the first after it."""
    before = [(last, person) for person in candidates if (last := person.last_before(voice.spans)) is not None]
    if before:
        return max(before, key=lambda found: found[0])[1]
    return min(candidates, key=lambda person: person.first, default=None)


def surnames(person: Person) -> list[str]:
    """The last word of each name, the surname where it is a person's."""
    return list(dict.fromkeys(parts[-1] for name in person.names if (parts := words(name))))
