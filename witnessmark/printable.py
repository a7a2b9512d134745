"""Untrusted names and texts made fit for one line of a terminal."""

import unicodedata

# Control, format (bidi overrides, zero-width), surrogate, private, line and paragraph separators: all can lie to a reader.
UNSAFE = frozenset({"Cc", "Cf", "Cs", "Co", "Zl", "Zp"})
# A name longer than this is cut: one message is one line.
LONGEST = 240


def printable(name: str) -> str:
    """The same text on one line, with every character that a terminal might act on written as its code (\\x1b, \\u202e)."""
    cut = name if len(name) <= LONGEST else name[:LONGEST] + "…"
    return "".join(_escaped(letter) if unicodedata.category(letter) in UNSAFE else letter for letter in cut)


def _escaped(letter: str) -> str:
    return letter.encode("unicode_escape").decode("ascii")
