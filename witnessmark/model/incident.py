"""An incident: claims about one attack, and what they support."""

from typing import Literal

from witnessmark.model.base import Model
from witnessmark.model.evidence import DocumentEntry
from witnessmark.model.place import Place
from witnessmark.model.tally import Tally
from witnessmark.model.time import Interval


class Contradiction(Model, frozen=True, kw_only=True):
    """Statements that cannot all be right; `rows` are indices into the tally's rows, `code` says of what kind."""

    code: str
    rows: tuple[int, ...]
    reason: str
    outcome: str | None = None
    who: str | None = None


class Allegation(Model, frozen=True, kw_only=True):
    """Who is said to have done it, by whom; `accepted` is the accused party's own word, null where none is known."""

    actor: str
    by: str
    accepted: bool | None = None


class ClaimRef(Model, frozen=True, kw_only=True):
    """A weapon or a piece of footage named by a claim of a document."""

    doc_id: str
    claim: str
    name: str
    detail: str | None = None


class Incident(Model, frozen=True, kw_only=True):
    """One attack. `incident_id` is a hash of its sorted root claims: the same evidence gives the same id.

    `roots` lists each root of its casualty rows once. An empty tally is absent, not zero.
    """

    schema: Literal["witnessmark/incident/1"] = "witnessmark/incident/1"
    incident_id: str
    title: str
    place: Place | None
    time: Interval
    tallies: tuple[Tally, ...]
    contradictions: tuple[Contradiction, ...]
    roots: tuple[str, ...]
    alleged: tuple[Allegation, ...]
    documents: tuple[DocumentEntry, ...]
    weapons: tuple[ClaimRef, ...]
    footage: tuple[ClaimRef, ...]
    convention: str = "default"
