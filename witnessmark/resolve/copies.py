"""Which documents were derived from one another, or quote the same words: pairs with their evidence."""

from collections.abc import Iterator, Sequence
from typing import Literal, TypeAlias

from witnessmark.model.pair import Pair
from witnessmark.model.reading import Reading
from witnessmark.resolve.alignment import Alignment, Anchored
from witnessmark.resolve.anchors import anchors, quotations
from witnessmark.resolve.shingles import Wording
from witnessmark.resolve.span import day

Kind: TypeAlias = Literal["copy", "rewrite", "translation", "shared_quote", "too_short"]
COPY_JACCARD, COPY_CONTAINED = 0.5, 0.6  # of runs of four words
REWRITE_CONTAINED = 0.25
FEWEST_RUNS = 8  # below this a text is a phrase, and sharing it shows nothing
SHORT = 40  # runs; services write each day's short report in the words of the last ("Two people were killed in …, police said")
DERIVED, IN_ORDER = 0.5, 0.75
LESS_DERIVED, STRICT_ORDER, KEPT = 0.35, 0.9, 8  # less is enough where much of it stands in strictly the same order
QUOTE_LETTERS = 30  # a shorter quotation is repeated by chance
SHOWN = 8
TOO_SHORT = "There are too few rare numbers, names and places to judge."


def find_copies(readings: Sequence[Reading], all_pairs: bool = False) -> Iterator[Pair]:
    """Related pairs in the order of the input, each once, by its strongest relation.

    Texts that share their wording are copies (or rewrites where only part of it is shared); of short ones only those with the
    same numbers, names and places, for short reports of different attacks have one wording. Texts that share rare numbers,
    dates, names, places and weapons in the same order outside quotations are rewrites, or translations where the languages
    differ; texts that quote the same words share a source and are not derived from one another. Where there is too little
    to judge, nothing is said, or too_short with `all_pairs`. No relation found is no proof of independence.
    """
    found: dict[tuple[int, int], Pair] = {}
    for pairs in (_by_wording(readings), _by_anchors(readings, all_pairs), _by_quotation(readings)):
        for key, pair in pairs:
            if key not in found or found[key].kind == "too_short":
                found[key] = pair
    yield from (found[key] for key in sorted(found))


def _by_wording(readings: Sequence[Reading]) -> Iterator[tuple[tuple[int, int], Pair]]:
    wording = Wording(readings)
    for a, b in sorted(set(wording.candidates())):
        jaccard, contained, runs = wording.shared(a, b)
        same = readings[a].sha256 == readings[b].sha256
        if same or (runs >= FEWEST_RUNS and contained >= REWRITE_CONTAINED and (runs >= SHORT or _same_facts(readings[a], readings[b]))):
            copied = same or jaccard >= COPY_JACCARD or contained >= COPY_CONTAINED
            said = "The texts are the same." if same else f"{contained:.0%} of the shorter text's runs of four words stand in the other."
            yield (a, b), _pair(readings, a, b, "copy" if copied else "rewrite", 1.0 if same else max(jaccard, contained), (said,), said)


def _same_facts(a: Reading, b: Reading) -> bool:
    """Whether all that is rare in one of two short texts stands in the other too."""
    mine, other = ({anchor.key for anchor in anchors(reading)} for reading in (a, b))
    return mine <= other or other <= mine


def _by_anchors(readings: Sequence[Reading], all_pairs: bool) -> Iterator[tuple[tuple[int, int], Pair]]:
    anchored = Anchored([anchors(reading) for reading in readings])
    for a, b in anchored.candidates():
        found = anchored.align(a, b, LESS_DERIVED)
        if found is None or not _is_derived(found):
            continue
        if found.enough:
            yield (a, b), _aligned(readings, a, b, found)
        elif all_pairs:
            yield (
                (a, b),
                _pair(readings, a, b, "too_short", found.share, found.kept[:SHOWN], TOO_SHORT),
            )


def _is_derived(found: Alignment) -> bool:
    if found.share >= DERIVED:
        return found.order >= IN_ORDER
    return found.share >= LESS_DERIVED and found.order >= STRICT_ORDER and len(found.kept) >= KEPT


def _aligned(readings: Sequence[Reading], a: int, b: int, found: Alignment) -> Pair:
    kind: Kind = "rewrite" if readings[a].language == readings[b].language else "translation"
    shown = ", ".join(found.kept[:SHOWN])
    reason = f"Outside quotations {found.share:.0%} of what is rare in the shorter text stands in the other in the same order: {shown}."
    return _pair(readings, a, b, kind, found.share, found.kept[:SHOWN], reason)


def _by_quotation(readings: Sequence[Reading]) -> Iterator[tuple[tuple[int, int], Pair]]:
    """Each document that quotes words joined to the first that quotes them: a star, so that pairs grow with the documents."""
    first: dict[str, int] = {}
    for i, reading in enumerate(readings):
        for key, words in sorted(quotations(reading).items()):
            other = first.setdefault(key, i) if len(key) >= QUOTE_LETTERS else i
            if other != i:
                quote = " ".join(words.split())
                yield (other, i), _pair(readings, other, i, "shared_quote", 1.0, (quote,), f"Both quote the same words: “{quote}”.")


def _pair(readings: Sequence[Reading], a: int, b: int, kind: Kind, score: float, evidence: Sequence[str], reason: str) -> Pair:
    original = _original(readings[a], readings[b]) if kind in ("copy", "rewrite", "translation") else None
    return Pair(
        a=readings[a].doc_id,
        b=readings[b].doc_id,
        kind=kind,
        score=round(min(score, 1.0), 4),
        evidence=tuple(evidence),
        reason=reason,
        original=original,
    )


def _original(a: Reading, b: Reading) -> str | None:
    """The one published earlier, where both times are known, equally exact, and differ."""
    first, second = a.published, b.published
    if first is None or second is None or first == second:
        return None
    days = day(first), day(second)
    if days[0] is None or days[1] is None or (days[0] == days[1] and len(first) != len(second)):
        return None
    return a.doc_id if first < second else b.doc_id
