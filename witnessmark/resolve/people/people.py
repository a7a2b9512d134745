"""Mentions of one document into people: one per person or body, over spellings, case forms, roles and pronouns."""

from collections.abc import Sequence

import msgspec

from witnessmark.model.decision import Decision
from witnessmark.model.reading import Reading
from witnessmark.model.voice import Voice
from witnessmark.resolve.decided.judgements import judged
from witnessmark.resolve.people.bodies import body_or_branch, kind_of, known_body, side_of
from witnessmark.resolve.people.gathering import Gathering, Nominatives, as_written
from witnessmark.resolve.people.latin import CYRILLIC, latin
from witnessmark.resolve.people.name_keys import words
from witnessmark.resolve.people.person import Person
from witnessmark.resolve.people.spoken_of import full_form


def resolve_people(reading: Reading, nominatives: Nominatives = as_written, decisions: Sequence[Decision] = ()) -> Reading:
    """Merges the mentions of one document and rewrites speaker and via of its claims and attributions.

    A surname joins a full name where first names do not conflict, in any spelling or case form; a body joins its
    abbreviation and its name in another language; a role alone ("the mayor") joins the last person who has it; "he" and
    "she" join the last suitable person of this or the paragraph before. A pronoun that cannot be resolved is nobody: the
    speaker is null. `nominatives` knows case forms; what a person decided wins over all rules. The one voice of a
    recorder's row is the recorder's. Ids are p0, p1, … in text order.
    """
    if reading.recorder is not None:
        return reading
    people, ids = _people(Gathering(reading, nominatives, judged(decisions).found_in([reading])))
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


def _people(gathered: Gathering) -> tuple[tuple[Voice, ...], dict[str, str]]:
    """The people in text order, and the new id of each mention."""
    ordered = sorted(gathered.found, key=lambda p: p.first)
    ids = {voice.id: f"p{i}" for i, person in enumerate(ordered) for voice in person.mentions}
    said = frozenset(name for person in ordered for name in person.names)
    shouted = gathered.text.isupper()
    return tuple(_merged(person, f"p{i}", gathered, said, shouted) for i, person in enumerate(ordered)), ids


def _merged(person: Person, new: str, gathered: Gathering, others: frozenset[str], shouted: bool) -> Voice:
    name = _name(person, gathered, others, shouted)
    language = gathered.said_in(min(person.mentions, key=lambda v: v.spans))
    mentions, known = person.mentions, _known(name, person, language)
    anonymous = all(v.anonymous for v in person.telling) or any(v.anonymous for v in person.telling if v.name == name)
    return Voice(
        id=new,
        name=name,
        latin=_latin(name, known, language),
        variants=tuple(dict.fromkeys([name, *person.names, *(variant for v in person.telling for variant in v.variants)])),
        role=max((v.role for v in mentions if v.role), key=len, default=None),
        organisation=max((v.organisation for v in mentions if v.organisation), key=len, default=None),
        kind=next((v.kind for v in mentions if v.kind != "other"), "other") if known is None else kind_of(known),
        is_body=min(mentions, key=lambda v: v.spans).is_body or person.sort == "body",
        side=next((v.side for v in mentions if v.side), None if known is None else side_of(known)),
        anonymous=anonymous,
        protected=_protected(person, anonymous),
        spans=tuple(sorted(span for v in mentions for span in v.spans)),
        links=tuple(sorted(person.links, key=lambda link: (link.start, link.end))),
    )


def _name(person: Person, gathered: Gathering, others: frozenset[str], shouted: bool) -> str:
    """The fullest form said anywhere in the text."""
    name = person.name
    if person.sort == "body":
        return gathered.bodies.spelt_out(name) or name
    if person.sort == "named" and len(words(name)) == 1 and not shouted:
        full = full_form(name, gathered.places.get(name, ()), gathered.text, gathered.language)
        return full if full is not None and full not in others else name
    return name


def _known(name: str, person: Person, language: str | None) -> str | None:
    """The well-known body this is, where a name in Cyrillic letters tells it; an English name may be another country's."""
    return body_or_branch(name, language) if person.sort == "body" and CYRILLIC.search(name) else None


def _latin(name: str, known: str | None, language: str | None) -> str:
    """The established English name of a well-known body, but not of a branch of it; else the name in Latin letters."""
    return latin(name, language) if known is None else known_body(name, language) or latin(name, language)


def _protected(person: Person, anonymous: bool) -> bool:
    """A body never; somebody else unless one mention shows a public role and none a private one or a wish for no name."""
    if person.sort == "body":
        return False
    if anonymous or any(v.kind in ("witness", "victim") or v.anonymous for v in person.mentions):
        return True
    return all(v.protected for v in person.mentions)
