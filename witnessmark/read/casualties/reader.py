"""Reads the casualty claims of a text, sentence by sentence."""

import functools

from witnessmark.model.claim import Casualty
from witnessmark.model.count import Outcome
from witnessmark.read.casualties.chains import objects
from witnessmark.read.casualties.draft import Draft
from witnessmark.read.casualties.found import Found
from witnessmark.read.casualties.parts import with_parts
from witnessmark.read.casualties.relation import beside_others, relation_of
from witnessmark.read.casualties.rules import rules_by_word
from witnessmark.read.casualties.sentence import Sentence
from witnessmark.read.casualties.slavic.reader import drafts_of as slavic_drafts
from witnessmark.read.casualties.sums import with_sums
from witnessmark.read.casualties.telling import modality, negated, zero
from witnessmark.read.counts.quantities import quantity_at
from witnessmark.read.groups.finder import GroupFinder
from witnessmark.read.groups.group import Group
from witnessmark.read.lookup import Lookup
from witnessmark.read.segment import Segmented
from witnessmark.read.vocabulary import vocabulary
from witnessmark.read.words.harm import harm_words
from witnessmark.read.words.people import people_words


def read_casualties(cut: Segmented) -> list[Casualty]:
    """All casualty claims of a text, in text order, with ids c0, c1, …

    One claim a statement of a number: repeated numbers are repeated claims. Hypothetical and negated statements are left
    out; possible and denied ones are kept with their modality.
    """
    drafts = slavic_drafts(cut) if vocabulary(cut.language, "inflection") else _drafts_of(cut)
    claims = [_claim(cut, draft, f"c{k}") for k, draft in enumerate(drafts)]
    sentences = [cut.sentence_of(cut.word_at(claim.start)) for claim in claims]
    return with_sums(beside_others(claims, sentences), sentences)


def _drafts_of(cut: Segmented) -> list[Draft]:
    people, harm = people_words(cut.language), harm_words(cut.language)
    finder = GroupFinder(cut, people, harm)
    drafts: list[Draft] = []
    for first, end in cut.sentences:
        if not harm.anchors.isdisjoint(cut.lower[first:end]):
            sentence = Sentence(cut, first, end, tuple(finder.find(first, end)), people, harm)
            drafts.extend(_drafts(sentence, len(drafts)))
    return drafts


def _drafts(s: Sentence, offset: int) -> list[Draft]:
    """The claims of one sentence, parts after their wholes."""
    wholes: list[Draft] = []
    seen: set[tuple[int, Outcome]] = set()
    rules = rules_by_word(s.cut.language)
    for i, word in enumerate(s.cut.lower[s.first : s.end], s.first):
        for rule in rules.get(word, ()):
            found = rule(s, i)
            if found is not None:
                wholes.extend(_kept(s, found, i, rule.__name__, seen))
                break
    wholes = [d for d in wholes if not (d.rule == "attributive" and any(o.group == d.group and o.rule != "attributive" for o in wholes))]
    wholes.sort(key=lambda d: d.group.first)
    return with_parts(s, wholes, offset)


def _kept(s: Sentence, found: Found, i: int, rule: str, seen: set[tuple[int, Outcome]]) -> list[Draft]:
    told = modality(s, found, i)
    kept = []
    for group in (*found.groups, *_companions(s, found, i)):
        key = group.first, found.outcome
        if told is None or key in seen or negated(s, found, group, i):
            continue
        seen.add(key)
        name = "subject_dying" if s.word(i) in s.harm["rhetoric"] else rule
        kept.append(Draft(group, found.outcome, name, told, zero=zero(s, group, i)))
    return kept


def _companions(s: Sentence, found: Found, i: int) -> tuple[Group, ...]:
    """ "was killed along with his son": the companions had the same fate."""
    if not found.groups or found.groups[0].first > i:
        return ()
    companions = _companion_words(s.cut.language)
    for k in range(i + 1, min(i + 8, s.end - 2)):
        word = s.cut.lower[k]
        together = companions.at(s.cut.lower, k, s.end) if word in companions.starts else None
        if together is not None:
            return objects(s, together[1])
        if word == "with" and (s.word(k + 1) in s.people.possessives or quantity_at(s.cut, k + 1, s.end) is not None):
            return tuple(g for g in objects(s, k + 1) if g.sure)
        if word in s.harm.triggers or word == ";":
            return ()
    return ()


def _claim(cut: Segmented, draft: Draft, name: str) -> Casualty:
    group = draft.group
    return Casualty(
        id=name,
        start=cut.starts[group.first],
        end=cut.ends[group.end - 1],
        quote=cut.quote(group.first, group.end),
        rule=draft.rule,
        modality=draft.modality,
        outcome=draft.outcome,
        low=group.count.low,
        high=group.count.high,
        quantifier=group.count.quantifier,
        who=group.who,
        part_of=None if draft.part_of is None else f"c{draft.part_of}",
        relation=relation_of(cut, draft),
        zero=draft.zero,
        sex=group.sex,
        age_group=group.age_group,
    )


@functools.cache
def _companion_words(language: str) -> Lookup[str]:
    """The phrases of a language that add people with the same fate."""
    return Lookup({"companions": vocabulary(language, "harm").get("companions", ())})
