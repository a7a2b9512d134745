"""A count of people, as imprecise as it was said."""

from typing import Literal, TypeAlias

from witnessmark.model.base import Model

Outcome: TypeAlias = Literal["killed", "injured", "missing", "detained", "affected"]
Quantifier: TypeAlias = Literal[
    "exact", "at_least", "more_than", "up_to", "fewer_than", "about", "range", "none", "dozens", "scores", "hundreds", "thousands", "tens", "several"
]
Who: TypeAlias = Literal["civilian", "combatant", "police", "child", "medic", "journalist", "unknown"]


class Count(Model, frozen=True, kw_only=True):
    """The least and the most the words themselves allow, both ends included; null is open or not given by the words.

    "at least 11" is 11, null; "more than 11" is 12, null; "up to 20" is null, 20; "about 30" is 30, 30 with quantifier
    about; "dozens" is null, null. Wider readings of vague words belong to reconcile, never here.
    """

    low: int | None
    high: int | None
    quantifier: Quantifier
