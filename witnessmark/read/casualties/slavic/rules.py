"""The rules for a language with cases, in their order: the first one with an opinion wins."""

from collections.abc import Callable
from typing import TypeAlias

from witnessmark.read.casualties.found import Found
from witnessmark.read.casualties.slavic.idioms import (
    by_own_hand,
    captive,
    condition,
    hospital,
    injuries_carried,
    injury_of,
    lives,
    losses,
    missing,
    not_saved,
    sentenced,
    stabbed,
    under_rubble,
    we_lose,
)
from witnessmark.read.casualties.slavic.nouns import (
    among,
    attributive,
    behind_noun,
    bodies,
    counted,
    nobody,
    of_people,
    second_counted,
    turned_out,
    unclear,
    victims_became,
)
from witnessmark.read.casualties.slavic.sentence import Sentence
from witnessmark.read.casualties.slavic.tolls import listed, toll
from witnessmark.read.casualties.slavic.verbs import could, does, done, joint, joint_second, suffered, those_who

Rule: TypeAlias = Callable[[Sentence, int], Found | None]

RULES: tuple[Rule, ...] = (
    joint_second,
    joint,
    by_own_hand,
    not_saved,
    victims_became,
    nobody,
    unclear,
    second_counted,
    toll,
    listed,
    among,
    turned_out,
    of_people,
    behind_noun,
    done,
    attributive,
    counted,
    missing,
    those_who,
    suffered,
    could,
    does,
    bodies,
    injuries_carried,
    injury_of,
    lives,
    captive,
    sentenced,
    under_rubble,
    losses,
    we_lose,
    stabbed,
    hospital,
    condition,
)
