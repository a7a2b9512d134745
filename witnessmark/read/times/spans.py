"""Two times that share their month, their year or their hours: 24 to 27 February, January to March 1947, from 9 to 18 hours."""

from collections.abc import Sequence

from witnessmark.read.times.days import moment
from witnessmark.read.times.scene import Found, Scene
from witnessmark.read.times.seasons import season
from witnessmark.read.times.words import Token

BETWEEN = frozenset({"to", "dash", "and", "onto", "comma"})
# What the first time takes from the second where it does not say it itself.
SHARED = frozenset({"month", "year", "direction", "unit", "named_unit", "hour_word", "meridiem"})
SEASONS = frozenset({"season", "unsure_season"})
SAYS_YEAR = frozenset({"year", "direction", "named_unit"})


def span(tokens: Sequence[Token], scene: Scene) -> list[Found] | None:
    """The two times, each with its own words. Neither runs backwards: from November to February is over a New Year."""
    middle = next((n for n, token in enumerate(tokens) if n and token.kind in BETWEEN), None)
    if middle is None:
        return None
    first, second = list(tokens[:middle]), list(tokens[middle + 1 :])
    had = {token.kind for token in first}
    shared = [_earlier(token, first, second) for token in second if token.kind in SHARED - had]
    start, stop = _time([*first, *shared], scene), _time(second, scene)
    if start is None or stop is None:
        return None
    stop = _after(start, stop, second, scene)
    return [start._replace(end=tokens[middle].at), stop._replace(start=second[0].at)]


def days(tokens: Sequence[Token], scene: Scene) -> list[Found] | None:
    """The 1st, 2nd and 3rd of March: the days take their month from the last."""
    said = [n for n, token in enumerate(tokens) if token.kind in ("small", "ordinal")]
    rest = tokens[said[-1] + 1 :]
    found = [moment([tokens[n], *rest], scene) for n in said]
    if any(time is None for time in found):
        return None
    ends = [tokens[n + 1].at for n in said[:-1]]
    return [time._replace(start=tokens[n].at, end=end) for time, n, end in zip(found, said, [*ends, None], strict=True) if time is not None]


def _time(tokens: Sequence[Token], scene: Scene) -> Found | None:
    return season(tokens, scene) if any(token.kind in SEASONS for token in tokens) else moment(tokens, scene)


def _earlier(token: Token, first: Sequence[Token], second: Sequence[Token]) -> Token:
    """The year of the second time, or the year before where the first month comes after the second."""
    months = [next((t.value for t in half if t.kind == "month"), 0) for half in (first, second)]
    return token._replace(value=token.value - 1) if token.kind == "year" and months[0] > months[1] > 0 else token


def _after(start: Found, stop: Found, second: Sequence[Token], scene: Scene) -> Found:
    """The second time, of the first one's year or the next where its words name no year and it would come first."""
    begin, end = start.when.first, stop.when.first
    if begin is None or end is None or end >= begin or any(token.kind in SAYS_YEAR for token in second):
        return stop
    year = begin.year + ((end.month, end.day) < (begin.month, begin.day))
    return _time([*second, Token("year", year, second[-1].at)], scene) or stop
