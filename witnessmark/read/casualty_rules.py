"""The rules that tie people to what happened to them. Each looks at one harm word and may have no opinion; the first
opinion wins, in the order of RULES. The name of the function is the claim's `rule`."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

from witnessmark.model.count import Count, Outcome
from witnessmark.read.groups import Group
from witnessmark.read.quantities import quantity_at
from witnessmark.read.sentence import Sentence


@dataclass(frozen=True, slots=True)
class Found:
    """Groups to which one outcome happened; `verb` is the first word of the harm word's verb group."""

    groups: tuple[Group, ...]
    outcome: Outcome
    verb: int


REFLEXIVES = frozenset({"himself", "herself", "themselves"})
Rule: TypeAlias = Callable[[Sentence, int], Found | None]


def _outcome(s: Sentence, i: int) -> tuple[Outcome, int]:
    """The outcome of the verb at i with what follows it ("shot dead", "killed or wounded"), and the word after it all."""
    word, outcome, after = s.word(i), s.harm.triggers[s.word(i)][0], i + 1
    if word in s.harm["violent"] or s.word(i - 1) in s.harm["death_after"]:
        after, killed = _to_death(s, i)
        outcome = "killed" if killed else outcome
    if s.word(after) in s.harm["joint"] and s.word(after + 1) in s.harm.triggers and s.harm.triggers[s.word(after + 1)][1] == s.harm.triggers[word][1]:
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
    """"killed or wounded": the second word says nothing of its own."""
    if s.word(i) in s.harm.triggers and s.harm.triggers[s.word(i)][1] in ("past", "ing") and _second_of_joint(s, i):
        first, second = s.harm.triggers[s.word(i - 2)][0], s.harm.triggers[s.word(i)][0]
        if first == second or {first, second} == {"killed", "injured"} or "affected" in (first, second):
            return Found((), second, i)
    return None


def shot_dead(s: Sentence, i: int) -> Found | None:
    """"beaten to death", "gunned down", "found dead": violence with a word of death, where the verb alone is no harm word."""
    if s.word(i) in s.harm["violent"] and s.word(i) not in s.harm.triggers:
        after, killed = _to_death(s, i)
        if killed:
            return _verb(s, i, "killed", after)
    return None


def verb_past(s: Sentence, i: int) -> Found | None:
    """"were killed", "killed five people", "nine activists killed"."""
    meaning = s.harm.triggers.get(s.word(i))
    if meaning is None or meaning[1] != "past":
        return None
    outcome, after = _outcome(s, i)
    return _verb(s, i, outcome, after)


def _verb(s: Sentence, i: int, outcome: Outcome, after: int) -> Found | None:
    v = s.verb_start(i)
    inverted = _inverted(s, i, after)
    if inverted:
        return Found(inverted, outcome, i)
    if s.word(v) == "to" or (s.word(v - 1) == "to" and s.word(v) == "be"):
        return Found((), outcome, v)
    if s.is_passive(v, i) or s.word(after) in REFLEXIVES:
        groups = s.subject(v)
        if not groups and s.word(s.first) == "there":
            groups = s.object(after)
        return Found(groups, outcome, v)
    objects = s.object(after)
    if objects:
        return Found(objects, outcome, v)
    if v < i and s.word(v) in s.people.auxiliaries:
        return Found((), outcome, v)
    return Found(_participle(s, v, after), outcome, v)


def _inverted(s: Sentence, i: int, after: int) -> tuple[Group, ...]:
    """"Also injured was a street vendor", "among those killed were two nurses": the people come after."""
    if s.word(after) not in ("was", "were", "is", "are") or s.word(after + 1) in s.harm.triggers:
        return ()
    opens = s.word(i - 1) in ("also", "those", "") or "among" in s.window(i - 4, i)
    return s.object(after + 1 + (s.word(after + 1) == ":")) if opens else ()


def _participle(s: Sentence, v: int, after: int) -> tuple[Group, ...]:
    """A bare participle takes the group right before it, unless something else follows as its object."""
    groups = s.subject(v, near=True)
    if not groups:
        return ()
    follows = s.word(after)
    has_object = follows in s.people.definite or follows in s.people.possessives or follows in s.people.indefinite
    if has_object or (not groups[-1].numbered and follows not in s.people.prepositions and follows not in (",", ".", ";", ")", "", "and", "when", "while", ":", "\"", "”")):
        return ()
    if groups[-1].named and follows not in s.people.prepositions:
        return ()
    return groups


def verb_ing(s: Sentence, i: int) -> Found | None:
    """"killing at least ten and injuring dozens"; "being killed" is a passive."""
    meaning = s.harm.triggers.get(s.word(i))
    if meaning is None or meaning[1] != "ing":
        return None
    outcome, after = _outcome(s, i)
    if s.word(after) == "of":
        after += 1
    return Found(s.object(after), outcome, i)


def verb_base(s: Sentence, i: int) -> Found | None:
    """"used to arrest six leaders": an infinitive tells of a fact only after words that say it was done."""
    meaning = s.harm.triggers.get(s.word(i))
    if meaning is None or meaning[1] != "base" or s.word(i - 1) not in ("to", "did") or s.word(i - 2) not in ("used", "went", "managed", "helped", ""):
        return None
    return Found(s.object(i + 1), meaning[0], i)


def subject_died(s: Sentence, i: int) -> Found | None:
    """"five people died", "a boy disappeared"."""
    meaning = s.harm.triggers.get(s.word(i))
    if meaning is None or meaning[1] != "died":
        return None
    v = s.verb_start(i)
    return Found(s.subject(v), meaning[0], v)


def headline_die(s: Sentence, i: int) -> Found | None:
    """"Nine sailors die in storm": the present tense of a headline, with a number right before it."""
    if s.word(i) not in s.harm["headline"]:
        return None
    groups = s.subject(i, near=True)
    return Found(groups, "killed", i) if groups and groups[-1].numbered and groups[-1].end == i else None


def adjective(s: Sentence, i: int) -> Found | None:
    """"left more than 3,200 dead", "twelve are missing"."""
    meaning = s.harm.triggers.get(s.word(i))
    if meaning is None or meaning[1] != "adjective":
        return None
    if any(g.head is not None and g.first <= i <= g.head and g.end > i for g in s.groups):
        return None
    v = s.verb_start(i)
    passive = s.is_passive(v, i)
    groups = s.subject(v, near=not passive)
    sure = passive or meaning[0] != "missing" or any(g.numbered for g in groups)
    return Found(groups if sure else (), meaning[0], v)


def noun_of(s: Sentence, i: int) -> Found | None:
    """"the deaths of two miners", "the arrest of activists"."""
    outcome = s.harm.nouns.get(s.word(i))
    if outcome is None or s.word(i + 1) not in ("of", "to"):
        return None
    joint = s.word(i - 1) in ("and", "or") and s.harm.nouns.get(s.word(i - 2))
    groups = s.object(i + 2)
    return Found(groups, outcome, i) if groups and s.word(i + 1) == "of" and joint is not None else None


def joint_noun(s: Sentence, i: int) -> Found | None:
    """"killings and arrests of activists": the first noun of the two."""
    outcome = s.harm.nouns.get(s.word(i))
    if outcome is None or s.word(i + 1) not in ("and", "or") or s.word(i + 2) not in s.harm.nouns or s.word(i + 3) != "of":
        return None
    return Found(s.object(i + 4), outcome, i)


def counted_noun(s: Sentence, i: int) -> Found | None:
    """"three deaths", "no casualties": the noun of harm is what is counted."""
    group = next((g for g in s.groups if g.head == i and g.harm is not None and not g.attributive), None)
    return Found((group,), group.harm, i) if group is not None and group.harm is not None and group.numbered else None


def no_reports(s: Sentence, i: int) -> Found | None:
    """"no reports of casualties", "no information about victims": nothing is known, which is not zero."""
    if s.word(i) not in s.harm.nouns and s.word(i) not in s.harm["victims"]:
        return None
    for k in range(i - 2, max(s.first, i - 8), -1):
        if s.word(k) in s.harm["no_report"] and s.word(k + 1) in ("of", "about", "on"):
            first = next((j for j in range(k - 1, max(s.first - 1, k - 4), -1) if s.word(j) in ("no", "without", "any")), None)
            if first is not None and s.word(first) != "any":
                group = Group(first, i + 1, Count(low=0, high=0, quantifier="none"), head=i)
                return Found((group,), s.harm.nouns.get(s.word(i), "affected"), i)
    return None


def toll(s: Sentence, i: int) -> Found | None:
    """"the death toll has risen to 12", "bringing the number of dead to 21"."""
    if s.word(i) not in s.harm["toll"] and not (s.word(i) in s.harm["number_of"] and s.word(i + 1) == "of"):
        return None
    outcome, start = _counted_outcome(s, i)
    if outcome is None:
        return None
    number = _after_toll_verb(s, start)
    if number is None:
        return None
    group = s.starting_at(number)
    quantity = quantity_at(s.cut, number, s.end)
    if group is None and quantity is not None:
        group = Group(quantity.first, quantity.end, quantity.count)
    return Found((group,), outcome, i) if group is not None else None


def _counted_outcome(s: Sentence, i: int) -> tuple[Outcome | None, int]:
    if s.word(i) in s.harm["toll"]:
        injured = s.word(i - 1) in ("injury", "injured")
        return ("injured" if injured else "affected" if s.word(i - 1) == "casualty" else "killed"), i + 1
    for k in range(i + 2, min(i + 10, s.end)):
        meaning = s.harm.triggers.get(s.word(k))
        outcome = meaning[0] if meaning is not None else "affected" if s.word(k) == "victims" else None
        if outcome is not None:
            return outcome, k + 1
    return None, i


def _after_toll_verb(s: Sentence, start: int) -> int | None:
    """The first word of the number a toll came to; "from 5 to 12" came to 12."""
    seen = False
    for k in range(start, min(start + 24, s.end)):
        quantity = quantity_at(s.cut, k, s.end) if s.cut.lower[k] not in ("no", "none", "some") else None
        if quantity is not None and quantity.count.quantifier != "several" and seen:
            if s.word(k - 1) == "from" or s.word(k - 1) in s.people.not_people or (quantity.count.low or 0) in range(1900, 2100):
                continue
            return k
        if s.word(k) in (";", ".", "but", "that", "unknown", "unclear") or (s.word(k) == "," and not seen):
            return None
        seen = seen or s.word(k) in s.harm["toll_verbs"]
    return None


def bodies(s: Sentence, i: int) -> Found | None:
    """"the bodies of three men were found", "twelve bodies were recovered"."""
    if s.word(i) not in s.harm["bodies"] or not any(word in s.harm["body_verbs"] for word in s.window(s.first, s.end)):
        return None
    if s.word(i + 1) == "of":
        return Found(s.object(i + 2), "killed", i)
    group = next((g for g in s.groups if g.head == i and (g.numbered or g.count.quantifier == "several")), None)
    return Found((group,), "killed", i) if group is not None else None


def injuries_carried(s: Sentence, i: int) -> Found | None:
    """"four people suffered burns", "a girl was treated for wounds"."""
    if s.word(i) not in s.harm["injury_nouns"]:
        return None
    for k in range(i - 1, max(s.first, i - 7), -1):
        if s.word(k) in s.harm["injury_carriers"] and s.word(k) != "with":
            v = s.verb_start(k)
            return Found(s.subject(v), "injured", v)
    return None


def lives(s: Sentence, i: int) -> Found | None:
    """"ten people lost their lives", "claimed the lives of two nurses", "claimed nine lives"."""
    if s.word(i) not in s.harm["lives"]:
        return None
    verb = next((k for k in range(i - 1, max(s.first - 1, i - 6), -1) if s.word(k) in s.harm["life_verbs"]), None)
    if verb is None:
        return None
    if s.word(verb) in ("lost", "losing"):
        v = s.verb_start(verb)
        return Found(s.subject(v), "killed", v)
    if s.word(i + 1) == "of":
        return Found(s.object(i + 2), "killed", i)
    group = next((g for g in s.groups if g.head == i and g.numbered), None)
    return Found((group,), "killed", i) if group is not None else None


def captive(s: Sentence, i: int) -> Found | None:
    """"thirty villagers were taken hostage", "took a priest captive"."""
    if s.word(i) not in s.harm["captive"]:
        return None
    verb = next((k for k in range(i - 1, max(s.first - 1, i - 8), -1) if s.word(k) in s.harm["captive_verbs"]), None)
    if verb is None:
        return None
    v = s.verb_start(verb)
    if s.is_passive(v, verb):
        return Found(s.subject(v), "detained", v)
    objects = s.object(verb + 1)
    return Found(objects if objects and objects[-1].end <= i else (), "detained", v)


def custody(s: Sentence, i: int) -> Found | None:
    """"two editors remain in detention", "is behind bars"."""
    if s.word(i) not in s.harm["custody"] or s.word(i - 1) not in ("in", "behind", "into", "police", "military"):
        return None
    for k in range(i - 1, max(s.first, i - 5), -1):
        if s.word(k) in s.people.be or s.word(k) in ("held", "remain", "kept"):
            v = s.verb_start(k)
            return Found(s.subject(v), "detained", v)
    return None


def attributive(s: Sentence, i: int) -> Found | None:
    """"hundreds of injured migrants": the outcome stands before its noun."""
    group = next((g for g in s.groups if g.attributive and g.head is not None and g.first <= i < g.head), None)
    return Found((group,), group.harm, i) if group is not None and group.harm is not None else None


def victims(s: Sentence, i: int) -> Found | None:
    """"12 victims": killed or injured is not told apart."""
    if s.word(i) not in s.harm["victims"]:
        return None
    group = next((g for g in s.groups if g.head == i and g.numbered and g.count.quantifier != "several"), None)
    return Found((group,), "affected", i) if group is not None else None


RULES: tuple[Rule, ...] = (joint_second, no_reports, joint_noun, noun_of, toll, counted_noun, attributive, shot_dead, verb_past, verb_ing, verb_base,
                           subject_died, headline_die, adjective, bodies, injuries_carried, lives, captive, custody, victims)  # fmt: skip
