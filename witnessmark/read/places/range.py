"""How far from a named place something is said to be: "about 25 miles from", "near", "northeast of"."""

from witnessmark.read.places.names import Name
from witnessmark.read.places.words import PlaceWords
from witnessmark.read.segment import Segmented

# A distance stands at most this many words before its place: "25 miles (40 km) to the north-east of the city of Kharkiv".
REACH = 9


def stated_km(cut: Segmented, words: PlaceWords, name: Name) -> float | None:
    """Kilometres beyond the place itself that the words before it allow; null where they say nothing."""
    sentence = cut.sentences[cut.sentence_of(name.first)][0]
    before = range(name.first - 1, max(sentence, name.first - REACH) - 1, -1)
    near = words.around_km.get(cut.lower[name.end]) if name.end < len(cut.lower) else None
    for step, i in enumerate(before):
        word = cut.lower[i]
        if word in words.units and i > sentence:
            return _number(cut.lower[i - 1]) * words.units[word]
        if step < 2 and word in words.near:
            near = words.near_km
        elif step < 3 and word in words.direction_of and "of" in cut.lower[i : name.first]:
            near = words.direction_km
        elif word in (",", ";", ":"):
            break
    return near


def _number(word: str) -> float:
    """A distance in figures; one unit where it is said in a word ("a mile", "several miles" is not more exact)."""
    figure = word.replace(",", "")
    return float(figure) if figure.replace(".", "", 1).isdigit() else 1.0
