"""The exact place of a voice's words in the text."""

from witnessmark.model.base import Span
from witnessmark.read.attribution.cues import Lexicon
from witnessmark.read.attribution.name_lists import Phrase
from witnessmark.read.segment import Segmented

BRACKET = 8
"""Words that a bracket behind a name may have ("Ana Silva (Northport)")."""


def source_span(cut: Segmented, words: Lexicon, source: Phrase, cue: tuple[int, int], *, owner: bool = False) -> Span:
    """The voice with what explains it: a bracket and the comma that closes an explanation belong to it, a shortened verb does not.

    `owner`: the voice owns a noun ("the mayor's claim"), so that nothing at its end is a verb.
    """
    end, first = _after_bracket(cut, source), source.first
    while first + 1 < end and not any(mark.isalnum() for mark in cut.words[first]):
        first += 1
    if source.end > source.head_end and end + 1 == cue[0] and cut.words[end] == ",":
        end += 1
    stop = cut.ends[end - 1]
    short = next((ending for ending in words.short_verbs if cut.lower[end - 1].endswith(ending)), None)
    if not owner and short is not None and end == cue[0] and len(cut.words[end - 1]) > len(short):
        stop -= len(short)
    return cut.starts[first], stop


def _after_bracket(cut: Segmented, source: Phrase) -> int:
    k = source.end
    if k >= len(cut.words) or cut.words[k] != "(":
        return k
    return next((i + 1 for i in range(k + 2, min(k + BRACKET, len(cut.words))) if cut.words[i] == ")"), k)
