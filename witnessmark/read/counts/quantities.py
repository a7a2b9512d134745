"""Quantities: a number or a vague word with what bounds it, as imprecise as it was said."""

import functools
from collections.abc import Mapping
from dataclasses import dataclass
from typing import cast

from msgspec import Struct

from witnessmark.model.count import Count, Quantifier
from witnessmark.read.counts.numbers import number_at, number_words
from witnessmark.read.lookup import Lookup
from witnessmark.read.segment import Segmented
from witnessmark.read.vocabulary import vocabulary

VAGUE: tuple[Quantifier, ...] = ("dozens", "scores", "hundreds", "thousands", "tens", "several")
BOUNDS = ("at_least", "more_than", "up_to", "fewer_than", "about")


class Quantity(Struct, frozen=True):
    """Words [first, end) that give a number of something; `number` is the first word of the number itself.

    A `share` of a whole ("half of the 40 passengers", "one in three of them") is a vague number: the words give none of its own,
    and nothing is reckoned from the whole.
    """

    first: int
    number: int
    end: int
    count: Count
    increment: bool = False
    share: bool = False


@dataclass(frozen=True, slots=True)
class QuantityWords:
    """The quantity words of one language, ready to be looked up."""

    bounds: Lookup[str]
    vague: Lookup[Quantifier]
    none: Lookup[str]
    skip: Lookup[str]
    couple: Lookup[str]
    share: Lookup[str]
    percent: Lookup[str]
    after_at_least: Lookup[str]
    increment: frozenset[str]
    between: frozenset[str]
    range_joiner: frozenset[str]
    between_joiner: frozenset[str]


@functools.cache
def quantity_words(language: str) -> QuantityWords:
    """The [quantity] table of a language."""
    table = vocabulary(language, "quantity")
    return QuantityWords(
        bounds=Lookup({bound: table.get(bound, ()) for bound in BOUNDS}),
        vague=Lookup({vague: table.get(vague, ()) for vague in VAGUE}),
        none=Lookup({"none": table.get("none", ())}),
        skip=Lookup({"skip": table.get("skip", ())}),
        couple=Lookup({"couple": table.get("couple", ())}),
        share=Lookup({"share": table.get("share", ())}),
        percent=Lookup({"percent": table.get("percent", ())}),
        after_at_least=Lookup({"at_least": table.get("after_at_least", ())}),
        increment=frozenset(table.get("increment", ())),
        between=frozenset(table.get("between", ())),
        range_joiner=frozenset(table.get("range_joiner", ())),
        between_joiner=frozenset(table.get("between_joiner", ())),
    )


@functools.cache
def quantity_starts(language: str) -> frozenset[str]:
    """The words in which a quantity may begin, digits apart: elsewhere nobody needs to look."""
    words, numbers = quantity_words(language), number_words(language)
    tables = (words.bounds, words.vague, words.none, words.skip, words.couple, words.share, numbers.phrases)
    articles = vocabulary(language, "people").get("indefinite", ())
    return frozenset().union(*(table.starts for table in tables), numbers.units, numbers.tens, numbers.scales, words.between, articles)


def begins_quantity(word: str, language: str) -> bool:
    """Whether a quantity may begin with this word: cheap, and false for most words."""
    return word in quantity_starts(language) or word[0].isdigit() or ("-" in word and word.partition("-")[0] in number_words(language).tens)


@functools.cache
def _leads(language: str) -> Mapping[str, frozenset[str]]:
    """Words that begin a quantity only together with the next ("the five", "about 20"), each with the words that it may begin with
    then, besides those in which a quantity may begin."""
    words, numbers = quantity_words(language), number_words(language)
    tables = (words.bounds, words.vague, words.none, words.skip, words.couple, words.share, numbers.phrases)
    whole = {*words.none.alone, *words.vague.alone, *words.couple.alone, *numbers.starts}
    return {word: frozenset(numbers.bounded).union(*(table.longer.get(word, ()) for table in tables)) for word in quantity_starts(language) - whole}


def _leads_nowhere(cut: Segmented, i: int, end: int) -> bool:
    """Whether word i only leads to a quantity, and none follows."""
    seconds = _leads(cut.language).get(cut.lower[i])
    return seconds is not None and (i + 1 >= end or not (cut.lower[i + 1] in seconds or begins_quantity(cut.lower[i + 1], cut.language)))


def quantity_at(cut: Segmented, i: int, end: int) -> Quantity | None:
    """The quantity that starts at word i, its bounds included; null where none does.

    A bound wins over the bare number ("at least 11" is one quantity); two numbers with a joiner are a range.
    """
    if not begins_quantity(cut.lower[i], cut.language) or _leads_nowhere(cut, i, end):
        return None
    words = quantity_words(cut.language)
    none = words.none.at(cut.lower, i, end)
    if none is not None and words.bounds.at(cut.lower, i, end) is None:
        return Quantity(i, i, none[1], Count(low=0, high=0, quantifier="none"))
    vague = words.vague.at(cut.lower, i, end)
    if vague is not None and number_at(cut, min(vague[1], end - 1), end) is None:
        return Quantity(i, i, _past_more(cut, vague[1], end, words), Count(low=None, high=None, quantifier=vague[0]))
    bound, first, at, increment = _bound(cut, i, end, words)
    if at >= end:
        return None
    share = words.share.at(cut.lower, at, end)
    if share is not None:
        return Quantity(first, at, share[1], Count(low=None, high=None, quantifier="several"), increment, share=True)
    one = number_words(cut.language).bounded.get(cut.lower[at]) if bound is not None else None
    if one is not None:
        return Quantity(first, at, at + 1, bounded(one, bound), increment)
    vague = words.vague.at(cut.lower, at, end)
    if vague is not None:
        return Quantity(at, at, _past_more(cut, vague[1], end, words), Count(low=None, high=None, quantifier=vague[0]), increment)
    couple = words.couple.at(cut.lower, at, end)
    if couple is not None and number_at(cut, couple[1], end) is None:
        return Quantity(at, at, couple[1], Count(low=2, high=2, quantifier="about"))
    return _numbered(cut, first, at, end, bound, increment, words)


def _bound(cut: Segmented, i: int, end: int, words: QuantityWords) -> tuple[str | None, int, int, bool]:
    """The bound before a number (null, "at_least", …), where the quantity's words begin, the word after the bound, and
    whether the number is an increment."""
    bound, first, increment = None, None, False
    while i < end:
        found = words.bounds.at(cut.lower, i, end)
        if found is not None and bound is None:
            (bound, after), first = found, i
        elif (skipped := words.skip.at(cut.lower, i, end)) is not None:
            increment, after = increment or cut.lower[i] in words.increment, skipped[1]
        elif cut.lower[i] in words.between and bound is None:
            bound, after, first = "between", i + 1, i
        else:
            break
        i = after
    return bound, i if first is None else first, i, increment


def _numbered(cut: Segmented, first: int, at: int, end: int, bound: str | None, increment: bool, words: QuantityWords) -> Quantity | None:
    low = number_at(cut, at, end)
    if on_a_clock(cut, at):
        return None
    if low is None:
        return _article(cut, first, at, end, bound, words)
    value, after = low
    joiner = words.between_joiner if bound == "between" else words.range_joiner
    if after + 1 < end and cut.lower[after] in joiner:
        high = number_at(cut, after + 1, end)
        if high is not None and high[0] > value and (bound in (None, "between", "about")):
            return Quantity(first, at, high[1], Count(low=value, high=high[0], quantifier="range"), increment)
    if bound == "between":
        return None
    most = _at_most(cut, after, end, words) if bound == "at_least" else None
    if most is not None and most[0] > value:
        return Quantity(first, at, most[1], Count(low=value, high=most[0], quantifier="range"), increment)
    follow = words.after_at_least.at(cut.lower, after, end) if after < end else None
    if follow is not None:
        bound, after = "at_least", follow[1]
    percent = words.percent.at(cut.lower, after, end) if after < end else None
    if percent is not None:
        return Quantity(first, at, percent[1], Count(low=None, high=None, quantifier="several"), share=True)
    increment = increment or (after < end and cut.lower[after] in words.increment)
    return Quantity(first, at, after, bounded(value, bound), increment)


def _at_most(cut: Segmented, i: int, end: int, words: QuantityWords) -> tuple[int, int] | None:
    """The upper number of "at least 27 and up to 30", and the word after it; null where none follows."""
    if i >= end or cut.lower[i] not in words.between_joiner:
        return None
    bound = words.bounds.at(cut.lower, i + 1, end) if i + 1 < end else None
    return number_at(cut, bound[1], end) if bound is not None and bound[0] == "up_to" and bound[1] < end else None


def on_a_clock(cut: Segmented, i: int) -> bool:
    """Whether the figures at word i are of a time of day ("at 17:30"): a colon and other figures touch them."""
    for middle in (i - 1, i + 1):
        if 0 < middle < len(cut.words) - 1 and cut.words[middle] == ":":
            around = cut.words[middle - 1], cut.words[middle + 1]
            glued = cut.ends[middle - 1] == cut.starts[middle] and cut.ends[middle] == cut.starts[middle + 1]
            if glued and all(word.isdecimal() for word in around):
                return True
    return False


def _article(cut: Segmented, first: int, at: int, end: int, bound: str | None, words: QuantityWords) -> Quantity | None:
    """ "a hundred people", "a dozen": the article belongs to the number."""
    if at + 1 < end and cut.lower[at] in vocabulary(cut.language, "people").get("indefinite", ()):
        found = number_at(cut, at + 1, end)
        whole = found is not None and (found[0] >= 12 or cut.lower[at + 1] in number_words(cut.language).phrases.starts)
        if found is not None and whole and not cut.words[at + 1][0].isdigit():
            return Quantity(first, at, found[1], bounded(found[0], bound), False)
    return None


def _past_more(cut: Segmented, at: int, end: int, words: QuantityWords) -> int:
    return at + 1 if at < end and cut.lower[at] in words.increment else at


def bounded(value: int, bound: str | None) -> Count:
    """What a bound word makes of a number: "more than 11" is 12 or more, "up to 20" has no low."""
    if bound == "at_least":
        return Count(low=value, high=None, quantifier="at_least")
    if bound == "more_than":
        return Count(low=value + 1, high=None, quantifier="more_than")
    if bound == "up_to":
        return Count(low=None, high=value, quantifier="up_to")
    if bound == "fewer_than":
        return Count(low=None, high=value - 1, quantifier="fewer_than")
    return Count(low=value, high=value, quantifier=cast(Quantifier, bound) if bound == "about" else "exact")
