"""The voice that stands after its cue, and what explains it there."""

from witnessmark.read.attribution.cues import Lexicon, is_finite, shouts
from witnessmark.read.attribution.name_lists import STOPS, Phrase
from witnessmark.read.attribution.phrases import may_speak
from witnessmark.read.attribution.voice_words import Names
from witnessmark.read.segment import Segmented


def after(cut: Segmented, words: Lexicon, names: Names, first: int, hi: int, sure: bool = False) -> Phrase | None:
    """The voice that stands after its cue ("said Ana Silva, a nurse", "according to the police"); null where none does.

    `sure`: the cue leaves no doubt that a voice follows, so that lower-case phrases of any kind are taken.
    """
    if first >= hi or cut.lower[first] in words.prepositions:
        return None
    if cut.lower[first] in names.personal or (cut.lower[first] in names.vague and not (sure or _tells_role(cut, names, first, hi))):
        return Phrase(first, first + 1, first + 1)
    head = _forward(cut, words, names, first, hi, sure)
    if head == first or not (sure or may_speak(cut, names, first, head)):
        return None
    end = head
    while end < hi and cut.words[end] == ",":
        close = _next_comma(cut, end + 1, hi)
        if not (_explains_after(cut, words, names, end + 1, close) or (end == head and _names_the_role(cut, names, first, head, close))):
            break
        end = close
    return Phrase(first, head, end)


def _tells_role(cut: Segmented, names: Names, first: int, hi: int) -> bool:
    """ "one rescuer", "several residents": the vague word only counts."""
    return any(cut.lower[k] in names.roles for k in range(first + 1, min(first + 3, hi)))


def _names_the_role(cut: Segmented, names: Names, first: int, head: int, close: int) -> bool:
    """ "the regional governor, Ana Silva": a full name after a role that has none."""
    name = range(head + 1, close)
    if not 2 <= len(name) <= 4 or not all(cut.words[k][0].isupper() for k in name) or shouts(cut, head + 1):
        return False
    return _is_definite(cut, names, first) and any(cut.lower[k] in names.roles for k in range(first, head)) and cut.words[head - 1].islower()


def _is_definite(cut: Segmented, names: Names, first: int) -> bool:
    return cut.lower[first] in names.determiners or cut.lower[first] in names.possessives or cut.lower[first].endswith("'s")


def _bare_role(cut: Segmented, words: Lexicon, names: Names, first: int, end: int) -> bool:
    """ "senior adviser at the institute": a role with no article, before whatever it belongs to."""
    stop = next((k for k in range(first, end) if cut.lower[k] in words.prepositions or cut.words[k] == "."), end)
    return first < stop <= first + 5 and cut.lower[stop - 1] in names.roles and not any(is_finite(cut, words, k) for k in range(first, end))


def _qualifies(cut: Segmented, words: Lexicon, names: Names, first: int, k: int, hi: int, sure: bool) -> bool:
    """ "this week's report", "early results": a word of time that belongs to what speaks."""
    if k > first:
        return cut.lower[k - 1] in names.determiners
    return sure and k + 1 < hi and cut.words[k + 1].islower() and cut.lower[k + 1] not in words.times


def _forward(cut: Segmented, words: Lexicon, names: Names, first: int, hi: int, sure: bool) -> int:
    k = first
    while k < hi:
        word = cut.lower[k]
        if word == "(":
            break
        if word == "–" and cut.words[k - 1][0].isupper() and k + 2 < len(cut.words) and cut.words[k + 1][0].isupper() and cut.words[k + 2] in "(.,":
            k += 2
            continue
        if word in STOPS and not (word == "." and k + 1 < hi and cut.words[k - 1][0].isupper() and len(cut.words[k - 1]) < 5):
            break
        if word in ",()" or word in words.breakers or is_finite(cut, words, k) or word in names.relatives:
            break
        if word in words.times and word not in words.links and not _qualifies(cut, words, names, first, k, hi, sure):
            break
        if (
            word == "-"
            or (word in words.prepositions and word not in words.links)
            or (word in ("in", "on", "at") and cut.lower[k + 1 : k + 2] and cut.lower[k + 1] in words.times | {"a"})
        ):
            break
        if word in words.verbs and word not in words.ambiguous and k > first:
            break
        k += 1
    return k


def _next_comma(cut: Segmented, first: int, hi: int) -> int:
    for k in range(first, hi):
        if cut.words[k] in ',;—–“"':
            return k
    return hi - 1 if cut.words[hi - 1] in ".!?…" else hi


def _speaks(cut: Segmented, words: Lexicon, first: int, end: int) -> bool:
    return any(
        cut.lower[k] in words.verbs and cut.lower[k] not in words.ambiguous and words.verbs[cut.lower[k]].frame == "say" for k in range(first, end)
    )


def _has_clause(cut: Segmented, words: Lexicon, names: Names, first: int, end: int) -> bool:
    """Whether the words are a clause of their own: a finite verb, no "who" or "that" before it."""
    for k in range(first + 1, end):
        if cut.lower[k] in names.relatives or cut.lower[k] in words.breakers or cut.lower[k] == "whose":
            return False
        if is_finite(cut, words, k) and cut.lower[k] != "'s":
            return True
    return False


def _explains_after(cut: Segmented, words: Lexicon, names: Names, first: int, end: int) -> bool:
    if first >= end:
        return False
    word = cut.lower[first]
    if word in words.explaining_after or word in names.roles or word[0].isdigit():
        return word == "who" or not (_has_clause(cut, words, names, first, end) or _speaks(cut, words, first, end))
    if _bare_role(cut, words, names, first, end):
        return True
    if shouts(cut, first) or any(is_finite(cut, words, k) for k in range(first, end)):
        return False
    return cut.words[first][0].isupper() and any(cut.lower[k] in names.roles for k in range(first, end))
