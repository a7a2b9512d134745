"""An incident: claims about one attack, and what they support."""

from typing import Literal, TypeAlias

from witnessmark.model.base import Model
from witnessmark.model.count import Outcome
from witnessmark.model.counted import Coded, Status
from witnessmark.model.evidence import DocumentEntry
from witnessmark.model.place import Place
from witnessmark.model.tally import Tally
from witnessmark.model.time import Interval

Stance: TypeAlias = Literal["accepts", "denies", "concedes"]


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


class Spoken(Model, frozen=True, kw_only=True):
    """Exact words of a document by which a party takes a position: `text[start:end] == quote`. `asserted` is when it was said."""

    root: str
    stance: Stance
    doc_id: str
    start: int
    end: int
    quote: str
    asserted: str | None = None


class Concession(Model, frozen=True, kw_only=True):
    """Harm to people other than fighters that an accused party itself puts at `low` to `high`; null `high` is open above."""

    outcome: Outcome
    who: str
    low: int
    high: int | None
    words: Spoken
    claim: str


class Position(Model, frozen=True, kw_only=True):
    """What a party accused of the attack says itself, its newest word on each question; `silent` where nothing was read.

    `attack` is whether it accepts to have done it; who blames another denies. `harm` is whether it denies or concedes that
    people other than fighters were harmed. A concession is the party's own record and never a bound by itself.
    """

    actor: str
    attack: Literal["accepts", "denies", "silent"]
    harm: Literal["concedes", "denies", "silent"]
    said: tuple[Spoken, ...]
    conceded: tuple[Concession, ...]
    reason: str


class Contest(Model, frozen=True, kw_only=True):
    """Why it is contested who did it: several parties are accused (rival_attribution), or the accused denies it (denied)."""

    code: Literal["rival_attribution", "denied"]
    actors: tuple[str, ...]
    by: tuple[str, ...]
    reason: str


class ClaimRef(Model, frozen=True, kw_only=True):
    """A weapon or a piece of footage named by a claim of a document."""

    doc_id: str
    claim: str
    name: str
    detail: str | None = None


class Incident(Model, frozen=True, kw_only=True):
    """One attack. `incident_id` is a hash of its sorted root claims: the same evidence gives the same id.

    `roots` lists each root of its casualty rows once. An empty tally is absent, not zero. `explained` are differences that only
    look like contradictions. `positions` are what the accused parties say themselves; `contested` follows from them and
    leaves the grades of the counts alone.
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
    explained: tuple[Contradiction, ...] = ()
    positions: tuple[Position, ...] = ()
    contested: tuple[Contest, ...] = ()
    status: Status | None = None
    coded: tuple[Coded, ...] = ()
