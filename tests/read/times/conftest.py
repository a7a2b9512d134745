"""Reads an invented sentence and gives its times as plain tuples."""

from collections.abc import Callable

import pytest

from witnessmark.read.segment import segment
from witnessmark.read.times import read_times

Said = Callable[..., list[tuple[str, str | None, str | None, str | None]]]


@pytest.fixture
def said() -> Said:
    """(words, value, from, to) of each time of a text published on Tuesday 15 March 2022."""

    def read(language: str, text: str, published: str | None = "2022-03-15") -> list[tuple[str, str | None, str | None, str | None]]:
        return [(text[t.start : t.end], t.value, t.since, t.until) for t in read_times(segment(text, language), published)]

    return read
