"""Evidence: claims gathered into incidents, with the roots behind them. What resolve hands to reconcile."""

from typing import Literal, TypeAlias

from witnessmark.model.base import Model
from witnessmark.model.claim import AnyClaim
from witnessmark.model.count import Outcome
from witnessmark.model.decision import Verdict
from witnessmark.model.place import Place
from witnessmark.model.reading import Reading
from witnessmark.model.time import Interval
from witnessmark.model.voice import VoiceKind

DocumentRelation: TypeAlias = Literal["original", "copy", "rewrite", "translation", "independent"]


class Evidence(Model, frozen=True, kw_only=True):
    """One claim with the root that stands behind it.

    `root` is the innermost named asserter, the same string over all documents and spellings; `publisher:<name>` where the
    text itself says it, `anonymous:<publisher>:<role>` for an unnamed official. `asserted` is when the root said it, the
    earliest publication where that is not known. `group` is the doc_id of the copy group's first document. `verdicts` are what
    people decided of the claim, `read` is the claim as it was read, null where nobody corrected it.
    """

    doc_id: str
    claim: AnyClaim
    root: str
    root_kind: VoiceKind
    root_role: str | None = None
    root_side: str | None = None
    anonymous: bool = False
    asserted: str | None = None
    published: str | None = None
    group: str
    place: Place | None = None
    time: Interval = Interval()
    verdicts: tuple[Verdict, ...] = ()
    read: AnyClaim | None = None


class DocumentEntry(Model, frozen=True, kw_only=True):
    """A document of an incident and how it relates to the others of its copy group; the reason is a sentence.

    `joined` says in sentences why the document is of this incident: what it shares with the report of it that is nearest to it.
    """

    doc_id: str
    group: str
    relation: DocumentRelation
    reason: str
    joined: str = ""


class Override(Model, frozen=True, kw_only=True):
    """A grade that a person put in the place of the computed one of a tally."""

    outcome: Outcome
    who: str
    verdict: Verdict


class Gathering(Model, frozen=True, kw_only=True):
    """Claims about one attack, before anything is counted. `place` and `time` hold all of them."""

    title: str
    place: Place | None
    time: Interval
    evidence: tuple[Evidence, ...]
    documents: tuple[DocumentEntry, ...]
    readings: tuple[Reading, ...]
    overrides: tuple[Override, ...] = ()
