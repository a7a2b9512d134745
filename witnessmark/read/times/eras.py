"""Years before the common era: they have a value and no interval, for no calendar here goes back so far."""

from collections.abc import Iterator, Sequence

from witnessmark.read.times.calendar import When
from witnessmark.read.times.scene import Found, Scene
from witnessmark.read.times.words import Token

YEARLIKE = frozenset({"figure", "year", "small", "decade"})


def before_christ(tokens: Sequence[Token], scene: Scene) -> list[Found]:
    """264—241 BC are two times; a month or a season goes with the first."""
    return list(_years(tokens))


def _years(tokens: Sequence[Token]) -> Iterator[Found]:
    finer = next((_finer(token) for token in tokens if token.kind in ("month", "season", "unsure_season")), "")
    years = [token for token in tokens if token.kind in YEARLIKE]
    dash = next((token.at for token in tokens if token.kind == "dash"), None)
    for token in years:
        when = When(f"BC{token.value:04}{finer if token is years[0] else ''}", unit="era")
        yield Found("DATE", when, None if token is years[0] else token.at, dash if token is years[0] else None)


def _finer(token: Token) -> str:
    return f"-{token.value:02}" if token.kind == "month" else f"-{token.value}"
