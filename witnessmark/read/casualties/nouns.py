"""Harm told by a noun: "three deaths", "the killing of two nurses", "injured migrants", "twelve bodies"."""

from witnessmark.model.count import Count
from witnessmark.read.casualties.chains import objects
from witnessmark.read.casualties.found import Found
from witnessmark.read.casualties.sentence import Sentence
from witnessmark.read.groups.group import Group


def noun_of(s: Sentence, i: int) -> Found | None:
    """ "the deaths of two miners", "the arrest of activists"."""
    outcome = s.harm.nouns.get(s.word(i))
    if outcome == "injured" and s.word(i + 1) in ("to", *s.people.among):
        return Found(objects(s, i + 2), outcome, i)  # "injuries to four nurses", "injuries among villagers"
    if outcome is None or s.word(i + 1) not in ("of", "to"):
        return None
    joint = s.word(i - 1) in ("and", "or") and s.harm.nouns.get(s.word(i - 2))
    groups = objects(s, i + 2)
    return Found(groups, outcome, i) if groups and s.word(i + 1) == "of" and joint is not None else None


def joint_noun(s: Sentence, i: int) -> Found | None:
    """ "killings and arrests of activists": the first noun of the two."""
    outcome = s.harm.nouns.get(s.word(i))
    if outcome is None or s.word(i + 1) not in ("and", "or") or s.word(i + 2) not in s.harm.nouns or s.word(i + 3) != "of":
        return None
    return Found(objects(s, i + 4), outcome, i)


def counted_noun(s: Sentence, i: int) -> Found | None:
    """ "three deaths", "no casualties": the noun of harm is what is counted."""
    group = next((g for g in s.groups if g.head == i and g.harm is not None and not g.attributive), None)
    return Found((group,), group.harm, i) if group is not None and group.harm is not None and group.numbered else None


def no_reports(s: Sentence, i: int) -> Found | None:
    """ "no reports of casualties", "no information about victims": nothing is known, which is not zero."""
    if s.word(i) not in s.harm.nouns and s.word(i) not in s.harm["victims"]:
        return None
    if s.harm["no_report"].isdisjoint(s.window(i - 7, i - 1)):
        return None
    for k in range(i - 2, max(s.first, i - 8), -1):
        if s.word(k) in s.harm["no_report"] and s.word(k + 1) in ("of", "about", "on"):
            first = next((j for j in range(k - 1, max(s.first - 1, k - 4), -1) if s.word(j) in ("no", "without", "any")), None)
            if first is not None and s.word(first) != "any":
                group = Group(first, i + 1, Count(low=0, high=0, quantifier="none"), head=i)
                return Found((group,), s.harm.nouns.get(s.word(i), "affected"), i)
    return None


def attributive(s: Sentence, i: int) -> Found | None:
    """ "hundreds of injured migrants": the outcome stands before its noun."""
    group = next((g for g in s.groups if g.attributive and g.head is not None and g.first <= i < g.head), None)
    return Found((group,), group.harm, i) if group is not None and group.harm is not None else None


def victims(s: Sentence, i: int) -> Found | None:
    """ "12 victims": killed or injured is not told apart."""
    if s.word(i) not in s.harm["victims"]:
        return None
    group = next((g for g in s.groups if g.head == i and g.numbered and g.count.quantifier != "several"), None)
    return Found((group,), "affected", i) if group is not None else None


def bodies(s: Sentence, i: int) -> Found | None:
    """ "the bodies of three men were found", "twelve bodies were recovered"."""
    if s.word(i) not in s.harm["bodies"] or not any(word in s.harm["body_verbs"] for word in s.window(s.first, s.end)):
        return None
    if s.word(i + 1) == "of":
        return Found(objects(s, i + 2), "killed", i)
    group = next((g for g in s.groups if g.head == i and (g.numbered or g.count.quantifier == "several")), None)
    return Found((group,), "killed", i) if group is not None else None


def dead_included(s: Sentence, i: int) -> Found | None:
    """ "the dead included three children", "the wounded include a nurse"."""
    outcome = s.harm.nouns.get(s.word(i))
    if outcome is None or s.word(i - 1) not in s.people.definite or s.word(i + 1) not in s.harm["included"]:
        return None
    return Found(objects(s, i + 2), outcome, i)
