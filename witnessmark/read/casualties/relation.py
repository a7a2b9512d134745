"""How a count relates to those given before: a total of its own, so many more, a changed total, one taken back, the nth."""

import functools
from collections.abc import Sequence
from dataclasses import dataclass

import msgspec

from witnessmark.model.claim import Casualty, Relation
from witnessmark.model.count import Outcome
from witnessmark.read.casualties.draft import Draft
from witnessmark.read.inflection import spellings
from witnessmark.read.lookup import Lookup
from witnessmark.read.segment import Segmented
from witnessmark.read.vocabulary import vocabulary

# Between a changed total and the word that says it changed stand no more words than this.
NEAR = 9
# Whoever takes a count back says so within this many words of it.
FAR = 24
# A sentence that sets right the one before says so in its first words.
OPENING = 5
# The rule of those who were hurt before and died now.
DIED_LATER = "died_later"


@dataclass(frozen=True, slots=True)
class RelationWords:
    """The [relation] table of one language."""

    ordinals: frozenset[str]
    ordinal_endings: frozenset[str]
    revision: Lookup[str]
    retraction: Lookup[str]
    told_earlier: Lookup[str]
    set_right: Lookup[str]
    earlier_report: Lookup[str]
    withdrawn: Lookup[str]


@functools.cache
def relation_words(language: str) -> RelationWords:
    """The words that tell how a count relates to others."""
    table = vocabulary(language, "relation")
    return RelationWords(
        ordinals=spellings(table.get("ordinals", ()), language),
        ordinal_endings=frozenset(table.get("ordinal_endings", ())),
        revision=Lookup({"revision": table.get("revision", ())}),
        retraction=Lookup({"retraction": table.get("retraction", ())}),
        told_earlier=Lookup({"told_earlier": table.get("told_earlier", ())}),
        set_right=Lookup({"set_right": table.get("set_right", ())}),
        earlier_report=Lookup({"earlier_report": table.get("earlier_report", ())}),
        withdrawn=Lookup({"withdrawn": table.get("withdrawn", ())}),
    )


def relation_of(cut: Segmented, draft: Draft) -> Relation:
    """A retraction wins over all ("withdrew its report that 12 had died"), then the nth of a row ("the 12th victim"), more of
    them ("another five"), a changed total ("rose to 12"); a total of its own where nothing is said."""
    words, group = relation_words(cut.language), draft.group
    first, end = cut.sentences[cut.sentence_of(group.first)]
    if _near(cut, words.retraction, max(_clause_start(cut, first, group.first), group.first - FAR), min(end, group.end + FAR)):
        return "retraction"
    if _set_right(cut, words, group.first, group.end) or _withdrawn_next(cut, words, group.first):
        return "retraction"
    if draft.rule == "corrected":
        return "revision"
    if group.count.high == 1 and not group.named and _ordinal(cut, words, group.first, group.end):
        return "ordinal"
    if group.increment or draft.rule == DIED_LATER:
        return "increment"
    changed = draft.rule == "toll" and _near(cut, words.revision, max(first, group.first - NEAR), min(end, group.end + NEAR))
    return "revision" if changed else "total"


def beside_others(claims: Sequence[Casualty], sentences: Sequence[int]) -> list[Casualty]:
    """ "three were killed, another twelve injured": more people hurt, not more injured than before. An increment is a total where
    its sentence tells of another outcome first and the text has told of none of its own."""
    out: list[Casualty] = []
    told: set[Outcome] = set()
    for k, claim in enumerate(claims):
        beside = k > 0 and sentences[k - 1] == sentences[k] and claims[k - 1].outcome != claim.outcome
        alone = claim.relation == "increment" and claim.rule != DIED_LATER and beside and claim.outcome not in told
        told.add(claim.outcome)
        out.append(msgspec.structs.replace(claim, relation="total") if alone else claim)
    return out


def _set_right(cut: Segmented, words: RelationWords, first: int, end: int) -> bool:
    """ "earlier 12 dead were reported; in fact nine": told earlier before the count, set right behind it, here or as the next sentence begins."""
    n = cut.sentence_of(first)
    start, stop = cut.sentences[n]
    if not _near(cut, words.told_earlier, max(start, first - FAR), first):
        return False
    opening = min(stop + OPENING, len(cut.lower)) if n + 1 < len(cut.sentences) else stop
    return _near(cut, words.set_right, end, min(opening, end + FAR))


def _withdrawn_next(cut: Segmented, words: RelationWords, first: int) -> bool:
    """ "Ten were killed, it wrote. That report was wrong": the next sentence begins with what was reported, and takes it back."""
    n = cut.sentence_of(first) + 1
    if n >= len(cut.sentences):
        return False
    start, stop = cut.sentences[n]
    reported = next(words.earlier_report.within(cut.lower, start, min(stop, start + OPENING)), None)
    return reported is not None and _near(cut, words.withdrawn, reported[1], min(stop, reported[1] + FAR))


def _clause_start(cut: Segmented, first: int, end: int) -> int:
    """Behind the last colon or semicolon before a count: what is taken back before it is not the number given instead."""
    return next((k + 1 for k in range(end - 1, first - 1, -1) if cut.words[k] in (":", ";")), first)


def _near(cut: Segmented, phrases: Lookup[str], first: int, end: int) -> bool:
    return next(phrases.within(cut.lower, first, end), None) is not None


def _ordinal(cut: Segmented, words: RelationWords, first: int, end: int) -> bool:
    for k in range(first, end):
        word = cut.lower[k]
        number, _, ending = word.partition("-")
        if word in words.ordinals or (number.isdecimal() and ending in words.ordinal_endings):
            return True
        if word.isdecimal() and k + 1 < end and cut.lower[k + 1] in words.ordinal_endings and cut.starts[k + 1] == cut.ends[k]:
            return True
    return False
