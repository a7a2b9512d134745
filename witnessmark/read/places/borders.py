"""A distance from a border that no country is named with: "25 miles from the border", «за 25 км від кордону»."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Protocol

from witnessmark.model.place import Place
from witnessmark.read.segment import Segmented

# A distance stands at most so many words before the border: "25 miles (40 km) from the Russian border".
REACH = 7
STOPS = frozenset(".;:,")


class BorderWords(Protocol):
    """What is asked of a language's words around places."""

    @property
    def borders(self) -> frozenset[str]: ...
    @property
    def border_from(self) -> frozenset[str]: ...
    @property
    def border_with(self) -> frozenset[str]: ...
    @property
    def units(self) -> Mapping[str, float]: ...


def with_borders(places: list[Place], cut: Segmented, words: BorderWords) -> list[Place]:
    """The places and, in text order, one for each border so far from which something is said to be.

    A border is a line, so it has no point: the place stays without coordinates, is as coarse as a region, is called by all the
    words, the distance included, and its radius is that distance. Where the country behind it is named ("the border with
    Torvia") there is none: that country's place has the distance in its radius.
    """
    found = list(_borders(cut, words))
    return sorted([*places, *found], key=lambda place: (place.start, place.end)) if found else places


def _borders(cut: Segmented, words: BorderWords) -> Iterator[Place]:
    if words.borders.isdisjoint(cut.lower):
        return
    for i, word in enumerate(cut.lower):
        if word in words.borders and (i + 1 >= len(cut.lower) or cut.lower[i + 1] not in words.border_with):
            said = _distance(cut, words, i)
            if said is not None:
                first, km = said
                yield Place(start=cut.starts[i], end=cut.ends[i], name=cut.quote(first, i + 1), precision="region", radius_km=km)


def _distance(cut: Segmented, words: BorderWords, border: int) -> tuple[int, float] | None:
    """The word a distance begins with, and its kilometres; null where none is said in figures."""
    back: Iterable[int] = range(border - 1, max(cut.sentences[cut.sentence_of(border)][0], border - REACH), -1)
    from_border = False
    for k in back:
        word, figure = cut.lower[k], cut.lower[k - 1].replace(",", "")
        from_border = from_border or word in words.border_from
        if word in words.units and from_border and figure.replace(".", "", 1).isdigit():
            return k - 1, round(float(figure) * words.units[word], 1)
        if word in STOPS:
            return None
    return None
