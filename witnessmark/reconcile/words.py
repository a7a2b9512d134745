"""Words of number into intervals, as data in words.toml."""

import functools
import re
import tomllib
from pathlib import Path
from typing import Any

from witnessmark.model.base import Model
from witnessmark.model.claim import Casualty

STEPS = (500, 100, 50, 10, 5, 1)
SHARE = 20  # a twentieth: a rounded number N to the next g is taken as N plus or minus max(g/2, N/20)


class Reach(Model, frozen=True, kw_only=True):
    """An interval, both ends included; `high` null is open. `numeric` is whether the words are a number."""

    low: int
    high: int | None
    top: int
    numeric: bool = True


@functools.cache
def table() -> dict[str, Any]:
    """The words as data."""
    return tomllib.loads(Path(__file__).with_name("words.toml").read_text(encoding="utf-8"))


def interval(claim: Casualty) -> Reach:
    """The interval a casualty claim allows. A number stays the number; a vague word gets its floor and stays open above."""
    low, high = claim.low, claim.high
    match claim.quantifier:
        case "none":
            return Reach(low=0, high=0, top=0)
        case "about" if low is not None:
            return _about(low, has_word(claim.quote, tuple(table()["nearly"]["words"])))
        case "up_to" | "fewer_than" if high is not None:
            return Reach(low=low or 0, high=high, top=high)
    if low is not None:
        return Reach(low=low, high=high, top=low if high is None else high)
    if high is not None:
        return Reach(low=0, high=high, top=high)
    return _vague(claim)


def _about(n: int, nearly: bool) -> Reach:
    half = max(next(step for step in STEPS if n % step == 0) // 2, n // SHARE)
    if nearly:
        return Reach(low=max(n - max(half, 1), 0), high=max(n - 1, 0), top=max(n - 1, 0))
    return Reach(low=n - half, high=n + half, top=n + half)


def _vague(claim: Casualty) -> Reach:
    for entry in table()["phrase"]:
        if entry["quantifier"] == claim.quantifier and has_word(claim.quote, tuple(entry["words"])):
            return Reach(low=entry["low"], high=entry.get("high"), top=entry["top"], numeric=entry.get("numeric", False))
    if claim.quantifier == "several":
        return Reach(low=table()["plural"]["low"], high=None, top=table()["plural"]["top"], numeric=False)
    found = table()["vague"].get(claim.quantifier, table()["plural"])
    return Reach(low=found["low"], high=None, top=found["top"], numeric=False)


@functools.lru_cache(maxsize=256)
def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, words)) + r")(?!\w)", re.IGNORECASE)


@functools.lru_cache(maxsize=65536)
def has_word(text: str, words: tuple[str, ...]) -> bool:
    """Whether one of the words or phrases stands in the text, as whole words."""
    return _pattern(words).search(text) is not None


def tells_both(claim: Casualty, text: str | None) -> bool:
    """Whether the words around a joint number say that some of these people died and some were hurt ("killed and injured")."""
    if claim.outcome != "affected" or text is None:
        return False
    reach = table()["both"]["reach"]
    return has_word(text[max(claim.start - reach, 0) : claim.end + reach], tuple(table()["both"]["words"]))


def is_rhetoric(claim: Casualty, text: str | None) -> bool:
    """Whether a vague word is followed by a progressive verb ("dozens are dying"): read as a claim, never in a range."""
    if claim.low is not None or text is None:
        return False
    after = text[claim.end : claim.end + table()["rhetoric"]["reach"]]
    return has_word(claim.quote + after, tuple(table()["rhetoric"]["words"]))
