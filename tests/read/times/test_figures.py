"""Dates written in figures."""

from collections.abc import Callable
from typing import TypeAlias

import pytest

Said: TypeAlias = Callable[..., list[tuple[str, str | None, str | None, str | None]]]


@pytest.mark.parametrize("language", ["uk", "ru"])
@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("02.05.2021", ["2021-05-02"]),
        ("02.05.21", ["2021-05-02"]),
        ("2021-05-02", ["2021-05-02"]),
        ("на 10.03", ["2022-03-10"]),
        ("15—26.06.2021", ["2021-06-15", "2021-06-26"]),
        ("27.05—04.06.2021", ["2021-05-27", "2021-06-04"]),
        ("31.02.2021", []),
        ("2.05", []),
        ("на 24.13", []),
        ("10.20.30.40", []),
    ],
)
def test_figures(said: Said, language: str, text: str, values: list[str]) -> None:
    assert [found[1] for found in said(language, f"Тихо {text}.")] == values
