"""Plain text of letters as its writer saw it: lines that were broken for the way joined again (RFC 3676)."""

SIGNATURE = "-- "


def unflowed(text: str, delete_space: bool) -> str:
    """Lines that end in a space joined with the next of the same quoting; the signature's line stays, a stuffed space is taken off.

    `delete_space` is the field's delsp=yes: the space that marks the break is no part of the text.
    """
    lines: list[list[str]] = []
    open_depth: int | None = None
    for line in text.split("\n"):
        words = line.lstrip(">")
        depth = len(line) - len(words)
        words = words.removeprefix(" ")
        flows = words.endswith(" ") and words != SIGNATURE
        if open_depth != depth or words == SIGNATURE:
            lines.append([">" * depth + " "] if depth else [])
        lines[-1].append(words[:-1] if flows and delete_space else words)
        open_depth = depth if flows else None
    return "\n".join(map("".join, lines))
