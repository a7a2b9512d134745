"""The rules that tie people to what happened to them, in their order: the first one with an opinion wins.

The name of the function that fired is the claim's `rule`. Beside each rule stand the words of harm it has an opinion on.
"""

import functools
from collections.abc import Callable, Collection, Mapping, Sequence

from witnessmark.read.casualties.died_later import died_later
from witnessmark.read.casualties.found import Rule
from witnessmark.read.casualties.headings import heading
from witnessmark.read.casualties.idioms import captive, custody, hospital, injuries_carried, lives, under_rubble
from witnessmark.read.casualties.nouns import attributive, bodies, counted_noun, dead_included, joint_noun, no_reports, noun_of, victims
from witnessmark.read.casualties.tolls import toll
from witnessmark.read.casualties.verbs import adjective, headline_die, joint_second, shot_dead, subject_died, verb_base, verb_ing, verb_past
from witnessmark.read.words.harm import Form, HarmWords, harm_words


def _listed(*names: str) -> Callable[[HarmWords], Collection[str]]:
    """The words of lists of the [harm] table."""
    return lambda harm: frozenset().union(*(harm.get(name, ()) for name in names))


def _told_as(*forms: Form) -> Callable[[HarmWords], Collection[str]]:
    """The words that tell of harm in one of these forms."""
    return lambda harm: frozenset(word for word, (_, form) in harm.triggers.items() if form in forms)


def _nouns(harm: HarmWords) -> Collection[str]:
    return harm.nouns.keys()


def _nouns_or_victims(harm: HarmWords) -> Collection[str]:
    return harm.nouns.keys() | harm.get("victims", ())


def _any(harm: HarmWords) -> Collection[str]:
    return harm.anchors


LISTENING: Sequence[tuple[Rule, Callable[[HarmWords], Collection[str]]]] = (
    (heading, _listed("headings")),
    (joint_second, _told_as("past", "ing")),
    (no_reports, _nouns_or_victims),
    (dead_included, _nouns),
    (joint_noun, _nouns),
    (noun_of, _nouns),
    (toll, _listed("toll", "number_of")),
    (counted_noun, _nouns),
    (attributive, _any),
    (shot_dead, _listed("violent")),
    (verb_past, _told_as("past")),
    (verb_ing, _told_as("ing")),
    (verb_base, _told_as("base")),
    (died_later, _told_as("died")),
    (subject_died, _told_as("died")),
    (headline_die, _listed("headline")),
    (adjective, _told_as("adjective")),
    (bodies, _listed("bodies")),
    (injuries_carried, _listed("injury_nouns")),
    (lives, _listed("lives")),
    (captive, _listed("captive")),
    (custody, _listed("custody")),
    (hospital, _listed("hospital")),
    (under_rubble, _listed("rubble")),
    (victims, _listed("victims")),
)
RULES: tuple[Rule, ...] = tuple(rule for rule, _ in LISTENING)


@functools.cache
def rules_by_word(language: str) -> Mapping[str, Sequence[Rule]]:
    """Each word of harm of a language to the rules that may have an opinion on it, in their order."""
    harm = harm_words(language)
    listening = [(rule, frozenset(words(harm))) for rule, words in LISTENING]
    return {word: tuple(rule for rule, words in listening if word in words) for word in harm.anchors}
