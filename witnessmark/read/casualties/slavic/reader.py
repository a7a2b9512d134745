"""Reads the casualty statements of a text in a language with cases, sentence by sentence."""

from collections.abc import Sequence

from msgspec.structs import replace

from witnessmark.model.count import Count, Outcome
from witnessmark.read.casualties.draft import Draft
from witnessmark.read.casualties.found import Found
from witnessmark.read.casualties.grammar import Grammar, first_opinion
from witnessmark.read.casualties.slavic.gaps import with_gaps
from witnessmark.read.casualties.slavic.groups import Groups
from witnessmark.read.casualties.slavic.lists import with_lists
from witnessmark.read.casualties.slavic.parts import with_parts
from witnessmark.read.casualties.slavic.rules import RULES, rules_by_word
from witnessmark.read.casualties.slavic.sentence import Sentence
from witnessmark.read.casualties.slavic.spelling import as_read
from witnessmark.read.casualties.slavic.telling import modality, negated, zero
from witnessmark.read.casualties.slavic.words import words_of_language
from witnessmark.read.groups.group import Group
from witnessmark.read.segment import Segmented

# A word of harm inside a phrase for people says nothing of its own where a verb tells what became of them.
OWN_WORD = frozenset({"attributive", "counted"})


def with_cases(cut: Segmented) -> Grammar:
    """The grammar of a text in a language with cases: its words as the tables know them, lines of names with their heading."""
    words = words_of_language(cut.language)
    cut = as_read(cut, words)
    groups = Groups(cut, words)
    return Grammar(
        cut=cut,
        ranges=tuple(with_lists(cut, words)),
        rules=RULES,
        by_word=rules_by_word(cut.language),
        sentence=lambda first, end: Sentence(cut, first, end, tuple(groups.find(first, end)), words),
        modality=modality,
        negated=negated,
        drafts=_drafts,
        settled=_settled,
    )


def _drafts(s: Sentence, earlier: Sequence[Draft]) -> list[Draft]:
    """The statements of one sentence; `part_of` is an index of them all.

    A bare plural is a statement only where its outcome was not told before (without articles it is taken as definite).
    """
    return with_parts(s, _elided(s, with_gaps(s, _wholes(s, earlier))), earlier)


def _settled(drafts: Sequence[Draft]) -> list[Draft]:
    """«постраждалі», «пострадавшие» are injured where the same text tells of the dead, affected where it does not."""
    dead = any(d.outcome == "killed" and d.group.count.quantifier != "none" for d in drafts)
    return [replace(d, outcome="injured") if dead and d.outcome == "affected" and _hurt(d) else d for d in drafts]


def _hurt(draft: Draft) -> bool:
    told = draft.rule not in ("joint", "victims_became", "does", "stabbed", "losses") and draft.group.harm in (None, "affected")
    return told and draft.group.count.quantifier != "none"


def _wholes(s: Sentence, earlier: Sequence[Draft]) -> list[Draft]:
    kept: list[Draft] = []
    seen: set[tuple[int, Outcome]] = set()
    rules = rules_by_word(s.cut.language)
    for i, word in enumerate(s.cut.lower[s.first : s.end], s.first):
        opinion = first_opinion(rules[word], s, i) if word in rules else None
        if opinion is not None:
            kept.extend(_kept(s, opinion[0], i, opinion[1], seen, earlier))
    told = {d.group.first for d in kept if d.rule not in OWN_WORD}
    dead = {d.group.first for d in kept if d.outcome == "killed"}
    kept = [d for d in kept if d.outcome != "affected" or d.group.first not in dead]
    return [d for d in kept if d.rule not in OWN_WORD or d.group.first not in told]


def _kept(s: Sentence, found: Found, i: int, rule: str, seen: set[tuple[int, Outcome]], earlier: Sequence[Draft]) -> list[Draft]:
    told = modality(s, found, i)
    kept = []
    for group in found.groups:
        key = group.first, found.outcome
        if told is None or key in seen or negated(s, found, group, i) or _told_before(group, found, rule, earlier):
            continue
        seen.add(key)
        kept.append(Draft(group, found.outcome, rule, told, zero=zero(s, group, i)))
    return kept


def _told_before(group: Group, found: Found, rule: str, earlier: Sequence[Draft]) -> bool:
    """A bare plural of people whose fate was told already."""
    bare = rule in ("counted", "done", "does", "suffered") and not group.numbered and group.count.quantifier == "several" and group.head is not None
    return bare and group.harm is not None and any(d.outcome == found.outcome for d in earlier)


def _elided(s: Sentence, drafts: list[Draft]) -> list[Draft]:
    """ "загинули 4 мирні жителі, 9 поранено": a number without a noun takes the status of the clause before; "близько 6
    загиблих та 16 поранених": a bound before a joined pair governs both."""
    out: list[Draft] = []
    for draft in drafts:
        group = draft.group
        if out and s.window(out[-1].group.end, group.first) in [[word] for word in s.words.sets["joint"]]:
            draft = replace(draft, group=_governed(out[-1].group, group))
            group = draft.group
        bare = group.head is None and group.numbered and not group.named and group.who == "unknown" and group.count.quantifier != "none"
        before = out[-1].group if out else None
        if bare and before is not None and before.first < group.first and before.who != "unknown" and not before.named:
            draft = replace(draft, group=replace(group, who=before.who, age_group=before.age_group))
        out.append(draft)
    return out


def _governed(lead: Group, group: Group) -> Group:
    low = group.count.low
    if lead.count.quantifier not in ("at_least", "about") or group.count.quantifier != "exact" or not group.numbered or low is None or low < 2:
        return group
    high = None if lead.count.quantifier == "at_least" else low
    return replace(group, count=Count(low=low, high=high, quantifier=lead.count.quantifier))
