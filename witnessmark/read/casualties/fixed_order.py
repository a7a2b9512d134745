"""Casualty statements in a language with a fixed order of words, sentence by sentence."""

from collections.abc import Sequence

from witnessmark.model.count import Outcome
from witnessmark.read.casualties.chains import objects, together
from witnessmark.read.casualties.draft import Draft
from witnessmark.read.casualties.elsewhere import RULE as ELSEWHERE
from witnessmark.read.casualties.elsewhere import elsewhere
from witnessmark.read.casualties.found import Found
from witnessmark.read.casualties.grammar import Grammar, first_opinion
from witnessmark.read.casualties.parts import with_parts
from witnessmark.read.casualties.rules import RULES, rules_by_word
from witnessmark.read.casualties.sentence import Sentence
from witnessmark.read.casualties.telling import modality, negated, zero
from witnessmark.read.counts.quantities import quantity_at
from witnessmark.read.groups.finder import GroupFinder
from witnessmark.read.groups.group import Group
from witnessmark.read.segment import Segmented
from witnessmark.read.words.harm import harm_words
from witnessmark.read.words.people import people_words


def fixed_order(cut: Segmented) -> Grammar:
    """The grammar of a text in such a language."""
    people, harm = people_words(cut.language), harm_words(cut.language)
    finder = GroupFinder(cut, people, harm)
    return Grammar(
        cut=cut,
        ranges=cut.sentences,
        rules=RULES,
        by_word=rules_by_word(cut.language),
        sentence=lambda first, end: Sentence(cut, first, end, tuple(finder.find(first, end)), people, harm),
        modality=modality,
        negated=negated,
        drafts=_drafts,
        settled=lambda drafts: drafts,
    )


def _drafts(s: Sentence, earlier: Sequence[Draft]) -> list[Draft]:
    """The claims of one sentence, parts after their wholes."""
    wholes: list[Draft] = []
    seen: set[tuple[int, Outcome]] = set()
    rules = rules_by_word(s.cut.language)
    for i, word in enumerate(s.cut.lower[s.first : s.end], s.first):
        opinion = first_opinion(rules[word], s, i) if word in rules else None
        if opinion is not None:
            wholes.extend(_kept(s, opinion[0], i, opinion[1], seen))
    wholes = [d for d in wholes if not (d.rule == "attributive" and any(o.group == d.group and o.rule != "attributive" for o in wholes))]
    wholes.sort(key=lambda d: d.group.first)
    return with_parts(s, wholes, len(earlier))


def _kept(s: Sentence, found: Found, i: int, rule: str, seen: set[tuple[int, Outcome]]) -> list[Draft]:
    told = modality(s, found, i)
    kept = []
    others = elsewhere(s, found.groups, i) if told == "stated" else ()
    for group in (*found.groups, *_companions(s, found, i), *others):
        key = group.first, found.outcome
        if told is None or key in seen or negated(s, found, group, i):
            continue
        seen.add(key)
        name = "subject_dying" if s.word(i) in s.harm["rhetoric"] else ELSEWHERE if group in others else rule
        kept.append(Draft(group, found.outcome, name, told, zero=zero(s, group, i)))
    return kept


def _companions(s: Sentence, found: Found, i: int) -> tuple[Group, ...]:
    """ "was killed along with his son": the companions had the same fate."""
    if not found.groups or found.groups[0].first > i:
        return ()
    for k in range(i + 1, min(i + 8, s.end - 2)):
        word = s.cut.lower[k]
        if (after := together(s, k)) is not None:
            return objects(s, after)
        if word == "with" and (s.word(k + 1) in s.people.possessives or quantity_at(s.cut, k + 1, s.end) is not None):
            return tuple(g for g in objects(s, k + 1) if g.sure)
        if word in s.harm.triggers or word == ";":
            return ()
    return ()
