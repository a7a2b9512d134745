"""A name is a place or a person: what the layer of places and that of casualties have both taken."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import accumulate

from witnessmark.model.claim import Casualty
from witnessmark.model.place import Place
from witnessmark.read.segment import Segmented
from witnessmark.read.words.people import people_words


def without_places(claims: Iterable[Casualty], places: Iterable[Place]) -> list[Casualty]:
    """ "fled the town, only to be killed": a name that is a place is nobody; a people's name ("Ukrainians") may be somebody."""
    spans = sorted((place.start, place.end) for place in places if not place.demonym)
    starts, furthest = [start for start, _ in spans], [0, *accumulate((end for _, end in spans), max)]
    # Of the places that begin no later than the claim, one ends no earlier.
    return [claim for claim in claims if furthest[bisect_right(starts, claim.start)] < claim.end]


def without_victims(cut: Segmented, places: Sequence[Place], claims: Iterable[Casualty]) -> list[Place]:
    """ "their daughter Kira", "six-year-old Sofia": a name after a noun or an age of one person is that person's."""
    begun: defaultdict[int, list[int]] = defaultdict(list)
    for claim in claims:
        if claim.high == 1:
            begun[claim.end].append(claim.start)
    return [place for place in places if not (min(begun.get(place.end, [place.start])) < place.start and _is_named(cut, place))]


def _is_named(cut: Segmented, place: Place) -> bool:
    before = cut.lower[cut.word_at(place.start) - 1]
    return people_words(cut.language).status(before) is not None or before.endswith("-old")
