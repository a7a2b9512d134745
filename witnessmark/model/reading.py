"""A reading: what was read from one document."""

from typing import Literal

from witnessmark.model.backend import BackendUse
from witnessmark.model.base import Model
from witnessmark.model.claim import AnyClaim
from witnessmark.model.passage import Passage
from witnessmark.model.place import Place
from witnessmark.model.region import Region
from witnessmark.model.time import Time
from witnessmark.model.voice import Attribution, Voice
from witnessmark.model.weapon import Weapon


class Caution(Model, frozen=True, kw_only=True):
    """Something a person should look at: a likely mistranslation, a probably rewritten text, a missing date.

    It never changes the text; `suggestion` stands beside the words, `evidence` says which second signal was there.
    """

    code: str
    start: int
    end: int
    suggestion: str | None = None
    evidence: str | None = None


class Reading(Model, frozen=True, kw_only=True):
    """Everything read from one document. `sha256` is of the text in UTF-8; every span indexes that text.
    `language` is the document's main one; `passages` are the stretches that were read in another.

    `source`, `tool` and `regions` are the document's: the SHA-256 of the preserved bytes, what took the text out of them, and where in them
    each stretch of it stands. `forwarded_from` is the document's too: a name a messenger shows, never a proof; and `forwarded_id`, the
    origin's own id. `recorder` is the casualty recorder whose row this is, and `recorded_id` that event's id there; null for a report.
    `byline` is the person or body that publishes it, `home` the town in the publisher's name, both read from that name alone.
    `backend` says what a model added, null where none was asked. `text` is there while the program works; it is printed only
    where asked for.
    """

    schema: Literal["witnessmark/reading/1"] = "witnessmark/reading/1"
    doc_id: str
    sha256: str
    language: str | None
    published: str | None
    title: str | None = None
    publisher: str | None = None
    url: str | None = None
    forwarded_from: str | None = None
    forwarded_id: str | None = None
    recorder: str | None = None
    recorded_id: str | None = None
    source: str | None = None
    tool: str | None = None
    regions: tuple[Region, ...] = ()
    byline: Voice | None = None
    home: Place | None = None
    claims: tuple[AnyClaim, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    people: tuple[Voice, ...] = ()
    places: tuple[Place, ...] = ()
    times: tuple[Time, ...] = ()
    weapons: tuple[Weapon, ...] = ()
    warnings: tuple[Caution, ...] = ()
    passages: tuple[Passage, ...] = ()
    backend: BackendUse | None = None
    text: str | None = None
