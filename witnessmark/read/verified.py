"""Who is said to have checked a photo or a video: "verified by the Guardian", "the BBC has verified", "Courier-verified clips"."""

import functools
from collections.abc import Sequence
from typing import TypeVar

import msgspec

from witnessmark.model.claim import Claim, Footage
from witnessmark.read.attribution.voice_words import names_of
from witnessmark.read.classes import classes
from witnessmark.read.match import within
from witnessmark.read.segment import Segmented
from witnessmark.read.vocabulary import vocabulary

AnyOf = TypeVar("AnyOf", bound=Claim)
LONGEST = 8
"""Words the name of whoever checked may have."""
OBJECT = 7
"""Words after "verified" in which what was verified must stand."""

BETWEEN = frozenset(("later", "since", "independently", "has", "have", "had", "also", "separately", "previously"))
"""What may stand between a name and its "verified"."""


@functools.cache
def _words(language: str, name: str) -> frozenset[str]:
    return frozenset(vocabulary(language, "statements").get("words", {}).get(name, ()))


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
    checking = _words(cut.language, "verifying")
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
    by = next((i for i in range(k + 1, min(k + 4, stop - 1)) if cut.lower[i] == "by"), None)
    if by is None:
        return None
    end = by + 1
    while end < min(stop, by + 1 + LONGEST) and (_of_name(cut, end) or (cut.lower[end] in ("of", "for", "and") and _of_name(cut, end + 1))):
        end += 1
    return _named(cut, by + 1, end)


def _before(cut: Segmented, k: int, start: int, stop: int) -> str | None:
    """ "the Courier has verified two clips", "a clip which the Courier later verified", "the Courier, which verified four videos"."""
    media, end = _media(cut.language), k
    while end > start + 1 and cut.lower[end - 1] in BETWEEN:
        end -= 1
    relative = cut.lower[end - 1] in ("it", "they", "which", "who")
    if relative:
        end = next((i for i in range(end - 1, start, -1) if _of_name(cut, i - 1) and cut.lower[i - 1] not in ("the", "which")), start)
    first = end
    while (
        first > start and end - first < LONGEST and (_of_name(cut, first - 1) or (cut.lower[first - 1] in ("of", "for") and _of_name(cut, first - 2)))
    ):
        first -= 1
    object_after = any(cut.lower[i] in media for i in range(k + 1, min(k + OBJECT, stop)))
    behind = first > start and cut.lower[first - 1] in ("which", "that")
    return _named(cut, first, end) if object_after or behind else None


@functools.cache
def _media(language: str) -> frozenset[str]:
    known = classes(language)
    return frozenset(phrase[-1] for name in ("footage_sure", "footage_nouns") for phrase in known[name].phrases)


def _of_name(cut: Segmented, k: int) -> bool:
    if k >= len(cut.words):
        return False
    return (
        cut.words[k][0].isupper() or cut.words[k][0].isdigit() or cut.lower[k] in ("the", "’s", "'s") or cut.lower[k] in names_of(cut.language).bodies
    )


def _named(cut: Segmented, first: int, end: int) -> str | None:
    """The words as a name, an article left out unless it is part of it; null where no capital stands in them."""
    first += first < end and first == cut.sentences[cut.sentence_of(first)][0] and cut.words[first] == "The"
    while first < end and cut.words[first].islower():
        first += 1
    while end > first and cut.lower[end - 1] in ("the", "’s", "'s"):
        end -= 1
    return cut.quote(first, end) if any(cut.words[k][0].isupper() and cut.words[k] != "The" for k in range(first, end)) else None


def _told_again(cut: Segmented, first: int, end: int) -> bool:
    """Whether the footage is one told of before: "the images", "the video"."""
    media = _media(cut.language)
    return any(cut.lower[k] in ("the", "these", "those", "both") and any(w in media for w in cut.lower[k + 1 : k + 3]) for k in range(first, end))
