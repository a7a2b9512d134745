"""Places that a sentence names in one breath ("in Varden and Tessal"), so that its number is of all of them."""

import functools
import re
from collections.abc import Iterator, Sequence

from witnessmark.model.claim import AnyClaim
from witnessmark.model.place import Place
from witnessmark.model.reading import Reading
from witnessmark.reconcile.words import table

COMMA = re.compile(r",\s+")


def together(claim: AnyClaim, reading: Reading) -> tuple[tuple[str, str], ...]:
    """The gazetteer id and name of each place of a list that ends in "and", all of one size; empty where there is no such list.

    A comma alone is no list: the second place may hold the first ("Eastrow, Varden").
    """
    named = sorted((reading.places[i] for i in claim.places if i < len(reading.places)), key=lambda p: p.start)
    usable = [p for p in named if p.gazetteer_id is not None and not p.demonym]
    found = list(_list(usable, reading.text or ""))
    return tuple(dict.fromkeys((p.gazetteer_id or "", p.name) for p in found)) if len({p.gazetteer_id for p in found}) > 1 else ()


def _list(places: Sequence[Place], text: str) -> Iterator[Place]:
    for i in range(len(places) - 1, 0, -1):
        if _joined(places[i - 1], places[i], text, _and()):
            first = i - 1
            while first > 0 and _joined(places[first - 1], places[first], text, COMMA):
                first -= 1
            yield from places[first : i + 1]
            return


@functools.cache
def _and() -> re.Pattern[str]:
    """The word that ends a list, with what may stand between it and the name: "and in the town of"."""
    words = table()["list"]
    last, before, kinds, of = ("|".join(map(re.escape, words[name])) for name in ("and", "before", "kinds", "of"))
    return re.compile(rf",?\s+(?:{last})\s+(?:(?:{before})\s+)?(?:(?:{kinds})\s+(?:{of})\s+)?", re.IGNORECASE)


def _joined(a: Place, b: Place, text: str, words: re.Pattern[str]) -> bool:
    return a.precision == b.precision and words.fullmatch(text[a.end : b.start]) is not None
