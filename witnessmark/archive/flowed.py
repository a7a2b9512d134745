"""Plain text of letters as its writer saw it: lines that were broken for the way joined again (RFC 3676)."""

import re

QUOTES = re.compile(r">*")
SIGNATURE = "-- "


def unflowed(text: str, delete_space: bool) -> str:
    """Lines that end in a space joined with the next of the same quoting; the signature's line stays, a stuffed space is taken off.

    `delete_space` is the field's delsp=yes: the space that marks the break is no part of the text.
    """
    lines: list[str] = []
    open_depth: int | None = None
    for line in text.split("\n"):
        depth = len(QUOTES.match(line).group())  # type: ignore[union-attr]
        words = line[depth:].removeprefix(" ")
        if open_depth == depth and words != SIGNATURE:
            lines[-1] += words
        else:
            lines.append(f"{'>' * depth} {words}" if depth else words)
        flows = words.endswith(" ") and words != SIGNATURE
        open_depth = depth if flows else None
        if flows and delete_space:
            lines[-1] = lines[-1][:-1]
    return "\n".join(lines)
