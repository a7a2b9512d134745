"""A family as a group of people: «загинула родина Ткачів», «погибла семья, три человека»."""

from collections.abc import Callable

from msgspec.structs import replace

from witnessmark.model.count import Count
from witnessmark.read.casualties.slavic.words import Words
from witnessmark.read.counts.quantities import Quantity, quantity_at
from witnessmark.read.groups.group import Group
from witnessmark.read.inflection import Case
from witnessmark.read.segment import Segmented

SOME = Count(low=None, high=None, quantifier="several")
CASES: tuple[tuple[str, Case], ...] = (("families", "nominative"), ("families_object", "accusative"), ("families_of", "genitive"))
# What stands between a family and how many it is.
MARKS = frozenset({",", "(", "–", "—", "-"})


def family(
    cut: Segmented,
    words: Words,
    i: int,
    end: int,
    quantified: Callable[[Quantity, int], tuple[Group | None, int]],
    has_verb: Callable[[int, int], bool],
) -> Group | None:
    """The family that word i names, with its surname and the number that follows as its own; a number with a verb of its own is of
    others ("a family was killed, two people are hurt"). Null where the number stands behind "of" and is counted itself."""
    case = next((case for name, case in CASES if cut.lower[i] in words.sets[name]), None)
    if case is None:
        return None
    stop = i + 1 + (i + 1 < end and cut.words[i + 1][0].isupper())
    if stop < end and cut.lower[stop] in words.sets["of_them"]:
        return None
    plain = Group(i, stop, SOME, i, numbered=False, cases=frozenset((case,)))
    quantity = quantity_at(cut, stop + 1, end) if stop + 1 < end and cut.lower[stop] in MARKS else None
    members = quantified(quantity, end)[0] if quantity is not None else None
    if members is None or members.head is None or not members.sure or has_verb(members.end, end):
        return plain
    return replace(members, first=i, cases=plain.cases)
