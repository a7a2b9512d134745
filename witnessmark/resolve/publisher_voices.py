"""Publishers that are a person or a body themselves: a rescue service's page, a governor's channel ("Ilka Sorens | Varden region")."""

import re
from collections.abc import Mapping, Sequence

from witnessmark.model.reading import Reading
from witnessmark.model.voice import Voice
from witnessmark.resolve.bare_bodies import PUBLIC, is_bare
from witnessmark.resolve.root_names import Key, body_key, person_key, unnamed

PARTS = re.compile(r"\s*[|/•·—–]\s*|\s+-\s+|\s*[()]\s*")
FULL_NAME = 2  # words; a surname alone is too little to be somebody's channel
Spoken = tuple[str, Voice]
"""A document, and a voice in it."""


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
