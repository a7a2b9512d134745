"""Two times that share words."""

from collections.abc import Callable
from typing import TypeAlias

import pytest

Said: TypeAlias = Callable[..., list[tuple[str, str | None, str | None, str | None]]]


@pytest.mark.parametrize(
    ("language", "text", "values"),
    [
        ("uk", "з 24 до 27 лютого", ["2022-02-24", "2022-02-27"]),
        ("uk", "з 24 лютого по 2 березня", ["2022-02-24", "2022-03-02"]),
        ("uk", "3—5 березня 2021 року", ["2021-03-03", "2021-03-05"]),
        ("uk", "28 грудня — 8 січня 2021 року", ["2020-12-28", "2021-01-08"]),
        ("uk", "у січні — лютому 2021", ["2021-01", "2021-02"]),
        ("uk", "у березні-квітні 2021 року", ["2021-03", "2021-04"]),
        ("uk", "взимку та навесні 2019 року", ["2019-WI", "2019-SP"]),
        ("uk", "1941—1945 рр.", ["1941", "1945"]),
        ("uk", "з 9 до 18 години", ["2022-03-15T09:00", "2022-03-15T18:00"]),
        ("uk", "1, 2 і 3 березня", ["2022-03-01", "2022-03-02", "2022-03-03"]),
        ("ru", "с 2014 по 2022 год", ["2014", "2022"]),
        ("ru", "8 и 9 января", ["2022-01-08", "2022-01-09"]),
        ("ru", "с марта по май", ["2022-03", "2022-05"]),
        ("ru", "с 22:00 до 6:00", ["2022-03-15T22:00", "2022-03-15T06:00"]),
        ("ru", "в мае-июне 2021 года", ["2021-05", "2021-06"]),
    ],
)
def test_both_times_are_read(said: Said, language: str, text: str, values: list[str]) -> None:
    assert [found[1] for found in said(language, f"Було тихо {text}.")] == values


@pytest.mark.parametrize(
    ("language", "text", "values"),
    [
        ("uk", "від 2 до 3 тижнів", ["P3W"]),
        ("uk", "від 1800 до 2000 осіб", []),
        ("ru", "два-три часа", ["PT3H"]),
        ("ru", "с 5 по 7 вагон", []),
    ],
)
def test_numbers_that_are_no_span_of_dates(said: Said, language: str, text: str, values: list[str]) -> None:
    assert [found[1] for found in said(language, f"Було тихо {text}.")] == values


def test_each_time_has_its_own_words(said: Said) -> None:
    assert [found[0] for found in said("uk", "Було тихо з 24 до 27 лютого.")] == ["24", "27 лютого"]
    assert [found[0] for found in said("ru", "Тихо было в мае-июне 2021 года.")] == ["мае", "июне 2021 года"]
