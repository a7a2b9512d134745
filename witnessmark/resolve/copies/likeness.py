"""Whether one text was made of another in other words: rewritten, or translated. Two independent reports of one event are neither."""

from collections.abc import Collection, Iterator, Mapping
from typing import Literal, TypeAlias

from witnessmark.model.base import Model
from witnessmark.resolve.copies.alignment import Alignment
from witnessmark.resolve.copies.anchors import Anchor
from witnessmark.resolve.copies.counterparts import REACH, Counterparts
from witnessmark.resolve.copies.texts import Texts
from witnessmark.resolve.incidents.told_words import BEGINNING, common

# Of 369 pairs of independent posts about one event one tells this share of the fuller one in one order (0.39); four of five translations do.
# Where both give one toll, to take one for a translation would hide that it confirms the other: then half of the fuller one is asked.
TRANSLATED, SURELY_TRANSLATED = 0.38, 0.5
CLEARLY = 0.8  # of what its best counterpart in that language shares: a translation is no other's better counterpart
# Of the same pairs, shares of the lighter one: a text that was cut or abridged keeps most of itself.
REWRITTEN, REWRITTEN_LEAST = 0.6, 12
SURELY_REWRITTEN = 0.8  # where the tolls differ: a revised toll is a new report, a slip of the pen in a copy leaves the rest as it was
# A spun text keeps nearly all numbers, dates, names, places and weapons of the other and adds hardly any, while the rest changes. That the
# lighter text has its facts in the other shows nothing: independent reports share who, where and when in the order of any report. Of 4,491
# pairs of news reports of one event five that were not copied keep 0.75 of the facts of the fuller one.
SPUN, SPUN_LEAST, SPUN_KEPT = 0.75, 7, 0.33
SPUN_CUT = 0.55  # of all the lighter text tells, where it dropped some of the facts
# Words that not every report of an attack has; where both give one toll, a merge could hide that one confirms the other.
TOLD_ACROSS, TOLD_WITHIN = 4, 6

Verdict: TypeAlias = Literal["derived", "too_short"]


class Likeness(Model, frozen=True, kw_only=True):
    """Two documents, what they have in one order, and which anchors were aligned."""

    a: int
    b: int
    verdict: Verdict
    found: Alignment
    anchors: tuple[tuple[Anchor, ...], tuple[Anchor, ...]]
    spun: bool = False


def alike(texts: Texts, known: frozenset[tuple[int, int]], worded: Collection[tuple[int, int]] = ()) -> Iterator[Likeness]:
    """Pairs that are derived from one another, or would be had they more to tell. `known` are those of which it is known already;
    `worded` share some of their words and are looked at beside those that share what is rare.
    """
    pairs = sorted({*Counterparts(texts.each, texts.weights).pairs(), *worded} - known)
    aligned = {pair: found for pair in pairs if (found := _aligned(texts, *pair)) is not None}
    best = _best(texts, aligned)
    for a, b in pairs:
        found = aligned.get((a, b))
        least = CLEARLY * max(best.get((a, texts.each[b].language), 0.0), best.get((b, texts.each[a].language), 0.0))
        verdict = None if found is None else _across(texts, a, b, found, least) if texts.across(a, b) else _within(texts, a, b, found)
        spun = _spun(texts, a, b) if verdict != "derived" else None
        if spun is not None:
            yield spun
        elif found is not None and verdict is not None:
            yield Likeness(a=a, b=b, verdict=verdict, found=found, anchors=(texts.anchors(a), texts.anchors(b)))


def _best(texts: Texts, aligned: Mapping[tuple[int, int], Alignment]) -> dict[tuple[int, str | None], float]:
    """What each document shares with its best counterpart in a language."""
    best: dict[tuple[int, str | None], float] = {}
    for (a, b), found in aligned.items():
        for key in ((a, texts.each[b].language), (b, texts.each[a].language)):
            best[key] = max(best.get(key, 0.0), found.fuller)
    return best


def _aligned(texts: Texts, a: int, b: int) -> Alignment | None:
    found = texts.weights.align(texts.anchors(a), texts.anchors(b))
    return None if found is None or found.lighter < TRANSLATED else found


def _across(texts: Texts, a: int, b: int, found: Alignment, least: float) -> Verdict | None:
    """A translation: nearly all of both, within days, and nobody else's better counterpart."""
    apart = texts.apart(texts.each[a], texts.each[b])
    if found.fuller < max(TRANSLATED, least) or (apart is not None and apart > REACH):
        return None
    words = told(texts, a, b, found)
    sure = words >= REWRITTEN_LEAST or (found.fuller >= SURELY_TRANSLATED and words >= TOLD_ACROSS)
    return "derived" if sure or not (texts.both_count(a, b)) else "too_short"


def _within(texts: Texts, a: int, b: int, found: Alignment) -> Verdict | None:
    """A rewrite in one language: most of the lighter text."""
    if found.lighter < (SURELY_REWRITTEN if texts.counted_otherwise(a, b) else REWRITTEN):
        return None
    return "derived" if len(found.kept) >= REWRITTEN_LEAST and told(texts, a, b, found) >= TOLD_WITHIN else "too_short"


def _spun(texts: Texts, a: int, b: int) -> Likeness | None:
    """Nearly all the facts of both in one order and a third of what else they tell; where the tolls differ, it is another report."""
    mine, theirs = (tuple(texts.facts(i)) for i in (a, b))
    if texts.across(a, b) or min(len(mine), len(theirs)) < SPUN_LEAST:
        return None
    found = texts.weights.align(mine, theirs)
    if found is None or found.lighter < SPUN or texts.counted_otherwise(a, b):
        return None
    whole = texts.weights.align(texts.anchors(a), texts.anchors(b))
    if whole is None or whole.lighter < (SPUN_KEPT if found.fuller >= SPUN else SPUN_CUT) or told(texts, a, b, whole) < TOLD_WITHIN:
        return None
    return Likeness(a=a, b=b, verdict="derived", found=found, anchors=(mine, theirs), spun=True)


def told(texts: Texts, a: int, b: int, found: Alignment) -> int:
    """How many different words answer each other that are neither names nor numbers nor words of any report."""
    mine, theirs = texts.anchors(a), texts.anchors(b)
    return len({mine[i].shown.casefold() for i, j in found.kept if tells(mine[i]) and tells(theirs[j])})


def tells(anchor: Anchor) -> bool:
    """Whether it is a word that not every report of an attack has."""
    return anchor.kind == "word" and anchor.shown.casefold()[:BEGINNING] not in common()
