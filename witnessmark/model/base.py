"""What all nouns of the program share."""

from typing import TypeAlias

import msgspec

Span: TypeAlias = tuple[int, int]
"""Character offsets `[start, end)` into a document's text, as Python `str` indices; the end is exclusive."""


class Model(msgspec.Struct, frozen=True, kw_only=True):
    """A frozen record. It is never changed, only replaced; fields the reader does not know are ignored."""
