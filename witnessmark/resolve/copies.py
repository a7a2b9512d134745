"""Which documents were derived from one another, or have a source in common: pairs with their evidence."""

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from witnessmark.model.base import Span
from witnessmark.model.pair import Beside, Pair, PairKind
from witnessmark.model.reading import Reading
from witnessmark.resolve import beside
from witnessmark.resolve.anchors import Anchor, quotations
from witnessmark.resolve.direction import direction
from witnessmark.resolve.likeness import Likeness, alike
from witnessmark.resolve.passages import Passage, Reuse, reuse
from witnessmark.resolve.plain import plain
from witnessmark.resolve.reused import SpanPair, reused_claims
from witnessmark.resolve.shingles import Wording
from witnessmark.resolve.texts import Texts

COPY_JACCARD, COPY_CONTAINED = 0.5, 0.6  # of runs of four words
FEWEST_RUNS = 8  # below this a text is a phrase, and sharing it shows nothing
SHORT = 40  # runs; services write each day's short report in the words of the last ("Two people were killed in …, police said")
# Passages in one order, and the share of the text they hold: the fewer there are, the more they must hold. Independent reports of one
# event share three or four ("opened fire at", "at least a dozen"), and hold less than a twentieth by them.
PASSAGES = ((7, 0.04), (6, 0.1), (5, 0.2))
COVERED, COVERED_IN_ORDER, IN_ORDER = 0.3, 0.25, 4
PART = 12  # words of a passage that a report has from another and not from its source's set phrases
QUOTE_LETTERS = 30  # a shorter quotation is repeated by chance
SHOWN = 8
RANK: tuple[PairKind, ...] = ("copy", "rewrite", "translation", "partial", "shared_quote", "credit", "too_short")
DERIVED = RANK[:3]
TOO_SHORT = "There are too few rare numbers, names, places and words to judge."


def find_copies(readings: Sequence[Reading], all_pairs: bool = False) -> Iterator[Pair]:
    """Related pairs in the order of the input, each once, by its strongest relation.

    Texts that share their wording are copies (or rewrites where only part of it is shared); of short ones only those with the
    same numbers, names and places, for short reports of different attacks have one wording. Texts that tell the same in the same
    order outside quotations are rewrites, or translations where the languages differ. Texts that share a passage and else differ
    reuse a part; a publisher's later report is its next statement and at most reuses a part. Texts that quote the same words
    share a source and are not derived from one another. Where there is too little to judge, nothing is said, or too_short with
    `all_pairs`. No relation found is no proof of independence.
    """
    texts = Texts(readings)
    order = {reading.doc_id: i for i, reading in enumerate(readings)}
    found: dict[tuple[int, int], Pair] = {}
    for pair in _pairs(readings, texts):
        key = (order[pair.a], order[pair.b])
        found[key] = _stronger(found[key], pair) if key in found else pair
    yield from (found[key] for key in sorted(found) if all_pairs or found[key].kind != "too_short")


def _pairs(readings: Sequence[Reading], texts: Texts) -> Iterator[Pair]:
    yield from (_same_text(readings[a], readings[b]) for a, b in texts.repeated)
    worded = dict(_by_wording(texts))
    yield from worded.values()
    known = frozenset(key for key, pair in worded.items() if pair.kind in DERIVED)
    yield from (_alike(texts, found) for found in alike(texts, known))
    yield from _by_quotation(texts)


def _stronger(a: Pair, b: Pair) -> Pair:
    """The stronger of two relations of one pair, with the claims both join."""
    first, second = sorted((a, b), key=lambda pair: RANK.index(pair.kind))
    if first.kind in DERIVED or second.kind == "too_short":
        return first
    taken = {claim for claim, _ in first.claims} | {claim for _, claim in first.claims}
    more = tuple(pair for pair in second.claims if not taken.intersection(pair))
    return replace(first, reason=f"{first.reason} {second.reason}", claims=(*first.claims, *more), beside=(*first.beside, *second.beside))


def _same_text(a: Reading, b: Reading) -> Pair:
    return _pair(a, b, "copy", 1.0, (said := "The texts are the same.",), said, tuple(beside.times(a, b)))


def _by_wording(texts: Texts) -> Iterator[tuple[tuple[int, int], Pair]]:
    wording = Wording(replace(reading, text=plain(reading.text or "")) for reading in texts.each)
    for a, b in sorted(set(wording.candidates())):
        jaccard, contained, runs = wording.shared(a, b)
        if runs < FEWEST_RUNS or (runs < SHORT and not _same_facts(texts, a, b)):
            continue
        first, second = texts.each[a], texts.each[b]
        found = reuse(first.text or "", second.text or "")
        shown = beside.of_passages(first, second, found.passages)
        if jaccard >= COPY_JACCARD or contained >= COPY_CONTAINED:
            said = f"{contained:.0%} of the shorter text's runs of four words stand in the other."
            yield (a, b), _pair(first, second, "copy", max(jaccard, contained), (said,), said, shown, texts, (a, b))
        elif _is_rewritten(found) and not texts.one_publisher(a, b):
            said = f"{len(found.passages)} passages, with {found.covered:.0%} of the shorter text's words, stand in the other too."
            yield (a, b), _pair(first, second, "rewrite", found.covered, _words(shown), said, shown, texts, (a, b))
        elif any(p.size >= PART for p in found.passages):
            yield (a, b), _part(texts, a, b, found.passages)


def _same_facts(texts: Texts, a: int, b: int) -> bool:
    """Whether all numbers, names and places of one of two short texts stand in the other too."""
    mine, theirs = ([anchor for anchor in texts.anchors(i) if anchor.kind != "word"] for i in (a, b))
    tolls = texts.tolls(a), texts.tolls(b)
    return (_within(mine, theirs) and tolls[0] <= tolls[1]) or (_within(theirs, mine) and tolls[1] <= tolls[0])


def _within(mine: Sequence[Anchor], theirs: Sequence[Anchor]) -> bool:
    keys = {key for anchor in theirs for key in anchor.keys}
    return all(anchor.keys & keys for anchor in mine)


def _is_rewritten(found: Reuse) -> bool:
    many = any(len(found.ordered) >= least and found.share >= share for least, share in PASSAGES)
    return many or found.covered >= COVERED or (found.covered >= COVERED_IN_ORDER and len(found.ordered) >= IN_ORDER)


def _part(texts: Texts, a: int, b: int, passages: Sequence[Passage]) -> Pair:
    first, second = texts.each[a], texts.each[b]
    long = [p for p in passages if p.size >= PART]
    claims = reused_claims(first, second, [(p.a, p.b) for p in passages])
    whose = "Both are of one publisher, and the later one takes up" if texts.one_publisher(a, b) else "One has from the other"
    reason = f"{whose} {sum(p.size for p in long)} words in a row or more; the rest is its own, so only what stands there is joined."
    shown = beside.of_passages(first, second, long)
    return _pair(first, second, "partial", 0.0, _words(shown), reason, shown, texts, (a, b), claims)


def _alike(texts: Texts, found: Likeness) -> Pair:
    a, b = texts.each[found.a], texts.each[found.b]
    shown = beside.of_anchors(*found.anchors, found.found)
    words = tuple(dict.fromkeys(piece.a for piece in shown))[:SHOWN]
    across = texts.across(found.a, found.b)
    share = found.found.fuller if across and not found.spun else found.found.lighter
    if found.verdict == "too_short":
        return _pair(a, b, "too_short", share, words, TOO_SHORT, shown)
    kind: PairKind = "translation" if across else "partial" if texts.one_publisher(found.a, found.b) else "rewrite"
    of = "numbers, names and places" if found.spun else "all that it tells"
    reason = f"Outside quotations {share:.0%} of {of} stands in the other in the same order: {', '.join(words)}."
    return _pair(a, b, kind, share, words, reason, shown, texts, (found.a, found.b))


def _by_quotation(texts: Texts) -> Iterator[Pair]:
    """Each document that quotes words joined to the first that quotes them: a star, so that pairs grow with the documents."""
    first: dict[str, tuple[int, Span]] = {}
    for i, reading in enumerate(texts.each):
        for letters, span in sorted(quotations(reading).items()):
            if len(letters) < QUOTE_LETTERS:
                continue
            other, there = first.setdefault(letters, (i, span))
            if other != i:
                yield _quoted(texts.each[other], reading, (there, span))


def _quoted(a: Reading, b: Reading, spans: SpanPair) -> Pair:
    shown = beside.of_quotation(a, b, *spans)
    return _pair(a, b, "shared_quote", 1.0, (shown.b,), f"Both quote the same words: “{shown.b}”.", (shown,), claims=reused_claims(a, b, [spans]))


def _words(shown: Sequence[Beside]) -> tuple[str, ...]:
    return tuple(piece.a for piece in shown)[:SHOWN]


def _pair(
    a: Reading,
    b: Reading,
    kind: PairKind,
    score: float,
    evidence: Sequence[str],
    reason: str,
    shown: Sequence[Beside] = (),
    texts: Texts | None = None,
    places: tuple[int, int] | None = None,
    claims: tuple[tuple[str, str], ...] = (),
) -> Pair:
    mine, theirs = (texts.anchors(places[0]), texts.anchors(places[1])) if texts is not None and places is not None else ((), ())
    way = direction(a, b, mine, theirs) if kind in (*DERIVED, "partial") else None
    return Pair(
        a=a.doc_id,
        b=b.doc_id,
        kind=kind,
        score=round(min(score, 1.0), 4),
        evidence=tuple(evidence),
        reason=reason,
        original=way.original if way is not None else None,
        direction=way.reason if way is not None else None,
        beside=tuple(shown),
        claims=claims,
    )
