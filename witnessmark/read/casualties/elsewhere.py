"""The same fate in another place, told without its verb: "two were killed in Torva, three in Brodnik and one in Osivka"."""

from witnessmark.read.casualties.sentence import Sentence
from witnessmark.read.groups.group import Group

JOINERS = frozenset({",", "and", ";"})
# A name of a place has no more words ("in the Stara Torva district").
LONGEST = 5
RULE = "elsewhere"


def elsewhere(s: Sentence, groups: tuple[Group, ...], i: int) -> tuple[Group, ...]:
    """Further numbers alone, each with "in" and a name behind it, as the people before it have; any other word between parts them."""
    if not groups or not groups[-1].numbered:
        return ()
    found: list[Group] = []
    k = _past_place(s, max(i + 1, groups[-1].end))
    while k is not None and (number := _joined(s, k)) is not None:
        k = _past_place(s, number.end)
        if k is None or s.word(k) in s.people.auxiliaries or s.word(k) in s.harm.triggers:
            break
        found.append(number)
    return tuple(found)


def _joined(s: Sentence, k: int) -> Group | None:
    start = k
    while s.word(k) in JOINERS:
        k += 1
    group = s.starting_at(k)
    return group if k > start and group is not None and group.head is None and group.numbered and not group.increment else None


def _past_place(s: Sentence, k: int) -> int | None:
    """The word after "in" and a capitalised name; null where none stands there."""
    if s.word(k) not in s.people.prepositions:
        return None
    k += 1 + (s.word(k + 1) in s.people.definite)
    end = k
    while end < min(k + LONGEST, s.end) and s.cut.words[end][0].isupper():
        end += 1
    return end if end > k else None
