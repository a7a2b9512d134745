"""Reads the casualty claims of a text, sentence by sentence."""

from witnessmark.model.claim import Casualty
from witnessmark.read.casualties.draft import Draft
from witnessmark.read.casualties.fixed_order import fixed_order
from witnessmark.read.casualties.grammar import Grammar
from witnessmark.read.casualties.relation import beside_others, relation_of
from witnessmark.read.casualties.slavic.reader import with_cases
from witnessmark.read.casualties.sums import with_sums
from witnessmark.read.counts.numbers import number_at
from witnessmark.read.groups.group import Group
from witnessmark.read.segment import Segmented
from witnessmark.read.vocabulary import vocabulary


def read_casualties(cut: Segmented) -> list[Casualty]:
    """All casualty claims of a text, in text order, with ids c0, c1, …

    One claim a statement of a number: repeated numbers are repeated claims. Hypothetical and negated statements are left
    out; possible and denied ones are kept with their modality.
    """
    claims = [_claim(cut, draft, f"c{k}") for k, draft in enumerate(_drafts(grammar_of(cut)))]
    sentences = [cut.sentence_of(cut.word_at(claim.start)) for claim in claims]
    return with_sums(beside_others(claims, sentences), sentences)


def grammar_of(cut: Segmented) -> Grammar:
    """How this text is read: by cases where its language has paradigms, else by the order of the words."""
    return with_cases(cut) if vocabulary(cut.language, "inflection") else fixed_order(cut)


def _drafts(grammar: Grammar) -> list[Draft]:
    anchors = grammar.by_word.keys()
    drafts: list[Draft] = []
    for first, end in grammar.ranges:
        if not anchors.isdisjoint(grammar.cut.lower[first:end]):
            drafts.extend(grammar.drafts(grammar.sentence(first, end), drafts))
    return list(grammar.settled(drafts))


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
        named=_named(cut, group),
    )


def _named(cut: Segmented, group: Group) -> bool:
    """Whether the words of a count hold no number, so that it is of people named or described; an age is no number."""
    words = range(group.first, group.end)
    return group.count.quantifier == "exact" and all(number_at(cut, k, group.end) is None for k in words)
