"""Clock times: in figures, in words, and spoken as Ukrainian and Russian speak them."""

from collections.abc import Sequence

from witnessmark.read.times.scene import NUMERALS, number
from witnessmark.read.times.words import Token


def clock(tokens: Sequence[Token]) -> tuple[int | None, int | None, list[Token]]:
    """The hour and minute, and the words that say neither."""
    kinds = [token.kind for token in tokens]
    if "half_to" in kinds or ("half" in kinds and "ordinal" in kinds):
        return _half_hour(tokens, kinds)
    late = next((token.value for token in tokens if token.kind == "meridiem"), None)
    first = end = 0
    hour: int | None = None
    minute: int | None = None
    if "colon" in kinds:
        at = kinds.index("colon")
        first, end = at - 1, at + 2
        hour, minute = tokens[at - 1].value, tokens[at + 1].value
        while end < len(tokens) and (kinds[end] in ("colon", "meridiem") or kinds[end - 1] == "colon"):
            end += 1
    elif spoken := _spoken_clock(tokens, kinds):
        return spoken
    elif late is not None:
        at = kinds.index("meridiem")
        first, end = at - 1, at + 1
        said = str(tokens[at - 1].value).split(".")
        hour, minute = int(said[0]), int(said[1]) if len(said) > 1 else None
    elif "clock_word" in kinds:
        first = kinds.index("clock_word")
        end, hour = first + 1, int(tokens[first].value)
        minute = 30 if tokens[first].value != hour else None
    if hour is not None and late is not None:
        hour = _on_the_day(hour, late)
    return hour, minute, [*tokens[:first], *tokens[end:]]


def _spoken_clock(tokens: Sequence[Token], kinds: Sequence[str]) -> tuple[int | None, int | None, list[Token]] | None:
    """ "At 4 hours 30 minutes in the morning": where a language counts its hours aloud. In the sixth hour is after five."""
    at = _hour_at(tokens, kinds)
    if at is None:
        return None
    said, end, minute = str(tokens[at].value).split("."), at + 1, None
    hour, minute = int(said[0]), int(said[1]) if tokens[at].kind == "dotted" else None
    if end < len(kinds) and kinds[end] in ("hour_word", "hour_th"):
        hour, end = hour - (kinds[end] == "hour_th"), end + 1
    end += end < len(kinds) and kinds[end] == "dot"
    rest = end + (1 if end < len(kinds) and kinds[end] == "and" else 0)
    stop = next((n for n in range(rest, len(kinds)) if kinds[n] not in NUMERALS), len(kinds))
    if rest < stop < len(kinds) and kinds[stop] == "minute_word":
        minute, end = int(number(tokens[rest:stop]) or 0), stop + 1
    if end < len(kinds) and (kinds[end] == "meridiem" or tokens[end].value == "day"):
        late = tokens[end].value if kinds[end] == "meridiem" else 12
        hour, end = _on_the_day(hour, late), end + 1
    return hour, minute, [*tokens[:at], *tokens[end:]]


def _half_hour(tokens: Sequence[Token], kinds: Sequence[str]) -> tuple[int | None, int | None, list[Token]]:
    """ "Half of the tenth" is half past nine."""
    at = kinds.index("half_to" if "half_to" in kinds else "half")
    late = next((token.value for token in tokens[at:] if token.kind == "meridiem"), None)
    hour = int(tokens[at + 1].value) - 1
    end = at + 2 + (late is not None)
    return (hour if late is None else _on_the_day(hour, late)), 30, [*tokens[:at], *tokens[end:]]


def _hour_at(tokens: Sequence[Token], kinds: Sequence[str]) -> int | None:
    """Where the hour stands: before the word for an hour, or after the preposition of a clock time."""
    around = kinds.index("around") if "around" in kinds else len(kinds)
    if any(token.kind == "unit" and token.value == "day" for token in tokens[around + 2 : around + 3]):
        return around + 1
    if "hour_th" in kinds:
        return kinds.index("hour_th") - 1
    if "hour_word" in kinds:
        at = kinds.index("hour_word") - 1
        return at if at >= 0 else None
    if "dotted" in kinds:
        return kinds.index("dotted")
    after = kinds.index("at") + 1 if "at" in kinds else len(kinds)
    after += 1 if after < len(kinds) and kinds[after] == "around" else 0
    return after if after < len(kinds) and kinds[after] in ("small", "ordinal") else None


def _on_the_day(hour: int, late: int) -> int:
    """The hour of the day. Midnight's hours (-1): eleven at night is late, two at night early."""
    if late < 0:
        return hour + 12 if 9 <= hour < 12 else hour % 12
    return hour % 12 + late if hour <= 12 else hour
