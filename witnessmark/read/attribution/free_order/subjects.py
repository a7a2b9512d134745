"""Whose words a verb hands over: the subject before or after it, or the body in whose midst something was said."""

from witnessmark.read.attribution.free_order.noun_phrases import NOMINATIVE, OPENING, Phrase, Reader
from witnessmark.read.attribution.free_order.verbs import Verb
from witnessmark.read.inflection import Case

AROUND: tuple[Case, ...] = ("locative",)
OBJECT: tuple[Case, ...] = ("genitive", "accusative", "locative", "dative", "instrumental")
LONGEST_SKIP = 8
FURTHEST = 60
"""Words between a subject and its verb."""


def subject(reader: Reader, verb: Verb, at: int, clause: tuple[int, int], inverted: bool) -> Phrase | None:
    """The voice of the verb at word `at` of a clause.

    `inverted`: nothing but adverbs stands before the verb, so the voice is looked for after it first. A body in the
    locative speaks only where the verb is plural ("в МВС заявили").
    """
    lo, hi = max(clause[0], at - FURTHEST), clause[1]
    sides = (_after, _before) if inverted else (_before, _after)
    for side in sides:
        found = side(reader, verb, at, lo, hi)
        if found is not None:
            return found
    return _midst(reader, at, lo, hi) if verb.number == "many" else None


def _before(reader: Reader, verb: Verb, at: int, lo: int, hi: int) -> Phrase | None:
    """The nominative that begins last before the verb and reaches it but for adverbs, times and places."""
    best: Phrase | None = None
    k = lo
    while k < at:
        after = _adjunct(reader, k, at)
        if after is not None:
            k = after
            continue
        found = _nominative(reader, verb, k, at)
        if found is None:
            if best is not None and _is_bare(reader, best) and _belongs(reader, best.end, k):
                best = None
            k += 1
            continue
        if best is None or reader.cut.words[best.head_end - 1].islower():
            best = found
        k = max(found.end, k + 1)
    return best


def _belongs(reader: Reader, end: int, k: int) -> bool:
    """Whether the small word at `k` is a noun behind the phrase: no comma between, and no finite verb."""
    return reader.cut.words[k].islower() and not reader.is_past(k) and "," not in reader.cut.words[end:k]


def _is_bare(reader: Reader, found: Phrase) -> bool:
    """Whether the phrase is one capital that opens its sentence and may be any noun ("Загибель двох підтвердив мер")."""
    opens = reader.cut.sentences[reader.cut.sentence_of(found.first)][0] == found.first
    return opens and found.head_end == found.first + 1 and not reader.readings(found.first) and not reader.word_in(found.first, "pronouns")


def _adjunct(reader: Reader, k: int, hi: int) -> int | None:
    """The word after an adverb, a time or a phrase with a preposition at `k`; null where none stands there."""
    if reader.word_in(k, "times", "adverbs", "and", "as", "stops") and not reader.word_in(k, "prepositions", "places"):
        return k + 1
    if reader.cut.words[k].isdecimal():
        return k + 1
    if not reader.word_in(k, "prepositions", "places", "linking"):
        return None
    channel = reader.says.channels.at(reader.cut.lower, k + 1, hi) if k + 1 < hi else None
    if channel is not None:
        return _after_outlet(reader, channel[1], hi)
    k += 1
    while k < hi and (reader.is_adjective(k) or reader.word_in(k, "possessives")) and not _begins(reader, k):
        k += 1
    return min(_governed(reader, k, hi), hi)


def _after_outlet(reader: Reader, k: int, hi: int) -> int:
    """The word after the outlet behind a channel: "в інтерв'ю BBC мер сказав"."""
    if k >= hi or not any(noun.kind == "media" for noun in reader.readings(k)):
        return k
    end = reader.extent(k, hi, OBJECT)
    return k + 1 if end is None else end


def _governed(reader: Reader, k: int, hi: int) -> int:
    """The word after the noun a preposition governs and the genitives behind it."""
    if k >= hi or _begins(reader, k):
        return k
    if reader.readings(k):
        found = reader.extent(k, hi, OBJECT)
        return k + 1 if found is None else found
    if reader.cut.words[k][0].isupper():
        end = k
        while end < hi and reader.cut.words[end][0].isupper() and not reader.readings(end):
            end += 1
        return max(k + 1, end - 2) if end - k > 2 else k + 1 if end - k == 2 and end == hi else end
    return k + 1


def _begins(reader: Reader, k: int) -> bool:
    """Whether a role or body plainly in the nominative stands at `k`."""
    return any(noun.case == "nominative" and noun.declined for noun in reader.readings(k)) and not any(
        noun.case in OBJECT and noun.number == "one" for noun in reader.readings(k) if noun.declined
    )


def _nominative(reader: Reader, verb: Verb, k: int, hi: int) -> Phrase | None:
    if reader.word_in(k, "several"):
        return _several(reader, k, hi)
    if not (reader.strong(k) or reader.word_in(k, "pronouns")):
        return None
    found = reader.phrase(k, hi, NOMINATIVE, lists=verb.number == "many")
    if found is None or not _agrees(reader, verb, found):
        return None
    start = next((j for j in range(k + 1, found.head_end) if not reader.readings(k) and reader.cut.words[j].islower() and _begins(reader, j)), None)
    if start is None or reader.is_adjective(start - 1) or reader.cut.words[start - 1].islower():
        return found
    return _nominative(reader, verb, start, hi)


def _several(reader: Reader, k: int, hi: int) -> Phrase | None:
    """ "несколько жителей", "одна из спасённых": a number rules the genitive of whom it counts."""
    start = k + 1
    while start < hi and reader.word_in(start, "several", "linking"):
        start += 1
    found = reader.phrase(start, hi, ("genitive", "nominative")) if start < hi else None
    if found is None and start > k + 1 and start < hi and reader.says.ends(reader.cut.lower[start], "genitive_plural_endings"):
        return Phrase(k, start + 1, start + 1, NOMINATIVE)
    return found._replace(first=k, cases=NOMINATIVE) if found is not None else None


def hearer(reader: Reader, at: int, hi: int) -> Phrase | None:
    """The outlet right behind the verb that was told something, where it is not what speaks ("рассказал РИА Новости житель")."""
    if at + 1 >= hi:
        return None
    readings = reader.readings(at + 1 + (reader.cut.words[at + 1] in OPENING))
    if not any(noun.kind == "media" and not noun.declined for noun in readings):
        return None
    end = reader.extent(at + 1, hi, NOMINATIVE)
    return Phrase(at + 1, end, end, NOMINATIVE) if end is not None else None


def _agrees(reader: Reader, verb: Verb, found: Phrase) -> bool:
    """Whether the number of the phrase's first noun can be the verb's; a list and an undeclined name go with both."""
    if verb.number is None or found.members:
        return True
    for k in range(found.first, found.head_end):
        every = reader.readings(k)
        readings = [noun for noun in every if noun.case == "nominative" or not noun.declined]
        if every and not readings and not reader.word_in(found.first, "several"):
            return k > found.first + 1 or reader.cut.words[k][0].isupper()
        if readings:
            return any(noun.number == verb.number or not noun.declined for noun in readings)
    if reader.word_in(found.first, "pronouns"):
        return reader.word_in(found.first, "plural_pronouns") == (verb.number == "many")
    if verb.number == "many":
        return _may_be_many(reader, found)
    return found.head_end > found.first + 1 or not reader.says.ends(reader.cut.lower[found.first], "accusative_endings")


def _may_be_many(reader: Reader, found: Phrase) -> bool:
    """Whether a capital no table knows goes with a plural verb: an abbreviation, a name in marks or Latin letters, a plural ending."""
    words = reader.cut.words[found.first : found.head_end]
    if words[0] in OPENING or words[0].isascii() or (words[0].isupper() and len(words[0]) > 1) or reader.word_in(found.first, "several"):
        return True
    return reader.says.ends(words[0], "plural_endings")


def _after(reader: Reader, verb: Verb, at: int, lo: int, hi: int) -> Phrase | None:
    """The nominative right behind the verb, but for adverbs, times and hearers."""
    k = at + 1
    heard = hearer(reader, at, hi)
    if heard is not None:
        spoken = _nominative(reader, verb, heard.end, hi) if heard.end < hi else None
        return spoken or (_midst(reader, at, at, hi) if verb.number == "many" else None) or heard
    while k < hi:
        found = _nominative(reader, verb, k, len(reader.cut.words) if hi == lo else _limit(reader, hi))
        if found is not None:
            return found
        after = _adjunct(reader, k, hi)
        if after is None and reader.word_in(k, "hearers", "pronouns_oblique"):
            after = k + 1
        if after is None or after - at > LONGEST_SKIP:
            return None
        k = after
    return None


def _limit(reader: Reader, hi: int) -> int:
    """The end of the sentence: a list and what explains a name go on over commas."""
    return reader.cut.sentences[reader.cut.sentence_of(hi - 1)][1]


def _midst(reader: Reader, at: int, lo: int, hi: int) -> Phrase | None:
    """The body after "in" ("в ГСЧС сообщили", "повідомили у пресслужбі управління")."""
    for k in (*range(lo, at), *range(at + 1, hi)):
        if not reader.word_in(k, "places") or k + 1 >= hi:
            continue
        found = reader.phrase(k + 1, at if k < at else hi, AROUND)
        if found is not None and any(noun.sort == "body" for i in range(k + 1, found.head_end) for noun in reader.readings(i)):
            return found
    return None
