"""Two dates that share their month or their year: 24 to 27 February, January to March 1947."""

from collections.abc import Sequence

from witnessmark.read.times.days import moment
from witnessmark.read.times.scene import Found, Scene
from witnessmark.read.times.words import Token

BETWEEN = frozenset({"to", "dash", "and", "onto", "comma"})
# What the first date takes from the second where it does not say it itself.
SHARED = ("month", "year", "direction", "unit", "named_unit")


def span(tokens: Sequence[Token], scene: Scene) -> list[Found] | None:
    """The two times, each with its own words. A first month that comes after the second is of the year before."""
    middle = next((n for n, token in enumerate(tokens) if n and token.kind in BETWEEN), None)
    if middle is None:
        return None
    first, second = list(tokens[:middle]), list(tokens[middle + 1 :])
    had = {token.kind for token in first}
    ways = [
        moment(first + [_earlier(token, first, second) for token in second if token.kind in SHARED and token.kind not in had], scene),
        moment(second, scene),
    ]
    if ways[0] is None or ways[1] is None:
        return None
    return [ways[0]._replace(end=tokens[middle].at), ways[1]._replace(start=second[0].at)]


def _earlier(token: Token, first: Sequence[Token], second: Sequence[Token]) -> Token:
    months = [next((t.value for t in half if t.kind == "month"), 0) for half in (first, second)]
    return token._replace(value=token.value - 1) if token.kind == "year" and months[0] > months[1] > 0 else token
