"""Places that only tell where somebody comes from: "a Moscow resident", «житель Москвы». They say little of where things happened."""

import functools
import re
import tomllib
from collections.abc import Sequence
from pathlib import Path

from witnessmark.model.place import Place

WORDS = Path(__file__).parent / "place_origins.toml"
# The words beside a place stand within so many letters of it.
REACH = 30
WORD = re.compile(r"[^\W\d_]+")


def origins(places: Sequence[Place], text: str, language: str) -> list[bool]:
    """For each place whether it is a people's name or stands as somebody's home; languages without such words have no homes."""
    words = _words().get(language, {})
    before, after, between = (tuple(words.get(name, ())) for name in ("before", "after", "between"))
    return [place.demonym or _behind(place, text, before, between) or _ahead(place, text, after) for place in places]


def _behind(place: Place, text: str, before: tuple[str, ...], between: tuple[str, ...]) -> bool:
    said = [word.casefold() for word in WORD.findall(_near(text[max(0, place.start - REACH) : place.start], -1))]
    while said and said[-1] in between:
        said.pop()
    return bool(said) and said[-1].startswith(before) if before else False


def _ahead(place: Place, text: str, after: tuple[str, ...]) -> bool:
    said = WORD.findall(_near(text[place.end : place.end + REACH], 0))
    return bool(said) and said[0].casefold() in after


def _near(text: str, side: int) -> str:
    """The part of the text that no mark parts from the place."""
    return re.split(r"[.,;:!?()\n]", text)[side]


@functools.cache
def _words() -> dict[str, dict[str, list[str]]]:
    return tomllib.loads(WORDS.read_text(encoding="utf-8"))
