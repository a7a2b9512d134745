"""Who only carries the words of another: the agency somebody told, the station that quotes a guard."""

from witnessmark.read.attribution import following
from witnessmark.read.attribution.cues import Cue
from witnessmark.read.attribution.name_lists import Phrase
from witnessmark.read.attribution.statement import Statement
from witnessmark.read.attribution.text import Text
from witnessmark.read.attribution.voice_heads import longest_known
from witnessmark.read.attribution.voice_words import Noun

LOOKED_BACK = 3
"""Sentences, its own included, in which "the agency" has its name."""
LONGEST_NAME = 3


def told(text: Text, cue: Cue) -> list[Phrase]:
    """The agency or station somebody "told"; "the agency" is the medium last named shortly before."""
    if cue.frame != "tell":
        return []
    lower = text.cut.lower
    definite = lower[cue.end : cue.end + 1] == [text.names.definite]
    k = cue.end + definite
    found = longest_known(text.cut, text.names, k, min(k + LONGEST_NAME, len(lower)))
    if found is not None and found.first == k:
        return [_phrase(found)] if found.kind == "media" else []
    return _named_before(text, cue.first) if definite and not text.names.carriers.isdisjoint(lower[k : k + 1]) else []


def _named_before(text: Text, word: int) -> list[Phrase]:
    """The medium named last in the sentences before this word."""
    at = text.cut.sentence_of(word)
    first = text.cut.sentences[max(0, at - LOOKED_BACK + 1)][0]
    for k in range(word - 1, first - 1, -1):
        if text.cut.lower[k] in text.names.known.longest and text.cut.words[k][0].isupper():
            found = longest_known(text.cut, text.names, k, min(k + LONGEST_NAME, word))
            if found is not None and found.first == k and found.kind == "media":
                return [_phrase(found)]
    return []


def _phrase(noun: Noun) -> Phrase:
    return Phrase(noun.first, noun.end, noun.end)


def unfold(text: Text, made: Statement) -> None:
    """ "Radio North, quoting a guard, said": the guard speaks; "the union, quoted by Radio North, said": the union does."""
    if made.source is None or made.source.head_end + 1 >= made.source.end:
        return
    lower = text.cut.lower
    k = made.source.head_end + (text.cut.words[made.source.head_end] == ",")
    if lower[k] not in text.words.quoting:
        return
    passed = lower[k + 1] == text.words.agent
    other = following.after(text.cut, text.words, text.names, k + 1 + passed, made.source.end, sure=True)
    if other is not None:
        outer = other if passed else made.source
        made.carriers.append(outer._replace(end=outer.head_end))
        made.source = made.source._replace(end=made.source.head_end) if passed else other
