"""What was said: the words a cue hands over, before it, after it or on both sides of it."""

from bisect import bisect_right
from typing import NamedTuple

from witnessmark.read.attribution.channels import after_channel
from witnessmark.read.attribution.cues import Cue, Lexicon, is_finite
from witnessmark.read.attribution.quotations import Quotation
from witnessmark.read.attribution.takes import Takes
from witnessmark.read.segment import Segmented
from witnessmark.read.vocabulary import vocabulary

QUOTES = frozenset('“”"«»„')
SUBJECT = 10
"""Words the subject of a clause without "that" may have."""
REACH = 22
"""Words between a cue and the "that" it belongs to ("told a packed hall in the town on Monday evening that")."""


class Field(NamedTuple):
    """Where a cue may look: words `lo` up to `hi` of its sentence, inside its own quotation if it stands in one."""

    lo: int
    hi: int
    quotations: list[Quotation]
    firsts: list[int]

    def quotation(self, word: int) -> Quotation | None:
        """The quotation that holds this word."""
        k = bisect_right(self.firsts, word) - 1
        return self.quotations[k] if k >= 0 and word < self.quotations[k].end else None


def field_of(first: int, end: int, word: int, quotations: list[Quotation], firsts: list[int]) -> Field:
    """The field of the cue at `word` in the sentence `first` up to `end`."""
    whole = Field(first, end, quotations, firsts)
    around = whole.quotation(word)
    return whole if around is None else Field(max(first, around.first + 1), min(end, around.end - 1), quotations, firsts)


def start_after(cut: Segmented, words: Lexicon, cue: Cue, field: Field) -> int | None:
    """Where the content after a cue starts; null where nothing but a date, a place or a channel follows the cue."""
    k = after_channel(cut, cue.end)
    if k >= field.hi:
        return None
    if k > cue.end and cut.lower[k] == "about":
        return k
    marked = _marked(cut, words, cue, field, k)
    if marked is not None:
        return marked if marked < field.hi or cut.words[marked - 1] == ":" else None
    if cue.frame == "tell":
        k = _after_hearer(cut, words, k, field.hi)
    k = _after_times(cut, words, k, field.hi)
    if k >= field.hi or cut.words[k] in ".,;!?—–)”":
        return None
    takes = words.takes.get(words.verbs[cut.lower[cue.verb]].lemma)
    return _by_frame(cut, words, cue, field, k) if takes is None else _taken(cut, words, takes, field, k)


def _by_frame(cut: Segmented, words: Lexicon, cue: Cue, field: Field, k: int) -> int | None:
    """The start of the content of a verb that has no row of its own: what its frame takes."""
    if k < field.hi - 1 and cut.lower[k].endswith("ly") and cut.words[k + 1] in ",.;":
        return None
    if k < field.hi - 1 and cut.lower[k] == "at" and cut.lower[k + 1] not in ("least", "most"):
        return None
    if cue.frame in ("say", "tell", "ask") and cut.lower[k] in words.adjunct and cut.lower[k] not in words.complementisers:
        return None
    if cue.frame == "find" and cut.lower[k] not in words.strict:
        return None
    return k


def _taken(cut: Segmented, words: Lexicon, takes: Takes, field: Field, k: int) -> int | None:
    """The start of the content of a verb with a row of what it takes; null where something else follows it."""
    for phrase in takes.phrases:
        if tuple(cut.lower[k : k + len(phrase)]) == phrase and k + len(phrase) < field.hi:
            return k + len(phrase)
    kind = class_at(cut, words, field, k)
    if kind == "to" and (k + 1 >= field.hi or not cut.words[k + 1][0].isalpha()):
        return None
    if kind == "object" and "number" in takes.classes and _is_number(cut, k):
        return k
    if kind == "object" and kind not in takes.classes and _has_verb(cut, words, k, field.hi):
        kind = "clause"
    return k if kind in takes.classes else None


def _is_number(cut: Segmented, k: int) -> bool:
    first = cut.lower[k].partition("-")[0]
    return first[0:1].isdigit() or any(first in row for row in vocabulary(cut.language, "numbers").values())


def _has_verb(cut: Segmented, words: Lexicon, k: int, hi: int) -> bool:
    """Whether the words from `k` on are a clause without "that": "added the road was closed"."""
    for i in range(k, min(k + SUBJECT, hi)):
        if cut.words[i] in ",;:—–(" or cut.lower[i] in words.relatives or cut.lower[i] in words.breakers:
            return False
        if is_finite(cut, words, i):
            return True
    return False


def class_at(cut: Segmented, words: Lexicon, field: Field, k: int) -> str:
    """What begins at word `k`: a clause, an infinitive, a quotation or an object; "other" for anything else."""
    word = cut.lower[k]
    quotation = field.quotation(k)
    if quotation is not None and quotation.first == k:
        return "quote"
    if word in words.strict:
        return "that" if word in words.linkers else "clause"
    if word == "to":
        return "to"
    return "other" if word in words.prepositions or word in words.adjunct else "object"


def _marked(cut: Segmented, words: Lexicon, cue: Cue, field: Field, k: int) -> int | None:
    """The place of a "that", an opening quotation or a colon that plainly belongs to the cue."""
    loose = cue.frame in ("tell", "ask") or cut.lower[k] in words.adjunct or cut.words[k] in ",:" or cut.lower[k].endswith("ly")
    for i in range(k, min(field.hi, k + REACH)):
        word = cut.words[i]
        if cut.lower[i] in words.clause_openers:
            return None if cut.words[k] == "," and cut.words[i - 1] != "," and cut.lower[k + 1] not in words.adjunct else i
        if word == ":":
            return i + 1
        quotation = field.quotation(i)
        if quotation is not None and quotation.first == i and (i == k or cut.words[i - 1] in ",:" or (loose and cut.words[k] != ",")):
            return i
        if word in ".;!?" or (word == "," and i > k + 8):
            return None
        if not loose and i > k + 1:
            return None
        if i > k and cut.lower[i] in words.verbs and cut.lower[i] not in words.ambiguous | words.quoting and cut.lower[i - 1] not in words.articles:
            return None
    return None


def _after_hearer(cut: Segmented, words: Lexicon, k: int, hi: int) -> int:
    if k < hi and cut.lower[k] in words.hearers:
        while k < hi and cut.lower[k] in words.hearers:
            k += 1
        return k
    if k < hi and cut.lower[k] in words.before_hearers:
        k += 1
        while k < hi and cut.words[k][0].isupper():
            k += 1
        return min(k + (cut.words[k - 1].islower() and k < hi), hi)
    while k < hi and (cut.words[k][0].isupper() or cut.lower[k] in ("of", "and")):
        k += 1
    return k


def _after_times(cut: Segmented, words: Lexicon, k: int, hi: int) -> int:
    while (
        k < hi
        and cut.lower[k] in words.times
        and not (cut.lower[k] in ("on", "this", "late", "early") and (k + 1 >= hi or cut.lower[k + 1] not in words.times))
    ):
        k += 1
    return k


def trim_end(cut: Segmented, first: int, end: int) -> int:
    """Leaves out the mark that ends the sentence, and what hangs loose before a cut."""
    while end > first and (cut.words[end - 1] in ".,;—–" or cut.lower[end - 1] in ("and", "but")):
        end -= 1
    return end


def end_after(cut: Segmented, field: Field, start: int, limit: int) -> int:
    """Where content after a cue ends: at the limit, but never inside a quotation that started in it."""
    last = field.quotation(limit - 1)
    if last is not None and field.quotation(start - 1) != last and last.first >= start:
        return last.end if last.end >= limit else trim_end(cut, start, limit)
    return trim_end(cut, start, limit)


def span_before(cut: Segmented, words: Lexicon, field: Field, stop: int) -> tuple[int, int] | None:
    """The content that stands before word `stop`: the whole quotation that ends there, or the sentence so far."""
    if stop <= field.lo:
        return None
    field = field._replace(lo=after_dateline(cut, field))
    end = stop - (cut.words[stop - 1] == "," and stop - 1 > field.lo)
    quotation = field.quotation(end - 1)
    first = field.lo
    while first < end and cut.lower[first] in ("and", "but", "so", "or") and cut.words[first].istitle() and field.quotation(first) is None:
        first += 1
    if quotation is not None and quotation.first <= first + 1:
        first = quotation.first
    elif quotation is None:
        end = trim_end(cut, first, end)
    return (first, end) if first < end else None


def after_dateline(cut: Segmented, field: Field) -> int:
    """The word after "NORTHPORT (Agency) -"; the field's first word where it does not open so."""
    for k in range(field.lo + 1, min(field.hi - 1, field.lo + 14)):
        if cut.words[k] in "-—–" and (cut.words[k - 1] == ")" or cut.words[field.lo].isupper()) and cut.words[field.lo][0] not in "“\"'":
            return k + 1 + (k + 1 < field.hi and cut.words[k + 1] in "-—–")
    return field.lo


def span_resumed(cut: Segmented, words: Lexicon, field: Field, k: int) -> tuple[int, int] | None:
    """What goes on after an inserted cue ("Nobody was hurt here, she said, but the street was full of glass")."""
    while k < field.hi and (cut.lower[k] in words.times or cut.lower[k] in words.adjunct) and cut.words[k] != ",":
        k += 1
        while k < field.hi and cut.words[k] not in ',.;:—–“"' and k < field.hi:
            k += 1
    if k >= field.hi or cut.words[k] not in ",:—–":
        quotation = field.quotation(k) if k < field.hi else None
        return (k, quotation.end) if quotation is not None and quotation.first == k else None
    k += 1
    if k >= field.hi or cut.lower[k] in words.not_resumed or (cut.lower[k].endswith("ing") and cut.lower[k] not in words.not_gerunds):
        return None
    return k, end_after(cut, field, k, field.hi)
