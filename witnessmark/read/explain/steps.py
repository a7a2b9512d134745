"""A step of reading before it is put into its sentence, and what a rule's docstring tells of it."""

import inspect
from collections.abc import Callable
from typing import Any, NamedTuple

from witnessmark.model.explanation import Outcome
from witnessmark.read.segment import Segmented


class Step(NamedTuple):
    """One thing a rule did, or did not do, with characters `[start, end)`."""

    kind: str
    status: Outcome
    rule: str
    start: int
    end: int
    looks_for: str | None = None
    tried: tuple[str, ...] = ()
    reason: str | None = None
    claim: str | None = None
    made: dict[str, Any] | None = None


def looks_for(rule: Callable[..., object]) -> str | None:
    """The first line of a rule's docstring: what it looks for."""
    told = inspect.getdoc(rule)
    return told.strip().splitlines()[0].strip() if told else None


def span(cut: Segmented, first: int, end: int) -> tuple[int, int]:
    """The offsets of words [first, end)."""
    return cut.starts[first], cut.ends[end - 1]
