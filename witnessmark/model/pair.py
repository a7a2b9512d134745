"""A related pair: two documents of which one is derived from the other, or which share a root."""

from typing import Literal, TypeAlias

from witnessmark.model.base import Model, Span
from witnessmark.model.decision import Verdict

PairKind: TypeAlias = Literal["copy", "rewrite", "translation", "partial", "shared_quote", "credit", "too_short", "cut"]
EvidenceKind: TypeAlias = Literal[
    "words", "quotation", "number", "date", "place", "weapon", "name", "word", "address", "forward", "time", "publisher"
]


class Beside(Model, frozen=True, kw_only=True):
    """One piece of evidence as each document has it. The spans are null where it is not in the text: an address, a time, a forward's header."""

    kind: EvidenceKind
    a: str
    b: str
    a_span: Span | None = None
    b_span: Span | None = None


class Pair(Model, frozen=True, kw_only=True):
    """`a` comes before `b` in the input. `score` is 0 to 1; `evidence` are the things both have, in words for a person.

    copy, rewrite and translation join documents. partial joins the claims that are reused, shared_quote those inside the quotation,
    credit those for which one document names the publisher of the other: their roots are one, the documents are not.
    too_short says that nothing can be said, cut that a person parted them: `verdict` is what a person decided of the link,
    and `found` the relation that was found before; both null where nobody judged it. `claims` are those pairs of claims, each
    the id in `a` and the id in `b`. `original` is the doc_id of the older one where the direction is known, else null, and
    `direction` says from what, or that it is unknown. `beside` is the evidence as each of the two writes it; `signals` are
    signs of a spun text, which flag and do not prove.
    """

    schema: Literal["witnessmark/copy/1"] = "witnessmark/copy/1"
    a: str
    b: str
    kind: PairKind
    score: float
    evidence: tuple[str, ...]
    reason: str
    original: str | None = None
    direction: str | None = None
    beside: tuple[Beside, ...] = ()
    claims: tuple[tuple[str, str], ...] = ()
    signals: tuple[str, ...] = ()
    found: PairKind | None = None
    verdict: Verdict | None = None
