"""The rules of reading that are code and no patterns, for those who debug a reading."""

from collections.abc import Iterator


def rules() -> Iterator[tuple[str, str]]:
    """Name of each rule and what it looks for; the readers are loaded only when they are asked for."""
    from witnessmark.read.explain.rules import rules as told

    return told()
