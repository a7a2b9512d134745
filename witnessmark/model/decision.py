"""A decision: what a person judged. Append-only; undoing is another entry."""

from typing import Literal

from witnessmark.model.base import Model


class Decision(Model, frozen=True, kw_only=True):
    """Who judged what, when and why. `undone` is when it was taken back; the entry stays."""

    id: str
    who: str
    when: str
    why: str
    judgement: Literal["same", "different", "accept", "reject", "correct", "override"]
    subject: tuple[str, ...]
    value: str | None = None
    undone: str | None = None
