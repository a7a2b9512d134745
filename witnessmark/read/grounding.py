"""What a model proposes becomes a claim only where the text itself says it. Everything else is refused, and counted by reason.

In this order: the quote must stand in the text word for word, on the boundaries of words (`not_found`); our own reader must
find the model's number in it (`number_not_there`); what is counted must be people by our own words (`not_people`); the
sentence must have a word that tells of the outcome (`outcome_not_there`); and the rules come first: words in which they have
read the same outcome are theirs (`duplicate`), and words in which they have read another one are not read again
(`contradicts_rules`).
"""

from collections import Counter
from collections.abc import Iterator, Sequence

from msgspec import UNSET

from witnessmark.model.base import Span
from witnessmark.model.claim import Casualty
from witnessmark.model.count import Count, Outcome, Who
from witnessmark.read.backends.common import Proposals, Proposed
from witnessmark.read.counts.quantities import Quantity, quantity_at
from witnessmark.read.segment import Segmented
from witnessmark.read.words.outcomes import outcome_of, told
from witnessmark.read.words.people import people_words

# How many words before a quote may bound its number: "no fewer than", "щонайменше".
BOUND_BEFORE = 4
# A count phrase is short; what is longer than this is a passage, and nobody can say which number in it is meant.
LONGEST = 300
# So much blank space may stand between a quote and the words before it.
GAP = 8


class Grounding:
    """Turns the proposals about one text into claims. `refused` counts the others by reason."""

    def __init__(self, cut: Segmented, known: Sequence[Casualty], rule: str) -> None:
        self.cut, self.rule = cut, rule
        self.known, self.claims = list(known), list[Casualty]()
        self.refused: Counter[str] = Counter()

    def take(self, proposals: Proposals) -> None:
        """Adds what one answer proposes, each entry by itself, in the order of the answer."""
        self.refused["not_a_claim"] += proposals.malformed
        for proposed in proposals.claims:
            claim = self._claim(proposed, proposals.within)
            if isinstance(claim, Casualty):
                self.claims.append(claim)
            else:
                self.refused[claim] += 1

    def _claim(self, proposed: Proposed, within: Span) -> Casualty | str:
        """The claim, or the reason why it is none."""
        places = list(_places(self.cut, proposed, within))
        if not places:
            return "not_found"
        first, end = next((place for place in places if not self._read_already(place, proposed.outcome)), places[0])
        counted = _count(self.cut, first, end, proposed)
        if counted is None:
            return "number_not_there"
        if not _of_people(self.cut, first, end):
            return "not_people"
        if proposed.outcome not in _outcomes(self.cut, first):
            return "outcome_not_there"
        count, start, increment = counted
        return self._read_already((start, end), proposed.outcome) or Casualty(
            id=f"m{len(self.claims)}",
            start=self.cut.starts[start],
            end=self.cut.ends[end - 1],
            quote=self.cut.quote(start, end),
            rule=self.rule,
            modality=proposed.modality,
            outcome=proposed.outcome,
            low=count.low,
            high=count.high,
            quantifier=count.quantifier,
            who=_who(self.cut, first, end, proposed.who),
            relation="increment" if increment else "total",
            # Whether nobody was hurt or nobody told of it is not asked: the one that never becomes a zero.
            zero="no_report" if count.quantifier == "none" else None,
        )

    def _read_already(self, words: Span, outcome: Outcome) -> str | None:
        """Why these words are not free for a claim of this outcome; null where they are."""
        start, end = self.cut.starts[words[0]], self.cut.ends[words[1] - 1]
        if any(c.outcome == outcome and c.start < end and start < c.end for c in (*self.known, *self.claims)):
            return "duplicate"
        return "contradicts_rules" if any(c.start < end and start < c.end for c in self.known) else None


def _places(cut: Segmented, proposed: Proposed, within: Span) -> Iterator[Span]:
    """Where the quote stands, as ranges of words: first those after the words the model says come before it."""
    quote, before = proposed.quote.strip(), proposed.before.strip()
    if not quote or len(quote) > LONGEST:
        return
    found = list(_occurrences(cut, quote, within))
    hinted = [place for place in found if before and _comes_after(cut, cut.starts[place[0]], before)]
    yield from hinted
    yield from (place for place in found if place not in hinted)


def _comes_after(cut: Segmented, offset: int, before: str) -> bool:
    return cut.text[max(0, offset - len(before) - GAP) : offset].rstrip().endswith(before)


def _occurrences(cut: Segmented, quote: str, within: Span) -> Iterator[Span]:
    at = cut.text.find(quote, *within)
    while at >= 0:
        first, last = cut.word_at(at), cut.word_at(at + len(quote) - 1)
        if cut.starts[first] == at and cut.ends[last] == at + len(quote):
            yield first, last + 1
        at = cut.text.find(quote, at + 1, within[1])


def _count(cut: Segmented, first: int, end: int, proposed: Proposed) -> tuple[Count, int, bool] | None:
    """The count as our own reader reads it, the word where its phrase begins, and whether it is an increment; null where
    the model's number is not there.

    A bound before the quote belongs to it: "at least" is never lost because a model left it out.
    """
    for quantity in _quantities(cut, first, end):
        if _agrees(cut, quantity, proposed):
            return quantity.count, min(quantity.first, first), quantity.increment
    if not any(_quantities(cut, first, end)):
        for count in _of_nouns(cut, first, end):
            if _allowed((proposed.low, proposed.high), {count.low, count.high}):
                return count, first, False
    return None


def _quantities(cut: Segmented, first: int, end: int) -> Iterator[Quantity]:
    """Our own reader's quantities whose number begins inside these words."""
    begin, stop = cut.sentences[cut.sentence_of(first)]
    i = max(begin, first - BOUND_BEFORE)
    while i < end:
        quantity = quantity_at(cut, i, max(stop, end))
        if quantity is not None and first <= quantity.number < end:
            yield quantity
        i = max(quantity.end, i + 1) if quantity is not None else i + 1


def _agrees(cut: Segmented, quantity: Quantity, proposed: Proposed) -> bool:
    """Whether the model's number is the one we read; the bare number may stand for the bounded one ("more than 11": 11)."""
    count = quantity.count
    bare = quantity_at(cut, quantity.number, quantity.end)
    read = {count.low, count.high} | ({bare.count.low, bare.count.high} if bare is not None else set())
    return _allowed((proposed.low, proposed.high), read)


def _allowed(given: tuple[object, object], read: set[int | None]) -> bool:
    """Null for null and number for number: a vague word has none, and a number is never called vague."""
    numbers = {number for number in given if number is not None and number is not UNSET}
    if UNSET in given:
        return numbers <= read
    return numbers <= read if numbers else read == {None}


def _of_nouns(cut: Segmented, first: int, end: int) -> Iterator[Count]:
    """What a phrase without a number says by its noun: "a woman" is one, "villagers" are several. A bare name says nothing."""
    people = people_words(cut.language)
    for word in cut.lower[first:end]:
        if people.noun(word) in people.one:
            yield Count(low=1, high=1, quantifier="exact")
        elif people.is_many(word):
            yield Count(low=None, high=None, quantifier="several")


def _of_people(cut: Segmented, first: int, end: int) -> bool:
    """Whether a quote counts people: a noun of it says so ("40 of the porters", "three deaths"), or it has no noun and no
    unit follows it ("Nine", "two of them")."""
    people = people_words(cut.language)
    number = next(_quantities(cut, first, end), None)
    after = cut.lower[number.end if number is not None else first : end]
    if any(people.status(word) or people.is_many(word) or outcome_of(word, cut.language) is not None for word in after):
        return True
    named = [word for word in after if word[0].isalpha() and word not in people.function and word not in people.groups]
    return not named and not (end < len(cut.words) and cut.lower[end] in people.not_people)


def _outcomes(cut: Segmented, word: int) -> set[Outcome]:
    """The outcomes told in the sentence of a word; where it tells of none ("Nine others too."), in the one before."""
    sentence = cut.sentence_of(word)
    return told(cut, *cut.sentences[sentence]) or (told(cut, *cut.sentences[sentence - 1]) if sentence > 0 else set())


def _who(cut: Segmented, first: int, end: int, proposed: Who) -> Who:
    """The status the counted words give; the model's only where a word of the sentence gives that one too."""
    people = people_words(cut.language)

    def statuses(a: int, b: int) -> list[Who]:
        found = (people.status(word) or people.adjectives.get(word) for word in cut.lower[a:b])
        return [status for status in found if status is not None and status != "unknown"]

    own = statuses(first, end)
    if own:
        return own[0]
    return proposed if proposed in statuses(*cut.sentences[cut.sentence_of(first)]) else "unknown"
