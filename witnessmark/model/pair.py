"""A related pair: two documents of which one is derived from the other, or which share a root."""

from typing import Literal

from witnessmark.model.base import Model


class Pair(Model, frozen=True, kw_only=True):
    """`a` comes before `b` in the input. `score` is 0 to 1; `evidence` are the things both have, in words for a person.

    copy, rewrite and translation join documents; shared_quote joins root sources only; too_short says that nothing can
    be said. `original` is the doc_id of the older one where the direction is known, else null.
    """

    schema: Literal["witnessmark/copy/1"] = "witnessmark/copy/1"
    a: str
    b: str
    kind: Literal["copy", "rewrite", "translation", "shared_quote", "too_short"]
    score: float
    evidence: tuple[str, ...]
    reason: str
    original: str | None = None
