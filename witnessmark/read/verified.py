"""Who is said to have checked a photo or a video: "verified by the Guardian", "the BBC has verified", "Courier-verified clips"."""

import functools
from collections.abc import Sequence
from typing import NamedTuple, TypeVar

import msgspec

from witnessmark.model.claim import Claim, Footage
from witnessmark.read.attribution.voice_words import names_of
from witnessmark.read.classes import classes
from witnessmark.read.match import within
from witnessmark.read.phrases import spelled
from witnessmark.read.segment import Segmented
from witnessmark.read.vocabulary import vocabulary

AnyOf = TypeVar("AnyOf", bound=Claim)
LONGEST = 8
"""Words the name of whoever checked may have."""
OBJECT = 7
"""Words after "verified" in which what was verified must stand."""

POSSESSIVE = ("’s", "'s")


class _Words(NamedTuple):
    """The [statements.verified] table: `by` leads to who checked, and where it is empty they stand beside the verb."""

    verifying: frozenset[str]
    between: frozenset[str]
    by: frozenset[str]
    joins: frozenset[str]
    joins_back: frozenset[str]
    relatives: frozenset[str]
    which: frozenset[str]
    articles: frozenset[str]
    again: frozenset[str]


@functools.cache
def _words(language: str) -> _Words:
    table = vocabulary(language, "statements").get("verified", {})
    return _Words(*(frozenset(words[0] for words in spelled(table.get(name, ()), language)) for name in _Words._fields))


def with_verifiers(cut: Segmented, claims: Sequence[AnyOf]) -> list[AnyOf]:
    """The claims, each footage with who checked it where its sentence says so, or the next one of "the images", "the video"."""
    out = list(claims)
    last: int | None = None
    for k, claim in enumerate(out):
        if not isinstance(claim, Footage):
            continue
        first, end = cut.word_at(claim.start), cut.word_at(claim.end - 1) + 1
        found = claim.verified_by or verifier(cut, first, end)
        out[k] = msgspec.structs.replace(claim, verified_by=found)
        before = None if last is None else out[last]
        if found is not None and last is not None and isinstance(before, Footage) and before.verified_by is None and _told_again(cut, first, end):
            near = cut.sentence_of(first) - cut.sentence_of(cut.word_at(before.start)) == 1
            out[last] = msgspec.structs.replace(before, verified_by=found) if near else before
        last = k
    return out


def verifier(cut: Segmented, first: int, end: int) -> str | None:
    """Who checked the footage told of in words `first` up to `end`, in their sentence; null where nobody is said to have."""
    checking = _words(cut.language).verifying
    start, stop = within(cut, (first, end))
    for k in range(start, stop):
        if cut.lower[k] in checking:
            found = _after_by(cut, k, stop) or _before(cut, k, start, stop)
            if found is not None:
                return found
        head, _, tail = cut.lower[k].rpartition("-")
        if head and tail in checking and cut.words[k][0].isupper():
            return cut.words[k][: len(head)]
    return None


def _after_by(cut: Segmented, k: int, stop: int) -> str | None:
    """ "verified by the Harbour Courier", "confirmed to be genuine by …"."""
    known = _words(cut.language)
    by = next((i for i in range(k + 1, min(k + 4, stop - 1)) if cut.lower[i] in known.by), None) if known.by else k
    if by is None:
        return None
    end = _mark_of(cut, by + 1, stop, "«", "»")
    while end < min(stop, by + 1 + LONGEST) and (_of_name(cut, end) or (cut.lower[end] in known.joins and _of_name(cut, end + 1))):
        end += 1
    return _named(cut, by + 1, end)


def _before(cut: Segmented, k: int, start: int, stop: int) -> str | None:
    """ "the Courier has verified two clips", "a clip which the Courier later verified", "the Courier, which verified four videos"."""
    known, media, end = _words(cut.language), _media(cut.language), k
    while end > start + 1 and cut.lower[end - 1] in known.between:
        end -= 1
    if cut.lower[end - 1] in known.relatives:
        last = (i for i in range(end - 1, start, -1) if _of_name(cut, i - 1) and cut.lower[i - 1] not in known.articles | known.relatives)
        end = next(last, start)
    first = _mark_of(cut, end - 1, start - 1, "»", "«", -1) + 1
    while first > start and end - first < LONGEST and _goes_back(cut, first):
        first -= 1
    object_after = any(cut.lower[i] in media for i in range(k + 1, min(k + OBJECT, stop)))
    behind = first > start and cut.lower[first - 1] in known.which
    return _named(cut, first, end) if object_after or behind else None


def _mark_of(cut: Segmented, k: int, stop: int, opening: str, closing: str, step: int = 1) -> int:
    """The word after a name in «marks» that begins at word k (before it, going back), or k itself where none does."""
    if not _words(cut.language).by and k != stop and cut.words[k] == opening:
        return next((i + step for i in range(k, stop, step) if cut.words[i] == closing), k)
    return k


def _goes_back(cut: Segmented, first: int) -> bool:
    """Whether the word before belongs to the name that begins at `first`."""
    joined = cut.lower[first - 1] in _words(cut.language).joins_back and _of_name(cut, first - 2)
    return joined or _of_name(cut, first - 1)


@functools.cache
def _media(language: str) -> frozenset[str]:
    known = classes(language)
    return frozenset(phrase[-1] for name in ("footage_sure", "footage_nouns") for phrase in known[name].phrases)


def _of_name(cut: Segmented, k: int) -> bool:
    if k >= len(cut.words):
        return False
    written, lower = cut.words[k][0], cut.lower[k]
    return (
        written.isupper()
        or written.isdigit()
        or lower in _words(cut.language).articles
        or lower in POSSESSIVE
        or lower in names_of(cut.language).bodies
    )


def _named(cut: Segmented, first: int, end: int) -> str | None:
    """The words as a name, an article left out unless it is part of it; null where no capital stands in them."""
    articles = _words(cut.language).articles
    first += first < end and first == cut.sentences[cut.sentence_of(first)][0] and cut.lower[first] in articles
    while first < end and cut.words[first].islower():
        first += 1
    while end > first and (cut.lower[end - 1] in articles or cut.lower[end - 1] in POSSESSIVE):
        end -= 1
    return cut.quote(first, end) if any(cut.words[k][0].isupper() and cut.lower[k] not in articles for k in range(first, end)) else None


def _told_again(cut: Segmented, first: int, end: int) -> bool:
    """Whether the footage is one told of before: "the images", "the video"."""
    media = _media(cut.language)
    again = _words(cut.language).again
    return any(cut.lower[k] in again and any(w in media for w in cut.lower[k + 1 : k + 3]) for k in range(first, end))
