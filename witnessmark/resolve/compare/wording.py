"""Whether both reports tell it in the same telling words: objects, names, streets, what burned."""

from math import sqrt

from witnessmark.model.place import Gazetteer
from witnessmark.resolve.compare.common import Clue, Opinion, Profile
from witnessmark.resolve.told_words import NAME

NAME_WEIGHT = 2.0  # a name is shared by chance less often than a word
LIKENESS = ((0.3, 1.0), (0.2, 0.8), (0.15, 0.6), (0.1, 0.4), (0.06, 0.2))
FEW = 2.0  # the weight that must be shared at least
MUCH, UNLIKE = 8, -0.2  # two reports of so many telling words of one event would share some


def compare(a: Profile, b: Profile, gazetteer: Gazetteer) -> Opinion | None:
    """The cosine of the telling words. Nothing shared speaks a little against one event where both tell much in one language."""
    both = a.words & b.words
    likeness = _weight(both) / sqrt(_weight(a.words) * _weight(b.words)) if both else 0.0
    score = next((score for least, score in LIKENESS if likeness >= least), 0.0)
    if score and _weight(both) >= FEW:
        shown = sorted(both, key=lambda word: (not word.startswith(NAME), word))[:4]
        return Opinion(score=score, reason=f"Both have words that tell events apart ({', '.join(w.removeprefix(NAME) for w in shown)}…).")
    if not both and a.language == b.language and min(len(a.words), len(b.words)) >= MUCH:
        return Opinion(score=UNLIKE, reason="They share no telling word.")
    return None


def _weight(words: frozenset[str]) -> float:
    return sum(NAME_WEIGHT if word.startswith(NAME) else 1.0 for word in words)


CLUE = Clue(name="wording", compare=compare)
