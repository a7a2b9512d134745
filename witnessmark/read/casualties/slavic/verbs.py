"""Harm told by a verb or a participle: «загинули п'ятеро», «двоє поранені», «вбито трьох», «затримали водія»."""

from witnessmark.model.count import Count, Outcome
from witnessmark.read.casualties.found import Found
from witnessmark.read.casualties.slavic.people import objects, sufferers
from witnessmark.read.casualties.slavic.sentence import Sentence
from witnessmark.read.groups.group import Group

OTHERS = frozenset({"killed", "injured"})
# How far from the verb the sentence may be told.
NEAR = 12


def joint(s: Sentence, i: int) -> Found | None:
    """ "загинуло або поранено 15 людей", "убиты и ранены": killed or injured is not told apart."""
    first = _verb(s, i)
    k = i + 1
    if first is None or s.word(k) not in s.words.sets["joint"] or s.starting_at(k) is not None:
        return None
    second = _verb(s, k + 1)
    if second is None or {first, second} != OTHERS:
        return None
    return Found(sufferers(s, i, k + 2), "affected", i)


def joint_second(s: Sentence, i: int) -> Found | None:
    """The second word of «загинуло або поранено» says nothing of its own."""
    second = _verb(s, i)
    if second is None or s.word(i - 1) not in s.words.sets["joint"]:
        return None
    first = _verb(s, i - 2)
    return Found((), second, i) if first is not None and {first, second} == OTHERS else None


def _verb(s: Sentence, i: int) -> Outcome | None:
    if s.holding(i) is not None:
        return None
    return s.words.way("suffers", s.word(i)) or s.words.way("done", s.word(i))


def those_who(s: Sentence, i: int) -> Found | None:
    """ "тих, хто загинув", "тем, кто пострадал": people told of by their fate alone."""
    outcome = s.words.way("suffers", s.word(i))
    k = i - 1
    while s.has("adverbs", k):
        k -= 1
    if outcome is None or not s.has("who_pronouns", k) or s.word(k - 1) != "," or not s.has("those_pronouns", k - 2):
        return None
    return Found((Group(k - 2, i + 1, Count(low=None, high=None, quantifier="several"), i, numbered=False),), outcome, i)


def suffered(s: Sentence, i: int) -> Found | None:
    """ "загинули п'ятеро людей", "одна женщина пострадала": the subject suffers it."""
    outcome = s.words.way("suffers", s.word(i))
    return Found(sufferers(s, i, i + 1), outcome, i) if outcome is not None else None


def died_later(s: Sentence, i: int) -> Found | None:
    """«помер один із поранених», «умер водитель, раненный в понедельник»: more dead than were counted before, hurt when the others were."""
    if s.words.way("suffers", s.word(i)) != "killed":
        return None
    people = sufferers(s, i, i + 1)
    return Found(people, "killed", i) if people and all(_hurt_before(s, group) for group in people) else None


def _hurt_before(s: Sentence, group: Group) -> bool:
    beside = s.word(group.end + 1) if s.word(group.end) == "," else ""
    return "injured" in (group.harm, s.words.way("people", beside), s.words.way("done", beside))


def could(s: Sentence, i: int) -> Found | None:
    """ "могли загинути до сотні людей": possible, where nothing makes it unreal."""
    outcome = s.words.way("infinitive", s.word(i))
    if outcome is None or not s.has("possible", i - 1):
        return None
    return Found(sufferers(s, i - 1, i + 1), outcome, i)


def done(s: Sentence, i: int) -> Found | None:
    """ "двоє поранені", "убиты трое", "вбито п'ятьох": a participle as the predicate."""
    outcome = _brought(s, i) if s.has("hospital_verbs", i) else s.words.way("done", s.word(i))
    if outcome is None or s.holding(i) is not None or "nominative" not in s.words.predicate_cases(s.word(i)):
        return None
    if s.word(i).endswith(s.words.endings["impersonal"]):
        return Found(objects(s, i, i + 1) or sufferers(s, i, i + 1), outcome, i)
    return Found(sufferers(s, i, i + 1), outcome, i)


def _brought(s: Sentence, i: int) -> Outcome | None:
    """ "доставлены в отдел полиции" is no harm but an arrest."""
    near = range(i + 1, min(i + 7, s.end))
    hospital = any(s.has("hospital", k) for k in near)
    return "detained" if not hospital and any(s.has("police_station", k) for k in near) else s.words.way("done", s.word(i))


def left_free(s: Sentence, i: int) -> Found | None:
    """ "приговорили к году ограничения свободы", "засуджений умовно": a sentence that leaves free."""
    outcome = s.words.way("does", s.word(i)) or s.words.way("done", s.word(i))
    free = outcome == "detained" and any(s.phrase("free_terms", k) is not None for k in range(i + 1, min(i + NEAR, s.end)))
    return Found((), "detained", i) if free else None


def does(s: Sentence, i: int) -> Found | None:
    """ "обстріл убив двох", "полиция задержала Владимира": somebody does it to them."""
    outcome = s.words.way("does", s.word(i))
    return Found(objects(s, i, i + 1), outcome, i) if outcome is not None else None
