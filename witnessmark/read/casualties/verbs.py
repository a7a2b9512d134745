"""Harm told by a verb or its participle: "were killed", "killing ten", "left 30 dead", "five died"."""

from witnessmark.model.count import Outcome
from witnessmark.read.casualties.chains import objects
from witnessmark.read.casualties.found import Found
from witnessmark.read.casualties.sentence import Sentence
from witnessmark.read.casualties.subject import subject
from witnessmark.read.counts.quantities import quantity_at
from witnessmark.read.groups.group import Group
from witnessmark.read.words.harm import Form

REFLEXIVES = frozenset({"himself", "herself", "themselves"})


def _told_as(s: Sentence, i: int, form: Form) -> Outcome | None:
    """The outcome that the word at i tells in this form of a verb; null where it tells none so."""
    meaning = s.harm.triggers.get(s.word(i))
    return meaning[0] if meaning is not None and meaning[1] == form else None


def _outcome(s: Sentence, i: int) -> tuple[Outcome, int]:
    """The outcome of the verb at i with what follows it ("shot dead", "killed or wounded"), and the word after it all."""
    word, outcome, after = s.word(i), s.harm.triggers[s.word(i)][0], i + 1
    if word in s.harm["violent"] or s.word(i - 1) in s.harm["death_after"]:
        after, killed = _to_death(s, i)
        outcome = "killed" if killed else outcome
    if (
        s.word(after) in s.harm["joint"]
        and s.word(after + 1) in s.harm.triggers
        and s.harm.triggers[s.word(after + 1)][1] == s.harm.triggers[word][1]
    ):
        other = s.harm.triggers[s.word(after + 1)][0]
        if other != outcome and "affected" in (other, outcome):
            return (other if outcome == "affected" else outcome), after + 2
        if other != outcome and {other, outcome} == {"killed", "injured"}:
            return "affected", after + 2
        if other == outcome:
            return outcome, after + 2
    return outcome, after


def _to_death(s: Sentence, i: int) -> tuple[int, bool]:
    if s.word(i - 1) == "fatally":
        return i + 1, True
    if s.word(i + 1) == "dead":
        return i + 2, True
    if s.word(i + 1) == "to" and s.word(i + 2) == "death":
        return i + 3, True
    return i + 1, s.word(i) == "gunned"


def _second_of_joint(s: Sentence, i: int) -> bool:
    """Whether the harm word at i was already taken with the one before it ("killed or wounded")."""
    before = s.word(i - 2)
    return s.word(i - 1) in s.harm["joint"] and before in s.harm.triggers and s.harm.triggers[before][1] == s.harm.triggers[s.word(i)][1]


def joint_second(s: Sentence, i: int) -> Found | None:
    """ "killed or wounded": the second word says nothing of its own."""
    if s.word(i) in s.harm.triggers and s.harm.triggers[s.word(i)][1] in ("past", "ing") and _second_of_joint(s, i):
        first, second = s.harm.triggers[s.word(i - 2)][0], s.harm.triggers[s.word(i)][0]
        if first == second or {first, second} == {"killed", "injured"} or "affected" in (first, second):
            return Found((), second, i)
    return None


def shot_dead(s: Sentence, i: int) -> Found | None:
    """ "beaten to death", "gunned down", "found dead": violence with a word of death, where the verb alone is no harm word."""
    if s.word(i) in s.harm["violent"] and s.word(i) not in s.harm.triggers:
        after, killed = _to_death(s, i)
        if killed:
            return _verb(s, i, "killed", after)
    return None


def verb_past(s: Sentence, i: int) -> Found | None:
    """ "were killed", "killed five people", "nine activists killed"."""
    if _told_as(s, i, "past") is None or _shot_down(s, i):
        return None
    outcome, after = _outcome(s, i)
    return _verb(s, i, outcome, after)


def _shot_down(s: Sentence, i: int) -> bool:
    """ "two others were shot down", "shot at the bus": not people; "shot at least three" is, and who was killed at the market was killed."""
    return s.harm.triggers[s.word(i)][0] == "affected" and s.word(i + 1) in s.harm["not_of_people"] and quantity_at(s.cut, i + 1, s.end) is None


def _verb(s: Sentence, i: int, outcome: Outcome, after: int) -> Found | None:
    v = s.verb_start(i)
    inverted = _inverted(s, i, after)
    if inverted:
        return Found(inverted, outcome, i)
    if s.word(v) == "to" and s.word(i - 1) == "have" and s.word(v - 1) in s.people.linking:
        return Found(objects(s, after), outcome, v)
    if s.word(v) == "to" or (s.word(v - 1) == "to" and s.word(v) == "be"):
        return Found((), outcome, v)
    if s.is_passive(v, i) or s.word(after) in REFLEXIVES:
        groups = subject(s, v)
        if not groups and s.word(s.first) == "there":
            groups = objects(s, after)
        return Found(groups, outcome, v)
    struck = objects(s, after)
    if struck:
        return Found(struck, outcome, v)
    if v < i and s.word(v) in s.people.auxiliaries:
        return Found((), outcome, v)
    return Found(_participle(s, v, after), outcome, v)


def _inverted(s: Sentence, i: int, after: int) -> tuple[Group, ...]:
    """ "Also injured was a street vendor", "among those killed were two nurses": the people come after."""
    if s.word(after) not in ("was", "were", "is", "are") or s.word(after + 1) in s.harm.triggers:
        return ()
    opens = s.word(i - 1) in ("also", "those", "") or "among" in s.window(i - 4, i)
    return objects(s, after + 1 + (s.word(after + 1) == ":")) if opens else ()


def _participle(s: Sentence, v: int, after: int) -> tuple[Group, ...]:
    """A bare participle takes the group right before it, unless something else follows as its object."""
    groups = subject(s, v, near=True)
    if not groups:
        return ()
    follows = s.word(after)
    has_object = follows in s.people.definite or follows in s.people.possessives or follows in s.people.indefinite
    if has_object or (
        not groups[-1].numbered
        and follows not in s.people.prepositions
        and follows not in (",", ".", ";", ")", "", "and", "when", "while", ":", '"', "”")
    ):
        return ()
    if groups[-1].named and follows not in s.people.prepositions:
        return ()
    return groups


def verb_ing(s: Sentence, i: int) -> Found | None:
    """ "killing at least ten and injuring dozens"; "being killed" is a passive."""
    if _told_as(s, i, "ing") is None:
        return None
    outcome, after = _outcome(s, i)
    if s.word(after) == "of":
        after += 1
    return Found(objects(s, after), outcome, i)


def verb_base(s: Sentence, i: int) -> Found | None:
    """ "used to arrest six leaders": an infinitive tells of a fact only after words that say it was done."""
    outcome = _told_as(s, i, "base")
    if outcome is None or s.word(i - 1) not in ("to", "did") or s.word(i - 2) not in ("used", "went", "managed", "helped", ""):
        return None
    return Found(objects(s, i + 1), outcome, i)


def subject_died(s: Sentence, i: int) -> Found | None:
    """ "five people died", "a boy disappeared"."""
    outcome = _told_as(s, i, "died")
    if outcome is None:
        return None
    v = s.verb_start(i)
    return Found(subject(s, v), outcome, v)


def headline_die(s: Sentence, i: int) -> Found | None:
    """ "Nine sailors die in storm": the present tense of a headline, with a number right before it."""
    if s.word(i) not in s.harm["headline"]:
        return None
    groups = subject(s, i, near=True)
    return Found(groups, "killed", i) if groups and groups[-1].numbered and groups[-1].end == i else None


def adjective(s: Sentence, i: int) -> Found | None:
    """ "left more than 3,200 dead", "twelve are missing"."""
    outcome = _told_as(s, i, "adjective")
    if outcome is None:
        return None
    if any(g.head is not None and g.first <= i <= g.head and g.end > i for g in s.groups):
        return None
    v = s.verb_start(i)
    passive = s.is_passive(v, i)
    groups = subject(s, v, near=not passive)
    sure = passive or outcome != "missing" or any(g.numbered for g in groups)
    return Found(groups if sure else (), outcome, v)
