"""A decision: what a person judged. Append-only; undoing is another entry."""

from collections.abc import Sequence
from typing import Literal, TypeAlias

from msgspec import UNSET, UnsetType

from witnessmark.model.base import Model, Span
from witnessmark.model.claim import Modality, Relation, Scope
from witnessmark.model.count import Outcome, Quantifier, Who

About: TypeAlias = Literal["mention", "document", "telling", "claim", "tally", "decision"]
Judgement: TypeAlias = Literal["same", "different", "accept", "reject", "correct", "override", "undo"]


class Seen(Model, frozen=True, kw_only=True):
    """What stood at a subject when it was judged: by it the subject is found again where its text or its reading is another now.

    `text` is the SHA-256 of the document's text, `quote` the words judged, `kind` and `outcome` those of the claim; null where
    there was none.
    """

    text: str | None = None
    quote: str | None = None
    kind: str | None = None
    outcome: Outcome | None = None


class Correction(Model, frozen=True, kw_only=True, omit_defaults=True):
    """What a count should say. A field that is not there is left as it was read; `high` null is open above.

    `place` is the id of a place of the gazetteer; `speaker` a mention of who says it, as a place in the claim's own text, or null
    where the text itself says it.
    """

    outcome: Outcome | UnsetType = UNSET
    low: int | UnsetType | None = UNSET
    high: int | UnsetType | None = UNSET
    quantifier: Quantifier | UnsetType = UNSET
    who: Who | UnsetType = UNSET
    sex: Literal["female", "male"] | UnsetType | None = UNSET
    age_group: Literal["child", "adult", "elderly"] | UnsetType | None = UNSET
    scope: Scope | UnsetType = UNSET
    relation: Relation | UnsetType = UNSET
    modality: Modality | UnsetType = UNSET
    place: str | UnsetType = UNSET
    speaker: str | UnsetType | None = UNSET


class Decision(Model, frozen=True, kw_only=True):
    """Who judged what, when and why. It is never changed: `undo` is an entry of its own, whose subject is the id it takes back.

    same and different are said of two mentions of people, of two documents (a copy link confirmed or cut) or of tellings of an
    event (incidents merged; of those judged different the first stays and the others leave): `about` says which, null is
    mentions. accept, reject and correct are of claims, override is of the grade of a tally.

    A subject is a document's id, or a place in its text, `doc_id:start-end`; never the id of a claim or an incident, which a new
    reading or new evidence changes. A tally is meant by its `outcome`, its `group` and the words that stand behind it. `seen` holds
    what stood at each subject, in their order. `value` is the relation of two documents, the grade that stands instead, or the name of
    whoever speaks by a correction.
    Of decisions on the same thing that contradict one another the later stands, and both are kept.

    `titles` are what the incidents judged were called then, for people to know them by.

    `undone` is when it was taken back and `lost` what of it finds nothing now: both are told where decisions are printed, and
    are null in the case's own file.
    """

    id: str
    who: str
    when: str
    why: str
    judgement: Judgement
    subject: tuple[str, ...]
    value: str | None = None
    undone: str | None = None
    about: About | None = None
    seen: tuple[Seen, ...] = ()
    correction: Correction | None = None
    outcome: Outcome | None = None
    group: str | None = None
    titles: tuple[str, ...] = ()
    lost: str | None = None


class Verdict(Model, frozen=True, kw_only=True):
    """What a person decided of one claim, of a copy link, of an incident or of a grade, as it stands beside the result.

    `decision` is the id of the entry. `value` is the grade that stands instead, null where it is no grade.
    """

    judgement: Judgement
    who: str
    when: str
    why: str
    decision: str
    value: str | None = None


def verdict(decision: Decision) -> Verdict:
    """The verdict of a decision."""
    return Verdict(judgement=decision.judgement, who=decision.who, when=decision.when, why=decision.why, decision=decision.id, value=decision.value)


def reference(doc_id: str, span: Span) -> str:
    """How a decision names a place in a text."""
    return f"{doc_id}:{span[0]}-{span[1]}"


def referred(subject: str) -> tuple[str, Span] | None:
    """The document and the place in its text that a subject names; null where it names none."""
    doc_id, _, stretch = subject.rpartition(":")
    start, _, end = stretch.partition("-")
    return (doc_id, (int(start), int(end))) if doc_id and start.isdecimal() and end.isdecimal() else None


def undone(decisions: Sequence[Decision]) -> dict[str, Decision]:
    """The entry that takes back each decision that is taken back, by its id. What takes back may be taken back itself."""
    found: dict[str, Decision] = {}
    for decision in reversed(decisions):
        if decision.judgement == "undo" and decision.id not in found:
            found.update(dict.fromkeys(decision.subject, decision))
    return found


def standing(decisions: Sequence[Decision]) -> list[Decision]:
    """The decisions that hold, in their order: none that was taken back, and no entry that only takes back."""
    gone = undone(decisions)
    return [d for d in decisions if d.judgement != "undo" and d.undone is None and d.id not in gone]
