"""The channel of a statement: the medium it went out on, which is never a voice."""

import functools

from witnessmark.read.segment import Segmented
from witnessmark.read.vocabulary import vocabulary


@functools.cache
def _channels(language: str) -> dict[tuple[str, ...], tuple[int, str]]:
    table = vocabulary(language, "attribution").get("channels", {})
    return {tuple(words.split()): (rank, name) for rank, (name, forms) in enumerate(table.items()) for words in forms}


def channel_of(cut: Segmented, ranges: list[tuple[int, int]]) -> str | None:
    """The channel named in these word ranges; the first of the table where several are ("in a statement on Telegram")."""
    table = _channels(cut.language)
    found = [
        table[key]
        for first, end in ranges
        for i in range(first, end)
        for key in ((cut.lower[i],), (cut.lower[i], *cut.lower[i + 1 : i + 2]))
        if key in table
    ]
    return min(found)[1] if found else None


def is_channel(cut: Segmented, first: int, end: int) -> bool:
    """Whether these words are nothing but a channel ("Telegram"): a channel is no voice."""
    return end - first == 1 and (cut.lower[first],) in _channels(cut.language)
