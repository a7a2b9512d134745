"""The channel of a statement: the medium it went out on, which is never a voice."""

import functools

from witnessmark.read.attribution.spotted import places
from witnessmark.read.segment import Segmented
from witnessmark.read.vocabulary import vocabulary


@functools.cache
def _channels(language: str) -> dict[tuple[str, ...], tuple[int, str]]:
    table = vocabulary(language, "attribution").get("channels", {})
    return {tuple(words.split()): (rank, name) for rank, (name, forms) in enumerate(table.items()) for words in forms}


@functools.cache
def _first_words(language: str) -> frozenset[str]:
    return frozenset(key[0] for key in _channels(language))


def channel_words(cut: Segmented) -> list[int]:
    """The words of a text that a channel may begin with, in order."""
    return places(cut.lower, _first_words(cut.language))


def channel_of(cut: Segmented, places: list[int]) -> str | None:
    """The channel named at these words; the first of the table where several are ("in a statement on Telegram")."""
    table = _channels(cut.language)
    found = [table[key] for i in places for key in ((cut.lower[i],), (cut.lower[i], *cut.lower[i + 1 : i + 2])) if key in table]
    return min(found)[1] if found else None


def is_channel(cut: Segmented, first: int, end: int) -> bool:
    """Whether these words are nothing but a channel ("Telegram"): a channel is no voice."""
    return end - first == 1 and (cut.lower[first],) in _channels(cut.language)


def after_channel(cut: Segmented, k: int) -> int:
    """The word after "in Telegram", "on her Facebook page" at word `k`; `k` itself where no channel stands there."""
    if k + 1 >= len(cut.words) or cut.lower[k] not in ("in", "on", "via"):
        return k
    end = k + 1 + (cut.lower[k + 1] in ("the", "his", "her", "its", "their", "a"))
    if end >= len(cut.words) or (cut.lower[end],) not in _channels(cut.language):
        return k
    return end + 1 + (cut.lower[end + 1 : end + 2] in (["channel"], ["page"], ["post"], ["account"]))
