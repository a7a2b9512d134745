"""A group: a phrase that names people, with or without a number."""

from typing import Literal, TypeAlias

from msgspec import Struct

from witnessmark.model.count import Count, Outcome, Who
from witnessmark.read.inflection import Case
from witnessmark.read.segment import Segmented
from witnessmark.read.words.people import PeopleWords

# "two of them": the noun stands in an earlier phrase.
BACK = frozenset({"them", "whom", "us"})
After: TypeAlias = Literal["start", "preposition", "part", "other"]


class Group(Struct, frozen=True):
    """Words [first, end) that name people. `head` is the noun, null for a number alone ("21 were hurt").

    `sure` is true where the noun is a known word for people; a number before an unknown plural is people only where
    something happens to them that only happens to people. `harm` is the outcome the noun itself tells ("three deaths")
    or an adjective inside ("injured migrants": `attributive`). `named` is how many names the phrase lists. A `silent` group
    ("the victims", "the house") gives no number, but the verb beside it is about it and about nobody else. `cases` are those it may be in, in a
    language that has cases; empty where any is possible.
    """

    first: int
    end: int
    count: Count
    head: int | None = None
    who: Who = "unknown"
    sex: Literal["female", "male"] | None = None
    age_group: Literal["child", "adult", "elderly"] | None = None
    sure: bool = True
    harm: Outcome | None = None
    attributive: bool = False
    named: int = 0
    increment: bool = False
    numbered: bool = True
    silent: bool = False
    after: After = "other"
    cases: frozenset[Case] = frozenset()


def stands_after(cut: Segmented, people: PeopleWords, i: int) -> After:
    """What a phrase that begins at word i stands after: the start of its sentence wins."""
    if cut.sentences[cut.sentence_of(i)][0] == i:
        return "start"
    before = cut.lower[i - 1]
    if before == "including":
        return "part"
    return "preposition" if before in people.prepositions else "other"
