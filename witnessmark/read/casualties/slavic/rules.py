"""The rules for a language with cases, in their order: the first one with an opinion wins."""

import functools
from collections.abc import Callable, Mapping
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
    losses_listed,
    missing,
    not_saved,
    sentenced,
    stabbed,
    to_death,
    under_rubble,
    we_lose,
)
from witnessmark.read.casualties.slavic.lists import named_list, tallied
from witnessmark.read.casualties.slavic.nouns import (
    among,
    attributive,
    behind_noun,
    bodies,
    counted,
    found_dead,
    nobody,
    of_people,
    second_counted,
    turned_out,
    unclear,
    victims_became,
)
from witnessmark.read.casualties.slavic.sentence import Sentence
from witnessmark.read.casualties.slavic.tolls import corrected, listed, toll
from witnessmark.read.casualties.slavic.verbs import could, died_later, does, done, joint, joint_second, left_free, suffered, those_who
from witnessmark.read.casualties.slavic.words import WAYS, words_of_language

Rule: TypeAlias = Callable[[Sentence, int], Found | None]

# Each rule with the ways of harm or lists of the language whose words it looks at.
LOOKS_AT: tuple[tuple[Rule, tuple[str, ...]], ...] = (
    (named_list, ("suffers", "done", "people")),
    (corrected, ("suffers", "done", "does", "people")),
    (tallied, ("suffers", "done")),
    (joint_second, ("suffers", "done")),
    (joint, ("suffers", "done")),
    (left_free, ("does", "done")),
    (by_own_hand, ("suicide",)),
    (not_saved, ("saved_not",)),
    (to_death, ("to_death",)),
    (victims_became, ("victim_of",)),
    (nobody, ("people",)),
    (unclear, ("people",)),
    (second_counted, ("people",)),
    (found_dead, ("found_dead",)),
    (toll, ("people",)),
    (listed, ("people",)),
    (among, ("people",)),
    (turned_out, ("people",)),
    (of_people, ("of",)),
    (behind_noun, ("people", "done")),
    (done, ("done",)),
    (attributive, ("people", "done")),
    (counted, ("people",)),
    (missing, ("missing_verbs",)),
    (those_who, ("suffers",)),
    (died_later, ("suffers",)),
    (suffered, ("suffers",)),
    (could, ("infinitive",)),
    (does, ("does",)),
    (bodies, ("bodies",)),
    (injuries_carried, ("injury_nouns",)),
    (injury_of, ("injury_nouns",)),
    (lives, ("life_nouns",)),
    (captive, ("captive", "captive_state")),
    (sentenced, ("prison",)),
    (under_rubble, ("rubble",)),
    (losses_listed, ("losses",)),
    (losses, ("loss_verbs",)),
    (we_lose, ("losing",)),
    (stabbed, ("stab_tools",)),
    (hospital, ("hospital",)),
    (condition, ("condition", "treated")),
)
RULES: tuple[Rule, ...] = tuple(rule for rule, _ in LOOKS_AT)


@functools.cache
def rules_by_word(language: str) -> Mapping[str, tuple[Rule, ...]]:
    """For each word of harm the rules that may have an opinion about it, in their order."""
    words = words_of_language(language)
    told = {name: {phrase.split()[0] for phrase in found} for name, found in words.sets.items()} | {way: set(words.harm[way]) for way in WAYS}
    anchors = set().union(*(told[name] for _, names in LOOKS_AT for name in names))
    return {word: tuple(rule for rule, names in LOOKS_AT if any(word in told[name] for name in names)) for word in anchors}
