"""Who was hurt before and died now: "one of the six people wounded in the strike has died"."""

from msgspec.structs import replace

from witnessmark.read.casualties.found import Found
from witnessmark.read.casualties.sentence import Sentence
from witnessmark.read.casualties.subject import CLAUSE_ENDS, subject
from witnessmark.read.groups.group import Group

# The words of harm and where it was done stand between the people and their verb; no more than these.
FARTHEST = 24


def died_later(s: Sentence, i: int) -> Found | None:
    """ "two of those injured on Monday died", "a wounded driver has died": more dead than were counted before, hurt when the others were."""
    meaning = s.harm.triggers.get(s.word(i))
    if meaning is None or meaning != ("killed", "died"):
        return None
    v = s.verb_start(i)
    people = _hurt_before(s, v) or tuple(g for g in subject(s, v) if g.harm == "injured" and g.numbered | (g.count.high == 1))
    return Found(people, "killed", v) if people else None


def _hurt_before(s: Sentence, v: int) -> tuple[Group, ...]:
    """The people whose own participle of injury follows them, with no other word of harm before the verb."""
    for group in s.groups:
        part = _of_a_whole(s, group)
        hurt = part.end + (s.word(part.end) in s.people.adverbs)
        if group.silent or group.after == "preposition" or not v - FARTHEST <= hurt < v or s.harm.triggers.get(s.word(hurt)) != ("injured", "past"):
            continue
        if not any(_parts(s, k) for k in range(part.first, v) if k != hurt) and not _others_between(s, hurt, v):
            return (part,)
    return ()


def _parts(s: Sentence, k: int) -> bool:
    """Whether word k begins something else: a verb of its own, another word of harm, a clause."""
    return s.word(k) in s.people.auxiliaries | CLAUSE_ENDS | {",", "where", "who"} or s.word(k) in s.harm.triggers


def _others_between(s: Sentence, first: int, end: int) -> bool:
    return any(first < g.first < end and g.after != "preposition" and not g.silent for g in s.groups)


def _of_a_whole(s: Sentence, group: Group) -> Group:
    """The part with the whole it is taken from: "one of the | six people"."""
    whole = s.starting_at(group.end)
    partitive = group.head is None and s.word(group.end - 1) in s.people.partitive | {"of"}
    return group if whole is None or not partitive else replace(group, end=whole.end, who=whole.who)
