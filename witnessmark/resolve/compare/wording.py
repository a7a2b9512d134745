"""Whether both reports tell it in the same telling words: objects, names, streets, what burned."""

import functools
from math import sqrt

from witnessmark.model.place import Gazetteer
from witnessmark.resolve.compare.common import Clue, Opinion, Profile
from witnessmark.resolve.incidents.told_words import NAME, harm

NAME_WEIGHT = 2.0  # a name is shared by chance less often than a word
HARM_WEIGHT = 0.5  # rockets and explosions are of many events
LIKENESS = ((0.3, 1.0), (0.2, 0.8), (0.15, 0.6), (0.1, 0.4), (0.06, 0.2))
FEW, ONE = 1.5, 1.0  # the weight that must be shared at least; one telling word is enough in one town, and in one channel's story
MUCH, UNLIKE = 6, -0.2  # two reports of so many telling words of one event would share some


def compare(a: Profile, b: Profile, gazetteer: Gazetteer) -> Opinion | None:
    """The cosine of the telling words. Nothing shared speaks a little against one event where both tell much in one language."""
    both = a.words & b.words
    shared = _weighed(both)
    likeness = shared / sqrt(_weight(a.words) * _weight(b.words)) if both else 0.0
    score = next((score for least, score in LIKENESS if likeness >= least), 0.0)
    if score and shared >= (ONE if _told_together(a, b) else FEW):
        shown = sorted(both, key=lambda word: (not word.startswith(NAME), word))[:4]
        return Opinion(score=score, reason=f"Both have words that tell events apart ({', '.join(w.removeprefix(NAME) for w in shown)}…).")
    if not both and a.language == b.language and min(len(a.words), len(b.words)) >= MUCH:
        return Opinion(score=UNLIKE, reason="They share no telling word.")
    return None


def _told_together(a: Profile, b: Profile) -> bool:
    """Whether both name one town, or one channel goes on without naming any."""
    going_on = a.publisher is not None and a.publisher == b.publisher and not (a.is_placed and b.is_placed)
    return bool(a.named & b.named) or going_on


@functools.lru_cache(maxsize=65536)
def _weight(words: frozenset[str]) -> float:
    """The weight of a document's words, asked for again with every other document."""
    return _weighed(words)


def _weighed(words: frozenset[str]) -> float:
    return sum(NAME_WEIGHT if word.startswith(NAME) else HARM_WEIGHT if word in harm() else 1.0 for word in words)


CLUE = Clue(name="wording", compare=compare)
