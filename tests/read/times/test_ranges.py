"""Ranges: both ends have the interval of the whole."""

from collections.abc import Callable
from typing import TypeAlias

import pytest

Said: TypeAlias = Callable[..., list[tuple[str, str | None, str | None, str | None]]]


@pytest.mark.parametrize(
    ("language", "text", "values", "since", "until"),
    [
        ("en", "It was quiet from 1 to 3 March.", ["2022-03-01", "2022-03-03"], "2022-03-01", "2022-03-04"),
        ("en", "It was quiet from 28 February to 3 March.", ["2022-02-28", "2022-03-03"], "2022-02-28", "2022-03-04"),
        # Published on a Tuesday: the week that has passed.
        ("en", "From Monday to Wednesday it was quiet.", ["2022-03-07", "2022-03-09"], "2022-03-07", "2022-03-10"),
        ("en", "From Friday through Monday it was quiet.", ["2022-03-11", "2022-03-14"], "2022-03-11", "2022-03-15"),
        ("uk", "З 1 по 3 березня було тихо.", ["2022-03-01", "2022-03-03"], "2022-03-01", "2022-03-04"),
        ("uk", "З понеділка до середи було тихо.", ["2022-03-07", "2022-03-09"], "2022-03-07", "2022-03-10"),
        ("ru", "С 1 по 3 марта было тихо.", ["2022-03-01", "2022-03-03"], "2022-03-01", "2022-03-04"),
        ("ru", "С пятницы по понедельник было тихо.", ["2022-03-11", "2022-03-14"], "2022-03-11", "2022-03-15"),
    ],
)
def test_a_range_is_one_interval(said: Said, language: str, text: str, values: list[str], since: str, until: str) -> None:
    assert [(value, *interval) for _, value, *interval in said(language, text)] == [(value, since, until) for value in values]


@pytest.mark.parametrize(
    ("language", "text", "intervals"),
    [
        ("en", "It was quiet on 1 and 3 March.", [("2022-03-01", "2022-03-02"), ("2022-03-03", "2022-03-04")]),
        ("en", "On Monday to Friday's surprise it was quiet.", [("2022-03-14", "2022-03-15"), ("2022-03-11", "2022-03-12")]),
        ("uk", "З понеділка було тихо, до середи.", [("2022-03-14", "2022-03-15"), ("2022-03-09", "2022-03-10")]),
        ("ru", "Перенесли с понедельника на среду.", [("2022-03-14", "2022-03-15"), ("2022-03-09", "2022-03-10")]),
        ("ru", "Тихо было с 22:00 до 6:00.", [("2022-03-15T22:00", "2022-03-15T22:01"), ("2022-03-15T06:00", "2022-03-15T06:01")]),
    ],
)
def test_two_times_that_are_no_range_keep_their_own(said: Said, language: str, text: str, intervals: list[tuple[str, str]]) -> None:
    assert [(since, until) for *_, since, until in said(language, text)] == intervals


def test_without_a_publication_date_nothing_is_joined(said: Said) -> None:
    assert [found[2:] for found in said("en", "From Monday to Wednesday it was quiet.", None)] == [(None, None)] * 2
