"""The words of a claim and where they stand, as somebody who checks them needs both."""

from typing import NamedTuple


class Quote(NamedTuple):
    """The exact words, and their place in words: the file's name with the page or message; empty where the document came in a stream."""

    words: str
    place: str = ""
