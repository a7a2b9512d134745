"""Roots and numbers as a person would write them."""

import functools
from collections.abc import Sequence

from witnessmark.model.root import in_a_sentence
from witnessmark.reconcile.common import Statement

OUTCOMES = {"killed": "killed", "injured": "injured", "missing": "missing", "detained": "detained", "affected": "killed or injured"}
GROUPS = {
    "any": "people",
    "civilian": "civilians",
    "combatant": "combatants",
    "police": "police officers",
    "child": "children",
    "medic": "medics",
    "journalist": "journalists",
    "female": "women and girls",
    "male": "men and boys",
    "adult": "adults",
    "elderly": "elderly people",
    "woman": "women",
    "man": "men",
    "girl": "girls",
    "boy": "boys",
}
ONE = {
    "any": "person",
    "civilian": "civilian",
    "combatant": "combatant",
    "police": "police officer",
    "child": "child",
    "medic": "medic",
    "journalist": "journalist",
    "female": "woman or girl",
    "male": "man or boy",
    "adult": "adult",
    "elderly": "elderly person",
    "woman": "woman",
    "man": "man",
    "girl": "girl",
    "boy": "boy",
}
VAGUE = ("dozens", "scores", "hundreds", "thousands", "tens", "several")


@functools.lru_cache(maxsize=65536)
def root_name(root: str) -> str:
    """A root as one would write it in a sentence."""
    return in_a_sentence(root)


def listed(names: Sequence[str]) -> str:
    """ "A", "A and B", "A, B and C"; each name once, in the order given."""
    once = list(dict.fromkeys(names))
    return once[0] if len(once) == 1 else f"{', '.join(once[:-1])} and {once[-1]}" if once else ""


def number_in_words(low: int, high: int | None) -> str:
    """An interval: "at least 11", "11", "25 to 35"."""
    if high is None:
        return f"at least {low:,}"
    return f"{low:,}" if low == high else f"{low:,} to {high:,}"


def in_words(s: Statement) -> str:
    """What a statement says of its number: the vague word itself, or the number."""
    if (s.words in VAGUE or s.zero is not None) and not s.derived:
        return f"“{' '.join(s.quote.split())}”"
    if s.words in ("up_to", "fewer_than"):
        return f"up to {s.top:,}"
    if s.words in ("exact", "none") and not s.derived:
        return f"{s.top:,}"
    return number_in_words(s.low, None if s.words in ("at_least", "more_than") else max(s.top, s.low))


def people(who: str, n: int | None = None) -> str:
    """The people of a tally: "people", "civilians"; of one: "civilian"."""
    return (ONE if n == 1 else GROUPS).get(who, who)
