"""Which documents were derived from one another, or have a source in common: pairs with their evidence."""

import functools
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from witnessmark.model.base import Span
from witnessmark.model.pair import Beside, Pair, PairKind
from witnessmark.model.reading import Reading
from witnessmark.resolve.copies import beside
from witnessmark.resolve.copies.anchors import Anchor, quotations
from witnessmark.resolve.copies.counterparts import REACH
from witnessmark.resolve.copies.credit import Credit, credits
from witnessmark.resolve.copies.direction import Direction, direction
from witnessmark.resolve.copies.likeness import TOLD_WITHIN, Likeness, alike, tells
from witnessmark.resolve.copies.passages import Passage, Reuse, reuse
from witnessmark.resolve.copies.plain import plain
from witnessmark.resolve.copies.posts import address, same_post
from witnessmark.resolve.copies.reused import reused_claims
from witnessmark.resolve.copies.runs import runs
from witnessmark.resolve.copies.shingles import Wording
from witnessmark.resolve.copies.signals import signals
from witnessmark.resolve.copies.texts import Texts

COPY_JACCARD, COPY_CONTAINED = 0.5, 0.6  # of runs of four words
NEAR = 0.1  # of the shorter text's runs: what shares fewer is spun so far that only its facts tell
FEWEST_RUNS = 8  # below this a text is a phrase, and sharing it shows nothing
SHORT = 40  # runs; services write each day's short report in the words of the last ("Two people were killed in …, police said")
# Independent reports of one event share three or four passages in one order ("opened fire at", "at least a dozen"), which hold less than
# a twentieth of what they tell; a rewrite keeps more of them, or few that hold much.
PASSAGES, HELD = 6, 0.05
COVERED, COVERED_IN_ORDER, IN_ORDER = 0.3, 0.25, 4
# Where both tell of one event, to take one for a rewrite would hide that it confirms the other: six numbers, names and places in common, or a
# count of people for one outcome. Its words come with it ("opened fire at the office party"), so more is asked: of 585 pairs of news reports
# that were called rewrites by less, those that held less than a fifth in one order were mostly independent, or shared one paragraph.
EVENT = 6
SURELY_HELD, WIRE_HELD, SURELY_COVERED = 0.2, 0.3, 0.5
PART = 10  # words that say something in one passage: a service's set phrase, filled in anew each day, has fewer
OWN_KEPT = 1000  # texts kept without their boilerplate: pairs are looked at in order, so the same ones come again and again
QUOTE_LETTERS = 30  # a shorter quotation is repeated by chance
SHOWN = 8
RANK: tuple[PairKind, ...] = ("copy", "rewrite", "translation", "partial", "shared_quote", "credit", "too_short")
DERIVED = RANK[:3]
TOO_SHORT = "There are too few rare numbers, names, places and words to judge."
PHRASE = "The texts are the same, but a phrase, and were published days apart: there is too little to judge."


def find_copies(readings: Sequence[Reading], all_pairs: bool = False) -> Iterator[Pair]:
    """Related pairs in the order of the input, each once, by its strongest relation.

    Texts that share their wording are copies (or rewrites where only part of it is shared); of short ones only those with the
    same numbers, names and places, for short reports of different attacks have one wording. Texts that tell the same in the same
    order outside quotations are rewrites, or translations where the languages differ. Texts that share a passage and else differ
    reuse a part; a publisher's later report is its next statement and at most reuses a part. Texts that quote the same words, or
    of which one names the other's publisher for a count, share a source and are not derived from one another. Where there is too
    little to judge, nothing is said, or too_short with `all_pairs`. No relation found is no proof of independence.
    Rows of a recorder are all worded by their columns, and are compared with nothing.
    """
    readings = [reading for reading in readings if reading.recorder is None]
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
    yield from (pair for pair in worded.values() if pair is not None)
    known = frozenset(key for key, pair in worded.items() if pair is not None and pair.kind in DERIVED)
    yield from (_alike(texts, found) for found in alike(texts, known, worded.keys()))
    yield from _by_address(texts)
    yield from _by_quotation(texts)
    yield from (_credited(texts, found) for found in credits(texts.each))


def _stronger(a: Pair, b: Pair) -> Pair:
    """The stronger of two relations of one pair; where neither joins the documents, with the claims both join."""
    first, second = sorted((a, b), key=lambda pair: RANK.index(pair.kind))
    if first.kind in DERIVED or second.kind == "too_short":
        return first
    taken = {claim for pair in first.claims for claim in pair}
    more = tuple(pair for pair in second.claims if not taken.intersection(pair))
    return replace(first, reason=f"{first.reason} {second.reason}", claims=(*first.claims, *more), beside=(*first.beside, *second.beside))


def _same_text(a: Reading, b: Reading) -> Pair:
    """The same bytes. A phrase that comes again days later may be another event's, unless the posts are known to be one."""
    apart = Texts.apart(a, b)
    known = same_post(a, b)
    if apart is not None and apart > REACH and len(runs(a.text or "")) < FEWEST_RUNS and known is None:
        return _related(a, b, "too_short", 1.0, (PHRASE,), PHRASE, beside.times(a, b))
    said = "The texts are the same." if known is None else f"The texts are the same. {known[0]}"
    shown = (*([] if known is None else [known[1]]), *beside.times(a, b))
    return _related(a, b, "copy", 1.0, (said,), said, shown, direction(a, b, (), ()))


def _by_wording(texts: Texts) -> Iterator[tuple[tuple[int, int], Pair | None]]:
    """Each pair that shares some of its wording, with what that shows; null where it shows nothing."""
    wording = Wording(replace(reading, text=plain(reading.text or "")) for reading in texts.each)
    own = functools.lru_cache(OWN_KEPT)(lambda i: wording.without_standing(plain(texts.each[i].text or "")))
    for a, b in sorted(set(wording.candidates())):
        jaccard, contained, shorter = wording.shared(a, b)
        copied = jaccard >= COPY_JACCARD or contained >= COPY_CONTAINED
        if shorter < FEWEST_RUNS:
            found = _same_phrase(texts, a, b, max(jaccard, contained)) if copied else None
        elif copied and (shorter >= SHORT or _same_facts(texts, a, b)):
            said = f"{contained:.0%} of the shorter text's runs of four words stand in the other."
            found = _worded(texts, a, b, "copy", max(jaccard, contained), said, reuse(own(a), own(b)).passages)
        else:
            found = _by_passages(texts, a, b, reuse(own(a), own(b)), shorter)
        if found is not None or contained >= NEAR:
            yield (a, b), found


def _same_phrase(texts: Texts, a: int, b: int, share: float) -> Pair | None:
    """Texts too short to judge by their words that their address or header tells to be one post."""
    first, second = texts.each[a], texts.each[b]
    known = same_post(first, second) if _same_facts(texts, a, b) else None
    if known is None:
        return None
    return _related(first, second, "copy", share, (known[0],), known[0], (known[1], *beside.times(first, second)), texts.direction(a, b))


def _by_passages(texts: Texts, a: int, b: int, found: Reuse, shorter: int) -> Pair | None:
    """A rewrite where the passages make up the text, else reuse of a part where one is too long to be anybody's set phrase.

    One passage makes no short text a rewrite: two offices that speak of one attack name it alike, and say their own of it.
    """
    rewritten = _is_rewritten(texts, a, b, found) and (shorter >= SHORT or (len(found.passages) > 1 and _same_facts(texts, a, b)))
    if rewritten and not texts.one_publisher(a, b):
        said = f"{found.covered:.0%} of what the shorter text tells stands in the other word for word, in passages: {len(found.passages)}."
        return _worded(texts, a, b, "rewrite", found.covered, said, found.passages)
    long = [passage for passage in found.passages if rewritten or passage.telling >= PART]
    if not long:
        return None
    whose = "Both are of one publisher, which takes up" if texts.one_publisher(a, b) else "One has from the other"
    said = f"{whose} {sum(p.size for p in long)} words in one passage or more; only what stands there is joined, for the rest is its own."
    claims = reused_claims(texts.each[a], texts.each[b], [(p.a, p.b) for p in found.passages])
    return replace(_worded(texts, a, b, "partial", found.covered, said, long), claims=claims)


def _is_rewritten(texts: Texts, a: int, b: int, found: Reuse) -> bool:
    if _one_event(texts, a, b):
        held = found.share >= (SURELY_HELD if len(found.ordered) >= PASSAGES else WIRE_HELD) or min(found.covered, found.whole) >= SURELY_COVERED
        return held and len(_told(texts, a, found)) >= TOLD_WITHIN
    held = len(found.ordered) >= PASSAGES and found.share >= HELD
    return held or min(found.covered, found.whole) >= COVERED or (found.covered >= COVERED_IN_ORDER and len(found.ordered) >= IN_ORDER)


def _one_event(texts: Texts, a: int, b: int) -> bool:
    """Whether two texts have so many facts in common that independent reports would share words too, or count the same people."""
    if texts.tolls(a) & texts.tolls(b) or texts.counted_otherwise(a, b):
        return True
    theirs = {key for anchor in texts.facts(b) for key in anchor.keys}
    return sum(not keys.isdisjoint(theirs) for keys in {anchor.keys for anchor in texts.facts(a)}) >= EVENT


def _told(texts: Texts, a: int, found: Reuse) -> set[str]:
    """The words of the passages that not every report of an attack has."""
    return {x.shown.casefold() for x in texts.anchors(a) if tells(x) and any(p.a[0] <= x.start < p.a[1] for p in found.passages)}


def _same_facts(texts: Texts, a: int, b: int) -> bool:
    """Whether all numbers, names and places of one of two short texts stand in the other too."""
    mine, theirs = texts.facts(a), texts.facts(b)
    tolls = texts.tolls(a), texts.tolls(b)
    return (_all_in(mine, theirs) and tolls[0] <= tolls[1]) or (_all_in(theirs, mine) and tolls[1] <= tolls[0])


def _all_in(mine: Sequence[Anchor], theirs: Sequence[Anchor]) -> bool:
    keys = {key for anchor in theirs for key in anchor.keys}
    return all(anchor.keys & keys for anchor in mine)


def _worded(texts: Texts, a: int, b: int, kind: PairKind, score: float, said: str, passages: Sequence[Passage]) -> Pair:
    first, second = texts.each[a], texts.each[b]
    shown = beside.of_passages(first, second, passages)
    evidence = (said,) if kind == "copy" else tuple(piece.a for piece in shown)[:SHOWN]
    made = _related(first, second, kind, score, evidence, said, shown, texts.direction(a, b))
    return replace(made, signals=signals(first, second, texts.anchors(a), texts.anchors(b))) if kind == "rewrite" else made


def _alike(texts: Texts, found: Likeness) -> Pair:
    a, b = texts.each[found.a], texts.each[found.b]
    shown = beside.of_anchors(*found.anchors, found.found)
    words = tuple(dict.fromkeys(piece.a for piece in shown))[:SHOWN]
    across = texts.across(found.a, found.b)
    share = found.found.fuller if across or found.spun else found.found.lighter
    if found.verdict == "too_short":
        return _related(a, b, "too_short", share, words, TOO_SHORT, shown)
    kind: PairKind = "translation" if across else "partial" if texts.one_publisher(found.a, found.b) else "rewrite"
    what = "the numbers, names and places" if found.spun else f"what the {'fuller' if across else 'shorter'} one tells"
    reason = f"Outside quotations {share:.0%} of {what} stands in the other in the same order: {', '.join(words)}."
    if kind == "partial":
        reason += " Both are of one publisher, whose later report is its next statement and no copy."
    made = _related(a, b, kind, share, words, reason, shown, texts.direction(found.a, found.b))
    return replace(made, signals=signals(a, b, texts.anchors(found.a), texts.anchors(found.b))) if kind == "rewrite" else made


def _by_address(texts: Texts) -> Iterator[Pair]:
    """Pages of one address with different texts: one page at two times, joined to the first as far as it says the same."""
    first: dict[str, int] = {}
    for i, reading in enumerate(texts.each):
        page = address(reading.url)
        other = first.setdefault(page, i) if page is not None else i
        known = same_post(texts.each[other], reading) if other != i else None
        if known is not None:
            a, whole = texts.each[other], (0, len(reading.text or ""))
            claims = reused_claims(a, reading, [((0, len(a.text or "")), whole)])
            said = f"{known[0]} It is one page at two times, and what it says in both is one statement."
            yield replace(_related(a, reading, "partial", 1.0, (known[1].a,), said, (known[1],), texts.direction(other, i)), claims=claims)


def _by_quotation(texts: Texts) -> Iterator[Pair]:
    """Each document that quotes words joined to the first that quotes them: a star, so that pairs grow with the documents."""
    first: dict[str, tuple[int, Span]] = {}
    for i, reading in enumerate(texts.each):
        for letters, span in sorted(quotations(reading).items()):
            other, there = first.setdefault(letters, (i, span)) if len(letters) >= QUOTE_LETTERS else (i, span)
            if other != i:
                a, shown = texts.each[other], beside.of_quotation(texts.each[other], reading, there, span)
                said = f"Both quote the same words: “{shown.b}”."
                made = _related(a, reading, "shared_quote", 1.0, (shown.b,), said, (shown,))
                yield replace(made, claims=reused_claims(a, reading, [(there, span)]))


def _credited(texts: Texts, found: Credit) -> Pair:
    """The pair in the order of the input, whichever of the two is named."""
    named, naming = texts.each[found.named], texts.each[found.naming]
    words = " ".join((naming.text or "")[slice(*found.span)].split())
    said = f"One names {named.publisher}, the publisher of the other, for what both say: the root of that is one."
    first, second = (named, naming) if found.named < found.naming else (naming, named)
    pieces = ((named.publisher or "", None), (words, found.span))
    (a, a_span), (b, b_span) = pieces if first is named else pieces[::-1]
    shown = Beside(kind="publisher", a=a, b=b, a_span=a_span, b_span=b_span)
    claims = found.claims if first is named else tuple((theirs, mine) for mine, theirs in found.claims)
    made = _related(first, second, "credit", 1.0, (words,), said, (shown,))
    return replace(made, claims=claims, original=named.doc_id, direction="The one whose publisher is named said it first.")


def _related(
    a: Reading,
    b: Reading,
    kind: PairKind,
    score: float,
    evidence: Sequence[str],
    reason: str,
    shown: Sequence[Beside] = (),
    way: Direction | None = None,
) -> Pair:
    score = round(min(score, 1.0), 4)
    original, said = (way.original, way.reason) if way is not None else (None, None)
    return Pair(
        a=a.doc_id,
        b=b.doc_id,
        kind=kind,
        score=score,
        evidence=tuple(evidence),
        reason=reason,
        original=original,
        direction=said,
        beside=tuple(shown),
    )
