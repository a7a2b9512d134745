"""What a casualty rule finds."""

from collections.abc import Callable
from typing import TypeAlias

from msgspec import Struct

from witnessmark.model.count import Outcome
from witnessmark.read.casualties.sentence import Sentence
from witnessmark.read.groups.group import Group


class Found(Struct, frozen=True):
    """Groups to which one outcome happened; `verb` is the first word of the harm word's verb group."""

    groups: tuple[Group, ...]
    outcome: Outcome
    verb: int


Rule: TypeAlias = Callable[[Sentence, int], Found | None]
"""Looks at the harm word at one index of a sentence; null is no opinion."""
