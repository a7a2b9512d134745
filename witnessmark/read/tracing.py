"""What a layer refuses, told only while somebody asks: normal reading pays one look at a variable."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import NamedTuple


class Refusal(NamedTuple):
    """Words `[start, end)` of the text that a layer looked at and left; `rule` had the last word."""

    layer: str
    start: int
    end: int
    rule: str
    reason: str


_heard: ContextVar[list[Refusal] | None] = ContextVar("heard", default=None)


def refuse(layer: str, start: int, end: int, rule: str, reason: str) -> None:
    """Notes a refusal where somebody listens."""
    heard = _heard.get()
    if heard is not None:
        heard.append(Refusal(layer, start, end, rule, reason))


def listening() -> bool:
    """Whether somebody listens: what costs something to tell is told only then."""
    return _heard.get() is not None


@contextmanager
def listened() -> Iterator[list[Refusal]]:
    """Collects the refusals of all that is read inside, in their order."""
    heard: list[Refusal] = []
    token = _heard.set(heard)
    try:
        yield heard
    finally:
        _heard.reset(token)
