"""Where the noun phrase of a voice begins and ends, found backwards from the verb it stands before; forwards: `following`."""

from witnessmark.read.attribution.cues import Lexicon, is_finite, shouts
from witnessmark.read.attribution.name_lists import STOPS, Phrase, list_start
from witnessmark.read.attribution.voice_words import Names
from witnessmark.read.segment import Segmented
from witnessmark.read.vocabulary import vocabulary

ASIDE = 8
"""Words a voice may have that opens a sentence and is parted from its verb by an aside."""
RELATED = 14
"""Words that may tell of a voice after "who"."""
LONGEST_ASIDE = 30
"""Words a part between two dashes may have."""
LONGEST = 16
"""Words a voice's phrase may have; a longer one was cut wrongly."""


def before(cut: Segmented, words: Lexicon, names: Names, lo: int, verb: int) -> Phrase | None:
    """The subject that stands before a verb group, its explanation between commas included; null where there is none."""
    j = _skip_bracket(cut, lo, verb)
    if j <= lo:
        return None
    if cut.words[j - 1] != ",":
        j = _before_times(cut, words, lo, j)
        first = _back(cut, words, names, lo, j)
        whose = _related(cut, words, names, lo, j if first is None else first)
        if whose is not None:
            return whose._replace(end=j)
        return None if first is None else Phrase(list_start(cut, names, lo, first), j, j)
    return _with_apposition(cut, words, names, lo, j) or _torn_off(cut, words, names, lo, j)


def _related(cut: Segmented, words: Lexicon, names: Names, lo: int, stop: int) -> Phrase | None:
    """ "A woman who fled the port said": what stands before the verb belongs to what is told of the voice."""
    for k in range(stop - 1, max(lo, stop - RELATED), -1):
        if cut.words[k] in STOPS or cut.words[k] in ",()" or cut.lower[k] in words.openers:
            return None
        if cut.lower[k] in names.relatives:
            told = k < stop - 1 or (cut.words[stop].islower() and not _opens_phrase(cut, names, stop) and cut.lower[stop] not in names.body_nouns)
            first = _back(cut, words, names, lo, k) if told else None
            return Phrase(first, k, k) if first is not None and may_speak(cut, names, first, k) else None
    return None


def _before_times(cut: Segmented, words: Lexicon, lo: int, j: int) -> int:
    """Steps over when it was said: "the mayor on Monday evening said"."""
    k = j
    while k - 1 > lo and cut.lower[k - 1] in words.times:
        k -= 1
    while k < j and cut.words[k][0].isupper() and cut.lower[k] not in words.openers:
        k += 1
    return k if k < j and cut.lower[k - 1] not in words.prepositions else j


def _torn_off(cut: Segmented, words: Lexicon, names: Names, lo: int, j: int) -> Phrase | None:
    """ "Air force spokesman Ivo Hale, said": a role and a name that open the sentence, with a comma no one opened."""
    first = _back(cut, words, names, lo, j - 1)
    if (
        first is None
        or not all(cut.lower[k] in words.openers for k in range(lo, first))
        or not all(cut.words[k][0].isupper() for k in (j - 3, j - 2))
    ):
        return None
    named = any(cut.lower[k] in names.roles for k in range(first, j - 2))
    return Phrase(first, j - 1, j - 1) if named and not _is_clause(cut, words, names, first, j - 1) else None


def _skip_bracket(cut: Segmented, lo: int, j: int) -> int:
    """Steps over "(R-Iowa)", "[FMLN]" or a part between dashes that stands between a name and its verb."""
    if j - 1 > lo and cut.words[j - 1] in ")]":
        for k in range(j - 2, max(lo, j - 10), -1):
            if cut.words[k] in "([":
                return k
    if j - 1 > lo and cut.words[j - 1] in "—–-":
        for k in range(j - 3, max(lo, j - LONGEST_ASIDE), -1):
            if cut.words[k] == cut.words[j - 1]:
                return k - (cut.words[k - 1] == "-")
    return j


def _back(cut: Segmented, words: Lexicon, names: Names, lo: int, j: int) -> int | None:
    last = cut.lower[j - 1]
    if last in names.pronouns or last in names.relatives:
        return j - 1
    if last in words.prepositions or last in words.breakers or last in STOPS or cut.words[j - 1] in ",)]'’" or last in ("and", "or"):
        return None
    if (j - 1 == lo and last.endswith("ing")) or (last.endswith("ing") and cut.words[j - 1].islower() and cut.words[j - 2] == ","):
        return None
    k = j - 1
    while k >= lo and not _ends_phrase(cut, words, names, lo, k, j):
        k -= 1
        k = _nickname(cut, lo, k)
    first = _trim(cut, words, names, k + 1, j)
    if first < j and all(cut.lower[i] in words.times for i in range(first, j)):
        return None
    return first if first < j and j - first <= LONGEST else None


def _nickname(cut: Segmented, lo: int, k: int) -> int:
    """Steps over a name in single marks inside a name ("Ana ‘Nina’ Silva")."""
    if k - 2 > lo and cut.words[k] in "’'”" and cut.words[k - 2] in "‘'“" and cut.words[k - 3][0].isupper():
        return k - 3
    return k


def _ends_phrase(cut: Segmented, words: Lexicon, names: Names, lo: int, k: int, j: int) -> bool:
    word = cut.lower[k]
    if word == "." and k + 1 < j:
        return cut.starts[k + 1] > cut.ends[k] and len(cut.words[k - 1]) > 4
    if word == "-" and "-" in (cut.words[k - 1], cut.words[k + 1]):
        return True
    if word == "'" and "'" in (cut.words[k - 1], cut.words[k + 1]):
        return True
    if word in STOPS or word in ",()]" or (word == "[" and k < j - 1):
        return True
    if word in words.breakers or is_finite(cut, words, k) or word in names.relatives:
        return not (cut.lower[k - 1] in words.measures and k > lo)
    verb = words.verbs.get(word)
    if verb is not None and word not in words.ambiguous and not verb.gerund and k < j - 1 and (cut.words[k].islower() or shouts(cut, k)):
        return True
    if word == "according":
        return True
    return word == "and" and not _joins_phrases(cut, words, lo, k, j)


def _joins_phrases(cut: Segmented, words: Lexicon, lo: int, k: int, j: int) -> bool:
    """Whether this "and" stands between two noun phrases and not between two clauses."""
    if cut.lower[k + 1] in words.new_subjects and cut.lower[k + 1] not in words.articles:
        return False
    for i in range(k - 1, lo - 1, -1):
        word = cut.lower[i]
        if word in STOPS or word in ",()" or word in words.breakers:
            return True
        if (
            word in words.only_objects
            or word in words.finite
            or (word in words.verbs and word not in words.ambiguous)
            or (word.endswith("ed") and cut.words[i].islower())
        ):
            return False
    return True


def _trim(cut: Segmented, words: Lexicon, names: Names, first: int, j: int) -> int:
    """Leaves out openers ("But", "On Sunday") and an adjunct that stands before the subject without a comma."""
    while first < j and (
        cut.lower[first] in words.openers or (cut.lower[first].endswith("ly") and first + 1 < j and cut.lower[first] not in names.roles)
    ):
        first += 1
    if first < j and cut.lower[first] in words.prepositions:
        return _after_adjunct(cut, words, names, first, j)
    if first < j and cut.words[first].islower() and j - first > 3 and not _opens_phrase(cut, names, first):
        return next((i for i in range(j - 1, first, -1) if cut.lower[i] in names.determiners and cut.lower[i - 1] not in words.prepositions), first)
    for i in range(j - 1, first, -1):
        if cut.lower[i].endswith("ed") and cut.words[i].islower() and i + 1 < j and cut.lower[i + 1] in names.determiners:
            return i + 1
    return first


def _opens_phrase(cut: Segmented, names: Names, k: int) -> bool:
    return cut.lower[k] in names.determiners or cut.lower[k] in names.possessives or any(cut.lower[i] in names.roles for i in (k, k + 1))


def _after_adjunct(cut: Segmented, words: Lexicon, names: Names, first: int, j: int) -> int:
    for i in range(j - 1, first, -1):
        if cut.lower[i] in names.determiners and cut.lower[i - 1] not in words.prepositions:
            return i
    k = j - 1
    while (
        k > first
        and (cut.words[k][0].isupper() or cut.lower[k] in names.roles or cut.lower[k] in names.body_nouns)
        and cut.lower[k] not in words.times
    ):
        k -= 1
    return k + 1 if k > first else j


def _with_apposition(cut: Segmented, words: Lexicon, names: Names, lo: int, j: int) -> Phrase | None:
    """ "X, head of the Y office, said": the phrase before the furthest comma after which all parts only explain it."""
    best: Phrase | None = None
    close = j - 1
    for _ in range(4):
        comma = _comma_before(cut, lo, close)
        if comma is None or not (_explains(cut, words, names, comma + 1, close) or _is_aside(cut, words, lo, comma)):
            break
        aside = _opens_aside(cut, words, comma + 1) and cut.lower[comma + 1] not in words.origins
        start = _skip_bracket(cut, lo, comma)
        first = _back(cut, words, names, lo, start)
        if first is not None and may_speak(cut, names, first, start):
            if best is not None and (cut.lower[start - 1] in words.times or _is_clause(cut, words, names, first, start)):
                break
            best = Phrase(first, start, start if aside else j - 1)
        close = comma
    return best


def _is_aside(cut: Segmented, words: Lexicon, lo: int, comma: int) -> bool:
    """ "Ana Silva, for example, said", "the mayor, in a speech, said": what stands between two commas after the opening name."""
    opens = _opens_aside(cut, words, comma + 1)
    return opens and comma - lo <= ASIDE and cut.lower[lo] not in words.prepositions


def _opens_aside(cut: Segmented, words: Lexicon, k: int) -> bool:
    word = cut.lower[k]
    return word in words.prepositions or word in words.breakers or word in words.asides


def _is_clause(cut: Segmented, words: Lexicon, names: Names, first: int, end: int) -> bool:
    """Whether the words say something of their own ("Rescuers pulled out 86 people"), so that no voice is explained by what follows."""
    told = vocabulary(cut.language, "function_words").get("verbs", ())
    if cut.lower[first].endswith("ed") and first > 0 and cut.lower[first - 1] in words.finite:
        return True  # "eight were injured, the mayor, Ana Silva, said"
    return any(
        cut.words[k].islower()
        and (cut.lower[k] not in names.roles or cut.lower[k + 1][0].isdigit())
        and (cut.lower[k].endswith("ed") or cut.lower[k] in words.finite or cut.lower[k] in told)
        for k in range(first, end)
    )


def _comma_before(cut: Segmented, lo: int, close: int) -> int | None:
    for k in range(close - 1, lo, -1):
        if cut.words[k] == ",":
            return k
        if cut.words[k] in STOPS and cut.words[k] not in ".’" and not (cut.words[k] == ":" and cut.words[k - 1].isdecimal()):
            return None
    return None


def _explains(cut: Segmented, words: Lexicon, names: Names, first: int, end: int) -> bool:
    """Whether the words between two commas explain a name: a role, a relative clause, an age, a place."""
    if first >= end:
        return False
    word = cut.lower[first]
    if word in names.determiners or word in names.relatives or word in words.quoting or word in names.roles or word in names.possessives:
        return True
    if (
        word[0].isdigit()
        or (word == "known" and cut.lower[first + 1] == "as")
        or word.endswith("ing")
        or cut.words[first][0].isupper()
        or word in words.explaining
    ):
        return True
    return any(cut.lower[k] in names.roles for k in range(first, end)) or word.endswith("ed")


def may_speak(cut: Segmented, names: Names, first: int, end: int) -> bool:
    return any(
        cut.words[k][0].isupper() or cut.lower[k] in names.roles or cut.lower[k] in names.body_nouns or cut.lower[k] in names.pronouns
        for k in range(first, end)
    )
