"""Harm told by a whole phrase: "lost their lives", "suffered burns", "were taken hostage", "are behind bars"."""

from witnessmark.read.casualties.chains import objects
from witnessmark.read.casualties.found import Found
from witnessmark.read.casualties.sentence import Sentence
from witnessmark.read.casualties.subject import subject


def injuries_carried(s: Sentence, i: int) -> Found | None:
    """ "four people suffered burns", "a girl was treated for wounds"."""
    if s.word(i) not in s.harm["injury_nouns"]:
        return None
    for k in range(i - 1, max(s.first, i - 7), -1):
        if s.word(k) in s.harm["injury_carriers"] and s.word(k) != "with":
            v = s.verb_start(k)
            return Found(subject(s, v), "injured", v)
    return None


def lives(s: Sentence, i: int) -> Found | None:
    """ "ten people lost their lives", "claimed the lives of two nurses", "claimed nine lives"."""
    if s.word(i) not in s.harm["lives"]:
        return None
    verb = next((k for k in range(i - 1, max(s.first - 1, i - 6), -1) if s.word(k) in s.harm["life_verbs"]), None)
    if verb is None:
        return None
    if s.word(verb) in ("lost", "losing"):
        v = s.verb_start(verb)
        return Found(subject(s, v), "killed", v)
    if s.word(i + 1) == "of":
        return Found(objects(s, i + 2), "killed", i)
    group = next((g for g in s.groups if g.head == i and g.numbered), None)
    return Found((group,), "killed", i) if group is not None else None


def captive(s: Sentence, i: int) -> Found | None:
    """ "thirty villagers were taken hostage", "took a priest captive"."""
    if s.word(i) not in s.harm["captive"]:
        return None
    verb = next((k for k in range(i - 1, max(s.first - 1, i - 8), -1) if s.word(k) in s.harm["captive_verbs"]), None)
    if verb is None:
        return None
    v = s.verb_start(verb)
    if s.is_passive(v, verb):
        return Found(subject(s, v), "detained", v)
    taken = objects(s, verb + 1)
    return Found(taken if taken and taken[-1].end <= i else (), "detained", v)


def custody(s: Sentence, i: int) -> Found | None:
    """ "two editors remain in detention", "is behind bars"."""
    if s.word(i) not in s.harm["custody"] or s.word(i - 1) not in ("in", "behind", "into", "police", "military"):
        return None
    for k in range(i - 1, max(s.first, i - 5), -1):
        if s.word(k) in s.people.be or s.word(k) in ("held", "remain", "kept"):
            v = s.verb_start(k)
            return Found(subject(s, v), "detained", v)
    return None


def hospital(s: Sentence, i: int) -> Found | None:
    """ "40 passengers were taken to hospital", "more than 100 people remain in hospitals": a stated number of people only."""
    if s.word(i) not in s.harm["hospital"]:
        return None
    verb = next((k for k in range(i - 1, max(s.first, i - 6), -1) if s.word(k) in s.harm["hospital_verbs"]), None)
    if verb is None:
        return None
    v = s.verb_start(verb)
    groups = subject(s, v) if s.is_passive(v, verb + 1) else ()
    return Found(tuple(g for g in groups if g.numbered and g.harm is None), "injured", v)


def under_rubble(s: Sentence, i: int) -> Found | None:
    """ "12 more may be buried under the rubble": nobody knows yet what became of them."""
    if s.word(i) not in s.harm["rubble"] or not {"under", "beneath", "in"} & set(s.window(i - 3, i)):
        return None
    verb = next(
        (k for k in range(i - 1, max(s.first, i - 6), -1) if s.word(k) in s.harm["rubble_verbs"] and s.word(k) not in ("under", "beneath")), None
    )
    if verb is None:
        return None
    v = s.verb_start(verb)
    groups = subject(s, v) if v < verb or s.word(verb) in s.people.be else subject(s, v, near=True)
    return Found(tuple(g for g in groups if g.numbered), "missing", v)
