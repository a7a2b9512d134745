"""An explanation: one thing a rule did with the words of a sentence, or why it did nothing."""

from typing import Any, Literal, TypeAlias

import msgspec

from witnessmark.model.base import Model

Outcome: TypeAlias = Literal["fired", "dropped", "abstained"]
"""What came of a rule: it read something; what it read was not kept; it had no opinion, though its word stands here."""


class Explanation(Model, frozen=True, kw_only=True):
    """One step of reading. `kind` is the claim's kind or the layer's (place, time, attribution, weapon, warning, people).

    `start`, `end`, `quote` are the words it is about, `sentence` the number of their sentence in the document and `within`
    its offsets. `rule` fired, or had the last word; `looks_for` says what it looks for; `tried` are the rules before it
    that had no opinion. `reason` says why nothing came of it, null where it fired. `claim` is the claim's id, `voices`
    who says it, nearest first, `made` what was made of the words.
    """

    doc_id: str
    language: str | None
    sentence: int
    within: tuple[int, int]
    kind: str
    status: Outcome
    rule: str
    start: int
    end: int
    quote: str
    looks_for: str | None = None
    tried: tuple[str, ...] = ()
    reason: str | None = None
    claim: str | None = None
    voices: tuple[str, ...] = ()
    made: dict[str, Any] = msgspec.field(default_factory=dict)


class ExplainedSentence(Model, frozen=True, kw_only=True):
    """A sentence of a document with all that the rules did in it, in the order of its words."""

    doc_id: str
    language: str | None
    sentence: int
    start: int
    end: int
    text: str
    steps: tuple[Explanation, ...]
