"""Publishers that are a person or a body themselves: a rescue service's page, a governor's channel ("Ilka Sorens | Varden region")."""

import re
from collections.abc import Mapping, Sequence

import msgspec

from witnessmark.model.place import Place
from witnessmark.model.reading import Reading
from witnessmark.model.voice import Voice
from witnessmark.resolve.people.bodies import body_or_branch
from witnessmark.resolve.people.mentions import bare
from witnessmark.resolve.people.roles import body_stands_for
from witnessmark.resolve.places.publisher import trade_words
from witnessmark.resolve.places.where import fineness
from witnessmark.resolve.roots.bare_bodies import PUBLIC, has_body_word, is_bare
from witnessmark.resolve.roots.root_names import Key, body_key, person_key, unnamed

PARTS = re.compile(r"\s*[|/•·—–]\s*|\s+-\s+|\s*[()]\s*")
FULL_NAME = 2  # words; a surname alone is too little to be somebody's channel
WHOLE = re.compile(r"[^\W\d_]{2,}")
SPEAKS = PUBLIC | {"un", "ngo"}
TOWN = 2
BYLINE = "byline"
Spoken = tuple[str, Voice]
"""A document, and a voice in it."""


def signed(reading: Reading, *bylines: Reading) -> Reading:
    """The reading with who publishes it and the town in the publisher's name, as the readings of a sentence tell in which the publisher speaks.

    A person is one with a full name and a public office, a body one whose name is the publisher's whole name and says what kind of
    body it is. A medium is neither, nor whatever merely sounds official ("City Police News"): in doubt it is a medium.
    """
    voice = next((v for byline in bylines for v in byline.people if _publishes(v, byline)), None)
    home = next((p for byline in bylines for p in sorted(byline.places, key=fineness) if _is_town(p)), None)
    return msgspec.structs.replace(
        reading,
        byline=None if voice is None else msgspec.structs.replace(voice, id=BYLINE, spans=(), links=()),
        home=None if home is None else msgspec.structs.replace(home, start=0, end=0),
    )


def with_byline(reading: Reading) -> Reading:
    """The reading with its publisher among its people, where that is a person or a body."""
    return reading if reading.byline is None else msgspec.structs.replace(reading, people=(*reading.people, reading.byline))


def publishes(voice: Voice, reading: Reading) -> bool:
    """Whether a body called by one common noun ("the Mission") is the one that publishes the report."""
    byline = reading.byline
    if byline is None or not (voice.is_body and byline.is_body) or " " in bare(voice.name):
        return False
    return voice.kind in (byline.kind, "other") and body_stands_for(voice.name, byline, reading.language)


def _publishes(voice: Voice, byline: Reading) -> bool:
    if voice.anonymous or voice.kind not in SPEAKS:
        return False
    if not voice.is_body:
        return voice.role is not None and len(voice.name.split()) >= FULL_NAME and not unnamed(voice)
    if body_or_branch(voice.name, byline.language) is None and not has_body_word(voice.name, byline.language):
        return False
    said = {word.casefold() for word in WHOLE.findall(_publisher(byline, voice))}
    return not said and not trade_words() & {word.casefold() for word in WHOLE.findall(voice.name)}


def _publisher(byline: Reading, voice: Voice) -> str:
    """What the publisher's name says beside the voice's and those of places."""
    said = next((a for a in byline.attributions if a.source is not None), None)
    if said is None or said.source is None or byline.text is None:
        return voice.name
    kept = list(byline.text)
    for start, end in (*voice.spans, *((p.start, p.end) for p in byline.places)):
        kept[start:end] = " " * (end - start)
    return "".join(kept[slice(*said.source)])


def _is_town(place: Place) -> bool:
    return place.gazetteer_id is not None and not place.demonym and fineness(place) <= TOWN


class PublisherVoices:
    """The named public people and bodies of a set of readings, to recognise those who publish. News media are none of them."""

    def __init__(self, readings: Sequence[Reading]) -> None:
        self._known: dict[Key, Spoken] = {}
        for reading in sorted(readings, key=lambda r: r.doc_id):
            for voice in reading.people:
                key = _key(voice, reading.language)
                if key is not None:
                    self._known.setdefault(key, (reading.doc_id, voice))
        self._asked: dict[tuple[str, str | None], Spoken | None] = {}
        self._people: Mapping[Key, Spoken] = {key: found for key, found in self._known.items() if key[0] == "person"}

    def of(self, publisher: str, language: str | None) -> Spoken | None:
        """Who speaks where this publisher speaks for itself; null for a medium, and for whom no document tells of."""
        if (publisher, language) not in self._asked:
            self._asked[publisher, language] = self._found(publisher, language)
        return self._asked[publisher, language]

    def _found(self, publisher: str, language: str | None) -> Spoken | None:
        whole = self._known.get(body_key(publisher, language))
        parts = [part for part in PARTS.split(publisher) if part]
        bodies = (self._known.get(body_key(part, language)) for part in parts) if len(parts) > 1 else ()
        people = (self._people.get(person_key(part)) for part in parts if len(part.split()) >= FULL_NAME)
        return whole or next((found for found in (*people, *bodies) if found is not None), None)


def _key(voice: Voice, language: str | None) -> Key | None:
    if unnamed(voice) or voice.kind in ("media", "other") or is_bare(voice, language):
        return None
    if voice.is_body:
        return body_key(voice.name, language)
    return person_key(voice.name) if voice.kind in PUBLIC and len(voice.name.split()) >= FULL_NAME else None
