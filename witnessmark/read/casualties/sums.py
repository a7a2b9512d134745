"""Parts that plainly add up: "35 people died. … 26 miners were killed, and 9 guards died." """

from collections.abc import Sequence
from itertools import groupby

import msgspec

from witnessmark.model.claim import Casualty
from witnessmark.read.casualties.elsewhere import RULE as ELSEWHERE

# A total and its breakdown stand in the same sentence or at most this many apart.
SENTENCES_APART = 2
# A sentence with more counts of one outcome is a list, and no total with its breakdown.
MOST_PARTS = 40


def with_sums(claims: Sequence[Casualty], sentences: Sequence[int]) -> list[Casualty]:
    """Marks exact claims of one sentence as parts of an earlier exact total, where all of one outcome add up to it.

    `sentences` gives each claim's sentence. Claims that already are parts, vague or bounded ones and single claims are
    left alone: a total told again is no part.
    """
    out = list(claims)
    order = [k for k, claim in enumerate(claims) if _countable(claim)]
    for (sentence, outcome), group in groupby(order, key=lambda k: (sentences[k], claims[k].outcome)):
        parts = list(group)
        total = _total(claims, sentences, parts, sentence, outcome) if 1 < len(parts) <= MOST_PARTS else None
        if total is not None:
            for k in parts:
                if k != total:
                    out[k] = msgspec.structs.replace(claims[k], part_of=claims[total].id)
    return out


def _countable(claim: Casualty) -> bool:
    return claim.quantifier == "exact" and claim.part_of is None and claim.modality == "stated" and bool(claim.low)


def _total(claims: Sequence[Casualty], sentences: Sequence[int], parts: list[int], sentence: int, outcome: str) -> int | None:
    """The earlier claim that the parts add up to, itself left out; null where there is none."""
    for t in range(parts[-1], max(parts[0] - MOST_PARTS, 0) - 1, -1):
        if sentence - sentences[t] > SENTENCES_APART:
            return None
        others = [k for k in parts if k != t]
        whole = claims[t]
        before = all(t < k and not _beside(claims, sentences, t, k) for k in others)
        if len(others) > 1 and before and _countable(whole) and whole.outcome == outcome and sum(claims[k].low or 0 for k in others) == whole.low:
            return t
    return None


def _beside(claims: Sequence[Casualty], sentences: Sequence[int], t: int, k: int) -> bool:
    """ "three were killed in Torva, two in Brodnik and one in Osivka": people of other places are no part of the first number."""
    return claims[k].rule == ELSEWHERE and sentences[t] == sentences[k]
