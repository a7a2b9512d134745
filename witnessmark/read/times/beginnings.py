"""Which classes of words a rule may begin with: a rule that cannot begin here is not tried."""

from collections.abc import Mapping, Sequence

Beginning = tuple[frozenset[str], bool]
NOTHING: Beginning = (frozenset(), True)


def beginnings(items: Sequence[str], macros: Mapping[str, Sequence[str]]) -> Beginning:
    """The classes, and whether the rule may be of no words at all. `items` are the words and signs of the rule."""
    found, end = _choice(items, 0, macros)
    if end != len(items):
        raise ValueError(f"a bracket too many in {' '.join(items)!r}")
    return found


def _choice(items: Sequence[str], at: int, macros: Mapping[str, Sequence[str]]) -> tuple[Beginning, int]:
    """One of several ways, up to the bracket that closes them or to the end."""
    way, at = _row(items, at, macros)
    while at < len(items) and items[at] == "|":
        other, at = _row(items, at + 1, macros)
        way = (way[0] | other[0], way[1] or other[1])
    return way, at


def _row(items: Sequence[str], at: int, macros: Mapping[str, Sequence[str]]) -> tuple[Beginning, int]:
    """Words one after another: the first, and each after it as long as all before may be left out."""
    row = NOTHING
    while at < len(items) and items[at] not in ("|", ")"):
        one, at = _one(items, at, macros)
        row = (row[0] | one[0], one[1]) if row[1] else row
    return row, at


def _one(items: Sequence[str], at: int, macros: Mapping[str, Sequence[str]]) -> tuple[Beginning, int]:
    """One class, macro or bracket, with the sign of how often it stands."""
    if items[at] == "(":
        one, at = _choice(items, at + 1, macros)
    elif items[at] in macros:
        one = beginnings(macros[items[at]], macros)
    else:
        one = (frozenset({items[at]}), False)
    at += 1
    if at < len(items) and items[at][0] in "?{":
        one = (one[0], one[1] or items[at] == "?" or items[at].startswith("{0"))
        at += 1
    return one, at
