"""How far from a named place something is said to be in an inflected text: "за 25 км від кордону", "под Купянском"."""

from witnessmark.read.places.inflected_found import Found
from witnessmark.read.places.inflected_names import Finder

# A distance stands at most so many words before its place: "за 25 кілометрів на північний схід від міста Харкова".
REACH = 8
STOPS = frozenset(",;:(")


def stated_km(finder: Finder, found: Found) -> float | None:
    """Kilometres beyond the place itself that the words before it allow; null where they say nothing.

    "near" and a direction say how far from a town; of a region or a country only a distance in figures does.
    """
    words, wide = finder.words, found.named is not None and found.named.places[0].precision in ("country", "region")
    sentence = finder.cut.sentences[finder.cut.sentence_of(found.first)][0]
    told: float | None = None
    from_place = any(finder.lower(i) in words.from_words for i in range(found.first - 1, max(sentence, found.first - 3) - 1, -1))
    for step, i in enumerate(range(found.first - 1, max(sentence, found.first - REACH) - 1, -1)):
        word = finder.lower(i)
        if word in words.units and i > sentence and from_place:
            return _number(finder.lower(i - 1)) * words.units[word]
        if step == 0 and word in words.near and not wide:
            return words.near_km
        if (
            word in words.direction_of
            and told is None
            and not wide
            and not finder.adjective(i - 1)
            and (step == 0 or finder.lower(i + 1) in words.from_words | words.towns)
        ):
            told = words.direction_km
        if word in STOPS or (step > 0 and finder.capital(i)):
            break
    return found.radius_km if told is None else told


def _number(word: str) -> float:
    """A distance in figures; one unit where it is said in a word."""
    figure = word.replace(",", ".")
    return float(figure) if figure.replace(".", "", 1).isdigit() else 1.0
