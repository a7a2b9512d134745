"""The rules that tie people to what happened to them, in their order: the first one with an opinion wins.

The name of the function that fired is the claim's `rule`.
"""

from witnessmark.read.casualties.found import Rule
from witnessmark.read.casualties.idioms import captive, custody, hospital, injuries_carried, lives, under_rubble
from witnessmark.read.casualties.nouns import attributive, bodies, counted_noun, dead_included, joint_noun, no_reports, noun_of, victims
from witnessmark.read.casualties.tolls import toll
from witnessmark.read.casualties.verbs import adjective, headline_die, joint_second, shot_dead, subject_died, verb_base, verb_ing, verb_past

RULES: tuple[Rule, ...] = (
    joint_second,
    no_reports,
    dead_included,
    joint_noun,
    noun_of,
    toll,
    counted_noun,
    attributive,
    shot_dead,
    verb_past,
    verb_ing,
    verb_base,
    subject_died,
    headline_die,
    adjective,
    bodies,
    injuries_carried,
    lives,
    captive,
    custody,
    hospital,
    under_rubble,
    victims,
)
