"""People told of before they speak: "Ana Silva, a nurse, was at the stop. “The roof fell in,” she said." """

from bisect import bisect_right

from witnessmark.read.attribution.cues import Lexicon, is_finite
from witnessmark.read.attribution.name_lists import Phrase
from witnessmark.read.attribution.statement import Statement
from witnessmark.read.attribution.voice_heads import is_name_word
from witnessmark.read.attribution.voice_words import Names
from witnessmark.read.segment import Segmented

LONGEST_NAME = 5
"""Words a name may have that opens a sentence, a place before it included ("Northport resident Ana Maria Silva")."""


def introduced(cut: Segmented, words: Lexicon, names: Names, statements: list[Statement]) -> list[Phrase]:
    """Who "he" or "she" is where nobody with a name has spoken yet in the paragraph: the person its first sentence tells of."""
    firsts = [first for first, _ in cut.paragraphs]
    named = [s.cue[0] for s in statements if s.source is not None and cut.lower[s.source.first] not in names.pronouns]
    found: dict[int, Phrase] = {}
    for statement in statements:
        if statement.source is None or cut.lower[statement.source.first] not in ("he", "she", "i"):
            continue
        k = bisect_right(firsts, statement.cue[0]) - 1
        for paragraph in (k, k - 1):
            if paragraph < 0 or any(cut.paragraphs[paragraph][0] <= cue < statement.cue[0] for cue in named):
                break
            phrase = _opening(cut, words, names, cut.paragraphs[paragraph][0])
            if phrase is not None and phrase.end < statement.cue[0]:
                found[phrase.first] = phrase
                break
    return list(found.values())


def _opening(cut: Segmented, words: Lexicon, names: Names, first: int) -> Phrase | None:
    """The name that opens a sentence and what explains it between commas: an age or a role that a person has."""
    end = cut.sentences[cut.sentence_of(first)][1]
    head = first
    while head < end and (is_name_word(cut, names, head) or cut.lower[head] in names.roles or cut.lower[head] in names.particles):
        head += 1
    if not 1 <= head - first <= LONGEST_NAME or head >= end or cut.words[head] != "," or not is_name_word(cut, names, head - 1):
        return None
    close = next((k for k in range(head + 1, end) if cut.words[k] in ",;:"), None)
    if close is None or cut.lower[first] in words.openers or cut.lower[first] in words.prepositions or cut.lower[first] in names.body_nouns:
        return None
    return Phrase(first, head, close) if _tells_who(cut, words, names, head + 1, close) else None


def _tells_who(cut: Segmented, words: Lexicon, names: Names, first: int, end: int) -> bool:
    stop = next((k for k in range(first, end) if cut.lower[k] in names.own_clause or is_finite(cut, words, k)), end)
    if any("year-old" in cut.lower[k] or cut.lower[k] in names.aged for k in range(first, stop)):
        return True
    age = cut.lower[first].isdecimal() and len(cut.lower[first]) <= 2 and first + 1 in (stop, end)
    return age or (cut.lower[first] in ("a", "an", "the") and any(cut.lower[k] in names.roles for k in range(first, stop)))
